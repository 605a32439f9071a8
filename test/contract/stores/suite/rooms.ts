import { describe, expect, it } from 'vitest';
import { attentionLimits, attentionOf } from '../../../../server/roomservice/rooms/attention';
import type { RoomRow } from '../../../../server/roomservice/rows/rooms';
import type { Reach } from '../../../../server/roomservice/stores/lists';
import { at, unique } from '../../../support/rows';
import type { Bench } from '../store-suite';
import { allPages, roomQuery } from './queries';

const ALL: Reach = { kind: 'all' };

function never(): never {
  throw new Error('It is not there.');
}

export function describeRooms(bench: () => Bench): void {
  describe('rooms', () => {
    it('come back with the names of their people, and members in order of entering', async () => {
      const { store, aTeam, aUser, aRoom, aMember } = bench();
      const team = await aTeam();
      const owner = await aUser({ name: '沈若溪' });
      const admin = await aUser({ name: 'Ada', role: 'admin' });
      const room = await aRoom({
        ownerID: owner.userID,
        teamID: team.teamID,
        state: 'closing',
        closesAt: at(60.5),
        closedByID: admin.userID,
        closeReason: 'End of the day\nGood night',
        liveSince: at(1.001),
        recording: {
          mixRecord: true,
          screenRecord: 3,
          cloudRecordUrl: 'rtmp://ingest.example/live/1',
          recordPath: 'D:\\录像',
        },
      });
      const late = await aMember({ roomID: room.roomID, enteredAt: at(2) });
      const early = await aMember({ roomID: room.roomID, enteredAt: at(1) });
      expect(await store.read.rooms.get(room.roomID)).toEqual({
        ...room,
        origin: 'console',
        ownerName: '沈若溪',
        teamName: team.name,
        closedByName: 'Ada',
        members: [early, late].map((member) => ({ ...member, isOurs: true, isHeld: false })),
      });
      expect(await store.transact((tx) => tx.rooms.lock(room.roomID))).toMatchObject(room);
      expect(await store.read.rooms.get('2147483647')).toBeUndefined();
    });

    it('never share a roomID, not even with one that is closed', async () => {
      const { store, aRoom } = bench();
      const room = await aRoom({ closed: true });
      expect(await store.transact((tx) => tx.rooms.insert({ ...room, name: 'Again' }))).toBe(false);
      expect((await store.read.rooms.get(room.roomID))?.name).toBe(room.name);
    });

    it('raise their version with each change', async () => {
      const { store, aRoom } = bench();
      const room = await aRoom();
      await store.transact((tx) => tx.rooms.update(room.roomID, { name: 'Renamed', activeAt: at(9) }));
      await store.transact((tx) => tx.rooms.update(room.roomID, {}));
      const expected: RoomRow = { ...room, name: 'Renamed', activeAt: at(9), version: 3 };
      expect(await store.read.rooms.get(room.roomID)).toMatchObject(expected);
    });

    it('are searched by part of number, name, customer and reference', async () => {
      const { store, aTeam, aRoom } = bench();
      const { teamID } = await aTeam();
      const one = await aRoom({ teamID, name: 'Mortgage_A', customerName: '王小明', customerRef: 'CR-50%' });
      const two = await aRoom({ teamID, name: 'MortgageXA', customerName: 'Wang', customerRef: 'CR-500' });
      const search = async (q: string) => {
        const { items, total } = await store.read.rooms.list(
          roomQuery({ q, teamID, sort: 'roomID' }),
          ALL,
          at(0),
        );
        expect(total).toBe(items.length);
        return items.map((room) => room.roomID);
      };
      expect(await search('mortgage')).toEqual([one.roomID, two.roomID]);
      expect(await search('GAGE_a')).toEqual([one.roomID]);
      expect(await search('小明')).toEqual([one.roomID]);
      expect(await search('50%')).toEqual([one.roomID]);
      expect(await search('cr-500')).toEqual([two.roomID]);
      expect(await search(two.roomID.slice(1))).toEqual([two.roomID]);
      expect(await search('nothing of this kind')).toEqual([]);
    });

    it('are filtered by state, type, owner, team and time of creation', async () => {
      const { store, aTeam, aUser, aRoom } = bench();
      const { teamID } = await aTeam();
      const owner = await aUser();
      const old = await aRoom({ teamID, createdAt: at(-60), closed: true });
      const mine = await aRoom({ teamID, ownerID: owner.userID, createdAt: at(0) });
      const stream = await aRoom({ teamID, type: 'LiveRoom', createdAt: at(60), state: 'live' });
      const ids = async (query: Parameters<typeof roomQuery>[0]) => {
        const { items } = await store.read.rooms.list(
          roomQuery({ teamID, sort: 'createdAt', ...query }),
          ALL,
          at(0),
        );
        return items.map((room) => room.roomID);
      };
      expect(await ids({ state: 'closed,live' })).toEqual([old.roomID, stream.roomID]);
      expect(await ids({ type: 'LiveRoom' })).toEqual([stream.roomID]);
      expect(await ids({ ownerID: owner.userID })).toEqual([mine.roomID]);
      expect(await ids({ teamID: `${teamID},nowhere` })).toHaveLength(3);
      expect(await ids({ createdFrom: at(0).toISOString() })).toEqual([mine.roomID, stream.roomID]);
      expect(await ids({ createdTo: at(0).toISOString() })).toEqual([old.roomID]);
      const zoned = {
        createdFrom: '2026-11-20T09:30:00.123+08:00',
        createdTo: '2026-11-20T09:30:00.124+08:00',
      };
      expect(await ids(zoned)).toEqual([mine.roomID]);
      expect(await ids({ state: '', type: '' })).toHaveLength(3);
    });

    it.each([
      ['activity', ['live', 'closing', 'closed', 'tie1', 'tie2', 'idle']],
      ['activity.desc', ['closing', 'live', 'idle', 'tie1', 'tie2', 'closed']],
      ['createdAt', ['tie1', 'tie2', 'live', 'closing', 'closed', 'idle']],
      ['createdAt.desc', ['idle', 'closed', 'closing', 'live', 'tie1', 'tie2']],
      ['name', ['closed', 'closing', 'idle', 'live', 'tie1', 'tie2']],
      ['name.desc', ['tie1', 'tie2', 'live', 'idle', 'closing', 'closed']],
      ['roomID', ['live', 'closing', 'tie1', 'tie2', 'closed', 'idle']],
      ['roomID.desc', ['idle', 'closed', 'tie2', 'tie1', 'closing', 'live']],
      ['members', ['tie1', 'tie2', 'closed', 'idle', 'closing', 'live']],
      ['members.desc', ['live', 'closing', 'tie1', 'tie2', 'closed', 'idle']],
    ] as const)('sort by %s, ties by room number, over pages', async (sort, expected) => {
      const { store, aTeam, aRoom, aMember } = bench();
      const { teamID } = await aTeam();
      const n = unique();
      // Numbers of several lengths, longer ones first if they were compared as text.
      const number = (length: number, end: number) =>
        `7${String(n).padStart(3, '0')}${String(end).padStart(length - 4, '0')}`;
      const room = (key: string, roomID: string, given: Partial<RoomRow>) =>
        aRoom({ teamID, roomID, name: key.replace(/\d/, ''), ...given });
      const live = await room('live', number(5, 1), { state: 'live', activeAt: at(-50), createdAt: at(1) });
      const closing = await room('closing', number(5, 2), {
        state: 'closing',
        activeAt: at(-40),
        createdAt: at(2),
      });
      await room('tie2', number(6, 2), { activeAt: at(5), createdAt: at(0) });
      await room('tie1', number(6, 1), { activeAt: at(5), createdAt: at(0) });
      await room('idle', number(7, 2), { activeAt: at(9), createdAt: at(4) });
      await room('closed', number(7, 1), { state: 'closed', activeAt: at(-9), createdAt: at(3) });
      await aMember({ roomID: live.roomID });
      await aMember({ roomID: live.roomID });
      await aMember({ roomID: closing.roomID });

      const all = await allPages(2, (paging) =>
        store.read.rooms.list(roomQuery({ teamID, sort, ...paging }), ALL, at(0)),
      );
      const keyed = all.map(({ name, roomID }) => (name === 'tie' ? `tie${roomID.slice(-1)}` : name));
      expect(keyed).toEqual(expected);
    });

    it('are listed and counted as far as one may see', async () => {
      const { store, aTeam, aUser, aRoom } = bench();
      const [mine, theirs] = [await aTeam(), await aTeam()];
      const me = await aUser({ teamID: mine.teamID });
      const own = await aRoom({ ownerID: me.userID, teamID: theirs.teamID, createdAt: at(1) });
      const teams = await aRoom({ teamID: mine.teamID, state: 'live', createdAt: at(2) });
      const closing = await aRoom({ teamID: mine.teamID, state: 'closing', createdAt: at(3) });
      const foreign = await aRoom({ teamID: theirs.teamID, closed: true, createdAt: at(4) });
      await aRoom();
      const ids = async (reach: Reach, query: Parameters<typeof roomQuery>[0] = {}) => {
        const { items, total } = await store.read.rooms.list(
          roomQuery({ sort: 'createdAt', ...query }),
          reach,
          at(0),
        );
        expect(total).toBe(items.length);
        return items.map((room) => room.roomID);
      };
      const asMe: Reach = { kind: 'own', userID: me.userID };
      const asTeam: Reach = { kind: 'team', userID: me.userID, teamID: mine.teamID };
      const nothing = {
        ...{ idle: 0, live: 0, closing: 0, closed: 0 },
        ...{ customerWaiting: 0, noHeartbeat: 0, aloneLong: 0 },
      };

      expect(await ids({ kind: 'none' })).toEqual([]);
      expect(await store.read.rooms.counts({ kind: 'none' }, at(0))).toEqual(nothing);
      expect(await ids(asMe)).toEqual([own.roomID]);
      expect(await store.read.rooms.counts(asMe, at(0))).toEqual({ ...nothing, idle: 1 });
      expect(await ids(asTeam)).toEqual([own.roomID, teams.roomID, closing.roomID]);
      expect(await ids(asTeam, { teamID: theirs.teamID })).toEqual([own.roomID]);
      expect(await store.read.rooms.counts(asTeam, at(0))).toEqual({
        ...nothing,
        idle: 1,
        live: 1,
        closing: 1,
      });
      expect(await ids(ALL, { teamID: [mine.teamID, theirs.teamID] })).toContain(foreign.roomID);
      const counts = await store.read.rooms.counts(ALL, at(0));
      const { total } = await store.read.rooms.list(roomQuery(), ALL, at(0));
      expect(counts.idle + counts.live + counts.closing + counts.closed).toBe(total);

      const alone: Reach = { kind: 'team', userID: me.userID, teamID: null };
      expect(await ids(alone)).toEqual([own.roomID]);
    });

    it('say what they want attention for, by who is in them and what was heard, and are found and counted by it', async () => {
      const { store, aTeam, aUser, aRoom, aMember } = bench();
      const { teamID } = await aTeam();
      const [ours, also] = [await aUser({ teamID }), await aUser({ teamID })];
      const MINUTE = 60;
      const live = (given: Partial<RoomRow> = {}) => aRoom({ teamID, state: 'live', ...given });
      const member = async (
        { roomID }: RoomRow,
        userID: string,
        given: { since?: number; heard?: number; role?: 'main'; heldUntil?: Date } = {},
      ) => {
        const { since = 0, heard = 600, role, heldUntil } = given;
        const member = {
          roomID,
          userID,
          enteredAt: at(since),
          heartbeatAt: at(heard),
          ...(role && { role }),
        };
        await aMember(member);
        const wire = { roomID, userID, avatar: '', streamID: '', userInfo: '' };
        if (heldUntil) await store.transact((tx) => tx.wireMembers.put({ ...wire, heldUntil }));
      };
      // Names say what is expected ten minutes later, at(600).
      const waiting = await live({ name: 'customerWaiting', lastLeftAt: at(60) });
      await member(waiting, 'a_guest', { since: 5 });
      await member(waiting, 'b_guest', { since: 90 });
      const left = await live({ name: 'no', lastLeftAt: at(1) });
      await member(left, ours.userID, { since: -5 * MINUTE });
      const long = await live({ name: 'aloneLong', lastLeftAt: at(0) });
      await member(long, ours.userID, { since: -5 * MINUTE });
      const two = await live({ name: 'no' });
      await member(two, ours.userID);
      await member(two, also.userID);
      const call = await live({ name: 'no' });
      await member(call, ours.userID);
      await member(call, 'c_guest');
      const silent = await live({ name: 'noHeartbeat' });
      await member(silent, ours.userID, { heard: 540 });
      await member(silent, 'd_guest', { heard: 539 });
      const half = await live({ name: 'customerWaiting' });
      await member(half, 'e_guest', { heard: 0 });
      await member(half, 'f_guest', { heard: 540.001 });
      const old = await live({ name: 'no' });
      await member(old, 'who_made_it', { role: 'main', since: 60 });
      const held = await live({ name: 'customerWaiting' });
      await member(held, 'g_guest', { heard: -20 * MINUTE + 0.001, heldUntil: at(9999) });
      const heldLong = await live({ name: 'noHeartbeat' });
      await member(heldLong, 'h_guest', { heard: -20 * MINUTE, heldUntil: at(9999) });
      const ends = await live({ name: 'no', state: 'closing' });
      await member(ends, 'i_guest', { heard: 0 });
      const list = async (attention: string | undefined) =>
        store.read.rooms.list(
          roomQuery({ teamID, sort: 'name', size: 50, ...(attention !== undefined && { attention }) }),
          ALL,
          at(600),
        );

      const limits = attentionLimits(at(600));
      const { items } = await list(undefined);
      expect(items).toHaveLength(11);
      for (const room of items) expect(attentionOf(room, limits)?.attention ?? 'no').toBe(room.name);
      const sinceOf = (wanted: RoomRow) =>
        attentionOf(items.find(({ roomID }) => roomID === wanted.roomID) ?? never(), limits)?.since;
      expect(sinceOf(waiting)).toEqual(at(60));
      expect(sinceOf(half)).toEqual(at(0));
      expect(sinceOf(silent)).toEqual(at(540));
      expect(sinceOf(long)).toEqual(at(0));

      const names = async (attention: string) => (await list(attention)).items.map(({ name }) => name);
      expect(await names('customerWaiting')).toEqual(Array(3).fill('customerWaiting'));
      expect(await names('noHeartbeat,aloneLong')).toEqual(['aloneLong', 'noHeartbeat', 'noHeartbeat']);
      expect(await names('')).toHaveLength(11);
      expect(
        await store.read.rooms.counts({ kind: 'team', userID: 'nobody', teamID }, at(600)),
      ).toMatchObject({ live: 10, closing: 1, customerWaiting: 3, noHeartbeat: 2, aloneLong: 1 });
    });

    it('answer an empty page behind the last one, with the total', async () => {
      const { store, aTeam, aRoom } = bench();
      const { teamID } = await aTeam();
      await aRoom({ teamID });
      const page = await store.read.rooms.list(roomQuery({ teamID, page: 1_000_000, size: 100 }), ALL, at(0));
      expect(page).toEqual({ items: [], total: 1 });
    });

    it('are due to close when their countdown is over', async () => {
      const { store, aRoom } = bench();
      const due = await aRoom({ state: 'closing', closesAt: at(10) });
      const later = await aRoom({ state: 'closing', closesAt: at(10.001) });
      const done = await aRoom({ state: 'closed', closesAt: at(1) });
      const ids = await store.read.rooms.dueToClose(at(10));
      expect(ids).toContain(due.roomID);
      expect(ids).not.toContain(later.roomID);
      expect(ids).not.toContain(done.roomID);
    });
  });

  describe('members', () => {
    it('enter, beat and leave', async () => {
      const { store, aMember } = bench();
      const member = await aMember({ role: 'main' });
      const { roomID, userID } = member;
      expect(await store.read.members.get(roomID, userID)).toEqual(member);
      await store.transact((tx) => tx.members.beat(roomID, userID, at(7.25)));
      expect(await store.read.members.of(roomID)).toEqual([{ ...member, heartbeatAt: at(7.25) }]);
      expect(await store.read.members.ofUser(userID)).toEqual([{ ...member, heartbeatAt: at(7.25) }]);
      await store.transact((tx) => tx.members.remove(roomID, userID));
      await store.transact((tx) => tx.members.remove(roomID, userID));
      await store.transact((tx) => tx.members.beat(roomID, userID, at(8)));
      expect(await store.read.members.of(roomID)).toEqual([]);
      expect(await store.read.members.get(roomID, userID)).toBeUndefined();
    });

    it('are in a room once: entering again replaces what was there', async () => {
      const { store, aMember, aSession } = bench();
      const first = await aMember();
      const { sessionID } = await aSession({ roomID: first.roomID, userID: first.userID });
      const again = {
        ...first,
        sessionID,
        role: 'audience',
        enteredAt: at(30),
        heartbeatAt: at(30),
      } as const;
      await store.transact((tx) => tx.members.put(again));
      expect(await store.read.members.of(first.roomID)).toEqual([again]);
    });

    it('who entered at the same instant stand by userID', async () => {
      const { store, aUser, aRoom, aMember } = bench();
      const { roomID } = await aRoom();
      const n = unique();
      for (const userID of [`late_${n}`, `early_${n}`]) {
        await aUser({ userID });
        await aMember({ roomID, userID });
      }
      const ids = (await store.read.members.of(roomID)).map((member) => member.userID);
      expect(ids).toEqual([`early_${n}`, `late_${n}`]);
    });

    it('who have been silent are found', async () => {
      const { store, aMember } = bench();
      const silent = await aMember({ heartbeatAt: at(-100.001) });
      const alive = await aMember({ heartbeatAt: at(-100) });
      const found = await store.read.members.silentSince(at(-100));
      expect(found).toContainEqual(silent);
      expect(found).not.toContainEqual(alive);
    });
  });

  describe("a room's history", () => {
    it('is read newest first up to a limit, or oldest first between two instants', async () => {
      const { store, aRoom } = bench();
      const { roomID } = await aRoom();
      const { roomID: otherID } = await aRoom();
      const note = (seconds: number, detail: string, of = roomID) => ({
        roomID: of,
        at: at(seconds),
        kind: 'entered' as const,
        personID: 'someone',
        personName: '某人',
        detail,
      });
      const rows = [note(0, 'a'), note(5, 'b'), note(5, 'c'), note(9.999, 'd')];
      await store.transact(async (tx) => {
        for (const row of rows) await tx.roomEvents.append(row);
        await tx.roomEvents.append(note(5, 'elsewhere', otherID));
      });
      expect(await store.read.roomEvents.ofRoom(roomID, 500)).toEqual([...rows].reverse());
      const newest = await store.read.roomEvents.ofRoom(roomID, 2);
      expect(newest.map((row) => row.detail)).toEqual(['d', 'c']);
      const between = await store.read.roomEvents.between(roomID, at(5), at(9.999));
      expect(between.map((row) => row.detail)).toEqual(['b', 'c', 'd']);
    });

    it('knows the machine as nobody', async () => {
      const { store, aRoom } = bench();
      const { roomID } = await aRoom();
      const row = {
        roomID,
        at: at(1),
        kind: 'closed',
        personID: null,
        personName: null,
        detail: null,
      } as const;
      await store.transact((tx) => tx.roomEvents.append(row));
      expect(await store.read.roomEvents.ofRoom(roomID, 1)).toEqual([row]);
    });
  });
}
