import { keepsScreen } from '../../../contract/rooms';
import type { Work } from '../context';
import type { CallRow } from '../rows/calls';
import { recordingFacts } from '../webhooks/facts';
import { tellOf } from './find';
import { idOfCalls, recordingOfCall } from './of-call';

/** A call that was recorded on its agent's PC has a recording from its end on, whose file is there alone. */
export async function noteLocalOnly(work: Work, call: CallRow): Promise<void> {
  const { roomID, enteredAt } = call;
  if (roomID === null || enteredAt === null || !keepsScreen(call.recording.screenRecord)) return;
  const recordingID = idOfCalls('screen', call.callID);
  if (await work.tx.recordings.lock(recordingID)) return;
  const row = await recordingOfCall(
    work,
    { ...call, roomID },
    { recordingID, kind: 'screen', state: 'localOnly', startedAt: enteredAt },
  );
  await work.tx.recordings.insert(row);
  tellOf(work, row);
  work.hook({ type: 'recording.localOnly', data: { recording: recordingFacts(row) } });
}
