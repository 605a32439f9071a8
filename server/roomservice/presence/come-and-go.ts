import type { Work } from '../context';
import type { PresenceRow } from '../rows/presence';
import { isUnseen, settlePresence } from './settle';

/** Somebody who has never said anything: they are available as soon as a console of theirs is open. */
function newcomer(userID: string, now: Date): PresenceRow {
  return {
    userID,
    ...{ choice: 'available', reason: null, chosenAt: now, chosenByID: userID },
    ...{ seenAt: null, state: 'offline', since: now },
  };
}

/** A console of theirs is open. A reload, or a line that was cut, changes nothing about what they chose. */
export async function comeHere(work: Work, userID: string): Promise<void> {
  if (!(await work.tx.presence.get(userID))) await work.tx.presence.insert(newcomer(userID, work.now));
  await settlePresence(work, userID, { seenAt: work.now });
}

/** They signed in: whoever was away is back, and available. In a second browser it changes nothing. */
export async function comeBack(work: Work, userID: string): Promise<void> {
  const row = await work.tx.presence.get(userID);
  if (!row || !isUnseen(row, work.now)) return comeHere(work, userID);
  await settlePresence(work, userID, {
    ...{ choice: 'available', reason: null, chosenAt: work.now, chosenByID: userID },
    seenAt: work.now,
  });
}

/** They signed out: nobody need wait to know it. */
export async function goAway(work: Work, userID: string): Promise<void> {
  await settlePresence(work, userID, { seenAt: null });
}
