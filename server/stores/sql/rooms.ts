import {
  and,
  asc,
  count,
  desc,
  eq,
  getTableColumns,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  or,
  sql,
} from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import * as z from 'zod/mini';
import { roomID } from '../../../contract/primitives';
import type { RoomOrigin } from '../../../contract/rooms';
import type { RoomRow } from '../../roomservice/rows/rooms';
import type { RoomQuery, RoomsStore, RoomWithPeople, SeenMember } from '../../roomservice/stores/rooms';
import { byCodePoint } from './columns';
import { first, type Db } from './db';
import { attentionCounts, isSameMember, wantsAttention } from './attention';
import { contains, fold, is, isOneOf, isWithin, orderBy, pageOf, reaches, searchText } from './lists';
import { holdTeam } from './people';
import { searchIn } from './search';
import { teams, users } from './schema/people';
import { isQuiet, members, roomEvents, rooms } from './schema/rooms';
import { wireMembers, wireRooms } from './schema/wire';
import { tokenName } from './tokens';

const { nameKey: _nameKey, search: _search, ...roomColumns } = getTableColumns(rooms);
const { arrival: _arrival, ...roomEventColumns } = getTableColumns(roomEvents);
const closers = alias(users, 'closers');

export function roomsOver(db: Db): RoomsStore['rooms'] {
  return {
    async get(roomID) {
      const [room] = await withMembers(db, await roomsWithNames(db).where(eq(rooms.roomID, roomID)));
      return room;
    },
    byIDs: async (roomIDs) =>
      withMembers(db, await roomsWithNames(db).where(inArray(rooms.roomID, [...roomIDs]))),
    lock: (roomID) =>
      first(db.select(roomColumns).from(rooms).where(eq(rooms.roomID, roomID)).for('no key update')),
    async insert(row) {
      await holdTeam(db, row.teamID);
      const added = await db
        .insert(rooms)
        .values({ ...row, nameKey: fold(row.name), search: searchOf(row) })
        .onConflictDoNothing()
        .returning({ roomID: rooms.roomID });
      return added.length > 0;
    },
    async update(roomID, patch) {
      if (patch.teamID !== undefined) await holdTeam(db, patch.teamID);
      await db
        .update(rooms)
        .set({ ...patch, ...(await foldedBy(db, roomID, patch)), version: sql`${rooms.version} + 1` })
        .where(eq(rooms.roomID, roomID));
    },
    async list(query, reach, now) {
      const where = and(
        reaches(reach, rooms.ownerID, rooms.teamID),
        contains(rooms.search, query.q),
        isOneOf(rooms.state, query.state),
        wantsAttention(db, query.attention, now),
        isOneOf(rooms.type, query.type),
        isOneOf(rooms.ownerID, query.ownerID),
        isOneOf(rooms.teamID, query.teamID),
        isWithin(rooms.createdAt, query.createdFrom, query.createdTo),
      );
      const memberCounts = db
        .select({ roomID: members.roomID, memberCount: count().as('member_count') })
        .from(members)
        .groupBy(members.roomID)
        .as('member_counts');
      const page = await pageOf(db, rooms, where, query, (limit, offset) =>
        roomsWithNames(db)
          // PostgreSQL leaves this join out where the order does not ask for it.
          .leftJoin(memberCounts, eq(memberCounts.roomID, rooms.roomID))
          .where(where)
          .orderBy(...roomOrder(query.sort, sql`coalesce(${memberCounts.memberCount}, 0)`), rooms.roomID)
          .limit(limit)
          .offset(offset),
      );
      return { ...page, items: await withMembers(db, page.items) };
    },
    search: (wanted, reach, limit) =>
      searchIn(db, {
        wanted,
        limit,
        search: rooms.search,
        hasPairs: true,
        isNamed: isNumberOfRoom(wanted.id) ? eq(rooms.roomID, wanted.id) : undefined,
        fetch: async (tx, where, most) => {
          const found = await roomsWithNames(tx)
            .where(and(reaches(reach, rooms.ownerID, rooms.teamID), where))
            .orderBy(...roomOrder('activity.desc', sql`0`), rooms.roomID)
            .limit(most);
          return withMembers(tx, found);
        },
      }),
    async counts(reach, now) {
      const byState = await db
        .select({ state: rooms.state, rooms: count() })
        .from(rooms)
        .where(reaches(reach, rooms.ownerID, rooms.teamID))
        .groupBy(rooms.state);
      const counts = { idle: 0, live: 0, closing: 0, closed: 0 };
      for (const found of byState) counts[found.state] = found.rooms;
      const mayCount = reaches(reach, rooms.ownerID, rooms.teamID);
      return { ...counts, ...(await attentionCounts(db, mayCount, now)) };
    },
    live: async (teamIDs, reach) =>
      withMembers(
        db,
        await roomsWithNames(db)
          .where(
            and(
              inArray(rooms.state, ['live', 'closing']),
              isNotNull(rooms.liveSince),
              isOneOf(rooms.teamID, teamIDs),
              reaches(reach, rooms.ownerID, rooms.teamID),
            ),
          )
          .orderBy(rooms.liveSince, rooms.roomID),
      ),
    async dueToClose(now) {
      const due = await db
        .select({ roomID: rooms.roomID })
        .from(rooms)
        .where(and(eq(rooms.state, 'closing'), lte(rooms.closesAt, now)))
        .orderBy(rooms.closesAt);
      return due.map((room) => room.roomID);
    },
    async neverEnteredSince(before) {
      const left = await db
        .select({ roomID: rooms.roomID })
        .from(rooms)
        .where(and(eq(rooms.state, 'idle'), eq(rooms.everEntered, false), lte(rooms.activeAt, before)))
        .orderBy(rooms.activeAt);
      return left.map((room) => room.roomID);
    },
  };
}

