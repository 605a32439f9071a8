import { describe, expect, it } from 'vitest';
import type { StorageFindingRow } from '../../../../server/roomservice/rows/storage';
import { at, unique } from '../../../support/rows';
import type { Bench } from '../store-suite';

export function describeStorageFindings(bench: () => Bench): void {
  describe('what files and rows say of one another', () => {
    const finding = (location: string, given: Partial<StorageFindingRow> = {}): StorageFindingRow => ({
      ...{ location, kind: 'stray', bytes: 5, recordingID: null, changedAt: at(-1), foundAt: at(0) },
      ...given,
    });

    it('is the last check, and what it found in the place of what was found before', async () => {
      const { store } = bench();
      const { read } = store;
      const missing = { kind: 'missing', changedAt: null } as const;
      const rows = [
        finding('b', { bytes: 6e12 }),
        finding('a', { bytes: 6e12 }),
        finding('Z'),
        finding('m', { ...missing, recordingID: 'r1' }),
        finding('n', { ...missing, recordingID: 'r1' }),
      ];
      await store.transact(async (tx) => {
        await tx.storageFindings.setCheck({ checkedAt: at(9), files: 1, bytes: 2, isUnsure: true });
        await tx.storageFindings.setCheck({ checkedAt: at(3), files: 7, bytes: 8e12, isUnsure: false });
        await tx.storageFindings.replace([finding('before')]);
        await tx.storageFindings.replace(rows);
      });
      expect(await read.storageFindings.lastCheck()).toEqual({
        ...{ checkedAt: at(3), files: 7, bytes: 8e12, isUnsure: false },
      });
      const { items, ...sums } = await read.storageFindings.list('stray', 2);
      expect(items).toEqual([rows[1], rows[0]]);
      expect(sums).toEqual({ total: 3, bytes: 12e12 + 5 });
      expect(await read.storageFindings.recordingsMissing()).toEqual(['r1']);
      expect(await read.storageFindings.at(['n', 'before', 'Z'])).toEqual([rows[2], rows[4]]);
      await store.transact((tx) => tx.storageFindings.delete(['a', 'b', 'none']));
      expect((await read.storageFindings.list('stray', 9)).items).toEqual([rows[2]]);
      await store.transact((tx) => tx.storageFindings.replace([]));
      expect(await read.storageFindings.list('missing', 9)).toEqual({ items: [], total: 0, bytes: 0 });
    });

    it('expects each file that a row puts into the folder once, page by page', async () => {
      const { store, aRecording, aRecordingFile } = bench();
      const under = `expected-${unique()}/`;
      const { recordingID } = await aRecording({ file: `${under}b.mp4` });
      const file = { recordingID, bytes: 40 };
      await aRecordingFile({ ...file, role: 'playable', location: `${under}b.mp4` });
      await aRecordingFile({ ...file, role: 'original', location: `${under}B.flv` });
      await aRecordingFile({ ...file, role: 'sprite', location: `${under}c.jpg`, place: 's3' });
      const plain = await aRecording({ file: `${under}a.mp4`, bytes: 70 });
      await aRecording({ file: null });
      const first = await store.read.storageFindings.expected(under, 2);
      const beyond = await store.read.storageFindings.expected(`${under}a.mp4`, 1);
      expect([...first, ...beyond]).toEqual([
        { location: `${under}B.flv`, recordingID, bytes: 40 },
        { location: `${under}a.mp4`, recordingID: plain.recordingID, bytes: 70 },
        { location: `${under}b.mp4`, recordingID, bytes: 40 },
      ]);
    });

    it('knows what recordings, uploads and jobs that remove files know', async () => {
      const { store, aRecording, aRecordingFile, anUpload, aJob } = bench();
      const n = unique();
      const { recordingID } = await aRecording({ file: `known-${n}/1` });
      await aRecordingFile({ recordingID, location: `known-${n}/2`, place: 's3' });
      await anUpload({ location: `known-${n}/3` });
      const removing = { kind: 'recording.removeFiles', payload: { files: [`known-${n}/4`, 'other'] } };
      await aJob(removing);
      await aJob({ ...removing, payload: { files: [`known-${n}/5`] }, state: 'done' });
      const asked = ['1', '2', '3', '4', '5', '6'].map((each) => `known-${n}/${each}`);
      expect([...(await store.read.storageFindings.known(asked))].sort()).toEqual(asked.slice(0, 4));
      expect((await store.read.storageFindings.known([])).size).toBe(0);
    });
  });
}
