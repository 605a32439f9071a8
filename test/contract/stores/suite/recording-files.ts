import { describe, expect, it } from 'vitest';
import { at } from '../../../support/rows';
import type { Bench } from '../store-suite';

export function describeRecordingFiles(bench: () => Bench): void {
  describe('files of recordings', () => {
    it('come back as they were kept, by role and part, those of one recording alone', async () => {
      const { store, aRecording, aRecordingFile } = bench();
      const { recordingID } = await aRecording();
      const second = await aRecordingFile({ recordingID, part: 1, bytes: 3_000_000_000 });
      const sprite = await aRecordingFile({
        recordingID,
        role: 'sprite',
        about: { columns: 10, everyMs: 5.5 },
      });
      const first = await aRecordingFile({ recordingID });
      await aRecordingFile();
      expect(await store.read.recordingFiles.of(recordingID)).toEqual([first, second, sprite]);
      await store.transact((tx) => tx.recordingFiles.delete(second.fileID));
      expect(await store.read.recordingFiles.of(recordingID)).toEqual([first, sprite]);
    });

    it('are found by the bytes of an original', async () => {
      const { store, aRecordingFile } = bench();
      const original = await aRecordingFile();
      await aRecordingFile({ role: 'playable', checksum: original.checksum });
      expect(await store.read.recordingFiles.byChecksum(original.checksum)).toEqual([original]);
      expect(await store.read.recordingFiles.byChecksum('none')).toEqual([]);
    });
  });

  describe('recordings that are being made', () => {
    it('are watched while somebody says that they grow', async () => {
      const { store, aRecording } = bench();
      const late = await aRecording({ state: 'recording', aliveAt: at(9) });
      const early = await aRecording({ state: 'recording', aliveAt: at(8) });
      const unwatched = await aRecording({ state: 'recording' });
      const over = await aRecording({ state: 'processing', aliveAt: at(7) });
      const watched = async () => (await store.read.recordings.watched()).map((row) => row.recordingID);
      const [, ...others] = await watched().then((ids) => [ids, unwatched.recordingID, over.recordingID]);
      expect((await watched()).filter((id) => [late, early].some((row) => row.recordingID === id))).toEqual([
        early.recordingID,
        late.recordingID,
      ]);
      for (const id of others) expect(await watched()).not.toContain(id);
      await store.transact((tx) =>
        tx.recordings.update(early.recordingID, { state: 'failed', trouble: 'empty', goneAt: at(9.5) }),
      );
      expect(await watched()).not.toContain(early.recordingID);
      expect(await store.read.recordings.get(early.recordingID)).toEqual({
        ...early,
        state: 'failed',
        trouble: 'empty',
        goneAt: at(9.5),
      });
      expect(await store.transact((tx) => tx.recordings.lock(late.recordingID))).toEqual(late);
    });
  });

  describe('uploads', () => {
    it('are listed for their person, newest first, until they are attached', async () => {
      const { store, aUser, anUpload } = bench();
      const { userID } = await aUser();
      const older = await anUpload({ userID, createdAt: at(1) });
      const newer = await anUpload({ userID, createdAt: at(2), fileAt: null, fileName: '录像 1.mp4' });
      await anUpload();
      expect(await store.read.uploads.openOf(userID)).toEqual([newer, older]);
      await store.transact((tx) =>
        tx.uploads.update(newer.uploadID, { state: 'attached', recordingID: 'recording_of_upload' }),
      );
      expect(await store.read.uploads.openOf(userID)).toEqual([older]);
      expect(await store.read.uploads.ofRecording('recording_of_upload')).toHaveLength(1);
      expect(await store.transact((tx) => tx.uploads.lock(older.uploadID))).toEqual(older);
    });

    it('that nothing more comes of are found, and go', async () => {
      const { store, anUpload } = bench();
      const stalled = await anUpload({ changedAt: at(-500_000) });
      await anUpload({ changedAt: at(-500_000), state: 'received' });
      expect(await store.read.uploads.stalledSince(at(-500_000))).toEqual([stalled]);
      await store.transact((tx) => tx.uploads.delete(stalled.uploadID));
      expect(await store.read.uploads.get(stalled.uploadID)).toBeUndefined();
    });
  });
}
