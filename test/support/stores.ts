import { inject } from 'vitest';
import type { Store } from '../../server/roomservice/store';
import { createMemoryStore } from '../../server/stores/memory/memory-store';
import { openEmbeddedStore, openSqlStore } from './sql-store';

export interface OpenedStore {
  readonly store: Store;
  close(): Promise<void>;
}

export type StoreName = 'memory' | 'PGlite' | 'PostgreSQL';

/** Every kind of store that RoomService runs on, each opened empty. */
export const storeKinds: readonly { readonly name: StoreName; open(): Promise<OpenedStore> }[] = [
  {
    name: 'memory',
    open: () => {
      const store = createMemoryStore();
      return Promise.resolve({ store, close: () => store.close() });
    },
  },
  { name: 'PGlite', open: openEmbeddedStore },
  { name: 'PostgreSQL', open: () => openSqlStore(inject('postgresURL')) },
];
