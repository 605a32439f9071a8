import { command, type Actor } from '../context';
import { letGo } from './attach';
import { checkUpload } from './check';
import { uploadLocation } from './location';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** Whoever sends says something more often; after so long, what is here is looked at. */
const quietMs = 5 * minuteMs;

/**
 * Takes files whose last byte is here though nobody said so: a server died over it, and the sender was gone when it came
 * back. Looks again at what could not be read for a while. Removes what was half sent and left for days; what is here
 * whole stays until somebody says what it is.
 */
export async function sweepUploads(actor: Actor): Promise<void> {
  const { store, media, service } = actor.ports;
  const ago = (ms: number) => new Date(actor.now.getTime() - ms);
  const givenUp = ago(service.uploads.keepDays * dayMs);
  const stalled = await store.read.uploads.stalledSince(ago(quietMs));
  for (const { uploadID, purpose, bytes, changedAt, location } of stalled) {
    if (purpose === 'mix') continue; // its recording ends it
    if (location !== null) {
      await lookAgain(actor, uploadID);
      continue;
    }
    const here = await media.bytesOf(uploadLocation(uploadID));
    if (here !== null && here === bytes) await take(actor, uploadID);
    else if (changedAt <= givenUp) await remove(actor, uploadID, givenUp);
  }
}

async function take(actor: Actor, uploadID: string): Promise<void> {
  await command(actor, async (work) => {
    const row = await work.tx.uploads.lock(uploadID);
    if (row?.state !== 'receiving' || row.location !== null || row.bytes === null) return;
    const whole = { received: row.bytes, location: uploadLocation(uploadID), changedAt: work.now };
    await work.tx.uploads.update(uploadID, whole);
    await work.addJob(checkUpload, { uploadID }, { dedupeKey: uploadID });
  });
}

/** All of it is here, and its job has it; one that has failed, as while the disk was away, is begun anew. */
async function lookAgain(actor: Actor, uploadID: string): Promise<void> {
  await command(actor, async (work) => {
    const row = await work.tx.uploads.lock(uploadID);
    if (row?.state !== 'receiving' || row.location === null) return;
    if (await work.tx.jobs.hasUnfinished(uploadID)) return;
    await work.addJob(checkUpload, { uploadID }, { dedupeKey: uploadID });
  });
}

async function remove(actor: Actor, uploadID: string, before: Date): Promise<void> {
  const isGone = await command(actor, async (work) => {
    const row = await work.tx.uploads.lock(uploadID);
    if (!row || row.state !== 'receiving' || row.changedAt > before) return false;
    await letGo(work, row);
    await work.tx.uploads.delete(uploadID);
    return true;
  });
  if (isGone) await actor.ports.media.delete(uploadLocation(uploadID));
}
