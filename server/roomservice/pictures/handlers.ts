import { allows } from '../../../contract/access';
import type { Endpoints } from '../../../contract/endpoints';
import { maxPictures, type Picture } from '../../../contract/streams';
import { callAudience, callChanged } from '../calls/end';
import { lockOwnStreams, seenCall } from '../calls/find';
import type { Caller, Ctx } from '../context';
import { callerOf, command, mustBeAllowed } from '../context';
import type { Handler, Handlers } from '../handlers';
import { Problem } from '../problem';
import type { CallRow } from '../rows/calls';
import type { PictureRow } from '../rows/pictures';
import type { Tx } from '../store';
import { readJpeg } from './jpeg';

const addPicture: Handler<Endpoints['addPicture']> = async (ctx, { params, body }) => {
  const { pictures, random } = ctx.ports;
  const jpeg = readJpeg(body.jpeg);
  if (!jpeg) throw new Problem('picture.notJpeg');
  const row: PictureRow = {
    pictureID: random.id(),
    callID: params.callID,
    stream: body.stream,
    takenAt: ctx.now,
    bytes: jpeg.length,
  };
  return command(ctx, async (work) => {
    const call = await lockOwnStreams(ctx, work, params.callID, 'room.enter');
    const before = await work.tx.pictures.ofCall(call.callID);
    if (before.length >= maxPictures) throw new Problem('picture.tooMany', { limit: maxPictures });
    // A row says that there are bytes. Where the row is not kept after all, bytes are left that nobody can ask for.
    await pictures.put(row.pictureID, jpeg);
    await work.tx.pictures.insert(row);
    await work.audit({ action: 'picture.add', object: pictureObject(row, call) });
    work.tell(callChanged(call), callAudience(call));
    return presentPicture(row, call, callerOf(ctx));
  });
};

const listPictures: Handler<Endpoints['listPictures']> = async (ctx, { params }) => {
  const call = await seenCall(ctx, params.callID);
  const rows = await ctx.ports.store.read.pictures.ofCall(call.callID);
  return { items: rows.map((row) => presentPicture(row, call, callerOf(ctx))) };
};

const getPicture: Handler<Endpoints['getPicture']> = async (ctx, { params }) => {
  const { call, row } = await seenPicture(ctx, params);
  const jpeg = await ctx.ports.pictures.get(row.pictureID);
  if (!jpeg) throw new Problem('picture.fileMissing');
  await noteLook(ctx, call);
  return jpeg;
};

/** A look at a call's pictures is one look, however many of them a page shows at once. */
const lookMs = 10 * 60_000;

async function noteLook(ctx: Ctx, call: CallRow): Promise<void> {
  const { userID } = callerOf(ctx);
  const hasLooked = async (tx: Tx) => {
    const { rows } = await tx.audit.walk(
      {
        actorID: [userID],
        action: ['picture.view'],
        objectID: call.callID,
        from: new Date(ctx.now.getTime() - lookMs).toISOString(),
        sort: 'at.desc',
      },
      null,
      1,
    );
    return rows.length > 0;
  };
  if (await hasLooked(ctx.ports.store.read)) return;
  await command(ctx, async ({ tx, audit }) => {
    await tx.calls.lock(call.callID); // the pictures of a page come together: the first of them writes it down
    if (await hasLooked(tx)) return;
    await audit({
      action: 'picture.view',
      object: { kind: 'call', id: call.callID, name: call.roomName },
      roomID: call.roomID,
    });
  });
}

const deletePicture: Handler<Endpoints['deletePicture']> = async (ctx, { params }) => {
  const { call } = await seenPicture(ctx, params);
  mustBeAllowed(callerOf(ctx), 'call.wrapUp', { ownerID: call.agentID, teamID: call.teamID });
  await command(ctx, async (work) => {
    await work.tx.calls.lock(call.callID);
    const row = await work.tx.pictures.get(params.pictureID);
    if (!row) throw new Problem('picture.notFound');
    await work.tx.pictures.delete(row.pictureID);
    await work.audit({ action: 'picture.delete', object: pictureObject(row, call) });
    work.tell(callChanged(call), callAudience(call));
  });
  await ctx.ports.pictures.delete(params.pictureID);
  return undefined;
};

async function seenPicture(ctx: Ctx, { callID, pictureID }: { callID: string; pictureID: string }) {
  const call = await seenCall(ctx, callID);
  const row = await ctx.ports.store.read.pictures.get(pictureID);
  if (row?.callID !== call.callID) throw new Problem('picture.notFound');
  return { call, row };
}

function pictureObject(row: PictureRow, call: CallRow) {
  return { kind: 'picture', id: row.pictureID, name: call.roomName } as const;
}

function presentPicture(row: PictureRow, call: CallRow, caller: Caller): Picture {
  const { pictureID, stream, takenAt, bytes } = row;
  const own = allows(caller, 'call.wrapUp', { ownerID: call.agentID, teamID: call.teamID });
  return { pictureID, stream, takenAt: takenAt.toISOString(), bytes, can: own ? ['delete'] : [] };
}

export const pictureHandlers = {
  addPicture,
  listPictures,
  getPicture,
  deletePicture,
} satisfies Partial<Handlers>;
