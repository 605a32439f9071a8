import type { StorageLevel } from '../../../contract/storage-levels';
import { command, type Actor } from '../context';
import type { Tx } from '../store';
import { levelAfter, limitsOf, type Limits } from './levels';
import type { DiskSpace } from './port';
import { storageSettings } from './settings';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** So long it can be seen how the disk filled. */
const keepSamplesMs = 400 * dayMs;

/** Writes down how full the disk is, once an hour and whenever its level changes; then people and webhooks are told. */
export async function watchDisk(actor: Actor): Promise<void> {
  const { disk, store, log } = actor.ports;
  const space = await disk.space();
  if (space === null || (await whatIsNew(store.read, actor.now, space)) === null) return;
  const changed = await command(actor, async (work) => {
    await work.tx.settings.lock('storage'); // of two that look at once, the second sees what the first saw
    const fresh = await whatIsNew(work.tx, work.now, space);
    if (fresh === null) return null;
    const { before, level, limits } = fresh;
    await work.tx.storage.addSample({ ...space, takenAt: work.now, level });
    await work.tx.storage.deleteSamplesBefore(new Date(work.now.getTime() - keepSamplesMs));
    if (level === before) return null;
    work.tell({ type: 'storage.changed' }, { kind: 'everybody' });
    const storage = { level, ...space, ...limits };
    work.hook({ type: level === 'ample' ? 'storage.recovered' : 'storage.low', data: { storage } });
    return { before, ...storage };
  });
  if (changed === null) return;
  if (changed.level === 'full') log.error('the disk of recordings is full: what can wait waits', changed);
  else if (changed.level === 'low') log.info('the disk of recordings runs full', changed);
  else log.info('the disk of recordings has room again', changed);
}

interface Fresh {
  readonly before: StorageLevel;
  readonly level: StorageLevel;
  readonly limits: Limits;
}

/** Null where the last sample says it all. */
async function whatIsNew(tx: Tx, now: Date, { freeBytes, totalBytes }: DiskSpace): Promise<Fresh | null> {
  const last = await tx.storage.lastSample();
  const limits = limitsOf(await storageSettings.now(tx), totalBytes);
  const before = last?.level ?? 'ample';
  const level = levelAfter(before, freeBytes, limits);
  const isDue = !last || now.getTime() - last.takenAt.getTime() >= hourMs;
  return isDue || level !== before ? { before, level, limits } : null;
}
