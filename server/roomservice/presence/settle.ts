import type { PresenceState } from '../../../contract/presence';
import type { Work } from '../context';
import type { PresenceRow } from '../rows/presence';

/** A console says every 30 s that it is open; one in a hidden tab may be let speak once a minute only. */
export const absentMs = 90_000;
/** Whoever is on a break has said that they are away: their PC may sleep for so long. */
export const longBreakMs = 2 * 3_600_000;

/** What is new about an agent before their presence is settled. */
export type Said = Partial<Pick<PresenceRow, 'choice' | 'reason' | 'chosenAt' | 'chosenByID' | 'seenAt'>>;

/**
 * Brings an agent's presence up to what it follows from: their choice, their call, its wrap-up, and whether a console
 * of theirs is open. Every command that changes one of these settles it last; a step into another state is noted and told.
 */
export async function settlePresence(
  work: Work,
  userID: string,
  said: Said = {},
): Promise<PresenceRow | undefined> {
  const { tx, now } = work;
  const before = await tx.presence.lock(userID);
  if (!before) return undefined;
  const row = { ...before, ...said };
  const state = await stateOf(work, row);
  const otherReason = before.reason?.reasonID !== row.reason?.reasonID;
  const moved = state !== before.state || (state === 'break' && otherReason);
  const after: PresenceRow = { ...row, state, since: moved ? now : before.since };
  if (moved || Object.keys(said).length > 0) await tx.presence.update(userID, after);
  if (moved) {
    await tx.presence.note({ userID, at: now, state, reason: state === 'break' ? row.reason : null });
  }
  if (moved || otherReason || before.choice !== row.choice) await tellPresence(work, userID);
  return after;
}

async function stateOf({ tx, now }: Work, row: PresenceRow): Promise<PresenceState> {
  const call = await tx.calls.runningOf(row.userID);
  // The program is in the room, whatever became of the page that opened it.
  if (call?.state === 'live') return 'inCall';
  if (isGone(row, now)) return 'offline';
  if (call) return 'inCall';
  const [newest] = await tx.calls.unwrappedOf(row.userID);
  // What was chosen after the call had ended puts its wrap-up off.
  if (newest?.endedAt && newest.endedAt >= row.chosenAt) return 'wrapUp';
  return row.choice;
}

function isGone(row: PresenceRow, now: Date): boolean {
  if (row.seenAt === null) return true;
  const onBreak = row.choice === 'break' && now.getTime() - row.chosenAt.getTime() <= longBreakMs;
  return !onBreak && isUnseen(row, now);
}

/** No console of theirs has said for a while that it is open. */
export function isUnseen({ seenAt }: Pick<PresenceRow, 'seenAt'>, now: Date): boolean {
  return seenAt === null || now.getTime() - seenAt.getTime() > absentMs;
}

async function tellPresence({ tx, tell }: Work, userID: string): Promise<void> {
  const teamID = (await tx.users.get(userID))?.teamID ?? null;
  tell(
    { type: 'presence.changed', userID },
    { kind: 'reach', permission: 'presence.list', ownerID: userID, teamID, alsoIDs: [userID] },
  );
}