/** Only what the column can hold may be compared with it. */
function isNumberOfRoom(text: string): boolean {
  return z.safeParse(roomID, text).success;
}

function roomsWithNames(db: Db) {
  return db
    .select({
      ...roomColumns,
      origin: sql<RoomOrigin>`coalesce(${wireRooms.origin}, 'console')`,
      ownerName: sql<string>`coalesce(${users.name}, ${rooms.ownerID})`,
      teamName: teams.name,
      closedByName: sql<
        string | null
      >`coalesce(${closers.name}, ${tokenName(rooms.closedByID)}, ${rooms.closedByID})`,
    })
    .from(rooms)
    .leftJoin(wireRooms, eq(wireRooms.roomID, rooms.roomID))
    .leftJoin(users, eq(users.userID, rooms.ownerID))
    .leftJoin(teams, eq(teams.teamID, rooms.teamID))
    .leftJoin(closers, eq(closers.userID, rooms.closedByID))
    .$dynamic();
}

/** Adds the members of all the rooms by one query. */
async function withMembers(
  db: Db,
  page: readonly Omit<RoomWithPeople, 'members'>[],
): Promise<readonly RoomWithPeople[]> {
  if (page.length === 0) return [];
  const ids = page.map((room) => room.roomID);
  const found = await db
    .select({
      ...getTableColumns(members),
      isOurs: sql<boolean>`${users.userID} is not null`,
      isHeld: sql<boolean>`${wireMembers.heldUntil} is not null`,
    })
    .from(members)
    .leftJoin(users, eq(users.userID, members.userID))
    .leftJoin(wireMembers, isSameMember)
    .where(inArray(members.roomID, ids))
    .orderBy(...inOrderOfEntering);
  const byRoom = new Map<string, SeenMember[]>(ids.map((id) => [id, []]));
  for (const member of found) byRoom.get(member.roomID)?.push(member);
  return page.map((room) => ({ ...room, members: byRoom.get(room.roomID) ?? [] }));
}

function roomOrder(sort: RoomQuery['sort'], memberCount: ReturnType<typeof sql>) {
  const order = orderBy(sort, {
    activity: rooms.activeAt,
    createdAt: rooms.createdAt,
    name: byCodePoint(rooms.nameKey),
    roomID: rooms.roomID,
    members: memberCount,
  });
  return sort.startsWith('activity') ? [isQuiet(rooms.state), order] : [order];
}

type Searched = Pick<RoomRow, 'roomID' | 'name' | 'customerName' | 'customerRef'>;

function searchOf(row: Searched): string {
  return searchText(row.roomID, row.name, row.customerName, row.customerRef);
}

/** What order and search go by, made anew where a change touches the texts that they are made of. */
async function foldedBy(db: Db, roomID: string, patch: Partial<Searched>) {
  const isTouched =
    patch.name !== undefined || patch.customerName !== undefined || patch.customerRef !== undefined;
  const old = isTouched && (await first(db.select(roomColumns).from(rooms).where(eq(rooms.roomID, roomID))));
  if (!old) return {};
  const next = { ...old, ...patch };
  return { nameKey: fold(next.name), search: searchOf(next) };
}

const inOrderOfEntering = [asc(members.enteredAt), byCodePoint(members.userID)];

export function membersOver(db: Db): RoomsStore['members'] {
  const isMember = (roomID: string, userID: string) =>
    and(eq(members.roomID, roomID), eq(members.userID, userID));
  return {
    of: (roomID) =>
      db
        .select()
        .from(members)
        .where(eq(members.roomID, roomID))
        .orderBy(...inOrderOfEntering),
    get: (roomID, userID) => first(db.select().from(members).where(isMember(roomID, userID))),
    ofUser: async (userID) => db.select().from(members).where(eq(members.userID, userID)),
    async put(row) {
      const { roomID: _roomID, userID: _userID, ...rest } = row;
      await db
        .insert(members)
        .values(row)
        .onConflictDoUpdate({ target: [members.roomID, members.userID], set: rest });
    },
    async beat(roomID, userID, at) {
      await db.update(members).set({ heartbeatAt: at }).where(isMember(roomID, userID));
    },
    async remove(roomID, userID) {
      await db.delete(members).where(isMember(roomID, userID));
      await db.delete(wireMembers).where(and(eq(wireMembers.roomID, roomID), eq(wireMembers.userID, userID)));
    },
    silentSince: async (before) =>
      db
        .select(getTableColumns(members))
        .from(members)
        .leftJoin(wireMembers, isSameMember)
        .where(
          and(
            lt(members.heartbeatAt, before),
            or(isNull(wireMembers.heldUntil), lt(wireMembers.heldUntil, before)),
          ),
        ),
  };
}

export function roomEventsOver(db: Db): RoomsStore['roomEvents'] {
  const events = () => db.select(roomEventColumns).from(roomEvents).$dynamic();
  return {
    async append(row) {
      await db.insert(roomEvents).values(row);
    },
    ofRoom: async (roomID, limit) =>
      events()
        .where(is(roomEvents.roomID, roomID))
        .orderBy(desc(roomEvents.at), desc(roomEvents.arrival))
        .limit(limit),
    between: async (roomID, from, to) =>
      events()
        .where(and(is(roomEvents.roomID, roomID), gte(roomEvents.at, from), lte(roomEvents.at, to)))
        .orderBy(roomEvents.at, roomEvents.arrival),
  };
}
