import type { Work } from '../context';
import type { MovingFileRow } from '../rows/moves';

/** It stays where it is, or is gone: what came of it at its target goes, as what is left behind goes otherwise. */
export async function turnBack({ tx, now }: Work, row: MovingFileRow): Promise<MovingFileRow> {
  const fields = {
    state: 'switched' as const,
    ...{ origin: row.target, target: row.origin, trouble: null, runAt: now },
  };
  await tx.movingFiles.update(row.fileID, fields);
  return { ...row, ...fields };
}
