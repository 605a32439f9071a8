import { allows, grantsOf } from '../../../contract/access';
import type { ObservationEnd } from '../../../contract/observing';
import type { Work } from '../context';
import { roomAudience, roomObject } from '../rooms/find';
import type { ObservationRow } from '../rows/observations';
import type { RoomRow } from '../rows/rooms';
import type { Tx } from '../store';
import { policyNow } from './settings';

/** A page that watches says so every half minute; after so long without a word nobody looks at it. */
const silentMs = 2 * 60_000;

/** Why a running observation may not go on; null: it may. */
export async function whyOver(tx: Tx, row: ObservationRow, now: Date): Promise<ObservationEnd | null> {
  if (now.getTime() - row.seenAt.getTime() >= silentMs) return 'silent';
  const [signIn, user] = [await tx.signIns.get(row.signInDigest), await tx.users.get(row.userID)];
  if (!signIn || signIn.expiresAt <= now || user?.state !== 'active') return 'signedOut';
  const room = await tx.rooms.get(row.roomID);
  if (!room || room.state === 'closed') return 'roomClosed';
  const asker = { userID: user.userID, teamID: user.teamID, grants: grantsOf[user.role] };
  if (!allows(asker, 'room.observe', room)) return 'permissionLost';
  const policy = await policyNow(tx);
  if (policy === 'off' || (policy === 'announced' && !row.announced)) return 'policyChanged';
  return room.members.length === 0 ? 'roomEmpty' : null;
}

/** Ends a locked observation that runs. Whoever ended it, in the log it is of the person who watched. */
export async function endNow(work: Work, row: ObservationRow, because: ObservationEnd): Promise<void> {
  if (row.endedAt !== null) return;
  const { tx, now } = work;
  await tx.observations.update(row.observationID, { endedAt: now, endedBecause: because });
  await note(work, row, 'observingEnded');
  const room = await tx.rooms.get(row.roomID);
  if (!room) return;
  const seconds = Math.round((now.getTime() - row.startedAt.getTime()) / 1000);
  await work.audit({
    action: 'room.observeEnd',
    object: roomObject(room),
    reason: because,
    changes: { seconds: [null, String(seconds)] },
    actor: { userID: row.userID, name: row.userName },
  });
  tellOf(work, room, row);
}

/** Only what is announced goes into the history of the room, which everybody reads who may list it. */
export async function note(
  work: Work,
  row: ObservationRow,
  kind: 'observed' | 'observingEnded',
): Promise<void> {
  if (!row.announced) return;
  await work.note({
    ...{ roomID: row.roomID, kind, personID: row.userID, personName: row.userName },
    detail: null,
  });
}

/** Who watches the room is different now; of what is not announced nobody hears who may not watch themselves. */
export function tellOf(work: Work, room: RoomRow, { announced }: Pick<ObservationRow, 'announced'>): void {
  const audience = roomAudience(room);
  work.tell(
    { type: 'observers.changed', roomID: room.roomID },
    announced ? audience : { ...audience, permission: 'room.observe' },
  );
}
