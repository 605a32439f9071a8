import type { RecordedKind } from '../../../contract/rooms';
import type { Work } from '../context';
import type { CallRow } from '../rows/calls';
import type { RecordingRow } from '../rows/recordings';
import { recordingFacts } from '../webhooks/facts';
import { tellOf } from './find';
import { idOfCalls, recordingOfCall } from './of-call';

/** The recording of a call runs: a new one, from then on, or the same again. Null where somebody removed it. */
export async function runFrom(
  work: Work,
  call: CallRow & { readonly roomID: string },
  kind: RecordedKind,
  beganAt: Date = work.now,
): Promise<RecordingRow | null> {
  const { tx, now } = work;
  const recordingID = idOfCalls(kind, call.callID);
  const row = await tx.recordings.lock(recordingID);
  if (row?.state === 'trash' || row?.state === 'expired') return null;
  const running = { state: 'recording', aliveAt: now, goneAt: null, progress: null } as const;
  if (row) {
    // The same recording goes on: what was made of its first parts is made anew at the end.
    const anew = { ...running, durationMs: null, failure: null, trouble: null };
    await tx.recordings.update(recordingID, anew);
    tellOf(work, row);
    return { ...row, ...anew };
  }
  const fresh = await recordingOfCall(work, call, { recordingID, kind, startedAt: beganAt, ...running });
  await tx.recordings.insert(fresh);
  tellOf(work, fresh);
  work.hook({ type: 'recording.started', data: { recording: recordingFacts(fresh) } });
  return fresh;
}
