import { command, type Actor, type Work } from '../context';
import { Problem } from '../problem';
import type { RecordingRow } from '../rows/recordings';
import type { UploadRow } from '../rows/uploads';
import type { Tx } from '../store';
import { uploadLocation } from '../uploads/location';
import { tellOf } from './find';
import { toProcessing } from './process';
import { runFrom } from './running';

/** A browser that sends nothing for so long is gone; what it sent is all. */
const silentMs = 60_000;
/** The last piece of a recorder comes a moment after the call. */
const lastPieceMs = 15_000;
/** Of a recorder that goes on after its call no more is taken. */
const afterCallMs = 60_000;
/** Whoever watches need not hear of every piece. */
const tellEveryMs = 5_000;

export interface BegunMix {
  readonly recordingID: string;
  readonly beganAt: Date;
}

/**
 * A browser begins to send what it has recorded of its call for so long. Whoever begins anew, as after a reload, ends the
 * part before.
 */
export async function beginMix(
  work: Work,
  agentID: string,
  { callID, recordedMs }: { readonly callID: string; readonly recordedMs: number },
): Promise<BegunMix> {
  const call = await work.tx.calls.lock(callID);
  if (!call || call.roomID === null || call.agentID !== agentID) throw new Problem('call.notFound');
  if (!call.recording.mixRecord) throw new Problem('recording.notWanted');
  if (call.state === 'ended') throw new Problem('call.ended');
  // What cannot have been, is moved to when it can.
  const beganAt = new Date(Math.max(work.now.getTime() - recordedMs, call.startedAt.getTime()));
  const row = await runFrom(work, { ...call, roomID: call.roomID }, 'mix', beganAt);
  if (!row) throw new Problem('recording.notFound');
  await closeParts(work, row.recordingID);
  return { recordingID: row.recordingID, beganAt };
}

/** Throws where no more of it is taken: its recording has ended, its call did a while ago, or another page goes on. */
export async function mustRun(read: Tx, { recordingID, state }: UploadRow, now: Date): Promise<void> {
  const row = recordingID === null ? undefined : await read.recordings.get(recordingID);
  if (row?.state !== 'recording') throw new Problem('upload.attached', { recordingID });
  if (state === 'attached') throw new Problem('upload.superseded');
  const call = row.callID === null ? undefined : await read.calls.get(row.callID);
  if (call?.endedAt && now.getTime() - call.endedAt.getTime() > afterCallMs) throw new Problem('call.ended');
}

/** So much of a part is on the disk. */
export async function mixGrew(work: Work, seen: UploadRow, received: number): Promise<void> {
  const { tx, now } = work;
  const { uploadID } = seen;
  const row = await recordingOf(work, seen);
  const upload = await tx.uploads.lock(uploadID);
  if (row?.state !== 'recording' || upload?.state !== 'receiving') return;
  await tx.uploads.update(uploadID, { received, changedAt: now });
  if (row.aliveAt && now.getTime() - row.aliveAt.getTime() < tellEveryMs) return;
  const parts = await tx.uploads.ofRecording(row.recordingID);
  const bytes = parts.reduce((sum, part) => sum + part.received, 0);
  await tx.recordings.update(row.recordingID, { aliveAt: now, bytes });
  tellOf(work, row);
}

/** Whoever records has said how long a part is, before its last byte. */
export async function mixMeasured({ tx }: Work, { uploadID }: UploadRow, bytes: number): Promise<void> {
  const upload = await tx.uploads.lock(uploadID);
  if (upload?.state === 'receiving') await tx.uploads.update(uploadID, { bytes });
}

/** All of a part is here: its browser has ended the recording. */
export async function mixWhole(work: Work, seen: UploadRow): Promise<void> {
  const row = await recordingOf(work, seen);
  const upload = await work.tx.uploads.lock(seen.uploadID);
  if (row?.state !== 'recording' || upload?.state !== 'receiving') return;
  await close(work, { ...upload, received: upload.bytes ?? upload.received });
  await endMix(work, row);
}

/** What is here of a running mix is all of it. */
export async function endMix(work: Work, row: RecordingRow): Promise<void> {
  await closeParts(work, row.recordingID);
  await toProcessing(work, row);
}

/**
 * Is a running mix over? Its call has ended, or nothing came for a while. A server that was away begins to wait anew: what
 * was recorded meanwhile is in the page alone.
 */
export async function isMixOver(
  tx: Tx,
  { callID, aliveAt }: RecordingRow,
  now: Date,
  upSince: Date,
): Promise<boolean> {
  const quietMs = now.getTime() - Math.max(aliveAt?.getTime() ?? 0, upSince.getTime());
  if (quietMs > silentMs) return true;
  const call = callID === null ? undefined : await tx.calls.get(callID);
  return call?.state === 'ended' && quietMs > lastPieceMs;
}

/** A piece that takes long is only told of when it is here: has the file grown meanwhile? Then it goes on. */
export async function growsStill(actor: Actor, { recordingID }: RecordingRow): Promise<boolean> {
  const { store, media } = actor.ports;
  let grows = false;
  for (const part of await store.read.uploads.ofRecording(recordingID)) {
    if (part.purpose !== 'mix' || part.state !== 'receiving') continue;
    const here = await media.bytesOf(uploadLocation(part.uploadID));
    if (here === null || here <= part.received) continue;
    await command(actor, (work) => mixGrew(work, part, here));
    grows = true;
  }
  return grows;
}

async function recordingOf({ tx }: Work, { recordingID }: UploadRow): Promise<RecordingRow | undefined> {
  return recordingID === null ? undefined : tx.recordings.lock(recordingID);
}

async function closeParts(work: Work, recordingID: string): Promise<void> {
  for (const upload of await work.tx.uploads.ofRecording(recordingID)) {
    if (upload.purpose === 'mix' && upload.state === 'receiving') await close(work, upload);
  }
}

async function close({ tx, now }: Work, { uploadID, received }: UploadRow): Promise<void> {
  const location = uploadLocation(uploadID);
  await tx.uploads.update(uploadID, {
    ...{ state: 'attached', bytes: received, received, location },
    changedAt: now,
  });
}
