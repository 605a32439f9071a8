import { describe, expect, it } from 'vitest';
import { placeOf } from '../../../../contract/recordings';
import type { RecordingRow } from '../../../../server/roomservice/rows/recordings';
import type { Reach } from '../../../../server/roomservice/stores/lists';
import { at, thrownAway, unique } from '../../../support/rows';
import type { Bench } from '../store-suite';
import { recordingFilter, recordingQuery } from './queries';

const ALL: Reach = { kind: 'all' };

export function describeRecordings(bench: () => Bench): void {
  /** Ids of one agent's recordings that match, oldest first. */
  const idsOf = async (agentID: string, query: Parameters<typeof recordingQuery>[0], reach = ALL) => {
    const given = recordingQuery({ agentID, sort: 'startedAt', ...query });
    const { items, total } = await bench().store.read.recordings.list(given, reach);
    expect(total).toBe(items.length);
    return items.map((recording) => recording.recordingID);
  };

  describe('recordings', () => {
    it('come back as they were kept, and with those of their call', async () => {
      const { store, aRecording } = bench();
      const ready = await aRecording({ teamID: 'old_team', teamName: '旧组', bytes: 5_000_000_000 });
      const local = await aRecording({
        callID: ready.callID,
        roomID: ready.roomID,
        agentID: ready.agentID,
        kind: 'screen',
        state: 'localOnly',
        startedAt: at(4.004),
        durationMs: null,
        bytes: null,
        progress: 12.5,
        failure: 'disk full',
        heldBy: 'PC-0417',
        file: null,
        mime: null,
      });
      const loose = await aRecording({ callID: null });
      expect(await store.read.recordings.get(ready.recordingID)).toEqual(ready);
      expect(await store.read.recordings.get(local.recordingID)).toEqual(local);
      expect(await store.read.recordings.get(loose.recordingID)).toEqual(loose);
      expect(await store.read.recordings.get('none')).toBeUndefined();
      expect(await store.read.recordings.ofCall(ready.callID ?? '')).toEqual([ready, local]);
    });

    it('in the trash are added up as far as somebody sees, and come the longest there first', async () => {
      const { store, aRecording } = bench();
      const teamID = `team_${unique()}`;
      const old = { ...thrownAway, teamID, bytes: 5_000_000_000, trashedAt: at(-1e9) };
      const late = await aRecording({ ...old, trashedAt: at(-1e9 + 5), bytes: null });
      const early = await aRecording(old);
      await aRecording({ ...old, onHold: true });
      await aRecording({ teamID });
      const reach: Reach = { kind: 'team', userID: 'nobody', teamID };
      expect(await store.read.recordings.trashTotals(reach)).toEqual({
        ...{ recordings: 3, bytes: 10_000_000_000, oldestAt: old.trashedAt },
      });
      expect(await store.read.recordings.trashTotals({ kind: 'none' })).toEqual({
        ...{ recordings: 0, bytes: 0, oldestAt: null },
      });
      const due = async (seconds: number, limit = 9) =>
        (await store.read.recordings.trashDue(at(-1e9 + seconds), limit)).map((row) => row.recordingID);
      expect(await due(5)).toEqual([early.recordingID, late.recordingID]);
      expect(await due(5, 1)).toEqual([early.recordingID]);
      expect(await due(4)).toEqual([early.recordingID]);
      expect((await store.read.recordings.byIDs([early.recordingID, 'none'])).length).toBe(1);
      expect(await store.read.recordings.byIDs([])).toEqual([]);
    });

    it('are found by what they are called now', async () => {
      const { store, aRecording } = bench();
      const { recordingID, agentID } = await aRecording({ customerName: 'Before', roomName: 'Room A' });
      await store.transact((tx) => tx.recordings.update(recordingID, { customerName: 'After' }));
      expect(await idsOf(agentID, { q: 'before' })).toEqual([]);
      expect(await idsOf(agentID, { q: 'after' })).toEqual([recordingID]);
    });

    it('are filtered by time, room, customer, call, team, kind and state', async () => {
      const { aUser, aRecording } = bench();
      const { userID: agentID } = await aUser();
      const teamID = `team_${unique()}`;
      const mix = await aRecording({ agentID, startedAt: at(1), customerRef: 'A-1', teamID });
      const push = await aRecording({ agentID, startedAt: at(2), kind: 'push', state: 'failed' });
      const cloud = await aRecording({ agentID, startedAt: at(3), kind: 'cloud', customerRef: 'A-10' });
      const [one, two, three] = [mix, push, cloud].map((recording) => recording.recordingID);

      expect(await idsOf(agentID, {})).toEqual([one, two, three]);
      expect(await idsOf(agentID, { from: at(1).toISOString(), to: at(3).toISOString() })).toEqual([
        one,
        two,
      ]);
      expect(await idsOf(agentID, { roomID: push.roomID })).toEqual([two]);
      expect(await idsOf(agentID, { customerRef: 'A-1' })).toEqual([one]);
      expect(await idsOf(agentID, { callID: cloud.callID ?? '' })).toEqual([three]);
      expect(await idsOf(agentID, { teamID })).toEqual([one]);
      expect(await idsOf(agentID, { kind: 'mix,cloud' })).toEqual([one, three]);
      expect(await idsOf(agentID, { state: 'failed' })).toEqual([two]);
      expect(await idsOf(agentID, { state: '', kind: '' })).toHaveLength(3);
    });

    it('are filtered by duration, both ends included; an unknown one matches none', async () => {
      const { aUser, aRecording } = bench();
      const { userID: agentID } = await aUser();
      const made = [];
      for (const durationMs of [59_999, 60_000, 90_001, null]) {
        made.push(await aRecording({ agentID, durationMs, startedAt: at(made.length) }));
      }
      const [short, minute, long] = made.map((recording) => recording.recordingID);
      expect(await idsOf(agentID, { minSeconds: 60 })).toEqual([minute, long]);
      expect(await idsOf(agentID, { maxSeconds: '90' })).toEqual([short, minute]);
      expect(await idsOf(agentID, { minSeconds: 60, maxSeconds: 60 })).toEqual([minute]);
      expect(await idsOf(agentID, { minSeconds: 0 })).toEqual([short, minute, long]);
    });

    it('are searched by part of room number, room name, customer and reference', async () => {
      const { aUser, aRecording } = bench();
      const { userID: agentID } = await aUser();
      const a = await aRecording({ agentID, roomName: '理财 50%_off', startedAt: at(1) });
      const b = await aRecording({ agentID, customerName: 'Müller', customerRef: 'R-7', startedAt: at(2) });
      expect(await idsOf(agentID, { q: '理财' })).toEqual([a.recordingID]);
      expect(await idsOf(agentID, { q: '%_OFF' })).toEqual([a.recordingID]);
      expect(await idsOf(agentID, { q: 'müll' })).toEqual([b.recordingID]);
      expect(await idsOf(agentID, { q: 'r-7' })).toEqual([b.recordingID]);
      expect(await idsOf(agentID, { q: a.roomID })).toEqual([a.recordingID]);
      expect(await idsOf(agentID, { q: '50__off' })).toEqual([]);
    });

    it('are found by two characters, by one, and by the halves of no pair', async () => {
      const { aUser, aRecording } = bench();
      const { userID: agentID } = await aUser();
      const a = await aRecording({
        agentID,
        roomName: '远程公证 𠮷野',
        customerName: '李雷',
        startedAt: at(1),
      });
      const b = await aRecording({ agentID, roomName: '公司证明', customerName: '雷军', startedAt: at(2) });
      const [one, two] = [a.recordingID, b.recordingID];
      expect(await idsOf(agentID, { q: '公证' })).toEqual([one]);
      expect(await idsOf(agentID, { q: '雷' })).toEqual([one, two]);
      expect(await idsOf(agentID, { q: '𠮷野' })).toEqual([one]);
      expect(await idsOf(agentID, { q: '雷军' })).toEqual([two]);
      // The end of one text and the beginning of the next are no pair; nor are pairs that stand apart a word.
      expect(await idsOf(agentID, { q: '野李' })).toEqual([]);
      await aRecording({ agentID, roomName: 'abc bcd', startedAt: at(3) });
      expect(await idsOf(agentID, { q: 'abcd' })).toEqual([]);
      expect(await idsOf(agentID, { q: 'c b\'"\\{},' })).toEqual([]);
    });

    it('are counted by kind, state and agent, each without regard to its own filter', async () => {
      const { store, aUser, aRecording } = bench();
      const customerRef = `C-${unique()}`;
      const [one, two] = [(await aUser()).userID, (await aUser()).userID];
      const make = (agentID: string, given: Partial<RecordingRow>) =>
        aRecording({ agentID, agentName: `Name of ${agentID}`, customerRef, ...given });
      await make(one, { kind: 'mix' });
      await make(two, { kind: 'mix' });
      await make(two, { kind: 'screen', state: 'failed' });
      const counts = await store.read.recordings.counts(recordingFilter({ customerRef, kind: 'mix' }), ALL);
      expect(counts.kinds).toEqual(
        new Map([
          ['mix', 2],
          ['screen', 1],
        ]),
      );
      expect(counts.states).toEqual(new Map([['ready', 2]]));
      expect(counts.agents).toEqual(
        [one, two].toSorted().map((agentID) => ({ agentID, agentName: `Name of ${agentID}`, count: 1 })),
      );
      const ofTwo = await store.read.recordings.counts(recordingFilter({ customerRef, agentID: two }), ALL);
      expect(ofTwo.agents.map(({ agentID, count }) => [agentID, count])).toEqual([
        [two, 2],
        [one, 1],
      ]);
      expect(ofTwo.kinds.get('screen')).toBe(1);
      const mine = { kind: 'own', userID: one } as const;
      expect((await store.read.recordings.counts(recordingFilter({ customerRef }), mine)).states).toEqual(
        new Map([['ready', 1]]),
      );
    });

    it('named by a whole recordingID win over every filter, but not over what one may see', async () => {
      const { aUser, aRecording } = bench();
      const { userID: other } = await aUser();
      const { recordingID, agentID } = await aRecording();
      const query = { q: recordingID, kind: 'cloud', to: at(-9999).toISOString(), maxSeconds: 1 };
      expect(await idsOf(other, query)).toEqual([recordingID]);
      expect(await idsOf(other, query, { kind: 'own', userID: agentID })).toEqual([recordingID]);
      expect(await idsOf(other, query, { kind: 'own', userID: other })).toEqual([]);
      expect(await idsOf(agentID, { q: recordingID.slice(1) })).toEqual([]);
    });

    it('that are outside the time range give the newest start that would match', async () => {
      const { store, aUser, aRecording } = bench();
      const { userID: agentID } = await aUser();
      await aRecording({ agentID, startedAt: at(10.001) });
      await aRecording({ agentID, startedAt: at(5), state: 'failed' });
      const newest = (query: Parameters<typeof recordingFilter>[0], reach = ALL) =>
        store.read.recordings.newest(
          recordingFilter({ agentID, from: at(100).toISOString(), ...query }),
          reach,
        );
      expect(await newest({})).toEqual(at(10.001));
      expect(await newest({ state: 'failed' })).toEqual(at(5));
      expect(await newest({ kind: 'push' })).toBeNull();
      expect(await newest({}, { kind: 'own', userID: 'somebody_else' })).toBeNull();
      expect(await newest({}, { kind: 'none' })).toBeNull();
    });

    it('are listed as far as one may see', async () => {
      const { aUser, aRecording } = bench();
      const teamID = `team_${unique()}`;
      const { userID: agentID } = await aUser();
      const mine = await aRecording({ agentID, startedAt: at(1) });
      const peers = await aRecording({ teamID, startedAt: at(2) });
      const foreign = await aRecording({ startedAt: at(3) });
      const agents = [agentID, peers.agentID, foreign.agentID].join(',');
      expect(await idsOf(agents, {}, { kind: 'none' })).toEqual([]);
      expect(await idsOf(agents, {}, { kind: 'own', userID: agentID })).toEqual([mine.recordingID]);
      expect(await idsOf(agents, {}, { kind: 'team', userID: agentID, teamID })).toEqual([
        mine.recordingID,
        peers.recordingID,
      ]);
      expect(await idsOf(agents, {})).toHaveLength(3);
    });

    it.each([
      ['startedAt', 'tie1 tie2 small big'],
      ['startedAt.desc', 'big small tie2 tie1'],
      ['duration', 'big small tie1 tie2'],
      ['duration.desc', 'small big tie2 tie1'],
      ['size', 'small big tie1 tie2'],
      ['size.desc', 'big small tie2 tie1'],
    ] as const)(
      'sort by %s, ties by recordingID, unknown last, in pages from either end',
      async (sort, expected) => {
        const { store, aUser, aRecording } = bench();
        const { userID: agentID } = await aUser();
        const n = unique();
        const recording = (key: string, given: Partial<RecordingRow>) =>
          aRecording({ agentID, callID: null, recordingID: `${key}_${n}`, ...given });
        await recording('tie2', { startedAt: at(1), durationMs: null, bytes: null });
        await recording('tie1', { startedAt: at(1), durationMs: null, bytes: null });
        await recording('big', { startedAt: at(3), durationMs: 900, bytes: 3_000_000_000 });
        await recording('small', { startedAt: at(2), durationMs: 1000, bytes: 5 });
        const read = async (given: object) => {
          const page = await store.read.recordings.list(
            recordingQuery({ agentID, sort, size: 3, ...given }),
            ALL,
          );
          expect(page).toMatchObject({ total: 4, atLeast: false });
          return page;
        };
        const words = (...pages: readonly { readonly items: readonly RecordingRow[] }[]) =>
          pages.flatMap(({ items }) => items.map((row) => row.recordingID.split('_')[0])).join(' ');
        const placeAt = (row: RecordingRow | undefined) =>
          row && placeOf({ ...row, startedAt: row.startedAt.toISOString() }, sort);

        const first = await read({});
        const second = await read({ after: placeAt(first.items.at(-1)) });
        expect(words(first, second)).toBe(expected);
        expect([first.hasPrevious, first.hasNext]).toEqual([false, true]);
        expect([second.hasPrevious, second.hasNext]).toEqual([true, false]);

        const last = await read({ before: 'end' });
        const rest = await read({ before: placeAt(last.items[0]) });
        expect(words(rest, last)).toBe(expected);
        expect([last.hasPrevious, last.hasNext]).toEqual([true, false]);
        expect([rest.hasPrevious, rest.hasNext]).toEqual([false, true]);
        // Between two rows that are there, also where the row of the place is gone.
        const between = `${placeAt(first.items[1])?.split('_')[0]}_zzz`;
        expect(await read({ after: between })).toMatchObject({ hasPrevious: true });
      },
    );
  });
}
