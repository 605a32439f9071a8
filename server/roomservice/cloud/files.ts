import { allows } from '../../../contract/access';
import type { CloudFile } from '../../../contract/cloud-recordings';
import type { Endpoints } from '../../../contract/endpoints';
import { command, personOf, type Ctx, type Work } from '../context';
import type { Handler, Handlers } from '../handlers';
import { Problem } from '../problem';
import { recordingObject, seenRecording } from '../recordings/find';
import { presentRecording } from '../recordings/present';
import type { CloudFileRow } from '../rows/cloud-files';
import { candidatesFor } from '../uploads/candidates';
import { beginFetching } from './begin';
import type { RoomCall } from './call-of-stream';

const listCloudFiles: Handler<Endpoints['listCloudFiles']> = async (ctx) => ({
  items: (await ctx.ports.store.read.cloudFiles.unmatched()).map(present),
});

const listCloudFileCandidates: Handler<Endpoints['listCloudFileCandidates']> = async (ctx, { params }) => {
  const file = await ctx.ports.store.read.cloudFiles.get(params.cloudFileID);
  if (file?.state !== 'unmatched') throw new Problem('cloudFile.notFound');
  const { startedAt, endedAt } = file;
  const durationMs = file.durationMs ?? Math.max(0, endedAt.getTime() - startedAt.getTime());
  const asSent = {
    fileName: file.streamID,
    fileAt: endedAt,
    about: { durationMs, madeAt: startedAt.getTime() },
  };
  return candidatesFor(ctx, personOf(ctx), asSent);
};

const matchCloudFile: Handler<Endpoints['matchCloudFile']> = async (ctx, { params, body }) => {
  const recordingID = await command(ctx, async (work) => {
    const call = await lockCall(ctx, work, body.callID);
    const file = await lockUnmatched(work, params.cloudFileID);
    const row = await beginFetching(work, file, call);
    await work.audit({
      ...{ action: 'cloud.match', object: recordingObject(row), roomID: row.roomID, reason: file.streamID },
    });
    return row.recordingID;
  });
  return presentRecording(await seenRecording(ctx, recordingID), personOf(ctx));
};

const dropCloudFile: Handler<Endpoints['dropCloudFile']> = async (ctx, { params }) => {
  await command(ctx, async (work) => {
    const { cloudFileID, streamID } = await lockUnmatched(work, params.cloudFileID);
    const dropped = { state: 'dropped', sealedURL: null, changedAt: work.now } as const;
    await work.tx.cloudFiles.update(cloudFileID, dropped);
    await work.audit({ action: 'cloud.drop', reason: streamID });
  });
  return undefined;
};

async function lockUnmatched({ tx }: Work, cloudFileID: string): Promise<CloudFileRow> {
  const file = await tx.cloudFiles.lock(cloudFileID);
  if (file?.state !== 'unmatched') throw new Problem('cloudFile.notFound');
  return file;
}

/** A call in a room that the caller may match files to; any other is none. */
async function lockCall(ctx: Ctx, { tx }: Work, callID: string): Promise<RoomCall> {
  const call = await tx.calls.lock(callID);
  if (!call) throw new Problem('call.notFound');
  const { roomID, agentID: ownerID, teamID } = call;
  if (!allows(personOf(ctx), 'recording.match', { ownerID, teamID }))
    throw new Problem('call.notFound').forLackOf('recording.match');
  if (roomID === null) throw new Problem('call.notFound');
  return { ...call, roomID };
}

function present(file: CloudFileRow): CloudFile {
  return {
    ...{ cloudFileID: file.cloudFileID, streamID: file.streamID, format: file.format },
    ...{ durationMs: file.durationMs, bytes: file.bytes },
    startedAt: file.startedAt.toISOString(),
    receivedAt: file.receivedAt.toISOString(),
  };
}

export const cloudFileHandlers = {
  listCloudFiles,
  listCloudFileCandidates,
  matchCloudFile,
  dropCloudFile,
} satisfies Partial<Handlers>;
