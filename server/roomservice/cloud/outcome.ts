import type { Work } from '../context';
import { tellOf } from '../recordings/find';
import { toProcessing } from '../recordings/process';
import type { CloudFileRow } from '../rows/cloud-files';
import type { RecordingRow } from '../rows/recordings';
import { recordingFacts } from '../webhooks/facts';
import { mimeOf } from './kinds';

interface Arrived {
  readonly location: string;
  readonly bytes: number;
  readonly checksum: string;
  readonly mime: string | null;
}

/** True where its bytes are kept; they are not where we had them already, or nobody wants them any more. */
export async function arrived(
  work: Work,
  file: CloudFileRow,
  { location, bytes, checksum, mime }: Arrived,
  fileID: string,
): Promise<boolean> {
  const { tx, now } = work;
  const { cloudFileID, startedAt, recordingID } = file;
  const recording = recordingID === null ? undefined : await tx.recordings.lock(recordingID);
  const isWanted = recording?.state === 'uploading' || recording?.state === 'failed';
  const [same] = await tx.recordingFiles.byChecksum(checksum);
  const ended = { sealedURL: null, changedAt: now };
  if (!isWanted || same) {
    const state = isWanted ? 'known' : 'dropped';
    await tx.cloudFiles.update(cloudFileID, {
      ...ended,
      state,
      ...(same && { recordingID: same.recordingID }),
    });
    if (isWanted) await goOn(work, recording);
    return false;
  }
  await tx.recordingFiles.insert({
    ...{
      fileID,
      recordingID: recording.recordingID,
      role: 'original',
      location,
      place: 'folder',
      bytes,
      checksum,
    },
    part: await partFor(work, recording, startedAt),
    mime: mime ?? mimeOf(file),
    about: { startedAt: startedAt.getTime() },
    createdAt: now,
  });
  await tx.cloudFiles.update(cloudFileID, { ...ended, state: 'here', bytes });
  await goOn(work, recording);
  return true;
}

/** Parts lie in the order of time, in whichever order they come: seconds after a time before all of them. */
async function partFor({ tx }: Work, { recordingID }: RecordingRow, startedAt: Date): Promise<number> {
  const taken = (await tx.recordingFiles.of(recordingID)).map(({ part }) => part);
  let part = Math.max(0, Math.floor((startedAt.getTime() - partsFrom) / 1000));
  while (taken.includes(part)) part += 1;
  return part;
}
const partsFrom = Date.UTC(2018, 0, 1);

/** Made playable once nothing of it is on its way; what nothing came of is as if nobody had told of it. */
async function goOn(work: Work, row: RecordingRow): Promise<void> {
  const { tx } = work;
  const { recordingID } = row;
  const others = await tx.cloudFiles.ofRecording(recordingID);
  if (others.some(({ state }) => state === 'fetching')) return tellOf(work, row);
  if (others.some(({ state }) => state === 'failed')) return failed(work, row, row.failure);
  const files = await tx.recordingFiles.of(recordingID);
  if (files.length > 0) return toProcessing(work, { ...row, trouble: null });
  await tx.recordings.delete(recordingID);
  tellOf(work, row);
}

export async function notFetched(
  work: Work,
  { cloudFileID, recordingID }: CloudFileRow,
  why: string | null,
): Promise<void> {
  const row = recordingID === null ? undefined : await work.tx.recordings.lock(recordingID);
  await work.tx.cloudFiles.update(cloudFileID, { state: 'failed', changedAt: work.now });
  if (row?.state === 'uploading') await failed(work, row, why);
}

async function failed(work: Work, row: RecordingRow, why: string | null): Promise<void> {
  const trouble = why === null ? 'diskFull' : 'notFetched';
  await work.tx.recordings.update(row.recordingID, {
    state: 'failed',
    progress: null,
    trouble,
    failure: why,
  });
  tellOf(work, row);
  work.hook({ type: 'recording.failed', data: { recording: recordingFacts(row), trouble } });
}
