import type { Work } from '../context';
import { answered } from '../recordings/custody';
import { tellOf } from '../recordings/find';
import { idOfCalls, recordingOfCall } from '../recordings/of-call';
import { toProcessing } from '../recordings/process';
import type { CallRow } from '../rows/calls';
import type { RecordingRow } from '../rows/recordings';
import type { UploadRow } from '../rows/uploads';
import { spanOf } from './clues';

/** A file becomes what was recorded on the PC in that call; one that is still on its way shows how far it is. */
export async function attach(
  work: Work,
  upload: UploadRow,
  call: CallRow & { readonly roomID: string },
  fileID: string,
): Promise<RecordingRow> {
  const { tx } = work;
  const recordingID = idOfCalls('screen', call.callID);
  const known = await tx.recordings.lock(recordingID);
  const row =
    known ??
    (await recordingOfCall(work, call, {
      ...{ recordingID, kind: 'screen', state: 'localOnly' },
      startedAt: call.enteredAt ?? call.startedAt,
    }));
  if (!known) await tx.recordings.insert(row);
  const mine = { ...upload, recordingID };
  await tx.uploads.update(upload.uploadID, { recordingID, changedAt: work.now });
  if (upload.state === 'received') await arrived(work, mine, row, fileID);
  else await showProgress(work, mine);
  return row;
}

/** All of a file is here, and somebody has said what it is. */
export async function arrived(
  work: Work,
  upload: UploadRow,
  recording: RecordingRow,
  fileID: string,
): Promise<void> {
  const { tx } = work;
  const { recordingID } = recording;
  const { uploadID, location, checksum, bytes } = upload;
  if (location === null || checksum === null || bytes === null)
    throw new Error(`The upload ${uploadID} is not whole`);
  const files = await tx.recordingFiles.of(recordingID);
  const startedAt = startWithinCall(upload, recording, await callOf(work, recording));
  await tx.recordingFiles.insert({
    ...{ fileID, recordingID, role: 'original', location, place: 'folder', checksum, bytes },
    part: files.filter(({ role }) => role === 'original').length,
    mime: upload.mime,
    about: startedAt === null ? {} : { startedAt: startedAt.getTime() },
    createdAt: work.now,
  });
  await tx.recordings.update(recordingID, {
    ...answered,
    ...(startedAt && files.length === 0 && { startedAt }),
  });
  await tx.uploads.update(uploadID, { state: 'attached', changedAt: work.now });
  await toProcessing(work, { ...recording, trouble: null });
}

async function callOf({ tx }: Work, { callID }: RecordingRow): Promise<CallRow | undefined> {
  return callID === null ? undefined : tx.calls.get(callID);
}

/** When the file began, where its clock agrees with the call: a PC that is hours off would spoil the time line. */
function startWithinCall(upload: UploadRow, recording: RecordingRow, call: CallRow | undefined): Date | null {
  const span = spanOf(upload);
  const from = call?.startedAt ?? recording.startedAt;
  const to = call?.endedAt;
  return span && to && span.from >= from && span.from <= to ? span.from : null;
}

/** The recording shows how much of its file is here. */
export async function showProgress(work: Work, upload: UploadRow): Promise<void> {
  if (upload.recordingID === null || upload.bytes === null) return;
  const row = await work.tx.recordings.lock(upload.recordingID);
  if (row?.state !== 'localOnly' && row?.state !== 'uploading') return; // it has other files, and plays them
  const progress = Math.floor((upload.received / upload.bytes) * 100);
  await work.tx.recordings.update(row.recordingID, { state: 'uploading', progress });
  tellOf(work, row);
}

/** The recording does not wait for this file any more: it is on its PC alone again. */
export async function letGo(work: Work, { uploadID, recordingID }: UploadRow): Promise<void> {
  if (recordingID === null) return;
  await work.tx.uploads.update(uploadID, { recordingID: null });
  const row = await work.tx.recordings.lock(recordingID);
  if (row?.state !== 'uploading') return;
  const others = (await work.tx.uploads.ofRecording(recordingID)).filter(
    (each) => each.uploadID !== uploadID && each.state !== 'attached',
  );
  if (others.length > 0) return;
  await work.tx.recordings.update(recordingID, { state: 'localOnly', progress: null });
  tellOf(work, row);
}
