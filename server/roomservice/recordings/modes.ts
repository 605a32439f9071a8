import { pushesScreen, type RecordingModes } from '../../../contract/rooms';
import type { Ports } from '../ports';
import { Problem } from '../problem';
import type { CallRow } from '../rows/calls';

/** A screen that is pushed needs an address: one that was typed, or this server's own, which an empty one means. */
export function mustHaveAddress({ ingest }: Pick<Ports, 'ingest'>, modes: RecordingModes | undefined): void {
  if (!modes || ingest || !isOurs(modes)) return;
  throw new Problem('request.invalid', undefined, [{ path: 'recording.cloudRecordUrl', code: 'required' }]);
}

/** What the program is told to record. The signed address is in nobody else's answers, and in no row. */
export function orderedModes(
  { ingest }: Pick<Ports, 'ingest'>,
  { callID, recording }: CallRow,
  expiresAt: Date,
): RecordingModes {
  if (!ingest || !isOurs(recording)) return recording;
  return { ...recording, cloudRecordUrl: ingest.addressFor(callID, expiresAt) };
}

function isOurs(modes: RecordingModes): boolean {
  return pushesScreen(modes.screenRecord) && modes.cloudRecordUrl === '';
}
