import { describe, expect, it } from 'vitest';
import { at, MORNING, unique } from '../../../support/rows';
import type { Bench } from '../store-suite';

export function describeWire(bench: () => Bench): void {
  describe('rooms of the 2018 wire', () => {
    it('are found by what clients call them, among the open ones of their kind', async () => {
      const { store, aWireRoom } = bench();
      const wireID = `name ${unique()}`;
      const [live, multi] = [await aWireRoom({ wireID }), await aWireRoom({ wireID, kind: 'multi' })];
      const { find, get } = store.read.wireRooms;
      expect(await find(wireID, 'live')).toEqual(live);
      expect(await find(wireID, 'multi')).toEqual(multi);
      expect(await find(wireID, 'double')).toBeUndefined();
      expect(await find(wireID, 'list')).toBeUndefined();
      await store.transact((tx) => tx.wireRooms.update(live.roomID, { open: false }));
      expect(await find(wireID, 'live')).toBeUndefined();
      expect(await get(live.roomID)).toEqual({ ...live, open: false });
      const again = await aWireRoom({ wireID, custom: { watch: 2, text: '字"' } });
      expect(await find(wireID, 'live')).toEqual(again);
    });

    it('say in the console where they were made', async () => {
      const { store, aRoom, aWireRoom } = bench();
      const { roomID } = await aWireRoom({ origin: 'list' });
      expect((await store.read.rooms.get(roomID))?.origin).toBe('list');
      expect((await store.read.rooms.get((await aRoom()).roomID))?.origin).toBe('console');
    });

    it('are listed in the order in which they came, where somebody pushes', async () => {
      const { store, aRoom, aWireRoom, aMember } = bench();
      const { list } = store.read.wireRooms;
      const page = { kind: 'double', offset: 0, limit: 200 } as const;
      const before = (await list(page)).map((room) => room.roomID);
      const listed: string[] = [];
      for (let i = 0; i < 5; i += 1) {
        const { roomID } = await aWireRoom({ kind: 'double' });
        await aMember({ roomID });
        listed.push(roomID);
      }
      const watched = await aWireRoom({ kind: 'double' });
      await aMember({ roomID: watched.roomID, role: 'audience' });
      const paged = await aWireRoom({ kind: 'double' });
      await aMember({ roomID: paged.roomID, sessionID: 'list' });
      await aWireRoom({ kind: 'double' });
      const ofConsole = await aWireRoom({ kind: 'double', origin: 'console' });
      await aMember({ roomID: ofConsole.roomID });
      const over = await aWireRoom({ kind: 'double', open: false, roomID: (await aRoom()).roomID });
      await aMember({ roomID: over.roomID });

      const ids = async (offset: number, limit: number) =>
        (await list({ ...page, offset, limit })).map((room) => room.roomID);
      expect((await list(page)).map((room) => room.roomID)).toEqual([...before, ...listed]);
      expect(await ids(before.length + 1, 2)).toEqual(listed.slice(1, 3));
      expect(await ids(before.length + 5, 2)).toEqual([]);
    });

    it('on the list are listed by their type, whoever is in them', async () => {
      const { store, aWireRoom, aMember } = bench();
      const listType = `type ${unique()}`;
      const { roomID } = await aWireRoom({ origin: 'list', kind: null, listType });
      const page = { listType, offset: 0, limit: 10 };
      expect(await store.read.wireRooms.list(page)).toEqual([]);
      await aMember({ roomID, sessionID: 'list' });
      expect(await store.read.wireRooms.list(page)).toMatchObject([{ roomID }]);
      expect(await store.read.wireRooms.list({ ...page, listType: listType.toUpperCase() })).toEqual([]);
    });

    it('are deserted when nobody has been in them since', async () => {
      const { store, aRoom, aWireRoom } = bench();
      const make = async (given: object) =>
        (await aWireRoom({ ...given, roomID: (await aRoom({ activeAt: at(-9000) })).roomID })).roomID;
      const [deserted, ofConsole, over] = [
        await make({}),
        await make({ origin: 'console' }),
        await make({ open: false }),
      ];
      const found = await store.read.wireRooms.desertedSince(at(-8999));
      expect(found).toContain(deserted);
      expect(found).not.toContain(ofConsole);
      expect(found).not.toContain(over);
      expect(await store.read.wireRooms.desertedSince(at(-9000))).not.toContain(deserted);
    });
  });

  describe('members on the 2018 wire', () => {
    it('come in order of entering, with what it knows of them, and take that with them', async () => {
      const { store, aMember } = bench();
      const late = await aMember({ enteredAt: at(2) });
      const { roomID } = late;
      const early = await aMember({ roomID, enteredAt: at(1) });
      const known = { avatar: 'a.png', streamID: '3891_x', userInfo: '{}', heldUntil: at(60.001) };
      const row = { roomID, userID: early.userID, ...known };
      await store.transact((tx) => tx.wireMembers.put({ ...row, avatar: 'old' }));
      await store.transact((tx) => tx.wireMembers.put(row));
      const blank = { avatar: '', streamID: '', userInfo: '', heldUntil: null };
      expect(await store.read.wireMembers.of([roomID, '1'])).toEqual([
        { ...early, ...known },
        { ...late, ...blank },
      ]);
      expect(await store.read.wireMembers.of([])).toEqual([]);
      await store.transact((tx) => tx.members.remove(roomID, early.userID));
      await store.transact((tx) => tx.members.put(early));
      expect(await store.read.wireMembers.of([roomID])).toEqual([
        { ...early, ...blank },
        { ...late, ...blank },
      ]);
    });

    it('are not silent as long as they are held', async () => {
      const { store, aMember } = bench();
      const { roomID, userID } = await aMember({ heartbeatAt: at(-7000) });
      const hold = (heldUntil: Date | null) =>
        store.transact((tx) =>
          tx.wireMembers.put({ roomID, userID, avatar: '', streamID: '', userInfo: '', heldUntil }),
        );
      const silent = async (): Promise<boolean> =>
        (await store.read.members.silentSince(at(-6000))).some((member) => member.userID === userID);
      expect(await silent()).toBe(true);
      await hold(at(-5000));
      expect(await silent()).toBe(false);
      await hold(at(-6001));
      expect(await silent()).toBe(true);
      await hold(null);
      expect(await silent()).toBe(true);
    });
  });

  describe('logins on the 2018 wire', () => {
    it('are one a user, the last, until they expire', async () => {
      const { store } = bench();
      const [userID, other] = [`user_${unique()}`, `user_${unique()}`];
      const login = { userID, tokenDigest: 'one', sessionID: null, createdAt: MORNING, expiresAt: at(60) };
      await store.transact(async (tx) => {
        await tx.wireLogins.put(login);
        await tx.wireLogins.put({ ...login, tokenDigest: 'two', sessionID: 's' });
        await tx.wireLogins.put({ ...login, userID: other, expiresAt: at(61) });
      });
      const kept = { ...login, tokenDigest: 'two', sessionID: 's' };
      expect(await store.read.wireLogins.get(userID)).toEqual(kept);
      expect(await store.transact((tx) => tx.wireLogins.lock(userID))).toEqual(kept);
      await store.transact((tx) => tx.wireLogins.deleteExpired(at(60)));
      expect(await store.read.wireLogins.get(userID)).toBeUndefined();
      expect(await store.read.wireLogins.get(other)).toBeDefined();
      await store.transact((tx) => tx.wireLogins.delete(other));
      expect(await store.read.wireLogins.get(other)).toBeUndefined();
    });
  });
}
