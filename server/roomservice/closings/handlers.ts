import type { Endpoints } from '../../../contract/endpoints';
import type { RoomSelection } from '../../../contract/closings';
import type { Ctx, Work } from '../context';
import { callerOf, command } from '../context';
import type { Handler, Handlers } from '../handlers';
import { Problem } from '../problem';
import type { ClosingRow } from '../rows/closings';
import type { Tx } from '../store';
import { closeRooms, tellOf } from './job';
import { presentClosing, presentClosingRoom, presentImpact } from './present';
import { survey, type Surveyed } from './survey';

const recent = 20;

const closingImpact: Handler<Endpoints['closingImpact']> = async (ctx, { body: { selection } }) => {
  const surveyed = await survey(ctx.ports.store.read, selection, callerOf(ctx), ctx.now);
  return { items: surveyed.map(presentImpact) };
};

const startClosing: Handler<Endpoints['startClosing']> = async (ctx, { body }) => {
  const caller = callerOf(ctx);
  const { key, selection, reason, inSeconds } = body;
  const closingID = await command(ctx, async (work) => {
    const before = await work.tx.closings.byKey(caller.userID, key);
    if (before) {
      if (!(await isSame(work.tx, before, body))) throw new Problem('closing.keyUsed');
      return before.closingID;
    }
    const rooms = await survey(work.tx, selection, caller, ctx.now);
    if (rooms.every(({ obstacle }) => obstacle !== null)) throw new Problem('closing.nothing');
    const closing: ClosingRow = {
      ...{ closingID: ctx.ports.random.id(), key, byID: caller.userID, byName: caller.name },
      ...{ reason, inSeconds, createdAt: ctx.now, finishedAt: null },
    };
    await work.tx.closings.insert(closing, rooms.map(rowOf(closing.closingID)));
    await begin(ctx, work, closing, rooms.length);
    return closing.closingID;
  });
  return present(ctx, closingID);
};

/** The same key for something else is a mistake of the caller's, which must not look like a success. */
async function isSame(
  tx: Tx,
  { closingID, reason, inSeconds }: ClosingRow,
  asked: Pick<ClosingRow, 'reason' | 'inSeconds'> & { readonly selection: RoomSelection },
): Promise<boolean> {
  if (reason !== asked.reason || inSeconds !== asked.inSeconds) return false;
  if (asked.selection.by === 'filter') return true; // what it found then is what was closed
  const began = new Set((await tx.closings.roomsOf(closingID)).map(({ roomID }) => roomID));
  const wanted = new Set(asked.selection.roomIDs);
  return began.size === wanted.size && [...wanted].every((roomID) => began.has(roomID));
}

function rowOf(closingID: string) {
  return ({ roomID, room, recordings, waiting }: Surveyed, position: number) =>
    ({
      ...{ closingID, roomID, position, recordings, waiting },
      name: room?.name ?? null,
      customerName: room?.customerName ?? '',
      people: room?.members.length ?? 0,
      liveSince: room?.liveSince ?? null,
      outcome: 'waiting',
      at: null,
    }) as const;
}

async function begin(ctx: Ctx, work: Work, closing: ClosingRow, rooms: number): Promise<void> {
  const { closingID, reason, inSeconds } = closing;
  await work.addJob(closeRooms, { closingID, requestID: ctx.requestID });
  await work.audit({
    action: 'room.closeMany',
    object: { kind: 'closing', id: closingID, name: null },
    reason,
    changes: { rooms: [null, String(rooms)], inSeconds: [null, String(inSeconds)] },
  });
  tellOf(work, closing);
}

const listClosings: Handler<Endpoints['listClosings']> = async (ctx) => {
  const { read } = ctx.ports.store;
  const rows = await read.closings.ofUser(callerOf(ctx).userID, recent);
  const tally = await read.closings.tally(rows.map(({ closingID }) => closingID));
  return {
    items: rows.map((row) =>
      presentClosing(
        row,
        tally.filter(({ closingID }) => closingID === row.closingID),
      ),
    ),
  };
};

const getClosing: Handler<Endpoints['getClosing']> = (ctx, { params }) => present(ctx, params.closingID);

const listClosingRooms: Handler<Endpoints['listClosingRooms']> = async (ctx, { params }) => {
  const { read } = ctx.ports.store;
  const { closingID } = await mine(read, ctx, params.closingID);
  return { items: (await read.closings.roomsOf(closingID)).map(presentClosingRoom) };
};

const retryClosing: Handler<Endpoints['retryClosing']> = async (ctx, { params: { closingID } }) => {
  await command(ctx, async (work) => {
    const closing = await mine(work.tx, ctx, closingID);
    await work.tx.closings.lock(closingID);
    const again = await work.tx.closings.giveAnotherTurn(closingID);
    if (again === 0) throw new Problem('closing.nothing');
    await work.tx.closings.update(closingID, { finishedAt: null });
    await begin(ctx, work, closing, again);
  });
  return present(ctx, closingID);
};

/** Somebody else's is nobody's business: what it did is in the audit log. */
async function mine(tx: Tx, ctx: Ctx, closingID: string): Promise<ClosingRow> {
  const closing = await tx.closings.get(closingID);
  if (!closing) throw new Problem('closing.notFound');
  if (closing.byID !== callerOf(ctx).userID) throw new Problem('closing.notFound').forLackOf('room.close');
  return closing;
}

async function present(ctx: Ctx, closingID: string) {
  const { read } = ctx.ports.store;
  return presentClosing(await mine(read, ctx, closingID), await read.closings.tally([closingID]));
}

export const closingHandlers = {
  closingImpact,
  startClosing,
  listClosings,
  getClosing,
  listClosingRooms,
  retryClosing,
} satisfies Partial<Handlers>;
