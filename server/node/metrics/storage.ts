import { Gauge, type Registry } from 'prom-client';
import { storageLevels } from '../../../contract/storage-levels';
import { limitsOf } from '../../roomservice/storage/levels';
import type { Disk } from '../../roomservice/storage/port';
import { storageSettings } from '../../roomservice/storage/settings';
import type { Store } from '../../roomservice/store';

interface StorageParts {
  readonly disk: Disk;
  /** Whether recordings can be written there. */
  readonly canWrite: () => Promise<boolean>;
}

/** How full the disk of recordings is, and what admins call low and full; the sizes are left out where nobody can tell. */
export function storageMetrics(
  store: Store,
  { disk, canWrite }: StorageParts,
  registers: Registry[],
): { count(): Promise<void> } {
  const free = new Gauge({
    name: 'webexe_storage_free_bytes',
    help: 'Free on the disk of recordings',
    registers,
  });
  const total = new Gauge({ name: 'webexe_storage_total_bytes', help: 'All of that disk', registers });
  const limit = new Gauge({
    name: 'webexe_storage_limit_bytes',
    help: 'Below it people are warned (warn), or what can wait waits (stop)',
    labelNames: ['limit'],
    registers,
  });
  const level = new Gauge({
    name: 'webexe_storage_level',
    help: '1 for the level that the disk has',
    labelNames: ['level'],
    registers,
  });
  const writable = new Gauge({
    name: 'webexe_storage_writable',
    help: '1 while recordings can be written',
    registers,
  });
  return {
    async count() {
      writable.set((await canWrite()) ? 1 : 0);
      const last = await store.read.storage.lastSample();
      for (const each of storageLevels) level.set({ level: each }, each === (last?.level ?? 'ample') ? 1 : 0);
      const space = await disk.space();
      for (const gauge of [free, total, limit]) gauge.reset();
      if (space === null) return;
      const { warnBytes, stopBytes } = limitsOf(await storageSettings.now(store.read), space.totalBytes);
      free.set(space.freeBytes);
      total.set(space.totalBytes);
      limit.set({ limit: 'warn' }, warnBytes);
      limit.set({ limit: 'stop' }, stopBytes);
    },
  };
}
