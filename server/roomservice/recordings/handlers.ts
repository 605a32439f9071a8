import type { Endpoints } from '../../../contract/endpoints';
import { placeOf, scoreBands, spriteLayout } from '../../../contract/recordings';
import { callerOf, command, mustBeAllowed, reachOf } from '../context';
import type { Handler, Handlers } from '../handlers';
import { oldestFirst, unseenEvents } from '../observing/unseen';
import { Problem } from '../problem';
import { retention } from '../keeping/settings';
import { presentRoomEvent } from '../rooms/present';
import type { RecordingFileRow } from '../rows/recording-files';
import { fetchAgain } from '../cloud/again';
import { alignRecording, listRecordingAccess } from './access';
import { downloadRecordings } from './download';
import { exportRecordings } from './export';
import { belonging, mayList, recordingObject, seenRecording, viewerOf } from './find';
import { withEyes } from './judged';
import { mayRetry, presentRecording } from './present';
import { toProcessing } from './process';
import { withoutGone } from './shown';

const linkMs = 10 * 60_000;
/** Who came just before the first frame belongs to the story too. */
const lookBackMs = 60_000;

const listRecordings: Handler<Endpoints['listRecordings']> = async (ctx, { query: asked }) => {
  const caller = callerOf(ctx);
  const query = withEyes(withoutGone(asked), caller);
  const { recordings } = ctx.ports.store.read;
  const reach = reachOf(caller, 'recording.list');
  const { items, total, atLeast, hasPrevious, hasNext } = await recordings.list(query, reach);
  const shown = items.map((row) => presentRecording(row, caller));
  const [first, last] = [shown[0], shown.at(-1)];
  const ranged = query.from !== undefined || query.to !== undefined;
  const newest = total === 0 && ranged ? await recordings.newest(query, reach) : null;
  return {
    items: shown,
    total,
    atLeast,
    previous: hasPrevious && first ? placeOf(first, query.sort) : null,
    next: hasNext && last ? placeOf(last, query.sort) : null,
    newestOutside: newest?.toISOString() ?? null,
  };
};

const getRecordingCounts: Handler<Endpoints['getRecordingCounts']> = async (ctx, { query: asked }) => {
  const caller = callerOf(ctx);
  const query = withEyes(withoutGone(asked), caller);
  const reach = reachOf(caller, 'recording.list');
  const { kinds, states, agents, scores, commented, hold, atLeast } =
    await ctx.ports.store.read.recordings.counts(query, reach);
  const yesNo = (counts: ReadonlyMap<'yes' | 'no', number>) => ({
    yes: counts.get('yes') ?? 0,
    no: counts.get('no') ?? 0,
  });
  return {
    kinds: [...kinds].map(([kind, count]) => ({ kind, count })),
    states: [...states].map(([state, count]) => ({ state, count })),
    agents: agents.map(({ agentID, agentName, count }) => ({
      agent: { userID: agentID, name: agentName },
      count,
    })),
    scores: scoreBands.flatMap(([from, to]) => {
      const count = scores.get(from) ?? 0;
      return count === 0 ? [] : [{ from, to, count }];
    }),
    commented: yesNo(commented),
    hold: yesNo(hold),
    atLeast,
  };
};

const getRecording: Handler<Endpoints['getRecording']> = async (ctx, { params }) => {
  const caller = callerOf(ctx);
  const row = await seenRecording(ctx, params.recordingID);
  const { read } = ctx.ports.store;
  const from = new Date(row.startedAt.getTime() - lookBackMs);
  const to = new Date(row.startedAt.getTime() + (row.durationMs ?? 0) + lookBackMs);
  const [events, unseen, ofCall] = await Promise.all([
    read.roomEvents.between(row.roomID, from, to),
    unseenEvents(read, caller, { ...belonging(row), roomID: row.roomID }, { from, to }),
    row.callID === null ? [] : read.recordings.ofCall(row.callID),
  ]);
  return {
    ...presentRecording(row, caller),
    events: [...events.map(presentRoomEvent), ...unseen].sort(oldestFirst),
    siblings: ofCall
      .filter((each) => each.recordingID !== row.recordingID && mayList(caller, each))
      .map((each) => ({
        ...{ recordingID: each.recordingID, kind: each.kind, state: each.state },
        ...{ startedAt: each.startedAt.toISOString(), durationMs: each.durationMs, offsetMs: each.offsetMs },
      })),
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
  const file = {
    recordingID: row.recordingID,
    location: row.file,
    mime: row.mime ?? 'application/octet-stream',
  };
  const link = await ctx.ports.media.link(file, viewerOf(caller), expiresAt);
  if (!link) throw new Problem('recording.fileMissing', { recordingID: row.recordingID });
  await command(ctx, ({ audit }) =>
    audit({
      action: 'recording.play',
      object: recordingObject(row),
      roomID: row.roomID,
    }),
  );
  const { watermark } = await retention.now(ctx.ports.store.read);
  return {
    ...link,
    watermark: watermark ? `${caller.name} ${caller.userID}` : null,
    expiresAt: expiresAt.toISOString(),
  };
};

/** What a player shows before and beside the playing; looking at it is not yet playing. */
const getRecordingPreviews: Handler<Endpoints['getRecordingPreviews']> = async (ctx, { params }) => {
  const caller = callerOf(ctx);
  const row = await seenRecording(ctx, params.recordingID);
  mustBeAllowed(caller, 'recording.play', belonging(row));
  if (row.state === 'trash' || row.state === 'expired') {
    throw new Problem('recording.notPlayable', { recordingID: row.recordingID, state: row.state });
  }
  const files = await ctx.ports.store.read.recordingFiles.of(row.recordingID);
  const expiresAt = new Date(ctx.now.getTime() + linkMs);
  const urlOf = async (role: RecordingFileRow['role']): Promise<string | null> => {
    const file = files.find((each) => each.role === role);
    return (file && (await ctx.ports.media.link(file, viewerOf(caller), expiresAt))?.url) ?? null;
  };
  const [thumbnail, sprite, waveform] = [
    await urlOf('thumbnail'),
    await urlOf('sprite'),
    await urlOf('waveform'),
  ];
  const layout = spriteLayout.safeParse(files.find(({ role }) => role === 'sprite')?.about);
  return {
    thumbnail,
    sprite: sprite !== null && layout.success ? { url: sprite, ...layout.data } : null,
    waveform,
    expiresAt: expiresAt.toISOString(),
  };
};

const retryRecording: Handler<Endpoints['retryRecording']> = async (ctx, { params }) => {
  const caller = callerOf(ctx);
  const seen = await seenRecording(ctx, params.recordingID);
  mustBeAllowed(caller, 'recording.retry', belonging(seen));
  await command(ctx, async (work) => {
    const row = await work.tx.recordings.lock(seen.recordingID);
    if (!row || !mayRetry(row)) {
      throw new Problem('recording.notFailed', { recordingID: seen.recordingID, state: row?.state ?? null });
    }
    if (!(await fetchAgain(work, row))) await toProcessing(work, { ...row, trouble: null });
    await work.audit({ action: 'recording.retry', object: recordingObject(row), roomID: row.roomID });
  });
  return presentRecording(await seenRecording(ctx, params.recordingID), caller);
};

export const recordingHandlers = {
  listRecordings,
  getRecordingCounts,
  getRecording,
  playRecording,
  getRecordingPreviews,
  retryRecording,
  exportRecordings,
  downloadRecordings,
  alignRecording,
  listRecordingAccess,
} satisfies Partial<Handlers>;
