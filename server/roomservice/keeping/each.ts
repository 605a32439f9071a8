import { allows, type Permission } from '../../../contract/access';
import type { KeepingObstacle, ManyDone } from '../../../contract/trash';
import type { Caller, Work } from '../context';
import { Problem } from '../problem';
import { belonging, mayList } from '../recordings/find';
import type { RecordingRow } from '../rows/recordings';
import type { Obstructs } from './obstructs';

export function obstacleOf(
  row: RecordingRow | undefined,
  caller: Caller,
  permission: Permission,
  obstructs: Obstructs,
): KeepingObstacle | null {
  if (!row || !mayList(caller, row)) return 'notFound';
  return allows(caller, permission, belonging(row)) ? obstructs(row) : 'notAllowed';
}

/** Does something to each of many recordings in one command; says which were left out, and why. */
export async function toEach(
  work: Work,
  asked: {
    readonly caller: Caller;
    readonly recordingIDs: readonly string[];
    readonly permission: Permission;
    readonly obstructs: Obstructs;
  },
  act: (row: RecordingRow) => Promise<void>,
): Promise<ManyDone> {
  const leftOut: ManyDone['leftOut'] = [];
  let done = 0;
  // In one order, whoever asks: two who lock the same ones never wait for each other.
  for (const recordingID of [...new Set(asked.recordingIDs)].sort()) {
    const row = await work.tx.recordings.lock(recordingID);
    const why = obstacleOf(row, asked.caller, asked.permission, asked.obstructs);
    if (row && why === null) {
      await act(row);
      done += 1;
    } else leftOut.push({ recordingID, why: why ?? 'notFound' });
  }
  mustBeSome(done, leftOut, asked.permission);
  return { done, leftOut };
}

/** Where not one of them is there for the caller, or theirs to do this to, they are refused as with a single thing. */
export function mustBeSome(done: number, leftOut: ManyDone['leftOut'], permission: Permission): void {
  const [first] = leftOut;
  if (done > 0 || !first) return;
  if (leftOut.every(({ why }) => why === 'notFound')) {
    throw new Problem('recording.notFound', { recordingID: first.recordingID }).forLackOf('recording.list');
  }
  if (leftOut.every(({ why }) => why === 'notFound' || why === 'notAllowed')) {
    throw new Problem('permission.missing', { permission });
  }
}
