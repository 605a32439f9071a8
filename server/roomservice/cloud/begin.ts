import type { Work } from '../context';
import { tellOf } from '../recordings/find';
import { recordingOfCall } from '../recordings/of-call';
import type { CloudFileRow } from '../rows/cloud-files';
import type { RecordingRow } from '../rows/recordings';
import type { RoomCall } from './call-of-stream';
import { fetchCloudFile } from './fetch';
import { md5 } from './md5';

/** What a cloud made of one stream of a call is one recording, in as many parts as it made files. */
function idOfStream(callID: string, streamID: string): string {
  return `cloud-${md5(`${callID} ${streamID}`)}`;
}

/** From here on the file is on its way into its recording; answers that. */
export async function beginFetching(work: Work, file: CloudFileRow, call: RoomCall): Promise<RecordingRow> {
  const { tx } = work;
  const recordingID = idOfStream(call.callID, file.streamID);
  const known = await tx.recordings.lock(recordingID);
  if (known?.state === 'trash' || known?.state === 'expired') {
    const gone = { state: 'dropped', sealedURL: null, recordingID, changedAt: work.now } as const;
    await tx.cloudFiles.update(file.cloudFileID, gone);
    return known;
  }
  const { startedAt } = file;
  const row =
    known ??
    (await recordingOfCall(work, call, { recordingID, kind: 'cloud', state: 'uploading', startedAt }));
  if (!known) await tx.recordings.insert(row);
  await fetchInto(work, row, file);
  return row;
}

export async function fetchInto(work: Work, row: RecordingRow, file: CloudFileRow): Promise<void> {
  const { recordingID } = row;
  const { cloudFileID } = file;
  const startedAt = file.startedAt < row.startedAt ? file.startedAt : row.startedAt;
  await work.tx.recordings.update(recordingID, {
    ...{ state: 'uploading', progress: 0, failure: null, trouble: null, startedAt },
  });
  await work.tx.cloudFiles.update(cloudFileID, { state: 'fetching', recordingID, changedAt: work.now });
  await work.addJob(fetchCloudFile, { cloudFileID }, { dedupeKey: cloudFileID });
  tellOf(work, row);
}
