import type { AuditEntry } from '../../../../contract/audit';
import type { World } from '../../../support/roomservice';
import { withFileInBucket, type MovesScene } from './scene';

// What the audit log says of moves; spread into `audit.test.ts`.

type Changes = NonNullable<AuditEntry['changes']>;

const doing =
  (act: (scene: MovesScene, moveID: string) => Promise<unknown>) =>
  (outer: World): Promise<{ actorID: string; entry: Partial<AuditEntry> }> =>
    withFileInBucket(outer, async (scene) => {
      scene.places.isThere = false;
      const { moveID } = await scene.start();
      await act(scene, moveID);
      return { actorID: scene.admin.userID, entry: { object: { kind: 'move', id: moveID, name: null } } };
    });

export const moveDoings = {
  'move.start': async (outer: World) => {
    const { actorID, entry } = await doing(() => Promise.resolve())(outer);
    const changes: Changes = { target: [null, 'folder'], olderThanDays: [null, '0'], files: [null, '1'] };
    return { actorID, entry: { ...entry, changes } };
  },
  'move.pause': doing(({ browser }, moveID) => browser.call('pauseMove', { params: { moveID } })),
  'move.resume': doing(async ({ browser }, moveID) => {
    await browser.call('pauseMove', { params: { moveID } });
    await browser.call('resumeMove', { params: { moveID } });
  }),
  'move.stop': doing(({ browser }, moveID) => browser.call('stopMove', { params: { moveID } })),
  'move.retry': (outer: World) =>
    withFileInBucket(outer, async ({ world, browser, places, admin, start }) => {
      places.kept.s3.clear();
      await start();
      await world.service.jobs.settled();
      await browser.call('retryMoves');
      await world.service.jobs.settled();
      const changes: Changes = { files: [null, '1'] };
      return { actorID: admin.userID, entry: { object: null, changes } };
    }),
};
