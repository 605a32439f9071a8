import type { Attention } from '../../../contract/rooms';
import type { RoomWithPeople } from '../stores/rooms';

/** Nobody in the room has said anything for so long: the sweep, which lets members go after 20 s, should have ended it. */
const silentMs = 60_000;
/** A client of the 2018 wire that never says anything is believed for longer. */
const silentHeldMs = 30 * 60_000;
/** One of ours alone in a room: by now the customer should have come, or the agent gone. */
const aloneMs = 10 * 60_000;

/** The instants that decide: what happened at or before them is too long ago. Stores ask with the same ones. */
export function attentionLimits(now: Date) {
  const ago = (ms: number) => new Date(now.getTime() - ms);
  return { silent: ago(silentMs), silentHeld: ago(silentHeldMs), alone: ago(aloneMs) };
}
export type AttentionLimits = ReturnType<typeof attentionLimits>;

interface Noticed {
  readonly attention: Attention;
  /** Since when it is so: the last that was heard, or the last time that somebody came in first or left. */
  readonly since: Date;
}

/**
 * What about a live room wants somebody to look, if anything. Ours are the people of the console and whoever runs the
 * room; everybody else is a customer. Silence comes first: who says nothing may not be there to wait.
 */
export function attentionOf(
  { state, members, lastLeftAt }: Pick<RoomWithPeople, 'state' | 'members' | 'lastLeftAt'>,
  limits: AttentionLimits,
): Noticed | null {
  if (state !== 'live' || members.length === 0) return null;
  const isSilent = members.every(
    ({ heartbeatAt, isHeld }) => heartbeatAt <= (isHeld ? limits.silentHeld : limits.silent),
  );
  if (isSilent) {
    return { attention: 'noHeartbeat', since: latest(members.map(({ heartbeatAt }) => heartbeatAt)) };
  }
  const first = new Date(Math.min(...members.map(({ enteredAt }) => enteredAt.getTime())));
  const since = latest([first, ...(lastLeftAt ? [lastLeftAt] : [])]);
  if (!members.some(({ isOurs, role }) => isOurs || role === 'main')) {
    return { attention: 'customerWaiting', since };
  }
  return members.length === 1 && since <= limits.alone ? { attention: 'aloneLong', since } : null;
}

function latest(instants: readonly Date[]): Date {
  return new Date(Math.max(...instants.map(Number)));
}
