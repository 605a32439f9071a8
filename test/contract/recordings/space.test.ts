import { expect, it } from 'vitest';
import type { MediaPlace } from '../../../contract/places';
import type { Storage } from '../../../contract/storage';
import type { RecordingRow } from '../../../server/roomservice/rows/recordings';
import { GIB } from '../../support/doubles';
import type { Browser } from '../../support/roomservice-client';
import { unique } from '../../support/rows';
import { onEveryStore } from '../http/on-every-store';

// What becomes of recordings while the disk has no room to make them playable.

/** What is kept free of everything but calls, until an admin says otherwise. */
const keptForCalls = GIB / 2;

onEveryStore('room on the disk', (world) => {
  const again = async (
    parts: readonly number[],
    place: MediaPlace = 'folder',
  ): Promise<{ row: RecordingRow; admin: Browser }> => {
    const row = await world().aRecording({ state: 'failed', trouble: 'processingFailed', file: null });
    const { recordingID } = row;
    for (const [part, bytes] of parts.entries()) {
      await world().aRecordingFile({
        recordingID,
        part,
        bytes,
        place,
        location: `originals/${unique()}.flv`,
      });
    }
    const admin = world().as((await world().person('admin')).userID);
    expect((await admin.call('retryRecording', { params: { recordingID } })).status).toBe(200);
    await world().service.jobs.settled();
    return { row, admin };
  };
  const now = async ({ recordingID }: RecordingRow) => world().store.read.recordings.get(recordingID);
  const minutes = async (count: number): Promise<void> => {
    for (let minute = 0; minute < count; minute += 1) {
      world().clock.forward(60);
      await world().service.jobs.settled();
    }
  };

  it('is waited for by recordings, for longer than any attempts last, and then they go on by themselves', async () => {
    world().disk.freeBytes = keptForCalls + GIB - 1;
    const { row, admin } = await again([GIB]);
    const shown = await admin.call('getRecording', { params: { recordingID: row.recordingID } });
    expect(shown.body).toMatchObject({ state: 'processing', progress: null, trouble: null });
    await minutes(20);
    expect(await now(row)).toMatchObject({ state: 'processing', progress: null });
    world().disk.freeBytes += 1;
    await minutes(1);
    expect(await now(row)).toMatchObject({ state: 'ready', trouble: null });
  });

  it('is as much as an admin does not keep for calls', async () => {
    world().disk.freeBytes = 100 * GIB;
    const decide = async (admin: Browser, stopGiB: number): Promise<void> => {
      const { settings } = (await admin.call('getStorage')).body as Storage;
      const body = { warnPercent: 10, warnGiB: 100, stopGiB, version: settings.version };
      expect((await admin.call('updateStorageSettings', { body })).status).toBe(200);
    };
    const { admin } = await again([GIB]);
    await decide(admin, 99.5);
    expect(await now((await again([GIB])).row)).toMatchObject({ state: 'processing', progress: null });
    await decide(admin, 0.5); // the store is that of the other tests, too
  });

  it('is twice as long as the parts of one that came in several, which are joined', async () => {
    world().disk.freeBytes = keptForCalls + 3 * GIB;
    expect(await now((await again([GIB, GIB])).row)).toMatchObject({ state: 'processing', progress: null });
    world().disk.freeBytes += GIB;
    expect(await now((await again([GIB, GIB])).row)).toMatchObject({ state: 'ready' });
  });

  it('is twice as long as what is fetched from a bucket first', async () => {
    world().disk.freeBytes = keptForCalls + 2 * GIB - 1;
    expect(await now((await again([GIB], 's3')).row)).toMatchObject({ state: 'processing', progress: null });
    world().disk.freeBytes += 1;
    expect(await now((await again([GIB], 's3')).row)).toMatchObject({ state: 'ready' });
  });

  it('is not waited for where nobody can tell how much there is', async () => {
    world().disk.isKnown = false;
    expect(await now((await again([GIB])).row)).toMatchObject({ state: 'ready' });
  });

  it('is waited for by what filled the disk on its way, and what fills it each time has failed', async () => {
    const full = Object.assign(new Error('No space left'), { code: 'ENOSPC' });
    const mediaWork = { ...world().ports.mediaWork, process: () => Promise.reject(full) };
    Object.assign(world().ports, { mediaWork });
    const { row } = await again([GIB]);
    expect(await now(row)).toMatchObject({ state: 'processing', progress: null });
    await minutes(9);
    expect(await now(row)).toMatchObject({ state: 'processing', progress: null });
    await minutes(11);
    expect(await now(row)).toMatchObject({ state: 'failed', trouble: 'diskFull' });
    expect(world().log.takeErrors()).toHaveLength(1);
  });
});
