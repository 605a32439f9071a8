import { describe, expect, it } from 'vitest';
import { at } from '../../../support/rows';
import type { Bench } from '../store-suite';

const DAY = 24 * 3600;

export function describeStorage(bench: () => Bench): void {
  describe('the disk', () => {
    it('has samples, one a moment, oldest first, until they are old', async () => {
      const { store } = bench();
      // In a year of their own: the store may be shared.
      const then = (seconds: number) => at(800 * DAY + seconds);
      const sample = { freeBytes: 5e12, totalBytes: 9e12, level: 'low' } as const;
      const add = (seconds: number, given = {}) =>
        store.transact((tx) => tx.storage.addSample({ takenAt: then(seconds), ...sample, ...given }));
      await add(60);
      await add(0, { freeBytes: 1 });
      await add(0);
      await add(120, { level: 'ample' });
      expect(await store.read.storage.samples(then(0))).toEqual([
        { takenAt: then(0), ...sample },
        { takenAt: then(60), ...sample },
        { takenAt: then(120), ...sample, level: 'ample' },
      ]);
      expect(await store.read.storage.lastSample()).toMatchObject({ takenAt: then(120) });
      await store.transact((tx) => tx.storage.deleteSamplesBefore(then(60)));
      expect(await store.read.storage.samples(then(0))).toHaveLength(2);
    });

    it('adds up what all files of recordings take, by state, kind, team and month', async () => {
      const { store, aRecording, aRecordingFile, aTeam } = bench();
      const before = await store.read.storage.use();
      const { teamID, name: teamName } = await aTeam({ name: 'Storage' });
      const startedAt = new Date('2019-02-28T23:59:59.999Z');
      const ours = { teamID, teamName, kind: 'cloud', startedAt } as const;
      const whole = await aRecording({ ...ours, bytes: 40 });
      await aRecordingFile({ recordingID: whole.recordingID, role: 'original', bytes: 5e12 });
      await aRecordingFile({ recordingID: whole.recordingID, role: 'playable', bytes: 4e12 });
      await aRecordingFile({ recordingID: whole.recordingID, role: 'sprite', bytes: 8e12, place: 's3' });
      const plain = await aRecording({ ...ours, bytes: 3e12, state: 'trash' });
      await aRecording({ ...ours, bytes: 2e12, state: 'localOnly' });
      await aRecording({ ...ours, bytes: null, state: 'failed' });

      const { states, kinds, teams, months } = await store.read.storage.use();
      expect(teams).toContainEqual({ teamID, teamName, recordings: 2, bytes: 12e12 });
      expect(months).toContainEqual({ month: '2019-02', recordings: 2, bytes: 12e12 });
      const cloud = (of: typeof kinds) => of.find(({ kind }) => kind === 'cloud')?.bytes ?? 0;
      expect(cloud(kinds) - cloud(before.kinds)).toBe(12e12);
      const thrown = (of: typeof states) => of.find(({ state }) => state === 'trash')?.bytes ?? 0;
      expect(thrown(states) - thrown(before.states)).toBe(3e12);
      expect(states.map(({ bytes }) => bytes)).toEqual(
        states.map(({ bytes }) => bytes).sort((a, b) => b - a),
      );
      expect(await store.read.storage.biggest(2)).toEqual([
        { recordingID: whole.recordingID, bytes: 9e12 },
        { recordingID: plain.recordingID, bytes: 3e12 },
      ]);
    });
  });
}
