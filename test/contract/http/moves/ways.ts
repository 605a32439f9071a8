import type { Answer } from '../../../support/roomservice-client';
import type { World } from '../../../support/roomservice';
import { withFileInBucket } from './scene';

// How endpoints of moves come to answer their problems; spread into `problems.test.ts`.

const ofMove = (name: 'pauseMove' | 'resumeMove' | 'stopMove') => ({
  'move.notFound': (outer: World): Promise<Answer> =>
    withFileInBucket(outer, ({ browser }) => browser.call(name, { params: { moveID: 'none' } })),
  'move.over': (outer: World): Promise<Answer> =>
    withFileInBucket(outer, async ({ world, browser, start }) => {
      const { moveID } = await start();
      await world.service.jobs.settled();
      return browser.call(name, { params: { moveID } });
    }),
});

export const moveWays = {
  startMove: {
    'move.noBucket': (outer: World): Promise<Answer> =>
      withFileInBucket(outer, ({ browser, places }) => {
        places.bucket = null;
        return browser.call('startMove', { body: { target: 's3' } });
      }),
    'move.underWay': (outer: World): Promise<Answer> =>
      withFileInBucket(outer, async ({ browser, places, start }) => {
        places.isThere = false;
        const { moveID } = await start();
        await browser.call('pauseMove', { params: { moveID } });
        return browser.call('startMove', { body: { target: 'folder' } });
      }),
  },
  pauseMove: ofMove('pauseMove'),
  resumeMove: ofMove('resumeMove'),
  stopMove: ofMove('stopMove'),
};
