import { beforeEach, describe, expect, it } from 'vitest';
import type { MediaPlace } from '../../../contract/places';
import { moveLater } from '../../../server/roomservice/moves/later';
import { turnBack } from '../../../server/roomservice/moves/turn-back';
import { command, type Work } from '../../../server/roomservice/context';
import type { MoveRow } from '../../../server/roomservice/rows/moves';
import type { RecordingFileRow } from '../../../server/roomservice/rows/recording-files';
import { aPlaces, sha256, type TestPlaces } from '../../support/places';
import { aRoomService, type World } from '../../support/roomservice';

let world: World;
let places: TestPlaces;
beforeEach(() => {
  places = aPlaces();
  world = aRoomService({ places });
});

async function aFile(text: string, given: Partial<RecordingFileRow> = {}): Promise<RecordingFileRow> {
  const row = await world.aRecordingFile({ bytes: text.length, checksum: sha256(text), ...given });
  places.kept[row.place].set(row.location, text);
  return row;
}
const placeOf = ({ location }: RecordingFileRow) => world.store.read.recordingFiles.placeOf(location);
const lyingIn = (place: MediaPlace): readonly string[] => [...places.kept[place].keys()];
const onItsWay = ({ fileID }: RecordingFileRow) => world.store.read.movingFiles.get(fileID);

function inCommand<T>(work: (work: Work) => Promise<T>): Promise<T> {
  const now = world.ports.clock.now();
  return command({ ports: world.ports, now, requestID: 'test', address: null, caller: null }, work);
}
const bring = ({ recordingID }: RecordingFileRow, target: MediaPlace = 's3') =>
  inCommand((work) => moveLater(work, recordingID, target));
/** What a server does meanwhile. */
async function afterSeconds(seconds: number): Promise<void> {
  world.clock.forward(seconds);
  await world.service.sweep();
  await world.service.jobs.settled();
}

describe('a file that is to lie elsewhere', () => {
  it('is brought there, and nothing of it is left where it was', async () => {
    const file = await aFile('pictures and sound');
    await bring(file);
    await afterSeconds(0);
    expect(await placeOf(file)).toBe('s3');
    expect([lyingIn('folder'), lyingIn('s3')]).toEqual([[], [file.location]]);
    expect(await onItsWay(file)).toBeUndefined();
    await bring(file, 'folder');
    await afterSeconds(0);
    expect([lyingIn('folder'), lyingIn('s3')]).toEqual([[file.location], []]);
  });

  it('waits while the bucket is away, however long, and is to blame for nothing', async () => {
    const file = await aFile('pictures');
    places.isThere = false;
    await bring(file);
    for (let hours = 0; hours < 48; hours += 1) await afterSeconds(3600);
    expect(await onItsWay(file)).toMatchObject({ state: 'waiting', attempts: 0 });
    expect(await placeOf(file)).toBe('folder');
    places.isThere = true;
    await afterSeconds(600);
    expect(await placeOf(file)).toBe('s3');
  });

  it('is tried again when the bucket fails in the middle', async () => {
    const file = await aFile('pictures');
    places.troubles.push('bucketAway', 'diskFull', 'moveFailed');
    await bring(file);
    await afterSeconds(0);
    expect(await onItsWay(file)).toMatchObject({ state: 'waiting', attempts: 1, trouble: 'bucketAway' });
    for (let tries = 0; tries < 4; tries += 1) await afterSeconds(300);
    expect(await placeOf(file)).toBe('s3');
  });

  it('that is missing, or has other bytes, stays as it is and says so', async () => {
    const lost = await aFile('lost');
    const changed = await aFile('changed');
    places.kept.folder.delete(lost.location);
    places.kept.folder.set(changed.location, 'otherwise');
    await bring(lost);
    await bring(changed);
    await afterSeconds(0);
    expect(await onItsWay(lost)).toMatchObject({ state: 'failed', trouble: 'fileMissing' });
    expect(await onItsWay(changed)).toMatchObject({ state: 'failed', trouble: 'fileChanged' });
    expect([lyingIn('folder'), lyingIn('s3')]).toEqual([[changed.location], []]);
    places.kept.folder.set(lost.location, 'lost');
    await world.store.transact((tx) => tx.movingFiles.retry(world.ports.clock.now()));
    await afterSeconds(0);
    expect(await placeOf(lost)).toBe('s3');
  });

  it('leaves nothing at either place when its recording is removed meanwhile', async () => {
    const file = await aFile('pictures');
    places.meanwhile = async () => {
      await world.store.transact((tx) => tx.recordingFiles.delete(file.fileID));
      places.kept.folder.delete(file.location);
    };
    await bring(file);
    await afterSeconds(0);
    expect([lyingIn('folder'), lyingIn('s3')]).toEqual([[], []]);
    expect(await onItsWay(file)).toBeUndefined();
  });

  it('waits while somebody works on the recording', async () => {
    const file = await aFile('pictures');
    const busy = { state: 'processing', startedAt: world.ports.clock.now() } as const;
    await world.store.transact((tx) => tx.recordings.update(file.recordingID, busy));
    await bring(file);
    await afterSeconds(0);
    expect(await placeOf(file)).toBe('folder');
    await world.store.transact((tx) => tx.recordings.update(file.recordingID, { state: 'ready' }));
    await afterSeconds(61);
    expect(await placeOf(file)).toBe('s3');
  });

  it('stays where it is when its move is stopped in the middle, and what was copied goes', async () => {
    const file = await aFile('pictures');
    const later = await aFile('later');
    const now = world.ports.clock.now();
    const move: MoveRow = {
      ...{ moveID: 'move', target: 's3', scope: {}, state: 'moving', bytesPerSecond: null },
      ...{ recordings: 2, files: 2, bytes: 13, movedFiles: 0, movedBytes: 0 },
      ...{ byID: 'admin', byName: 'Admin', createdAt: now, changedAt: now, finishedAt: null },
    };
    await world.store.transact(async (tx) => {
      await tx.moves.begin(move);
      await tx.moves.fill('move', { filter: {}, target: 's3' }, now);
    });
    places.meanwhile = () =>
      inCommand(async (work) => {
        await work.tx.moves.update('move', { state: 'stopped', finishedAt: now });
        for (const row of await work.tx.movingFiles.letGo('move')) await turnBack(work, row);
      });
    await afterSeconds(0);
    await afterSeconds(0);
    expect([await placeOf(file), await placeOf(later)]).toEqual(['folder', 'folder']);
    expect([lyingIn('folder').length, lyingIn('s3').length]).toEqual([2, 0]);
    expect(await world.store.read.movingFiles.sums()).toEqual([]);
  });
});
