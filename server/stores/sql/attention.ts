import { and, count, eq, isNotNull, sql, type SQL } from 'drizzle-orm';
import type { Attention } from '../../../contract/rooms';
import { attentionLimits } from '../../roomservice/rooms/attention';
import type { Db } from './db';
import { users } from './schema/people';
import { members, rooms } from './schema/rooms';
import { wireMembers } from './schema/wire';

/** What the 2018 wire knows of a member, joined to the member. */
export const isSameMember = and(
  eq(wireMembers.roomID, members.roomID),
  eq(wireMembers.userID, members.userID),
);

/** What each live room wants attention for, or null: the rule of `rooms/attention.ts`, over the few who are in rooms. */
function noticed(db: Db, now: Date, where: SQL | undefined) {
  const limits = attentionLimits(now);
  // Text in SQL is parsed by the database, which knows an instant by its ISO form.
  const at = (instant: Date) => sql`${instant.toISOString()}::timestamptz`;
  const isSilent = sql`bool_and(${members.heartbeatAt} <= case when ${wireMembers.heldUntil} is null
    then ${at(limits.silent)} else ${at(limits.silentHeld)} end)`;
  const isCared = sql`bool_or(${users.userID} is not null or ${members.role} = 'main')`;
  const since = sql`greatest(min(${members.enteredAt}), ${rooms.lastLeftAt})`;
  const isAlone = sql`count(*) = 1 and ${since} <= ${at(limits.alone)}`;
  return db
    .select({
      roomID: sql<string>`${rooms.roomID}`.as('noticed_room'),
      attention: sql<Attention | null>`case when ${isSilent} then 'noHeartbeat'
        when not ${isCared} then 'customerWaiting' when ${isAlone} then 'aloneLong' end`.as('attention'),
    })
    .from(members)
    .innerJoin(rooms, eq(rooms.roomID, members.roomID))
    .leftJoin(users, eq(users.userID, members.userID))
    .leftJoin(wireMembers, isSameMember)
    .where(and(eq(rooms.state, 'live'), where))
    .groupBy(rooms.roomID)
    .as('noticed');
}

/** An absent or empty list filters nothing. */
export function wantsAttention(db: Db, wanted: readonly Attention[] | undefined, now: Date): SQL | undefined {
  if (wanted === undefined || wanted.length === 0) return undefined;
  const found = noticed(db, now, undefined);
  const ids = db
    .select({ roomID: found.roomID })
    .from(found)
    .where(sql`${found.attention} in ${wanted}`);
  return sql`${rooms.roomID} in ${ids}`;
}

export async function attentionCounts(
  db: Db,
  where: SQL | undefined,
  now: Date,
): Promise<Record<Attention, number>> {
  const found = noticed(db, now, where);
  const rows = await db
    .select({ attention: found.attention, rooms: count() })
    .from(found)
    .where(isNotNull(found.attention))
    .groupBy(found.attention);
  const counts = { customerWaiting: 0, noHeartbeat: 0, aloneLong: 0 };
  for (const row of rows) if (row.attention) counts[row.attention] = row.rooms;
  return counts;
}
