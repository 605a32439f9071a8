import { attentionLimits, attentionOf } from '../../roomservice/rooms/attention';
import type { MemberRow, RoomRow } from '../../roomservice/rows/rooms';
import type { RoomQuery, RoomsStore, RoomWithPeople, SeenMember } from '../../roomservice/stores/rooms';
import {
  by,
  fold,
  inOrder,
  isOneOf,
  isWithin,
  matches,
  pageOf,
  reaches,
  sortOf,
  type Compare,
} from './lists';
import { searchIn } from './search';
import { nextNumber, patch, type View } from './tables';

export function rooms(view: View): RoomsStore['rooms'] {
  const nameOf = (userID: string): string =>
    view.users.get(fold(userID))?.name ?? view.apiTokens.get(userID)?.name ?? userID;
  const withPeople = (row: RoomRow, members: readonly SeenMember[]): RoomWithPeople => ({
    ...row,
    origin: view.wireRooms.get(row.roomID)?.origin ?? 'console',
    ownerName: nameOf(row.ownerID),
    teamName: view.teams.get(row.teamID ?? '')?.name ?? null,
    closedByName: row.closedByID === null ? null : nameOf(row.closedByID),
    members,
  });
  return {
    async get(roomID) {
      const row = view.rooms.get(roomID);
      return row && withPeople(row, membersOf(view, roomID).map(seenIn(view)));
    },
    async byIDs(roomIDs) {
      const members = membersByRoom(view);
      return roomIDs
        .map((roomID) => view.rooms.get(roomID))
        .filter((row) => row !== undefined)
        .map((row) => withPeople(row, members.get(row.roomID) ?? []));
    },
    lock: async (roomID) => view.rooms.get(roomID),
    async insert(row) {
      if (view.rooms.get(row.roomID)) return false;
      view.rooms.set(row.roomID, row);
      return true;
    },
    async update(roomID, fields) {
      const row = view.rooms.get(roomID);
      if (row) view.rooms.set(roomID, { ...row, ...fields, version: row.version + 1 });
    },
    async list(query, reach, now) {
      const members = membersByRoom(view);
      const limits = attentionLimits(now);
      const wants = (row: RoomRow) =>
        attentionOf({ ...row, members: members.get(row.roomID) ?? [] }, limits)?.attention ?? null;
      const found = [...view.rooms.values()].filter(
        (row) =>
          reaches(reach, row.ownerID, row.teamID) &&
          matches(query.q, row.roomID, row.name, row.customerName, row.customerRef) &&
          isOneOf(query.state, row.state) &&
          (!query.attention?.length || isOneOf(query.attention, wants(row))) &&
          isOneOf(query.type, row.type) &&
          isOneOf(query.ownerID, row.ownerID) &&
          isOneOf(query.teamID, row.teamID) &&
          isWithin(row.createdAt, query.createdFrom, query.createdTo),
      );
      const order = roomOrder(query.sort, (row) => members.get(row.roomID)?.length ?? 0);
      const { items, total } = pageOf(found, order, query);
      return { items: items.map((row) => withPeople(row, members.get(row.roomID) ?? [])), total };
    },
    async search(wanted, reach, limit) {
      const members = membersByRoom(view);
      const seen = [...view.rooms.values()]
        .filter((row) => reaches(reach, row.ownerID, row.teamID))
        .sort(roomOrder('activity.desc', () => 0));
      const { items, more } = searchIn(seen, wanted, limit, {
        isNamed: (row, id) => row.roomID === id,
        texts: ({ roomID, name, customerName, customerRef }) => [roomID, name, customerName, customerRef],
      });
      return { items: items.map((row) => withPeople(row, members.get(row.roomID) ?? [])), more };
    },
    async counts(reach, now) {
      const states = { idle: 0, live: 0, closing: 0, closed: 0 };
      const wanted = { customerWaiting: 0, noHeartbeat: 0, aloneLong: 0 };
      const members = membersByRoom(view);
      const limits = attentionLimits(now);
      for (const row of view.rooms.values()) {
        if (!reaches(reach, row.ownerID, row.teamID)) continue;
        states[row.state] += 1;
        const noticed = attentionOf({ ...row, members: members.get(row.roomID) ?? [] }, limits);
        if (noticed) wanted[noticed.attention] += 1;
      }
      return { ...states, ...wanted };
    },
    async live(teamIDs, reach) {
      const members = membersByRoom(view);
      return [...view.rooms.values()]
        .filter(
          (row) =>
            (row.state === 'live' || row.state === 'closing') &&
            row.liveSince !== null &&
            isOneOf(teamIDs, row.teamID) &&
            reaches(reach, row.ownerID, row.teamID),
        )
        .sort(
          inOrder(
            by((row) => row.liveSince),
            by((row) => Number(row.roomID)),
          ),
        )
        .map((row) => withPeople(row, members.get(row.roomID) ?? []));
    },
    dueToClose: async (now) =>
      [...view.rooms.values()]
        .filter((row) => row.state === 'closing' && row.closesAt !== null && row.closesAt <= now)
        .map((row) => row.roomID),
    neverEnteredSince: async (before) =>
      [...view.rooms.values()]
        .filter((row) => row.state === 'idle' && !row.everEntered && row.activeAt <= before)
        .map((row) => row.roomID),
  };
}

