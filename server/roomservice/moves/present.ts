import type { Move, TroubledFile } from '../../../contract/moves';
import { scopeOf } from './scope';
import type { MoveRow, MovingFileRow } from '../rows/moves';
import type { MovingSum } from '../stores/moves';

export function presentMove(row: MoveRow, sums: readonly MovingSum[]): Move {
  const { moveID, target, scope, state, bytesPerSecond, recordings, files, bytes } = row;
  const { movedFiles, movedBytes, byID, byName, createdAt, changedAt, finishedAt } = row;
  const failed = sums.filter((sum) => sum.moveID === moveID && sum.state === 'failed');
  return {
    ...{ moveID, target, ...scopeOf(scope), state, bytesPerSecond, recordings, files, bytes },
    ...{ movedFiles, movedBytes, failedFiles: total(failed).files },
    by: { userID: byID, name: byName },
    createdAt: createdAt.toISOString(),
    changedAt: changedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}

export function presentTrouble(row: MovingFileRow): TroubledFile | null {
  const { fileID, recordingID, location, bytes, target, trouble, state, attempts } = row;
  if (trouble === null) return null;
  return { fileID, recordingID, location, bytes, target, trouble, isFailed: state === 'failed', attempts };
}

export function total(sums: readonly { readonly files: number; readonly bytes: number }[]) {
  return sums.reduce((all, { files, bytes }) => ({ files: all.files + files, bytes: all.bytes + bytes }), {
    files: 0,
    bytes: 0,
  });
}
