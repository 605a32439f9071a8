import type { ClosingRoomRow } from '../../roomservice/rows/closings';
import type { ClosingsStore, ClosingTally, SeenClosingRoom } from '../../roomservice/stores/closings';
import { by } from './lists';
import { patch, type View } from './tables';

const keyOf = (closingID: string, roomID: string): string => `${closingID} ${roomID}`;

export function closings(view: View): ClosingsStore['closings'] {
  const roomsOf = (closingID: string): readonly ClosingRoomRow[] =>
    [...view.closingRooms.values()]
      .filter((row) => row.closingID === closingID)
      .sort(by((row) => row.position));
  const seen = (row: ClosingRoomRow): SeenClosingRoom => {
    const room = view.rooms.get(row.roomID);
    return { ...row, roomState: room?.state ?? null, closesAt: room?.closesAt ?? null };
  };
  return {
    get: async (closingID) => view.closings.get(closingID),
    lock: async (closingID) => view.closings.get(closingID),
    byKey: async (userID, key) =>
      [...view.closings.values()].find((row) => row.byID === userID && row.key === key),
    // Rows come in order of appending, and sorting is stable: of one instant, the later comes first.
    ofUser: async (userID, limit) =>
      [...view.closings.values()]
        .filter((row) => row.byID === userID)
        .sort(by((row) => row.createdAt))
        .reverse()
        .slice(0, limit),
    async insert(row, rooms) {
      view.closings.set(row.closingID, row);
      for (const room of rooms) view.closingRooms.set(keyOf(room.closingID, room.roomID), room);
    },
    update: async (closingID, fields) => patch(view.closings, closingID, fields),
    roomsOf: async (closingID) => roomsOf(closingID).map(seen),
    waiting: async (closingID, limit) =>
      roomsOf(closingID)
        .filter(({ outcome }) => outcome === 'waiting')
        .slice(0, limit)
        .map(({ roomID }) => roomID),
    lockWaiting: async (closingID, roomID) =>
      view.closingRooms.get(keyOf(closingID, roomID))?.outcome === 'waiting',
    setOutcome: async (closingID, roomID, outcome, at) =>
      patch(view.closingRooms, keyOf(closingID, roomID), { outcome, at }),
    async giveAnotherTurn(closingID) {
      const again = roomsOf(closingID).filter(({ outcome }) => outcome === 'failed' || outcome === 'refused');
      for (const { roomID } of again) {
        patch(view.closingRooms, keyOf(closingID, roomID), { outcome: 'waiting', at: null });
      }
      return again.length;
    },
    async tally(closingIDs) {
      const counts = new Map<string, ClosingTally>();
      for (const { closingID, outcome, roomState } of closingIDs.flatMap(roomsOf).map(seen)) {
        const key = `${closingID} ${outcome} ${roomState}`;
        const rooms = (counts.get(key)?.rooms ?? 0) + 1;
        counts.set(key, { closingID, outcome, roomState, rooms });
      }
      return [...counts.values()];
    },
    async deleteBefore(createdAt) {
      const old = [...view.closings.values()].filter((row) => row.createdAt < createdAt);
      for (const { closingID } of old) {
        for (const { roomID } of roomsOf(closingID)) view.closingRooms.delete(keyOf(closingID, roomID));
        view.closings.delete(closingID);
      }
      return old.length;
    },
  };
}
