import { describe, expect, it } from 'vitest';
import type { MoveRow } from '../../../../server/roomservice/rows/moves';
import { at } from '../../../support/rows';
import type { Bench } from '../store-suite';

const aMove = (moveID: string): MoveRow => ({
  ...{ moveID, target: 's3', scope: { by: 'all' }, state: 'moving', bytesPerSecond: null },
  ...{ recordings: 1, files: 2, bytes: 500_000, movedFiles: 0, movedBytes: 0 },
  ...{ byID: 'zhang_nan', byName: '张楠', createdAt: at(1), changedAt: at(1), finishedAt: null },
});

export function describeMoves(bench: () => Bench): void {
  describe('moves of files', () => {
    it('find a file by its location wherever it lies', async () => {
      const { store, aRecordingFile } = bench();
      const { fileID, location } = await aRecordingFile();
      expect(await store.read.recordingFiles.placeOf(location)).toBe('folder');
      const before = await sumIn(bench(), 's3');
      await store.transact((tx) => tx.recordingFiles.setPlace(fileID, 's3'));
      expect(await store.read.recordingFiles.placeOf(location)).toBe('s3');
      expect(await store.read.recordingFiles.placeOf('nowhere.mp4')).toBeUndefined();
      expect(await sumIn(bench(), 's3')).toEqual({ files: before.files + 1, bytes: before.bytes + 250_000 });
      expect(await store.transact((tx) => tx.recordingFiles.lock(fileID))).toMatchObject({ place: 's3' });
    });

    it('go on one at a time', async () => {
      const { store } = bench();
      expect(await store.transact((tx) => tx.moves.begin(aMove('move_1')))).toBe(true);
      expect(await store.transact((tx) => tx.moves.begin(aMove('move_2')))).toBe(false);
      expect(await store.read.moves.get('move_2')).toBeUndefined();
      expect(await store.read.moves.latest()).toEqual(aMove('move_1'));
      await store.transact((tx) => tx.moves.update('move_1', { state: 'done', finishedAt: at(2) }));
      expect(await store.transact((tx) => tx.moves.begin(aMove('move_3')))).toBe(true);
      expect(await store.transact((tx) => tx.moves.lock('move_3'))).toEqual(aMove('move_3'));
      expect((await store.read.moves.latest())?.moveID).toBe('move_3');
      const recent = await store.read.moves.recent(2);
      expect(recent.map(({ moveID }) => moveID)).toEqual(['move_3', 'move_1']);
      await store.transact((tx) => tx.moves.update('move_3', { state: 'stopped', finishedAt: at(3) }));
    });

    it('take the files of finished recordings that lie elsewhere', async () => {
      const { store, aRecording, aRecordingFile } = bench();
      const { recordingID, customerRef } = await aRecording({ customerRef: 'C-moves' });
      const original = await aRecordingFile({ recordingID });
      const playable = await aRecordingFile({ recordingID, role: 'playable', bytes: 100 });
      await aRecordingFile({ recordingID, role: 'sprite', place: 's3' });
      const busy = await aRecording({ customerRef, state: 'processing' });
      await aRecordingFile({ recordingID: busy.recordingID });
      const wish = { filter: { customerRef }, target: 's3' } as const;
      const sum = { recordings: 1, files: 2, bytes: 250_100 };
      expect(await store.read.moves.foresee(wish)).toEqual(sum);
      await store.transact((tx) => tx.moves.begin(aMove('move_4')));
      expect(await store.transact((tx) => tx.moves.fill('move_4', wish, at(5)))).toEqual(sum);
      expect(await store.read.movingFiles.get(original.fileID)).toEqual({
        ...{ fileID: original.fileID, moveID: 'move_4', recordingID, location: original.location },
        ...{ bytes: 250_000, checksum: original.checksum, origin: 'folder', target: 's3' },
        ...{ state: 'waiting', attempts: 0, trouble: null, runAt: at(5) },
      });
      const due = async () => (await store.read.movingFiles.due(at(5), 100)).map(({ fileID }) => fileID);
      const both = [original.fileID, playable.fileID].sort();
      expect(await due()).toEqual(both);
      expect(await store.read.movingFiles.due(at(4.9), 100)).toEqual([]);
      await store.transact((tx) => tx.moves.update('move_4', { state: 'paused' }));
      expect(await due()).toEqual([]);
      await store.transact((tx) => tx.movingFiles.update(original.fileID, { state: 'switched' }));
      expect(await due()).toEqual([original.fileID]);
      expect(await store.read.moves.foresee(wish)).toEqual({ recordings: 1, files: 1, bytes: 100 });
      await store.transact(async (tx) => {
        expect(await tx.movingFiles.letGo('move_4')).toEqual([]);
        await tx.moves.update('move_4', { state: 'stopped', finishedAt: at(6) });
      });
      expect(await store.read.movingFiles.get(playable.fileID)).toBeUndefined();
      await store.transact((tx) => tx.movingFiles.delete(original.fileID));
      expect(await due()).toEqual([]);
    });

    it('keep what failed until it is tried again', async () => {
      const { store, aRecordingFile } = bench();
      const { fileID, recordingID, location, bytes, checksum } = await aRecordingFile();
      const row = {
        ...{ fileID, moveID: null, recordingID, location, bytes, checksum, origin: 'folder' as const },
        ...{ target: 's3' as const, state: 'failed' as const, attempts: 8, runAt: at(1) },
        trouble: 'fileMissing' as const,
      };
      await store.transact((tx) => tx.movingFiles.put(row));
      expect(await store.read.movingFiles.due(at(9), 100)).toEqual([]);
      expect(await store.read.movingFiles.troubled(10)).toEqual([row]);
      expect(await store.read.movingFiles.sums()).toEqual([
        { moveID: null, state: 'failed', trouble: 'fileMissing', files: 1, bytes },
      ]);
      expect(await store.transact((tx) => tx.movingFiles.retry(at(10)))).toBe(1);
      const again = { ...row, state: 'waiting' as const, runAt: at(10) };
      expect(await store.transact((tx) => tx.movingFiles.lock(fileID))).toEqual(again);
      expect(await store.read.movingFiles.due(at(10), 100)).toEqual([again]);
      await store.transact((tx) => tx.movingFiles.put({ ...again, trouble: null }));
      expect(await store.read.movingFiles.troubled(10)).toEqual([]);
      await store.transact((tx) => tx.movingFiles.delete(fileID));
    });
  });
}

async function sumIn({ store }: Bench, place: 'folder' | 's3') {
  const found = (await store.read.recordingFiles.sumsByPlace()).find((sum) => sum.place === place);
  return { files: found?.files ?? 0, bytes: found?.bytes ?? 0 };
}
