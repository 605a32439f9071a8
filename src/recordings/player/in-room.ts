import type { Moment } from './moments';

/**
 * Who is in the room at a moment of the recording, in order of entering, as far as the events tell: whoever leaves
 * without having come was there from the beginning.
 */
export function inRoomAt(moments: readonly Moment[], seconds: number): readonly string[] {
  const present = new Map<string, string>();
  for (const { event } of moments) {
    const { person, kind } = event;
    if (!person || !isAway(kind) || present.has(person.userID)) continue;
    const first = moments.find((each) => each.event.person?.userID === person.userID && moves(each));
    if (first && isAway(first.event.kind)) present.set(person.userID, person.name);
  }
  for (const { event, seconds: at } of moments) {
    const { person, kind } = event;
    if (!person || at > seconds) continue;
    if (kind === 'entered') present.set(person.userID, person.name);
    else if (isAway(kind)) present.delete(person.userID);
  }
  return [...present.values()];
}

function moves({ event }: Moment): boolean {
  return event.kind === 'entered' || isAway(event.kind);
}

function isAway(kind: Moment['event']['kind']): boolean {
  return kind === 'left' || kind === 'timedOut' || kind === 'superseded';
}
