import {
  and,
  count,
  desc,
  eq,
  getTableColumns,
  gte,
  isNotNull,
  isNull,
  lt,
  lte,
  ne,
  notInArray,
  or,
  sql,
  type SQL,
} from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { CallKind } from '../../../contract/calls';
import type { CallQuery, CallsStore } from '../../roomservice/stores/calls';
import type { Reach } from '../../roomservice/stores/lists';
import type { SessionsStore } from '../../roomservice/stores/sessions';
import { byCodePoint } from './columns';
import { first, type Db } from './db';
import { contains, is, isOneOf, isWithin, orderBy, pageOf, reaches, searchText } from './lists';
import { searchIn } from './search';
import { calls, sessions } from './schema/calls';
import { users } from './schema/people';
import { recordings } from './schema/recordings';
import { tokenName } from './tokens';

const { arrival: _arrival, ...sessionColumns } = getTableColumns(sessions);
const { search: _search, ...callColumns } = getTableColumns(calls);
const issuers = alias(users, 'issuers');

export function sessionsOver(db: Db): SessionsStore['sessions'] {
  const withPeople = () =>
    db
      .select({
        ...sessionColumns,
        userName: sql<string>`coalesce(${users.name}, ${sessions.userID})`,
        issuedByName: sql<string>`coalesce(${issuers.name}, ${tokenName(sessions.issuedByID)}, ${sessions.issuedByID})`,
      })
      .from(sessions)
      .leftJoin(users, eq(users.userID, sessions.userID))
      .leftJoin(issuers, eq(issuers.userID, sessions.issuedByID));
  return {
    get: (sessionID) => first(withPeople().where(eq(sessions.sessionID, sessionID))),
    byDigest: (sigDigest) =>
      first(db.select(sessionColumns).from(sessions).where(eq(sessions.sigDigest, sigDigest)).limit(1)),
    async insert(row) {
      await db.insert(sessions).values(row);
    },
    async update(sessionID, patch) {
      await db.update(sessions).set(patch).where(eq(sessions.sessionID, sessionID));
    },
    ofRoom: async (roomID, limit) =>
      withPeople()
        .where(eq(sessions.roomID, roomID))
        .orderBy(desc(sessions.issuedAt), desc(sessions.arrival))
        .limit(limit),
    async endAll(of, because, at) {
      const meant = 'roomID' in of ? eq(sessions.roomID, of.roomID) : eq(sessions.userID, of.userID);
      await db
        .update(sessions)
        .set({ sealedSig: null, endedAt: at, endedBecause: because })
        .where(and(meant, isNull(sessions.endedAt)));
    },
    async eraseExpired(now) {
      const { rowCount } = await db
        .update(sessions)
        .set({ sealedSig: null })
        .where(and(isNotNull(sessions.sealedSig), lte(sessions.expiresAt, now)));
      return rowCount ?? 0;
    },
  };
}

const isRunning = ne(calls.state, 'ended');
const lacksWrapUp = and(eq(calls.state, 'ended'), isNotNull(calls.enteredAt), isNull(calls.wrappedUpAt));

export function callsOver(db: Db): CallsStore['calls'] {
  const plain = () => db.select(callColumns).from(calls).$dynamic();
  const withCount = (on = db) =>
    on
      .select({ ...callColumns, recordingCount: on.$count(recordings, eq(recordings.callID, calls.callID)) })
      .from(calls)
      .$dynamic();
  return {
    get: (callID) => first(withCount().where(eq(calls.callID, callID))),
    lock: (callID) => first(plain().where(eq(calls.callID, callID)).for('no key update')),
    async insert(row) {
      const search = searchText(row.roomID ?? '', row.roomName, row.customerName, row.customerRef);
      await db.insert(calls).values({ ...row, search });
    },
    async update(callID, patch) {
      await db.update(calls).set(patch).where(eq(calls.callID, callID));
    },
    list(query, reach) {
      const where = and(reaches(reach, calls.agentID, calls.teamID), isWanted(query));
      return pageOf(db, calls, where, query, (limit, offset) =>
        withCount()
          .where(where)
          .orderBy(callOrder(query.sort), byCodePoint(calls.callID))
          .limit(limit)
          .offset(offset),
      );
    },
    search: (wanted, reach, limit) =>
      searchIn(db, {
        wanted,
        limit,
        search: calls.search,
        hasPairs: true,
        isNamed: eq(calls.callID, wanted.id),
        fetch: (tx, where, most) =>
          withCount(tx)
            .where(and(reaches(reach, calls.agentID, calls.teamID), where))
            .orderBy(callOrder('startedAt.desc'), byCodePoint(calls.callID))
            .limit(most),
      }),
    runningOf: (agentID) =>
      first(
        withCount()
          .where(and(eq(calls.agentID, agentID), isRunning))
          .limit(1),
      ),
    runningIn: async (roomID) => plain().where(and(eq(calls.roomID, roomID), isRunning)),
    bySession: (sessionID) => first(plain().where(eq(calls.sessionID, sessionID)).limit(1)),
    unwrappedOf: async (agentID) =>
      withCount()
        .where(and(eq(calls.agentID, agentID), lacksWrapUp))
        .orderBy(desc(calls.endedAt), byCodePoint(calls.callID))
        .limit(20),
    launches: async (since, teamIDs, reach) =>
      db
        .select({
          entered: sql<boolean>`${calls.enteredAt} is not null`,
          endReason: calls.endReason,
          count: count(),
        })
        .from(calls)
        .where(isLaunched(since, teamIDs, reach))
        .groupBy(sql`1`, calls.endReason),
    failedLaunches: async (since, meant, limit, teamIDs, reach) =>
      plain()
        .where(
          and(
            isLaunched(since, teamIDs, reach),
            eq(calls.state, 'ended'),
            isNull(calls.enteredAt),
            notInArray(calls.endReason, [...meant]),
          ),
        )
        .orderBy(desc(calls.startedAt), byCodePoint(calls.callID))
        .limit(limit),
    startingSince: async (before) =>
      plain().where(and(eq(calls.state, 'starting'), lt(calls.startedAt, before))),
    silentSince: async (before) => plain().where(and(eq(calls.state, 'live'), lte(calls.aliveAt, before))),
  };
}

function isLaunched(since: Date, teamIDs: readonly string[] | undefined, reach: Reach): SQL | undefined {
  return and(
    gte(calls.startedAt, since),
    isOneOf(calls.teamID, teamIDs),
    reaches(reach, calls.agentID, calls.teamID),
  );
}

function isOfKind(kind: CallKind): SQL {
  return kind === 'room' ? isNotNull(calls.roomID) : isNull(calls.roomID);
}

function isWanted(query: CallQuery): SQL | undefined {
  return and(
    contains(calls.search, query.q),
    isWithin(calls.startedAt, query.from, query.to),
    isOneOf(calls.agentID, query.agentID),
    is(calls.roomID, query.roomID),
    or(...(query.kind ?? []).map(isOfKind)),
    isOneOf(calls.state, query.state),
    isOneOf(calls.endReason, query.endReason),
    isOneOf(calls.disposition, query.disposition),
    query.wrapUp === 'missing' ? lacksWrapUp : undefined,
    query.wrapUp === 'done' ? isNotNull(calls.wrappedUpAt) : undefined,
  );
}

function callOrder(sort: CallQuery['sort']): SQL {
  const duration = sql`(${calls.endedAt} - ${calls.enteredAt})`;
  return orderBy(sort, { startedAt: calls.startedAt, duration }, ['duration']);
}
