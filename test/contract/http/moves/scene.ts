import type { Move } from '../../../../contract/moves';
import type { RecordingFileRow } from '../../../../server/roomservice/rows/recording-files';
import { aPlaces, sha256, type TestPlaces } from '../../../support/places';
import { aRoomService, type World } from '../../../support/roomservice';
import type { Browser } from '../../../support/roomservice-client';

export interface MovesScene {
  /** On the same store, with a bucket that holds one file. */
  readonly world: World;
  readonly places: TestPlaces;
  readonly admin: { readonly userID: string };
  readonly browser: Browser;
  readonly file: RecordingFileRow;
  start(given?: object): Promise<Move>;
}

/** A file in the bucket and an admin; afterwards no move is open, and nothing is left in the bucket. */
export async function withFileInBucket<T>(outer: World, act: (scene: MovesScene) => Promise<T>): Promise<T> {
  const places = aPlaces();
  const world = aRoomService({ store: outer.store, clock: outer.clock, places });
  const admin = await world.person('admin', { name: 'Ada' });
  const browser = world.as(admin.userID);
  const file = await world.aRecordingFile({ bytes: 8, checksum: sha256('pictures'), place: 's3' });
  places.kept.s3.set(file.location, 'pictures');
  try {
    return await act({
      ...{ world, places, admin, browser, file },
      async start(given = {}) {
        const answer = await browser.call('startMove', { body: { target: 'folder', ...given } });
        return answer.body as Move;
      },
    });
  } finally {
    await world.stop();
    await world.store.transact(async (tx) => {
      const open = await tx.moves.latest();
      if (open?.finishedAt === null) {
        await tx.moves.update(open.moveID, { state: 'stopped', finishedAt: open.createdAt });
      }
      await tx.movingFiles.delete(file.fileID);
      await tx.recordingFiles.setPlace(file.fileID, 'folder');
    });
  }
}
