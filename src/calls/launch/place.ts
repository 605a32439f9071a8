import type { Call } from '../../../contract/calls';
import type { CallInfo } from '../../launcher';
import { aboutOf } from '../../session/call-about';

/** Where a call is and what it is called, by RoomService or by the launcher. Streams are in no room. */
export function placeOf(call: Call | CallInfo): {
  readonly room: { readonly roomID: string } | null;
  readonly name: string;
} {
  if ('room' in call) return { room: call.room, name: aboutOf(call).name };
  const { type, roomID, roomName } = call;
  return { room: type === 'CustomServiceLive' ? null : { roomID }, name: roomName };
}
