import { and, eq, getTableColumns, gt, inArray, isNull, lt, lte, ne, notExists, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { PresenceStore } from '../../roomservice/stores/presence';
import { byCodePoint, foldedID } from './columns';
import { first, type Db } from './db';
import { isOneOf, reaches } from './lists';
import { calls } from './schema/calls';
import { teams, users } from './schema/people';
import { presence, presenceChanges } from './schema/presence';

const { arrival: _arrival, ...changeColumns } = getTableColumns(presenceChanges);
const choosers = alias(users, 'choosers');

export function presenceOver(db: Db): PresenceStore['presence'] {
  const of = (userID: string) => db.select().from(presence).where(eq(presence.userID, userID));
  return {
    get: (userID) => first(of(userID)),
    lock: (userID) => first(of(userID).for('no key update')),
    async insert(row) {
      await db.insert(presence).values(row).onConflictDoNothing();
    },
    async update(userID, patch) {
      await db.update(presence).set(patch).where(eq(presence.userID, userID));
    },
    list: async (teamIDs, reach) =>
      db
        .select({
          userID: users.userID,
          name: users.name,
          teamID: users.teamID,
          teamName: teams.name,
          // All null where the agent has never been here; drizzle makes one null of it.
          presence: getTableColumns(presence),
          chosenByName: sql<string | null>`coalesce(${choosers.name}, ${presence.chosenByID})`,
        })
        .from(users)
        .leftJoin(teams, eq(teams.teamID, users.teamID))
        .leftJoin(presence, eq(presence.userID, users.userID))
        .leftJoin(choosers, eq(choosers.userID, presence.chosenByID))
        .where(
          and(
            eq(users.role, 'agent'),
            eq(users.state, 'active'),
            isOneOf(users.teamID, teamIDs),
            reaches(reach, users.userID, users.teamID),
          ),
        )
        .orderBy(byCodePoint(users.nameKey), foldedID(users.userID)),
    async silentSince(before, longBreak) {
      const liveCall = db
        .select({ one: sql`1` })
        .from(calls)
        .where(and(eq(calls.agentID, presence.userID), eq(calls.state, 'live')));
      const silent = await db
        .select({ userID: presence.userID })
        .from(presence)
        .where(
          and(
            ne(presence.state, 'offline'),
            or(isNull(presence.seenAt), lt(presence.seenAt, before)),
            or(ne(presence.choice, 'break'), isNull(presence.seenAt), lt(presence.chosenAt, longBreak)),
            notExists(liveCall),
          ),
        );
      return silent.map(({ userID }) => userID);
    },
    async note(row) {
      await db.insert(presenceChanges).values(row);
    },
    async changes(userIDs, from, to) {
      if (userIDs.length === 0) return [];
      const theirs = inArray(presenceChanges.userID, [...userIDs]);
      const before = await db
        .selectDistinctOn([presenceChanges.userID], changeColumns)
        .from(presenceChanges)
        .where(and(theirs, lte(presenceChanges.at, from)))
        .orderBy(presenceChanges.userID, sql`${presenceChanges.at} desc, ${presenceChanges.arrival} desc`);
      const within = await db
        .select(changeColumns)
        .from(presenceChanges)
        .where(and(theirs, gt(presenceChanges.at, from), lt(presenceChanges.at, to)))
        .orderBy(presenceChanges.at, presenceChanges.arrival);
      return [...before, ...within];
    },
    async deleteChangesBefore(at) {
      const { rowCount } = await db.delete(presenceChanges).where(lt(presenceChanges.at, at));
      return rowCount ?? 0;
    },
  };
}
