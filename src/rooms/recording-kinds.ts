import type { RecordingModes } from '../../contract/rooms';

/** What a room's modes make: the mix of the room, the agent's screen pushed to a server, or kept on the PC. */
export type RecordedKind = 'mix' | 'push' | 'screen';

export function recordedKinds({ mixRecord, screenRecord }: RecordingModes): readonly RecordedKind[] {
  const kinds: RecordedKind[] = [];
  if (mixRecord) kinds.push('mix');
  if (pushesScreen(screenRecord)) kinds.push('push');
  if (keepsScreen(screenRecord)) kinds.push('screen');
  return kinds;
}

/** screenRecord is a sum on the wire: 1 sends to `cloudRecordUrl`, 2 writes to `recordPath`. */
export function pushesScreen(screenRecord: number): boolean {
  return (screenRecord & 1) !== 0;
}

export function keepsScreen(screenRecord: number): boolean {
  return (screenRecord & 2) !== 0;
}
