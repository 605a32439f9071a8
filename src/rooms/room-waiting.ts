import type { Attention, Room } from '../../contract/rooms';
import type { StateOf } from '../ui/glyphs/vocabulary';

/** A live room that wants attention is, for the eye, in another state. */
export const stateOfAttention = {
  customerWaiting: 'waiting',
  noHeartbeat: 'ghost',
  aloneLong: 'alone',
} as const satisfies Record<Attention, StateOf<'room'>>;

export function shownState({ state, attention }: Room): StateOf<'room'> {
  return attention === null ? state : stateOfAttention[attention];
}

/** Since when a customer waits for one of us, if so. */
function customerSince({ attention, waitingSince }: Room): string | null {
  return attention === 'customerWaiting' ? waitingSince : null;
}

/** My room whose customer has waited longest: the one thing to do next. */
export function mostUrgent(rooms: readonly Room[], myID: string): string | undefined {
  let first: { readonly roomID: string; readonly since: string } | undefined;
  for (const room of rooms) {
    const since = customerSince(room);
    if (since === null || room.owner.userID !== myID || !room.can.includes('enter')) continue;
    if (first === undefined || since < first.since) first = { roomID: room.roomID, since };
  }
  return first?.roomID;
}

/** How many customers wait in rooms of mine, among these. */
export function waitingForMe(rooms: readonly Room[], myID: string): number {
  return rooms.filter((room) => room.owner.userID === myID && customerSince(room) !== null).length;
}
