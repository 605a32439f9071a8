import type { Endpoints } from '../../../contract/endpoints';
import { callerOf, command, mustBeAllowed } from '../context';
import type { Handler } from '../handlers';
import { Problem } from '../problem';
import { belonging, recordingObject, seenRecording, tellOf } from './find';

export const listRecordingAccess: Handler<Endpoints['listRecordingAccess']> = async (ctx, { params }) => {
  const caller = callerOf(ctx);
  const row = await seenRecording(ctx, params.recordingID);
  mustBeAllowed(caller, 'recording.log', belonging(row));
  const { items } = await ctx.ports.store.read.audit.list({
    objectID: row.recordingID,
    objectKind: ['recording'],
    action: ['recording.play', 'recording.download'],
    result: ['ok'],
    sort: 'at.desc',
    page: 1,
    size: 100,
  });
  return {
    items: items.map(({ at, actorID, actorName, action }) => ({
      at: at.toISOString(),
      actor: actorID === null ? null : { userID: actorID, name: actorName ?? actorID },
      action: action === 'recording.download' ? action : 'recording.play',
    })),
  };
};

export const alignRecording: Handler<Endpoints['alignRecording']> = async (ctx, { params, body }) => {
  const caller = callerOf(ctx);
  const { recordingID } = await seenRecording(ctx, params.recordingID);
  await command(ctx, async (work) => {
    const row = await work.tx.recordings.lock(recordingID);
    if (!row) throw new Problem('recording.notFound', { recordingID });
    mustBeAllowed(caller, 'recording.align', belonging(row));
    if (row.offsetMs === body.offsetMs) return;
    await work.tx.recordings.update(recordingID, { offsetMs: body.offsetMs });
    await work.audit({
      action: 'recording.align',
      object: recordingObject(row),
      roomID: row.roomID,
      changes: { offsetMs: [String(row.offsetMs), String(body.offsetMs)] },
    });
    tellOf(work, row);
  });
  return undefined;
};
