import { isSeen } from '../../roomservice/wire2018/seen';
import type { WireRoomRow } from '../../roomservice/rows/wire';
import type { WireList, WireStore } from '../../roomservice/stores/wire';
import { inOrderOfEntering, memberKey } from './rooms';
import { patch, type View } from './tables';

export function wireRooms(view: View): WireStore['wireRooms'] {
  const all = (): readonly WireRoomRow[] => [...view.wireRooms.values()];
  const open = () => all().filter((row) => row.open);
  return {
    get: async (roomID) => view.wireRooms.get(roomID),
    find: async (wireID, kind) =>
      open().find(
        (row) => row.wireID === wireID && (kind === 'list' ? row.origin === 'list' : row.kind === kind),
      ),
    insert: async (row) => view.wireRooms.set(row.roomID, row),
    update: async (roomID, fields) => patch(view.wireRooms, roomID, fields),
    async list(list) {
      // Rows come in order of inserting.
      const found = open().filter((row) => isWanted(row, list) && isSomebodyIn(view, row, list));
      return found.slice(list.offset, list.offset + list.limit);
    },
    async desertedSince(before) {
      const found = open().filter((row) => {
        const room = view.rooms.get(row.roomID);
        return row.origin !== 'console' && room?.state === 'idle' && room.activeAt < before;
      });
      return found.map((row) => row.roomID);
    },
  };
}

function isWanted(row: WireRoomRow, list: WireList): boolean {
  if ('kind' in list) return row.origin !== 'console' && row.kind === list.kind;
  return row.origin === 'list' && row.listType === list.listType;
}

function isSomebodyIn(view: View, row: WireRoomRow, list: WireList): boolean {
  const of = 'kind' in list ? 'program' : 'list';
  return [...view.members.values()].some((member) => member.roomID === row.roomID && isSeen(member, of));
}

const unheard = { avatar: '', streamID: '', userInfo: '', heldUntil: null };

export function wireMembers(view: View): WireStore['wireMembers'] {
  return {
    of: async (roomIDs) =>
      [...view.members.values()]
        .filter((row) => roomIDs.includes(row.roomID))
        .sort(inOrderOfEntering)
        .map((row) => ({
          ...unheard,
          ...view.wireMembers.get(memberKey(row.roomID, row.userID)),
          ...row,
        })),
    put: async (row) => view.wireMembers.set(memberKey(row.roomID, row.userID), row),
  };
}

export function wireLogins(view: View): WireStore['wireLogins'] {
  return {
    get: async (userID) => view.wireLogins.get(userID),
    lock: async (userID) => view.wireLogins.get(userID),
    put: async (row) => view.wireLogins.set(row.userID, row),
    delete: async (userID) => view.wireLogins.delete(userID),
    async deleteExpired(now) {
      const old = [...view.wireLogins.values()].filter((row) => row.expiresAt <= now);
      for (const row of old) view.wireLogins.delete(row.userID);
      return old.length;
    },
  };
}
