import type { Room } from '../../contract/rooms';

/**
 * Since when the customer sits alone in the room, if so. Members are customers as far as they carry the customer's
 * name: in a room with anybody else somebody is looking after them already.
 */
export function waitingSince({ state, members, owner, customerName }: Room): string | undefined {
  if (state !== 'live' || customerName === '') return undefined;
  const alone = members.every(({ userID, name }) => userID !== owner.userID && name === customerName);
  return alone ? members.map(({ enteredAt }) => enteredAt).sort()[0] : undefined;
}

/** My room whose customer has waited longest: the one thing to do next. */
export function mostUrgent(rooms: readonly Room[], myID: string): string | undefined {
  let first: { readonly roomID: string; readonly since: string } | undefined;
  for (const room of rooms) {
    const since = waitingSince(room);
    if (since === undefined || room.owner.userID !== myID || !room.can.includes('enter')) continue;
    if (first === undefined || since < first.since) first = { roomID: room.roomID, since };
  }
  return first?.roomID;
}

/** How many customers wait in rooms of mine, among these. */
export function waitingForMe(rooms: readonly Room[], myID: string): number {
  return rooms.filter((room) => room.owner.userID === myID && waitingSince(room) !== undefined).length;
}
