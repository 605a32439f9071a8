import { describe, expect, it } from 'vitest';
import type { CallRow } from '../../../../server/roomservice/rows/calls';
import type { Reach } from '../../../../server/roomservice/stores/lists';
import { at, unique } from '../../../support/rows';
import type { Bench } from '../store-suite';
import { allPages, callQuery } from './queries';

const ALL: Reach = { kind: 'all' };

export function describeCalls(bench: () => Bench): void {
  /** Call ids of one agent that match, in the order asked for. */
  const idsOf = async (agentID: string, query: Parameters<typeof callQuery>[0], reach = ALL) => {
    const given = callQuery({ agentID, sort: 'startedAt', ...query });
    const { items, total } = await bench().store.read.calls.list(given, reach);
    expect(total).toBe(items.length);
    return items.map((call) => call.callID);
  };

  describe('calls', () => {
    it('come back as they were kept, with how many recordings they have', async () => {
      const { store, aCall, aRecording, aSession } = bench();
      const { sessionID, roomID, userID } = await aSession();
      const call = await aCall({
        ended: true,
        agentID: userID,
        roomID,
        sessionID,
        teamID: 'a_team_of_old',
        customerName: '王小明',
        endedByID: 'someone',
        endedByName: 'Ada',
        endDetail: 'Closed for the night',
        recording: { mixRecord: true, screenRecord: 2, cloudRecordUrl: '', recordPath: 'C:\\rec' },
      });
      await aRecording({ callID: call.callID, roomID, agentID: userID });
      await aRecording({ callID: call.callID, roomID, agentID: userID, kind: 'screen' });
      const expected = { ...call, recordingCount: 2 };
      expect(await store.read.calls.get(call.callID)).toEqual(expected);
      expect((await store.read.calls.list(callQuery({ roomID }), ALL)).items).toEqual([expected]);
      expect(await store.read.calls.bySession(sessionID)).toMatchObject(call);
      expect(await store.transact((tx) => tx.calls.lock(call.callID))).toMatchObject(call);
      expect(await store.read.calls.get('none')).toBeUndefined();
      expect(await store.read.calls.bySession('none')).toBeUndefined();
    });

    it('change in the named fields alone', async () => {
      const { store, aCall } = bench();
      const call = await aCall();
      const change = { state: 'live', enteredAt: at(4.004), notes: 'first line\nsecond 😀' } as const;
      await store.transact((tx) => tx.calls.update(call.callID, change));
      expect(await store.read.calls.get(call.callID)).toEqual({ ...call, ...change, recordingCount: 0 });
    });

    it('that run are found by agent and by room', async () => {
      const { store, aUser, aRoom, aCall } = bench();
      const { userID: agentID } = await aUser();
      const { roomID } = await aRoom();
      await aCall({ agentID, roomID, ended: true });
      expect(await store.read.calls.runningOf(agentID)).toBeUndefined();
      const running = await aCall({ agentID, roomID, state: 'live' });
      const starting = await aCall({ roomID });
      await aCall();
      expect(await store.read.calls.runningOf(agentID)).toEqual({ ...running, recordingCount: 0 });
      const inRoom = await store.read.calls.runningIn(roomID);
      expect(inRoom.map((call) => call.callID).sort()).toEqual([running.callID, starting.callID].sort());
    });

    it('that nobody finished launching are found', async () => {
      const { store, aCall } = bench();
      const stuck = await aCall({ startedAt: at(-3600.001) });
      const fresh = await aCall({ startedAt: at(-3600) });
      const live = await aCall({ startedAt: at(-9999), state: 'live' });
      const ids = (await store.read.calls.startingSince(at(-3600))).map((call) => call.callID);
      expect(ids).toContain(stuck.callID);
      expect(ids).not.toContain(fresh.callID);
      expect(ids).not.toContain(live.callID);
    });

    it('of streams come back without a room, are found by title, and by being silent', async () => {
      const { store, aStreamCall } = bench();
      const roomName = `Loan ${unique()}`;
      const live = { state: 'live', enteredAt: at(3) } as const;
      const silent = await aStreamCall({ ...live, roomName, aliveAt: at(-600) });
      const heard = await aStreamCall({ ...live, aliveAt: at(-599.999) });
      const over = await aStreamCall({ ended: true, aliveAt: at(-9999) });
      const starting = await aStreamCall();
      expect(await store.read.calls.get(silent.callID)).toEqual({ ...silent, recordingCount: 0 });
      expect(await idsOf(silent.agentID, { q: roomName.toUpperCase() })).toEqual([silent.callID]);
      const ids = (await store.read.calls.silentSince(at(-600))).map((call) => call.callID);
      expect(ids).toContain(silent.callID);
      for (const { callID } of [heard, over, starting]) expect(ids).not.toContain(callID);
    });

    it('that want their wrap-up come newest first, at most 20', async () => {
      const { store, aUser, aRoom, aSession, aCall } = bench();
      const { userID: agentID } = await aUser();
      const { roomID } = await aRoom({ ownerID: agentID });
      const { sessionID } = await aSession({ roomID, userID: agentID });
      const call = (given: Parameters<typeof aCall>[0]) =>
        aCall({ ended: true, agentID, roomID, sessionID, ...given });
      await call({ enteredAt: null, endReason: 'launchGivenUp' });
      await call({ wrappedUpAt: at(70), disposition: 'resolved' });
      await call({ state: 'live', endedAt: null, endReason: null });
      const calls: CallRow[] = [];
      for (let i = 0; i < 21; i += 1) calls.push(await call({ endedAt: at(100 + i) }));
      const expected = calls
        .map((one) => one.callID)
        .reverse()
        .slice(0, 20);
      const unwrapped = await store.read.calls.unwrappedOf(agentID);
      expect(unwrapped.map((one) => one.callID)).toEqual(expected);
      expect(unwrapped[0]?.recordingCount).toBe(0);
    });

    it('are filtered by time, room, state, reason, disposition and wrap-up', async () => {
      const { aUser, aRoom, aCall } = bench();
      const { userID: agentID } = await aUser();
      const { roomID } = await aRoom();
      const left = await aCall({ agentID, roomID, ended: true, startedAt: at(1) });
      const lost = await aCall({
        agentID,
        ended: true,
        startedAt: at(2),
        enteredAt: null,
        endReason: 'network',
      });
      const done = await aCall({
        agentID,
        ended: true,
        startedAt: at(3),
        disposition: 'followUp',
        wrappedUpAt: at(99),
      });
      const live = await aCall({ agentID, state: 'live', startedAt: at(4) });
      const [one, two, three, four] = [left, lost, done, live].map((call) => call.callID);

      expect(await idsOf(agentID, {})).toEqual([one, two, three, four]);
      expect(await idsOf(agentID, { from: at(2).toISOString() })).toEqual([two, three, four]);
      expect(await idsOf(agentID, { to: at(2).toISOString() })).toEqual([one]);
      expect(await idsOf(agentID, { roomID })).toEqual([one]);
      expect(await idsOf(agentID, { state: 'live,starting' })).toEqual([four]);
      expect(await idsOf(agentID, { endReason: 'network,left' })).toEqual([one, two, three]);
      expect(await idsOf(agentID, { endReason: 'network' })).toEqual([two]);
      expect(await idsOf(agentID, { disposition: 'followUp' })).toEqual([three]);
      expect(await idsOf(agentID, { wrapUp: 'missing' })).toEqual([one]);
      expect(await idsOf(agentID, { wrapUp: 'done' })).toEqual([three]);
    });

    it('are searched by part of room number, room name, customer and reference', async () => {
      const { aUser, aCall } = bench();
      const { userID: agentID } = await aUser();
      const a = await aCall({ agentID, roomName: 'Loan_1', customerName: '欧阳锋', startedAt: at(1) });
      const b = await aCall({ agentID, roomName: 'LoanX1', customerRef: 'VIP-%', startedAt: at(2) });
      expect(await idsOf(agentID, { q: 'LOAN' })).toEqual([a.callID, b.callID]);
      expect(await idsOf(agentID, { q: 'n_1' })).toEqual([a.callID]);
      expect(await idsOf(agentID, { q: '欧阳' })).toEqual([a.callID]);
      expect(await idsOf(agentID, { q: 'vip-%' })).toEqual([b.callID]);
      expect(await idsOf(agentID, { q: b.roomID })).toEqual([b.callID]);
      expect(await idsOf(agentID, { q: '%' })).toEqual([b.callID]);
    });

    it('are listed as far as one may see', async () => {
      const { aTeam, aUser, aCall } = bench();
      const { teamID } = await aTeam();
      const { userID: agentID } = await aUser();
      const mine = await aCall({ agentID, teamID, startedAt: at(1) });
      const peers = await aCall({ teamID, startedAt: at(2) });
      const foreign = await aCall({ startedAt: at(3) });
      const everybody = [agentID, peers.agentID, foreign.agentID].join(',');
      expect(await idsOf(everybody, {}, { kind: 'none' })).toEqual([]);
      expect(await idsOf(everybody, {}, { kind: 'own', userID: agentID })).toEqual([mine.callID]);
      expect(await idsOf(everybody, {}, { kind: 'team', userID: agentID, teamID })).toEqual([
        mine.callID,
        peers.callID,
      ]);
      expect(await idsOf(everybody, {}, { kind: 'team', userID: agentID, teamID: null })).toEqual([
        mine.callID,
      ]);
      expect(await idsOf(everybody, {})).toHaveLength(3);
    });

    it.each([
      ['startedAt', 'x1 x2 long short running'],
      ['startedAt.desc', 'running short long x1 x2'],
      ['duration', 'short long running x1 x2'],
      ['duration.desc', 'long short running x1 x2'],
    ] as const)('sort by %s, ties by callID, without a duration last, over pages', async (sort, expected) => {
      const { store, aUser, aCall } = bench();
      const { userID: agentID } = await aUser();
      const n = unique();
      const call = (key: string, given: Parameters<typeof aCall>[0]) =>
        aCall({ agentID, callID: `${key}_${n}`, ...given });
      await call('x2', { startedAt: at(0), enteredAt: null, endedAt: at(500), state: 'ended' });
      await call('x1', { startedAt: at(0) });
      await call('running', { startedAt: at(3), enteredAt: at(4), state: 'live' });
      await call('short', { startedAt: at(2), enteredAt: at(100), endedAt: at(100.5), state: 'ended' });
      await call('long', { startedAt: at(1), enteredAt: at(3), endedAt: at(90), state: 'ended' });
      const all = await allPages(2, (paging) =>
        store.read.calls.list(callQuery({ agentID, sort, ...paging }), ALL),
      );
      expect(all.map((row) => row.callID.split('_')[0]).join(' ')).toBe(expected);
    });
  });
}
