import { describe, expect, it } from 'vitest';
import { at, unique } from '../../../support/rows';
import type { Bench } from '../store-suite';

export function describeCloudFiles(bench: () => Bench): void {
  describe('files of a cloud', () => {
    it('are there once by what their cloud knows them by', async () => {
      const { store, aCloudFile } = bench();
      const row = await aCloudFile({ sealedURL: 'sealed', durationMs: 7000, bytes: 3_000_000_000 });
      expect(await store.read.cloudFiles.get(row.cloudFileID)).toEqual(row);
      const again = { ...row, cloudFileID: `again-${unique()}` };
      expect(await store.transact((tx) => tx.cloudFiles.insert(again))).toBe(false);
      expect(await store.read.cloudFiles.get(again.cloudFileID)).toBeUndefined();
      const patch = { state: 'here', sealedURL: null, changedAt: at(9.25) } as const;
      await store.transact((tx) => tx.cloudFiles.update(row.cloudFileID, patch));
      const locked = await store.transact((tx) => tx.cloudFiles.lock(row.cloudFileID));
      expect(locked).toEqual({ ...row, ...patch });
    });

    it('are listed while nobody knows of which call they are, the newest first', async () => {
      const { store, aCloudFile } = bench();
      const older = await aCloudFile({ state: 'unmatched', receivedAt: at(1) });
      const newer = await aCloudFile({ state: 'unmatched', receivedAt: at(2) });
      await aCloudFile({ state: 'fetching', receivedAt: at(3) });
      const mine = [older.cloudFileID, newer.cloudFileID];
      const listed = (await store.read.cloudFiles.unmatched()).map(({ cloudFileID }) => cloudFileID);
      expect(listed.filter((each) => mine.includes(each))).toEqual([...mine].reverse());
    });

    it('are found by their recording, in the order in which they began', async () => {
      const { store, aCloudFile } = bench();
      const recordingID = `cloud-${unique()}`;
      const second = await aCloudFile({ recordingID, startedAt: at(7200) });
      const first = await aCloudFile({ recordingID, startedAt: at(0) });
      expect(await store.read.cloudFiles.ofRecording(recordingID)).toEqual([first, second]);
    });

    it('go some time after they came, unless they are still on their way', async () => {
      const { store, aCloudFile } = bench();
      const old = await aCloudFile({ state: 'unmatched', receivedAt: at(-9000) });
      const onItsWay = await aCloudFile({ state: 'fetching', receivedAt: at(-9000) });
      const young = await aCloudFile({ state: 'here', receivedAt: at(-8000) });
      expect(await store.transact((tx) => tx.cloudFiles.deleteBefore(at(-8000)))).toBeGreaterThan(0);
      const left = async (id: string) => (await store.read.cloudFiles.get(id)) !== undefined;
      const all = [old, onItsWay, young].map(({ cloudFileID }) => cloudFileID);
      expect(await Promise.all(all.map(left))).toEqual([false, true, true]);
    });
  });
}
