import * as z from 'zod/mini';
import { grantsOf } from '../../../contract/access';
import type { TurnOutcome } from '../../../contract/closings';
import { opaqueID } from '../../../contract/primitives';
import type { Work } from '../context';
import { JobLost, type JobCtx, type JobKind } from '../jobs/kind';
import { beginClosing } from '../rooms/close';
import type { ClosingRow } from '../rows/closings';
import { StoreUnavailable } from '../store';
import { obstacleOf } from './survey';

/** How often whoever watches is told that there is more to see. */
const tellEveryMs = 500;
const batch = 50;

const payload = z.object({ closingID: opaqueID, requestID: z.string() });
type Payload = z.infer<typeof payload>;

/**
 * Closes the rooms of a closing that have not had their turn, one by one, each in a transaction of its own in which its
 * outcome is kept too: whenever this ends, by a stop or by a crash, the next attempt goes on with the next room.
 */
export const closeRooms: JobKind<Payload> = {
  kind: 'rooms.close',
  payload,
  maxAttempts: 10,
  leaseMs: 15_000,
  concurrency: 2,
  async run({ payload: { closingID, requestID } }, ctx) {
    const { store, clock } = ctx.ports;
    const closing = await store.read.closings.get(closingID);
    if (!closing) return { closed: 0 };
    let done = 0;
    let toldAt = 0;
    for (;;) {
      const waiting = await store.read.closings.waiting(closingID, batch);
      for (const roomID of waiting) {
        ctx.signal.throwIfAborted();
        const tell = clock.now().getTime() - toldAt >= tellEveryMs;
        await haveItsTurn(ctx, closing, roomID, requestID, tell);
        if (tell) toldAt = clock.now().getTime();
        done += 1;
      }
      if (waiting.length === 0) break;
    }
    await ctx.command(async (work) => {
      await work.tx.closings.lock(closingID);
      if ((await work.tx.closings.waiting(closingID, 1)).length > 0) return; // and has a job of their own
      await work.tx.closings.update(closingID, { finishedAt: work.now });
      tellOf(work, closing);
    });
    return { rooms: done };
  },
};

async function haveItsTurn(
  ctx: JobCtx,
  closing: ClosingRow,
  roomID: string,
  requestID: string,
  tell: boolean,
): Promise<void> {
  const keep = (decide: (work: Work) => Promise<TurnOutcome>) =>
    ctx.command(
      async (work) => {
        // A second job for the same closing (somebody asked for another turn just then) may have been here.
        if (!(await work.tx.closings.lockWaiting(closing.closingID, roomID))) return;
        const outcome = await decide(work);
        await work.tx.closings.setOutcome(closing.closingID, roomID, outcome, work.now);
        if (tell) tellOf(work, closing);
      },
      { requestID },
    );
  try {
    await keep((work) => closeOne(work, closing, roomID));
  } catch (error) {
    if (ctx.signal.aborted || error instanceof JobLost || error instanceof StoreUnavailable) throw error;
    ctx.ports.log.error('a room could not be closed', {
      ...{ closingID: closing.closingID, roomID },
      stack: error instanceof Error ? error.stack : String(error),
    });
    await keep(async () => 'failed');
  }
}

/** By the rights that the person has now, not by those they had when they began. */
async function closeOne(work: Work, closing: ClosingRow, roomID: string): Promise<TurnOutcome> {
  const { tx } = work;
  const user = await tx.users.get(closing.byID);
  if (!user || user.state === 'disabled') return 'refused';
  const asker = { userID: user.userID, teamID: user.teamID, grants: grantsOf[user.role] };
  const room = await tx.rooms.lock(roomID);
  switch (obstacleOf(room, asker)) {
    case 'room.notFound':
      return 'notFound';
    case 'room.closed':
      return 'alreadyClosed';
    case 'permission.missing':
      return 'refused';
    case null: {
      if (!room) return 'notFound';
      const by = { userID: user.userID, name: user.name };
      await beginClosing(work, room, { by, reason: closing.reason }, closing.inSeconds);
      return closing.inSeconds === 0 ? 'closed' : 'closing';
    }
  }
}

export function tellOf(work: Work, { closingID, byID }: ClosingRow): void {
  work.tell({ type: 'closing.changed', closingID }, { kind: 'people', userIDs: [byID] });
}
