import { allows } from '../../../contract/access';
import type { Endpoints } from '../../../contract/endpoints';
import type { Recording } from '../../../contract/recordings';
import type { Caller, Ctx } from '../context';
import { callerOf, command, mustBeAllowed, reachOf } from '../context';
import type { Handler, Handlers } from '../handlers';
import { teamRef } from '../people/present';
import { Problem } from '../problem';
import { presentRoomEvent } from '../rooms/present';
import type { RecordingRow } from '../rows';

const linkMs = 10 * 60_000;
/** Who came just before the first frame belongs to the story too. */
const lookBackMs = 60_000;

const listRecordings: Handler<Endpoints['listRecordings']> = async (ctx, { query }) => {
  const caller = callerOf(ctx);
  const { recordings } = ctx.ports.store.read;
  const reach = reachOf(caller, 'recording.list');
  const { items, total } = await recordings.list(query, reach);
  const ranged = query.from !== undefined || query.to !== undefined;
  const newest = total === 0 && ranged ? await recordings.newest(query, reach) : null;
  return {
    items: items.map((row) => presentRecording(row, caller)),
    total,
    page: query.page,
    size: query.size,
    newestOutside: newest?.toISOString() ?? null,
  };
};

const getRecording: Handler<Endpoints['getRecording']> = async (ctx, { params }) => {
  const caller = callerOf(ctx);
  const row = await seenRecording(ctx, params.recordingID);
  const { read } = ctx.ports.store;
  const from = new Date(row.startedAt.getTime() - lookBackMs);
  const to = new Date(row.startedAt.getTime() + (row.durationMs ?? 0) + lookBackMs);
  const [events, ofCall] = await Promise.all([
    read.roomEvents.between(row.roomID, from, to),
    row.callID === null ? [] : read.recordings.ofCall(row.callID),
  ]);
  return {
    ...presentRecording(row, caller),
    events: events.map(presentRoomEvent),
    siblings: ofCall
      .filter((each) => each.recordingID !== row.recordingID && mayList(caller, each))
      .map(({ recordingID, kind, state }) => ({ recordingID, kind, state })),
  };
};

const playRecording: Handler<Endpoints['playRecording']> = async (ctx, { params }) => {
  const caller = callerOf(ctx);
  const row = await seenRecording(ctx, params.recordingID);
  mustBeAllowed(caller, 'recording.play', belonging(row));
  if (row.state !== 'ready' || row.file === null) {
    throw new Problem('recording.notPlayable', { recordingID: row.recordingID, state: row.state });
  }
  const expiresAt = new Date(ctx.now.getTime() + linkMs);
  const link = await ctx.ports.media.link(row, caller.signIn, expiresAt);
  if (!link) throw new Problem('recording.fileMissing', { recordingID: row.recordingID });
  await command(ctx, ({ audit }) =>
    audit({
      action: 'recording.play',
      object: { kind: 'recording', id: row.recordingID, name: row.roomName },
      roomID: row.roomID,
    }),
  );
  return { ...link, expiresAt: expiresAt.toISOString() };
};

async function seenRecording(ctx: Ctx, recordingID: string): Promise<RecordingRow> {
  const row = await ctx.ports.store.read.recordings.get(recordingID);
  if (!row) throw new Problem('recording.notFound', { recordingID });
  if (!mayList(callerOf(ctx), row))
    throw new Problem('recording.notFound', { recordingID }).forLackOf('recording.list');
  return row;
}

function mayList(caller: Caller, row: RecordingRow): boolean {
  return allows(caller, 'recording.list', belonging(row));
}

function belonging(row: RecordingRow) {
  return { ownerID: row.agentID, teamID: row.teamID };
}

export function presentRecording(row: RecordingRow, caller: Caller): Recording {
  const playable =
    row.state === 'ready' && row.file !== null && allows(caller, 'recording.play', belonging(row));
  return {
    recordingID: row.recordingID,
    callID: row.callID,
    room: {
      roomID: row.roomID,
      name: row.roomName,
      customerName: row.customerName,
      customerRef: row.customerRef,
    },
    agent: { userID: row.agentID, name: row.agentName },
    team: teamRef(row),
    kind: row.kind,
    state: row.state,
    startedAt: row.startedAt.toISOString(),
    durationMs: row.durationMs,
    bytes: row.bytes,
    progress: row.progress,
    failure: row.failure,
    trouble: row.trouble,
    heldBy: row.heldBy,
    can: playable ? ['play'] : [],
  };
}

export const recordingHandlers = { listRecordings, getRecording, playRecording } satisfies Partial<Handlers>;
