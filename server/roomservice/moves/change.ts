import type { AuditAction } from '../../../contract/audit';
import type { Endpoints } from '../../../contract/endpoints';
import type { Move } from '../../../contract/moves';
import { command, type Ctx, type Work } from '../context';
import type { Handler, Handlers } from '../handlers';
import { Problem } from '../problem';
import type { MoveRow } from '../rows/moves';
import { addMover } from './mover';
import { presentMove } from './present';
import { turnBack } from './turn-back';

interface Change {
  readonly action: AuditAction;
  /** Of an open move alone; in the state in which it is already nothing happens. */
  readonly to: Pick<MoveRow, 'state' | 'finishedAt'>;
  readonly after: (work: Work) => Promise<void>;
}

function change(ctx: Ctx, moveID: string, { action, to, after }: Change): Promise<Move> {
  return command(ctx, async (work) => {
    const { tx, now } = work;
    const row = await tx.moves.lock(moveID);
    if (!row) throw new Problem('move.notFound', { moveID });
    if (row.finishedAt !== null) throw new Problem('move.over', { moveID });
    if (row.state === to.state) return presentMove(row, await tx.movingFiles.sums());
    await tx.moves.update(moveID, { ...to, changedAt: now });
    await after(work);
    await work.audit({ action, object: { kind: 'move', id: moveID, name: null } });
    work.tell({ type: 'storage.changed' }, { kind: 'everybody' });
    return presentMove({ ...row, ...to, changedAt: now }, await tx.movingFiles.sums());
  });
}

const pauseMove: Handler<Endpoints['pauseMove']> = (ctx, { params: { moveID } }) =>
  change(ctx, moveID, {
    ...{ action: 'move.pause', to: { state: 'paused', finishedAt: null } },
    after: () => Promise.resolve(),
  });

const resumeMove: Handler<Endpoints['resumeMove']> = (ctx, { params: { moveID } }) =>
  change(ctx, moveID, {
    ...{ action: 'move.resume', to: { state: 'moving', finishedAt: null } },
    after: addMover,
  });

const stopMove: Handler<Endpoints['stopMove']> = (ctx, { params: { moveID } }) =>
  change(ctx, moveID, {
    ...{ action: 'move.stop', to: { state: 'stopped', finishedAt: ctx.now } },
    async after(work) {
      for (const row of await work.tx.movingFiles.letGo(moveID)) {
        // What is not where its row says may be at the target and nowhere else: nothing is deleted.
        if (row.trouble === 'fileMissing') await work.tx.movingFiles.delete(row.fileID);
        else await turnBack(work, row);
      }
      await addMover(work);
    },
  });

export const changeHandlers = { pauseMove, resumeMove, stopMove } satisfies Partial<Handlers>;
