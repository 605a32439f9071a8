import { describe, expect, it } from 'vitest';
import { at, unique } from '../../../support/rows';
import type { Bench } from '../store-suite';

export function describeClosings(bench: () => Bench): void {
  describe('closings of many rooms', () => {
    it('come back as they were kept, those of one person newest first, and by their key', async () => {
      const { store, aClosing, aUser } = bench();
      const { userID: byID } = await aUser();
      const early = await aClosing({ byID, createdAt: at(1), inSeconds: 60, finishedAt: null });
      const [same, later] = [
        await aClosing({ byID, createdAt: at(5) }),
        await aClosing({ byID, createdAt: at(5) }),
      ];
      const others = await aClosing({ key: early.key });
      expect(await store.read.closings.get(early.closingID)).toEqual(early);
      expect(await store.transact((tx) => tx.closings.lock(early.closingID))).toEqual(early);
      expect(await store.read.closings.get('none')).toBeUndefined();
      expect(await store.read.closings.ofUser(byID, 2)).toEqual([later, same]);
      expect(await store.read.closings.byKey(byID, early.key)).toEqual(early);
      expect(await store.read.closings.byKey(others.byID, early.key)).toEqual(others);
      expect(await store.read.closings.byKey(byID, others.closingID)).toBeUndefined();
      await store.transact((tx) => tx.closings.update(early.closingID, { finishedAt: at(9) }));
      expect(await store.read.closings.get(early.closingID)).toEqual({ ...early, finishedAt: at(9) });
    });

    it('give each room its turn, in order, and keep what it came to beside the room as it is now', async () => {
      const { store, aClosing, aRoom } = bench();
      const counted = await aRoom({ state: 'closing', closesAt: at(60) });
      const { closingID } = await aClosing({
        rooms: [
          { roomID: '2147483646', name: null },
          {
            roomID: counted.roomID,
            name: '房间',
            customerName: 'Ada',
            people: 3,
            recordings: 2,
            waiting: 1,
            liveSince: at(-7),
          },
        ],
      });
      await aClosing({ rooms: [{ roomID: counted.roomID }] });
      const nobody = { name: null, customerName: '', people: 0, recordings: 0, waiting: 0, liveSince: null };
      const turns = [
        { ...nobody, ...{ closingID, roomID: '2147483646', position: 0, outcome: 'waiting', at: null } },
        {
          ...{ closingID, roomID: counted.roomID, position: 1, outcome: 'waiting', at: null },
          ...{ name: '房间', customerName: 'Ada', people: 3, recordings: 2, waiting: 1, liveSince: at(-7) },
        },
      ];
      const rooms = [
        { roomState: null, closesAt: null },
        { roomState: 'closing', closesAt: at(60) },
      ];
      expect(await store.read.closings.roomsOf(closingID)).toEqual(
        turns.map((turn, index) => ({ ...turn, ...rooms[index] })),
      );
      expect(await store.read.closings.waiting(closingID, 1)).toEqual(['2147483646']);
      expect(await store.transact((tx) => tx.closings.lockWaiting(closingID, '2147483646'))).toBe(true);
      await store.transact(async (tx) => {
        await tx.closings.setOutcome(closingID, '2147483646', 'notFound', at(2));
        await tx.closings.setOutcome(closingID, counted.roomID, 'closing', at(3));
      });
      expect(await store.transact((tx) => tx.closings.lockWaiting(closingID, '2147483646'))).toBe(false);
      expect(await store.transact((tx) => tx.closings.lockWaiting(closingID, '1'))).toBe(false);
      expect(await store.read.closings.waiting(closingID, 9)).toEqual([]);
      expect((await store.read.closings.roomsOf(closingID)).map(({ outcome, at }) => [outcome, at])).toEqual([
        ['notFound', at(2)],
        ['closing', at(3)],
      ]);
    });

    it('count what their rooms came to, and give those that failed or were refused another turn', async () => {
      const { store, aClosing } = bench();
      const outcomes = ['failed', 'refused', 'closed', 'failed', 'alreadyClosed', 'notFound'] as const;
      const { closingID } = await aClosing({ rooms: outcomes.map((outcome) => ({ outcome, at: at(1) })) });
      const other = await aClosing();
      const tally = async () => {
        const found = await store.read.closings.tally([closingID, other.closingID]);
        return Object.fromEntries(
          found.map(({ closingID: of, outcome, rooms }) => [
            `${of === closingID ? '' : 'other '}${outcome}`,
            rooms,
          ]),
        );
      };
      const before = { failed: 2, refused: 1, closed: 1, alreadyClosed: 1, notFound: 1, 'other failed': 1 };
      expect(await tally()).toEqual(before);
      expect(await store.read.closings.tally([])).toEqual([]);
      expect(await store.transact((tx) => tx.closings.giveAnotherTurn(closingID))).toBe(3);
      expect(await tally()).toEqual({
        waiting: 3,
        closed: 1,
        alreadyClosed: 1,
        notFound: 1,
        'other failed': 1,
      });
      const [first] = await store.read.closings.roomsOf(closingID);
      expect(first).toMatchObject({ outcome: 'waiting', at: null });
      expect(await store.transact((tx) => tx.closings.giveAnotherTurn(closingID))).toBe(0);
    });

    it('go with their outcomes when they are old; a key may be used once by a person', async () => {
      const { store, aClosing } = bench();
      const old = await aClosing({ createdAt: at(-9000) });
      const recent = await aClosing({ createdAt: at(-8999) });
      expect(await store.transact((tx) => tx.closings.deleteBefore(at(-8999)))).toBeGreaterThanOrEqual(1);
      expect(await store.read.closings.get(old.closingID)).toBeUndefined();
      expect(await store.read.closings.roomsOf(old.closingID)).toEqual([]);
      expect(await store.read.closings.roomsOf(recent.closingID)).toHaveLength(1);
    });

    it('that begin under one key at the same time are one', async () => {
      const { store, aUser } = bench();
      const { userID: byID } = await aUser();
      const begin = () =>
        store.transact(async (tx) => {
          const before = await tx.closings.byKey(byID, 'a key');
          if (before) return before.closingID;
          const closingID = `closing_${unique()}`;
          const row = { closingID, key: 'a key', byID, byName: 'Ada', reason: 'x', inSeconds: 0 };
          await tx.closings.insert({ ...row, createdAt: at(0), finishedAt: null }, []);
          return closingID;
        });
      const ids = await Promise.all(Array.from({ length: 5 }, begin));
      expect(new Set(ids).size).toBe(1);
    });

    it('look at several rooms at once, and at what is recorded in them', async () => {
      const { store, aRoom, aMember, aRecording } = bench();
      const [one, two] = [await aRoom(), await aRoom()];
      await aMember({ roomID: one.roomID });
      for (const state of ['recording', 'recording', 'ready'] as const) {
        await aRecording({ roomID: one.roomID, state });
      }
      const found = await store.read.rooms.byIDs([two.roomID, one.roomID, '2147483646']);
      expect(new Set(found.map(({ roomID }) => roomID))).toEqual(new Set([one.roomID, two.roomID]));
      expect(found.find(({ roomID }) => roomID === one.roomID)).toEqual(
        await store.read.rooms.get(one.roomID),
      );
      const running = await store.read.recordings.runningIn([one.roomID, two.roomID]);
      expect([running.get(one.roomID), running.get(two.roomID) ?? 0]).toEqual([2, 0]);
      expect(await store.read.rooms.byIDs([])).toEqual([]);
    });
  });
}
