import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fetched, Fetching } from '../../../roomservice/ports';
import type { MediaStore } from '../../media-store';
import { createAsk, type Line } from './ask';
import { createBudgets } from './budget';
import { NoRoom, Unwanted } from './faults';
import { bringFile } from './file';
import { bringPieces } from './pieces';

/** Longer than any fetch is tried: what is half here then is nobody's. */
const keptMs = 7 * 24 * 3_600_000;

interface FetchingParts extends Line {
  readonly store: MediaStore;
  /** For what is half here: on the same disk as the store. */
  readonly folder: string;
  readonly lookEveryBytes?: number;
}

export interface OpenFetching extends Fetching {
  /** Removes what is half here and nobody goes on with. */
  tidy(now: Date): Promise<void>;
}

/** {@link Fetching} over http, with the guard over addresses that webhooks have. */
export function createFetching({ store, folder, lookEveryBytes, ...line }: FetchingParts): OpenFetching {
  const budgetOf = createBudgets(lookEveryBytes);
  const forget = async (half: string): Promise<void> => {
    for (const path of [half, `${half}.of`, `${half}.now`]) await rm(path, { force: true });
  };
  return {
    async fetch(order, { signal, progress, room }): Promise<Fetched> {
      await mkdir(folder, { recursive: true });
      const half = join(folder, order.location.replaceAll('/', '-'));
      const budget = budgetOf(order, room);
      const ask = createAsk(order, line, signal);
      try {
        const bringing = { ask, budget, half, progress };
        const known = await (order.as === 'file' ? bringFile(order, bringing) : bringPieces(order, bringing));
        const facts = await store.take(half, order.location);
        await forget(half);
        return { kind: 'here', ...facts, ...known };
      } catch (error) {
        signal.throwIfAborted();
        // Calls need the room more than what is half here.
        if (error instanceof Unwanted || error instanceof NoRoom || isFull(error)) await forget(half);
        if (error instanceof Unwanted) return { kind: 'refused', why: error.message };
        if (error instanceof NoRoom) return { kind: 'noRoom', needed: error.needed };
        throw error;
      } finally {
        budget.close();
      }
    },
    async tidy(now) {
      for (const name of await readdir(folder).catch(() => [])) {
        const path = join(folder, name);
        const facts = await stat(path).catch(() => null);
        if (facts && now.getTime() - facts.mtimeMs > keptMs) await rm(path, { force: true, recursive: true });
      }
    },
  };
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOSPC';
}
