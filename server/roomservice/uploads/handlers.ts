import { allows } from '../../../contract/access';
import type { Endpoints } from '../../../contract/endpoints';
import { command, personOf, type Ctx, type Work } from '../context';
import type { Handler, Handlers } from '../handlers';
import { Problem } from '../problem';
import { recordingObject } from '../recordings/find';
import type { CallRow } from '../rows/calls';
import type { UploadRow } from '../rows/uploads';
import { attach } from './attach';
import { candidatesFor } from './candidates';
import { duplicateOf, presentUpload } from './present';

const listUploads: Handler<Endpoints['listUploads']> = async (ctx) => {
  const { store, service } = ctx.ports;
  const rows = await store.read.uploads.openOf(personOf(ctx).userID);
  const mine = rows.filter(({ purpose }) => purpose === 'screen');
  const items = await Promise.all(mine.map((row) => presentUpload(store.read, row)));
  return { items, ...service.uploads };
};

const listUploadCandidates: Handler<Endpoints['listUploadCandidates']> = async (ctx, { params }) =>
  candidatesFor(ctx, personOf(ctx), await ownUpload(ctx, params.uploadID));

const attachUpload: Handler<Endpoints['attachUpload']> = async (ctx, { params, body }) => {
  await ownUpload(ctx, params.uploadID);
  await command(ctx, async (work) => {
    const call = await lockCall(ctx, work, body.callID);
    const row = await work.tx.uploads.lock(params.uploadID);
    if (!row) throw new Problem('upload.notFound');
    if (row.recordingID !== null) throw new Problem('upload.attached', { recordingID: row.recordingID });
    if (!body.evenSo) await mustBeOfUse(work, row);
    const recording = await attach(work, row, call, ctx.ports.random.id());
    await work.audit({
      action: 'upload.attach',
      object: recordingObject(recording),
      roomID: recording.roomID,
      reason: row.fileName,
    });
  });
  return presentUpload(ctx.ports.store.read, await ownUpload(ctx, params.uploadID));
};

async function mustBeOfUse({ tx }: Work, row: UploadRow): Promise<void> {
  if (row.trouble !== null) throw new Problem('upload.unusable', { trouble: row.trouble });
  const same = await duplicateOf(tx, row);
  if (same !== null) throw new Problem('upload.duplicate', { recordingID: same });
}

/** A call in a room that the caller may add files to; any other is none. */
async function lockCall(
  ctx: Ctx,
  { tx }: Work,
  callID: string,
): Promise<CallRow & { readonly roomID: string }> {
  const call = await tx.calls.lock(callID);
  if (!call) throw new Problem('call.notFound');
  const { roomID, agentID: ownerID, teamID } = call;
  if (!allows(personOf(ctx), 'recording.upload', { ownerID, teamID }))
    throw new Problem('call.notFound').forLackOf('recording.upload');
  if (roomID === null) throw new Problem('call.notFound');
  return { ...call, roomID };
}

/** A file of the caller's own; anybody else's is none. */
async function ownUpload(ctx: Ctx, uploadID: string): Promise<UploadRow> {
  const row = await ctx.ports.store.read.uploads.get(uploadID);
  if (!row) throw new Problem('upload.notFound');
  if (row.userID !== personOf(ctx).userID) throw new Problem('upload.notFound').forLackOf('recording.upload');
  return row;
}

export const uploadHandlers = { listUploads, listUploadCandidates, attachUpload } satisfies Partial<Handlers>;
