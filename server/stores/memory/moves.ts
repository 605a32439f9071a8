import { unfinishedStates } from '../../roomservice/moves/unfinished';
import type { MovingFileRow } from '../../roomservice/rows/moves';
import type { MoveWish, MovesStore, MovingSum } from '../../roomservice/stores/moves';
import { by, inOrder } from './lists';
import { bytesOf } from './recording-files';
import { find } from './recordings';
import { patch, type View } from './tables';

export function moves(view: View): MovesStore['moves'] {
  const wished = ({ filter, target }: MoveWish) => {
    const finished = find(view, filter, { kind: 'all' }).filter(
      ({ state }) => !unfinishedStates.includes(state),
    );
    const ids = new Set(finished.map(({ recordingID }) => recordingID));
    return [...view.recordingFiles.values()].filter(
      ({ fileID, recordingID, place }) =>
        place !== target && ids.has(recordingID) && view.movingFiles.get(fileID)?.state !== 'switched',
    );
  };
  const foresee = async (wish: MoveWish) => {
    const files = wished(wish);
    const recordings = new Set(files.map(({ recordingID }) => recordingID)).size;
    return { recordings, files: files.length, bytes: bytesOf(files) };
  };
  return {
    foresee,
    get: async (moveID) => view.moves.get(moveID),
    lock: async (moveID) => view.moves.get(moveID),
    async begin(row) {
      if ([...view.moves.values()].some(({ finishedAt }) => finishedAt === null)) return false;
      view.moves.set(row.moveID, row);
      return true;
    },
    update: async (moveID, fields) => patch(view.moves, moveID, fields),
    latest: async () => [...view.moves.values()].at(-1),
    recent: async (limit) => [...view.moves.values()].reverse().slice(0, limit),
    async fill(moveID, wish, now) {
      const sum = await foresee(wish);
      for (const { fileID, recordingID, location, bytes, checksum, place } of wished(wish)) {
        view.movingFiles.set(fileID, {
          ...{ fileID, moveID, recordingID, location, bytes, checksum, origin: place },
          ...{ target: wish.target, state: 'waiting', attempts: 0, trouble: null, runAt: now },
        });
      }
      return sum;
    },
  };
}

export function movingFiles(view: View): MovesStore['movingFiles'] {
  const all = (): readonly MovingFileRow[] => [...view.movingFiles.values()];
  const goesOn = ({ moveID, state }: MovingFileRow): boolean =>
    moveID === null || state === 'switched' || view.moves.get(moveID)?.state === 'moving';
  return {
    get: async (fileID) => view.movingFiles.get(fileID),
    lock: async (fileID) => view.movingFiles.get(fileID),
    put: async (row) => view.movingFiles.set(row.fileID, row),
    update: async (fileID, fields) => patch(view.movingFiles, fileID, fields),
    delete: async (fileID) => view.movingFiles.delete(fileID),
    due: async (now, limit) =>
      all()
        .filter((row) => row.state !== 'failed' && row.runAt <= now && goesOn(row))
        .sort(
          inOrder(
            by((row) => row.runAt),
            by((row) => row.fileID),
          ),
        )
        .slice(0, limit),
    async letGo(moveID) {
      const unmoved = all().filter((row) => row.moveID === moveID && row.state !== 'switched');
      const untried = unmoved.filter(({ attempts }) => attempts === 0);
      for (const { fileID } of untried) view.movingFiles.delete(fileID);
      return unmoved.filter(({ attempts }) => attempts > 0).sort(by((row) => row.fileID));
    },
    async retry(now) {
      const failed = all().filter(({ state }) => state === 'failed');
      for (const { fileID, moveID } of failed) {
        const isOver = moveID !== null && view.moves.get(moveID)?.finishedAt !== null;
        patch(view.movingFiles, fileID, {
          ...{ state: 'waiting', runAt: now },
          ...(isOver && { moveID: null }),
        });
      }
      return failed.length;
    },
    troubled: async (limit) =>
      all()
        .filter(({ trouble }) => trouble !== null)
        .sort(
          inOrder(
            by((row) => row.recordingID),
            by((row) => row.fileID),
          ),
        )
        .slice(0, limit),
    async sums() {
      const sums = new Map<string, MovingSum>();
      for (const { moveID, state, trouble, bytes } of all()) {
        const key = `${moveID} ${state} ${trouble}`;
        const sum = sums.get(key) ?? { moveID, state, trouble, files: 0, bytes: 0 };
        sums.set(key, { ...sum, files: sum.files + 1, bytes: sum.bytes + bytes });
      }
      return [...sums.values()];
    },
  };
}
