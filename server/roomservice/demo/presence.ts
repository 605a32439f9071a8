import type { PresenceRow } from '../rows/presence';
import type { Tx } from '../store';
import { minutesBefore, type TimedCall } from './call-rows';

/** Minutes before now; who is in call is so by their call (see `calls.ts`). The first agent is the visitor's to be. */
const chosen = {
  wang_hao: { choice: 'available', ago: 190, reason: null },
  xu_jing: { choice: 'available', ago: 200, reason: null },
  fang_min: { choice: 'available', ago: 180, reason: null },
  tom_baker: { choice: 'available', ago: 170, reason: null },
  emma_clark: { choice: 'available', ago: 35, reason: null },
  li_wei: {
    choice: 'break',
    ago: 22,
    reason: { reasonID: 'short', zh: '小休', en: 'Short break', limitMinutes: 15 },
  },
} as const;

export function presenceRows(calls: readonly TimedCall[], now: Date): readonly PresenceRow[] {
  return Object.entries(chosen).map(([userID, { choice, ago, reason }]) => {
    const call = calls.find(({ spec, endedAt }) => spec.agentID === userID && endedAt === null);
    const chosenAt = minutesBefore(now, ago);
    return {
      ...{ userID, choice, reason, chosenAt, chosenByID: userID, seenAt: now },
      state: call ? 'inCall' : choice,
      since: call?.startedAt ?? chosenAt,
    };
  });
}

/** Consoles of the demo's people, who have none: as if they said that they are open. */
export async function keepPresent(tx: Tx, now: Date): Promise<void> {
  for (const userID of Object.keys(chosen)) {
    const row = await tx.presence.get(userID);
    if (row && row.seenAt !== null) await tx.presence.update(userID, { seenAt: now });
  }
}
