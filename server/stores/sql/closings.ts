import { and, asc, count, desc, eq, getTableColumns, inArray, lt } from 'drizzle-orm';
import type { ClosingsStore } from '../../roomservice/stores/closings';
import { first, type Db } from './db';
import { closingRooms, closings } from './schema/closings';
import { rooms } from './schema/rooms';

const { arrival: _arrival, ...columns } = getTableColumns(closings);

/** Rows of one insert: PostgreSQL takes 65,535 values at once. */
const atOnce = 500;

export function closingsOver(db: Db): ClosingsStore['closings'] {
  const plain = () => db.select(columns).from(closings).$dynamic();
  const isTurn = (closingID: string, roomID: string) =>
    and(eq(closingRooms.closingID, closingID), eq(closingRooms.roomID, roomID));
  const isWaiting = eq(closingRooms.outcome, 'waiting');
  return {
    get: (closingID) => first(plain().where(eq(closings.closingID, closingID))),
    lock: (closingID) => first(plain().where(eq(closings.closingID, closingID)).for('update')),
    byKey: (userID, key) => first(plain().where(and(eq(closings.byID, userID), eq(closings.key, key)))),
    ofUser: async (userID, limit) =>
      plain()
        .where(eq(closings.byID, userID))
        .orderBy(desc(closings.createdAt), desc(closings.arrival))
        .limit(limit),
    async insert(row, turns) {
      await db.insert(closings).values(row);
      for (let from = 0; from < turns.length; from += atOnce) {
        await db.insert(closingRooms).values(turns.slice(from, from + atOnce));
      }
    },
    async update(closingID, patch) {
      await db.update(closings).set(patch).where(eq(closings.closingID, closingID));
    },
    roomsOf: async (closingID) =>
      db
        .select({ ...getTableColumns(closingRooms), roomState: rooms.state, closesAt: rooms.closesAt })
        .from(closingRooms)
        .leftJoin(rooms, eq(rooms.roomID, closingRooms.roomID))
        .where(eq(closingRooms.closingID, closingID))
        .orderBy(asc(closingRooms.position)),
    async waiting(closingID, limit) {
      const found = await db
        .select({ roomID: closingRooms.roomID })
        .from(closingRooms)
        .where(and(eq(closingRooms.closingID, closingID), isWaiting))
        .orderBy(asc(closingRooms.position))
        .limit(limit);
      return found.map(({ roomID }) => roomID);
    },
    async lockWaiting(closingID, roomID) {
      const found = await db
        .select({ roomID: closingRooms.roomID })
        .from(closingRooms)
        .where(and(isTurn(closingID, roomID), isWaiting))
        .for('update');
      return found.length > 0;
    },
    async setOutcome(closingID, roomID, outcome, at) {
      await db.update(closingRooms).set({ outcome, at }).where(isTurn(closingID, roomID));
    },
    async giveAnotherTurn(closingID) {
      const { rowCount } = await db
        .update(closingRooms)
        .set({ outcome: 'waiting', at: null })
        .where(
          and(eq(closingRooms.closingID, closingID), inArray(closingRooms.outcome, ['failed', 'refused'])),
        );
      return rowCount ?? 0;
    },
    async tally(closingIDs) {
      return db
        .select({
          closingID: closingRooms.closingID,
          outcome: closingRooms.outcome,
          roomState: rooms.state,
          rooms: count(),
        })
        .from(closingRooms)
        .leftJoin(rooms, eq(rooms.roomID, closingRooms.roomID))
        .where(inArray(closingRooms.closingID, [...closingIDs]))
        .groupBy(closingRooms.closingID, closingRooms.outcome, rooms.state);
    },
    async deleteBefore(createdAt) {
      const old = db
        .select({ closingID: closings.closingID })
        .from(closings)
        .where(lt(closings.createdAt, createdAt));
      await db.delete(closingRooms).where(inArray(closingRooms.closingID, old));
      const { rowCount } = await db.delete(closings).where(lt(closings.createdAt, createdAt));
      return rowCount ?? 0;
    },
  };
}
