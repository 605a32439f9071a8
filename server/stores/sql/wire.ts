import { and, asc, eq, exists, getTableColumns, inArray, lt, lte, ne, sql, type SQL } from 'drizzle-orm';
import { sessionOfList } from '../../roomservice/wire2018/seen';
import type { WireList, WireStore } from '../../roomservice/stores/wire';
import { byCodePoint } from './columns';
import { first, type Db } from './db';
import { members, rooms } from './schema/rooms';
import { wireLogins, wireMembers, wireRooms } from './schema/wire';

const { arrival: _arrival, ...wireRoomColumns } = getTableColumns(wireRooms);

export function wireRoomsOver(db: Db): WireStore['wireRooms'] {
  const plain = () => db.select(wireRoomColumns).from(wireRooms).$dynamic();
  return {
    get: (roomID) => first(plain().where(eq(wireRooms.roomID, roomID))),
    find: (wireID, kind) =>
      first(
        plain()
          .where(
            and(
              eq(wireRooms.open, true),
              eq(wireRooms.wireID, wireID),
              kind === 'list' ? eq(wireRooms.origin, 'list') : eq(wireRooms.kind, kind),
            ),
          )
          .limit(1),
      ),
    async insert(row) {
      await db.insert(wireRooms).values(row);
    },
    async update(roomID, patch) {
      await db.update(wireRooms).set(patch).where(eq(wireRooms.roomID, roomID));
    },
    list: async (list) =>
      plain()
        .where(and(eq(wireRooms.open, true), isWanted(list), isSomebodyIn(db, list)))
        .orderBy(wireRooms.arrival)
        .limit(list.limit)
        .offset(list.offset),
    async desertedSince(before) {
      const found = await db
        .select({ roomID: wireRooms.roomID })
        .from(wireRooms)
        .innerJoin(rooms, eq(rooms.roomID, wireRooms.roomID))
        .where(
          and(
            eq(wireRooms.open, true),
            ne(wireRooms.origin, 'console'),
            eq(rooms.state, 'idle'),
            lt(rooms.activeAt, before),
          ),
        );
      return found.map((room) => room.roomID);
    },
  };
}

function isWanted(list: WireList): SQL | undefined {
  return 'kind' in list
    ? and(ne(wireRooms.origin, 'console'), eq(wireRooms.kind, list.kind))
    : and(eq(wireRooms.origin, 'list'), eq(wireRooms.listType, list.listType));
}

/** The same as `isSeen` of the wire, said in SQL. */
function isSomebodyIn(db: Db, list: WireList): SQL {
  const pushes =
    'kind' in list ? and(ne(members.role, 'audience'), ne(members.sessionID, sessionOfList)) : undefined;
  return exists(
    db
      .select({ one: sql`1` })
      .from(members)
      .where(and(eq(members.roomID, wireRooms.roomID), pushes)),
  );
}

export function wireMembersOver(db: Db): WireStore['wireMembers'] {
  return {
    async of(roomIDs) {
      if (roomIDs.length === 0) return [];
      const found = await db
        .select({ ...getTableColumns(members), wire: wireMembers })
        .from(members)
        .leftJoin(
          wireMembers,
          and(eq(wireMembers.roomID, members.roomID), eq(wireMembers.userID, members.userID)),
        )
        .where(inArray(members.roomID, [...roomIDs]))
        .orderBy(asc(members.enteredAt), byCodePoint(members.userID));
      return found.map(({ wire, ...member }) => ({
        ...member,
        avatar: wire?.avatar ?? '',
        streamID: wire?.streamID ?? '',
        userInfo: wire?.userInfo ?? '',
        heldUntil: wire?.heldUntil ?? null,
      }));
    },
    async put(row) {
      const { roomID: _roomID, userID: _userID, ...rest } = row;
      await db
        .insert(wireMembers)
        .values(row)
        .onConflictDoUpdate({ target: [wireMembers.roomID, wireMembers.userID], set: rest });
    },
  };
}

export function wireLoginsOver(db: Db): WireStore['wireLogins'] {
  const one = (userID: string) =>
    db.select().from(wireLogins).where(eq(wireLogins.userID, userID)).$dynamic();
  return {
    get: (userID) => first(one(userID)),
    lock: (userID) => first(one(userID).for('no key update')),
    async put(row) {
      const { userID: _userID, ...rest } = row;
      await db.insert(wireLogins).values(row).onConflictDoUpdate({ target: wireLogins.userID, set: rest });
    },
    async delete(userID) {
      await db.delete(wireLogins).where(eq(wireLogins.userID, userID));
    },
    async deleteExpired(now) {
      const { rowCount } = await db.delete(wireLogins).where(lte(wireLogins.expiresAt, now));
      return rowCount ?? 0;
    },
  };
}
