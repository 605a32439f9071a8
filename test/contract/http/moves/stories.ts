import { expect } from 'vitest';
import type { MediaPlaces } from '../../../../contract/moves';
import type { World } from '../../../support/roomservice';
import { withFileInBucket, type MovesScene } from './scene';

// What goes over the wire about places and moves when all is well; spread into `endpoints.test.ts`.

const MORNING = '2026-11-20T01:30:00.123Z';
const anID: unknown = expect.stringMatching(/^[A-Za-z0-9_-]{16,40}$/);

const aMove = ({ admin }: MovesScene) => ({
  ...{ moveID: anID, target: 'folder', olderThanDays: 0, state: 'moving', bytesPerSecond: null },
  ...{ recordings: 1, files: 1, bytes: 8, movedFiles: 0, movedBytes: 0, failedFiles: 0 },
  by: { userID: admin.userID, name: 'Ada' },
  ...{ createdAt: MORNING, changedAt: MORNING, finishedAt: null },
});

const inScene = (act: (scene: MovesScene) => Promise<void>) => (world: World) => withFileInBucket(world, act);

export const moveStories = {
  getPlaces: inScene(async ({ browser, places }) => {
    places.isThere = false;
    const { body } = await browser.call('getPlaces');
    const { folder } = body as MediaPlaces;
    expect(body).toEqual({
      ...{ newRecordings: 'folder', bucket: { name: 'recordings', answers: false } },
      ...{ folder, s3: { files: 1, bytes: 8 } },
      ...{ arriving: { files: 0, bytes: 0 }, failed: { files: 0, bytes: 0 } },
    });
    places.bucket = null;
    expect((await browser.call('getPlaces')).body).toMatchObject({ bucket: null });
  }),

  getMovePreview: inScene(async ({ browser }) => {
    const preview = async (query: Readonly<Record<string, string>>) =>
      (await browser.call('getMovePreview', { query })).body;
    expect(await preview({ target: 'folder' })).toEqual({ recordings: 1, files: 1, bytes: 8 });
    const old = { target: 'folder', olderThanDays: '3000' };
    expect(await preview(old)).toEqual({ recordings: 0, files: 0, bytes: 0 });
  }),

  startMove: inScene(async (scene) => {
    const { world, browser, places, file } = scene;
    const body = { target: 'folder', bytesPerSecond: 5_000_000 };
    const answer = await browser.call('startMove', { body });
    expect(answer.body).toEqual({ ...aMove(scene), bytesPerSecond: 5_000_000 });
    await world.service.jobs.settled();
    expect([...places.kept.folder]).toEqual([[file.location, 'pictures']]);
    expect(places.kept.s3.size).toBe(0);
    // There is nothing left to move: it is over at once.
    const none = await browser.call('startMove', { body: { target: 'folder' } });
    expect(none.body).toMatchObject({ state: 'done', files: 0, finishedAt: MORNING });
  }),

  listMoves: inScene(async (scene) => {
    const { world, browser } = scene;
    const { moveID } = await scene.start();
    await world.service.jobs.settled();
    const { body } = await browser.call('listMoves');
    const [latest] = (body as { items: readonly unknown[] }).items;
    expect(latest).toEqual({
      ...{ ...aMove(scene), moveID, state: 'done', movedFiles: 1, movedBytes: 8, finishedAt: MORNING },
    });
  }),

  pauseMove: inScene(async (scene) => {
    const { world, browser, places, file } = scene;
    places.isThere = false;
    const params = { moveID: (await scene.start()).moveID };
    const paused = await browser.call('pauseMove', { params });
    expect(paused.body).toEqual({ ...aMove(scene), ...params, state: 'paused' });
    expect((await browser.call('pauseMove', { params })).body).toEqual(paused.body);
    places.isThere = true;
    await world.service.sweep();
    await world.service.jobs.settled();
    expect([...places.kept.s3.keys()]).toEqual([file.location]);
  }),

  resumeMove: inScene(async (scene) => {
    const { world, browser, places, file } = scene;
    places.isThere = false;
    const params = { moveID: (await scene.start()).moveID };
    await browser.call('pauseMove', { params });
    await world.service.jobs.settled();
    places.isThere = true;
    expect((await browser.call('resumeMove', { params })).body).toEqual({ ...aMove(scene), ...params });
    await world.service.jobs.settled();
    expect([...places.kept.folder.keys()]).toEqual([file.location]);
  }),

  stopMove: inScene(async (scene) => {
    const { world, browser, places, file } = scene;
    places.isThere = false;
    const params = { moveID: (await scene.start()).moveID };
    const stopped = { state: 'stopped', finishedAt: MORNING };
    expect((await browser.call('stopMove', { params })).body).toEqual({
      ...aMove(scene),
      ...params,
      ...stopped,
    });
    places.isThere = true;
    await world.service.sweep();
    await world.service.jobs.settled();
    expect([...places.kept.s3.keys()]).toEqual([file.location]);
    expect(await world.store.read.movingFiles.get(file.fileID)).toBeUndefined();
  }),

  listTroubledFiles: inScene(async (scene) => {
    const { world, browser, places, file } = scene;
    places.kept.s3.clear();
    await scene.start();
    await world.service.jobs.settled();
    expect((await browser.call('listTroubledFiles')).body).toEqual({
      items: [
        {
          ...{ fileID: file.fileID, recordingID: file.recordingID, location: file.location, bytes: 8 },
          ...{ target: 'folder', trouble: 'fileMissing', isFailed: true, attempts: 1 },
        },
      ],
    });
    expect((await browser.call('listMoves')).body).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ state: 'done', failedFiles: 1 })]) as unknown,
    });
    expect((await browser.call('getPlaces')).body).toMatchObject({ failed: { files: 1, bytes: 8 } });
  }),

  retryMoves: inScene(async (scene) => {
    const { world, browser, places, file } = scene;
    places.kept.s3.clear();
    await scene.start();
    await world.service.jobs.settled();
    places.kept.s3.set(file.location, 'pictures');
    expect((await browser.call('retryMoves')).body).toEqual({ files: 1 });
    await world.service.jobs.settled();
    expect([...places.kept.folder.keys()]).toEqual([file.location]);
    expect((await browser.call('listTroubledFiles')).body).toEqual({ items: [] });
    expect((await browser.call('retryMoves')).body).toEqual({ files: 0 });
  }),
};
