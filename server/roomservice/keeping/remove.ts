import * as z from 'zod/mini';
import type { RemovalCause } from '../../../contract/keeping';
import type { Work } from '../context';
import type { JobKind } from '../jobs/kind';
import { recordingObject, tellOf } from '../recordings/find';
import type { RecordingRow } from '../rows/recordings';
import { recordingFacts } from '../webhooks/facts';
import { undisturbed } from './undisturbed';

/** Why a recording goes; `rule` is what a rule of retention is called. */
export interface Cause {
  readonly because: RemovalCause;
  readonly rule: string | null;
}

const payload = z.object({ files: z.array(z.string()) });

/** Deletes bytes that no row leads to any more; what is gone already is no failure. */
export const removeFiles: JobKind<z.infer<typeof payload>> = {
  kind: 'recording.removeFiles',
  payload,
  maxAttempts: 300, // a bucket may be away for days
  leaseMs: 60_000,
  concurrency: 1,
  async run({ payload: { files } }, { ports, signal }) {
    for (const file of files) {
      signal.throwIfAborted();
      await ports.media.delete(file);
    }
  },
};

/**
 * Leaves of a recording that there was one: whose, of which call, when and how long; what was said of it goes too. The caller holds its lock, and has
 * seen that no hold keeps it. Its bytes go by a job of the same transaction, so neither is ever done without the other.
 */
export async function removeRecording(work: Work, row: RecordingRow, cause: Cause): Promise<void> {
  const { tx, now } = work;
  const { recordingID } = row;
  const files = await takeFiles(work, row);
  await tx.reviews.deleteOf(recordingID);
  const nameless = { roomName: row.roomID, customerName: '', customerRef: '' };
  await tx.recordings.update(recordingID, {
    ...undisturbed,
    state: 'expired',
    ...{ removedAt: now, removedBecause: cause.because, removedByRule: cause.rule },
    ...{ ...nameless, failure: null, heldBy: null },
    ...{ file: null, mime: null, bytes: null, progress: null, trouble: null, aliveAt: null, goneAt: null },
  });
  if (files.length > 0) await work.addJob(removeFiles, { files: [...files] });
  await work.audit({
    action: 'recording.remove',
    // The name of a room may name its customer, and the log is for good.
    object: { ...recordingObject(row), name: null },
    roomID: row.roomID,
    reason: cause.rule ?? cause.because,
    changes: { files: [String(files.length), '0'], bytes: [String(row.bytes ?? 0), '0'] },
  });
  tellOf(work, row);
  const { because } = cause;
  work.hook({
    type: 'recording.removed',
    data: { recording: recordingFacts({ ...row, ...nameless }), because },
  });
}

/** Forgets the files of a recording, and gives the places of their bytes. */
export async function takeFiles(
  { tx }: Work,
  { recordingID, file }: Pick<RecordingRow, 'recordingID' | 'file'>,
): Promise<readonly string[]> {
  const rows = await tx.recordingFiles.of(recordingID);
  for (const { fileID } of rows) await tx.recordingFiles.delete(fileID);
  const uploads = await tx.uploads.ofRecording(recordingID);
  for (const { uploadID } of uploads) await tx.uploads.delete(uploadID);
  const places = [file, ...rows.map(({ location }) => location), ...uploads.map(({ location }) => location)];
  return [...new Set(places.filter((each) => each !== null))];
}