function roomOrder(sort: RoomQuery['sort'], memberCount: (row: RoomRow) => number): Compare<RoomRow> {
  const { field, descending } = sortOf(sort);
  const number = by((row: RoomRow) => Number(row.roomID));
  if (field === 'activity') {
    const isQuiet = by((row: RoomRow) => (row.state === 'live' || row.state === 'closing' ? 0 : 1));
    return inOrder(
      isQuiet,
      by((row) => row.activeAt, descending),
      number,
    );
  }
  const keys = {
    createdAt: (row: RoomRow) => row.createdAt,
    name: (row: RoomRow) => fold(row.name),
    roomID: (row: RoomRow) => Number(row.roomID),
    members: memberCount,
  };
  return inOrder(by(keys[field], descending), number);
}

export const inOrderOfEntering = inOrder<MemberRow>(
  by((row) => row.enteredAt),
  by((row) => row.userID),
);

function membersByRoom(view: View): ReadonlyMap<string, readonly SeenMember[]> {
  const byRoom = new Map<string, SeenMember[]>();
  const seen = seenIn(view);
  for (const row of [...view.members.values()].sort(inOrderOfEntering)) {
    byRoom.set(row.roomID, [...(byRoom.get(row.roomID) ?? []), seen(row)]);
  }
  return byRoom;
}

const seenIn =
  (view: View) =>
  (row: MemberRow): SeenMember => ({
    ...row,
    isOurs: view.users.get(fold(row.userID))?.userID === row.userID,
    isHeld: (view.wireMembers.get(memberKey(row.roomID, row.userID))?.heldUntil ?? null) !== null,
  });

function membersOf(view: View, roomID: string): readonly MemberRow[] {
  return [...view.members.values()].filter((row) => row.roomID === roomID).sort(inOrderOfEntering);
}

export const memberKey = (roomID: string, userID: string): string => `${roomID} ${userID}`;

export function members(view: View): RoomsStore['members'] {
  return {
    of: async (roomID) => membersOf(view, roomID),
    get: async (roomID, userID) => view.members.get(memberKey(roomID, userID)),
    ofUser: async (userID) => [...view.members.values()].filter((row) => row.userID === userID),
    put: async (row) => view.members.set(memberKey(row.roomID, row.userID), row),
    beat: async (roomID, userID, at) => patch(view.members, memberKey(roomID, userID), { heartbeatAt: at }),
    async remove(roomID, userID) {
      view.members.delete(memberKey(roomID, userID));
      view.wireMembers.delete(memberKey(roomID, userID));
    },
    silentSince: async (before) =>
      [...view.members.values()].filter((row) => {
        const heldUntil = view.wireMembers.get(memberKey(row.roomID, row.userID))?.heldUntil ?? null;
        return row.heartbeatAt < before && (heldUntil === null || heldUntil < before);
      }),
  };
}

export function roomEvents(view: View): RoomsStore['roomEvents'] {
  // Rows come in order of appending and sorting is stable, so equal instants stay in that order.
  const ofRoom = (roomID: string) =>
    [...view.roomEvents.values()].filter((row) => row.roomID === roomID).sort(by((row) => row.at));
  return {
    append: async (row) => view.roomEvents.set(String(nextNumber(view, 'roomEvents')), row),
    ofRoom: async (roomID, limit) => ofRoom(roomID).reverse().slice(0, limit),
    between: async (roomID, from, to) => ofRoom(roomID).filter((row) => row.at >= from && row.at <= to),
  };
}
