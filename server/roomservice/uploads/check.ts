import * as z from 'zod/mini';
import type { Work } from '../context';
import type { JobKind } from '../jobs/kind';
import type { FileSeen } from '../ports';
import type { UploadRow } from '../rows/uploads';
import { arrived, letGo } from './attach';
import { duplicateOf } from './present';

/** Reads a file that has come whole, for its checksum and for what is in it; then it can be part of a recording. */
export const checkUpload: JobKind<{ uploadID: string }> = {
  kind: 'upload.check',
  payload: z.object({ uploadID: z.string() }),
  maxAttempts: 8,
  leaseMs: 30_000,
  concurrency: 2,
  async run({ payload: { uploadID } }, ctx) {
    const { ports, signal } = ctx;
    const seen = await ports.store.read.uploads.get(uploadID);
    if (seen?.state !== 'receiving' || seen.location === null) return;
    const facts = await ports.media.describe(seen.location);
    if (facts === null) throw new Error(`The file of ${uploadID} is not there`);
    const looked = await ports.mediaWork.look(seen.location, signal);
    await ctx.command(async (work) => {
      const row = await work.tx.uploads.lock(uploadID);
      if (row?.state !== 'receiving') return;
      await keep(work, row, { ...facts, ...looked }, ports.random.id());
    });
  },
};

async function keep(
  work: Work,
  row: UploadRow,
  { bytes, checksum, mime, about, trouble }: FileSeen & { bytes: number; checksum: string },
  fileID: string,
): Promise<void> {
  const whole: UploadRow = {
    ...row,
    ...{ state: 'received', bytes, received: bytes, checksum, trouble, changedAt: work.now },
    mime: mime ?? row.mime,
    about: { ...row.about, ...about },
  };
  const { uploadID, ...changed } = whole;
  await work.tx.uploads.update(uploadID, changed);
  const recording = row.recordingID === null ? undefined : await work.tx.recordings.lock(row.recordingID);
  if (!recording) return;
  // Said before anybody could know this: whoever said it decides again.
  if (trouble !== null || (await duplicateOf(work.tx, whole)) !== null) return letGo(work, whole);
  await arrived(work, whole, recording, fileID);
}
