import type { Endpoints } from '../../../contract/endpoints';
import { callerOf, command } from '../context';
import type { Handler, Handlers } from '../handlers';
import { Problem } from '../problem';
import type { MoveRow } from '../rows/moves';
import { changeHandlers } from './change';
import { addMover } from './mover';
import { presentMove, presentTrouble, total } from './present';
import { wishOf } from './scope';

const SHOWN_MOVES = 10;
const SHOWN_FILES = 100;

const getPlaces: Handler<Endpoints['getPlaces']> = async ({ ports: { store, places } }) => {
  const lying = await store.read.recordingFiles.sumsByPlace();
  const moving = await store.read.movingFiles.sums();
  return {
    newRecordings: places.newRecordings,
    bucket: places.bucket === null ? null : { name: places.bucket, answers: await places.answers() },
    folder: total(lying.filter(({ place }) => place === 'folder')),
    s3: total(lying.filter(({ place }) => place === 's3')),
    arriving: total(moving.filter(({ moveID, state }) => moveID === null && state === 'waiting')),
    failed: total(moving.filter(({ state }) => state === 'failed')),
  };
};

const getMovePreview: Handler<Endpoints['getMovePreview']> = ({ ports, now }, { query }) =>
  ports.store.read.moves.foresee(wishOf(query.target, { olderThanDays: Number(query.olderThanDays) }, now));

const listMoves: Handler<Endpoints['listMoves']> = async ({ ports: { store } }) => {
  const rows = await store.read.moves.recent(SHOWN_MOVES);
  const sums = await store.read.movingFiles.sums();
  return { items: rows.map((row) => presentMove(row, sums)) };
};

const listTroubledFiles: Handler<Endpoints['listTroubledFiles']> = async ({ ports: { store } }) => {
  const rows = await store.read.movingFiles.troubled(SHOWN_FILES);
  return { items: rows.flatMap((row) => presentTrouble(row) ?? []) };
};

const startMove: Handler<Endpoints['startMove']> = (ctx, { body }) => {
  const caller = callerOf(ctx);
  const { places, random } = ctx.ports;
  if (places.bucket === null) throw new Problem('move.noBucket');
  const { target, olderThanDays, bytesPerSecond } = body;
  const moveID = random.id();
  return command(ctx, async (work) => {
    const { tx, now } = work;
    const begun: MoveRow = {
      ...{ moveID, target, scope: { olderThanDays }, state: 'moving', bytesPerSecond },
      ...{ recordings: 0, files: 0, bytes: 0, movedFiles: 0, movedBytes: 0 },
      ...{ byID: caller.userID, byName: caller.name, createdAt: now, changedAt: now, finishedAt: null },
    };
    if (!(await tx.moves.begin(begun))) throw new Problem('move.underWay');
    const taken = await tx.moves.fill(moveID, wishOf(target, { olderThanDays }, now), now);
    const over = taken.files === 0 ? ({ state: 'done', finishedAt: now } as const) : {};
    await tx.moves.update(moveID, { ...taken, ...over });
    if (taken.files > 0) await addMover(work);
    await work.audit({
      ...{ action: 'move.start', object: { kind: 'move', id: moveID, name: null } },
      changes: {
        ...{ target: [null, target], olderThanDays: [null, String(olderThanDays)] },
        files: [null, String(taken.files)],
      },
    });
    work.tell({ type: 'storage.changed' }, { kind: 'everybody' });
    return presentMove({ ...begun, ...taken, ...over }, []);
  });
};

const retryMoves: Handler<Endpoints['retryMoves']> = (ctx) =>
  command(ctx, async (work) => {
    const files = await work.tx.movingFiles.retry(work.now);
    if (files === 0) return { files };
    await addMover(work);
    await work.audit({ action: 'move.retry', changes: { files: [null, String(files)] } });
    work.tell({ type: 'storage.changed' }, { kind: 'everybody' });
    return { files };
  });

export const moveHandlers = {
  ...changeHandlers,
  getPlaces,
  getMovePreview,
  listMoves,
  listTroubledFiles,
  startMove,
  retryMoves,
} satisfies Partial<Handlers>;
