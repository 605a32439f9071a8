import type { UploadCandidate } from '../../../contract/uploads';
import { reachOf, type Ctx, type Person } from '../context';
import { idOfCalls } from '../recordings/of-call';
import type { RecordingRow } from '../rows/recordings';
import type { CallWithCount } from '../stores/calls';
import { cluesOf, distanceOf, spanOf, weightOf, type Clue, type FileOf } from './clues';

const most = 20;
const looked = 100;
const dayMs = 24 * 3_600_000;
/** A file whose clock is wrong is of a call that was lately. */
const lookBackMs = 30 * dayMs;

interface Found {
  readonly call: CallWithCount;
  readonly recording: RecordingRow | undefined;
  readonly clues: readonly Clue[];
}

/** Calls that the sender may add files to, the likeliest first; the nearest in time where nothing speaks for one. */
export async function candidatesFor(
  ctx: Ctx,
  sender: Person,
  upload: FileOf,
): Promise<{ items: UploadCandidate[]; likely: string | null }> {
  const { read } = ctx.ports.store;
  const found: Found[] = [];
  for (const call of await callsAround(ctx, sender, upload)) {
    const recording = await read.recordings.get(idOfCalls('screen', call.callID));
    const clues = cluesOf(upload, call, recording, ctx.now);
    found.push({ call, recording, clues });
  }
  const weighed = found
    .map((each) => ({ ...each, weight: weightOf(each.clues), distance: distanceOf(upload, each.call) }))
    .sort((a, b) => b.weight - a.weight || a.distance - b.distance)
    .slice(0, most);
  const [first, second] = weighed;
  const isSure = first !== undefined && first.clues.includes('time') && first.weight > (second?.weight ?? 0);
  return { items: weighed.map(present), likely: isSure ? first.call.callID : null };
}

/** Those of the file's day, and the latest ones in case its clock is wrong. */
async function callsAround(ctx: Ctx, sender: Person, upload: FileOf): Promise<readonly CallWithCount[]> {
  const { calls } = ctx.ports.store.read;
  const reach = reachOf(sender, 'recording.upload');
  const between = async (from: Date, to: Date) => {
    const range = { from: from.toISOString(), to: to.toISOString() };
    const paged = { sort: 'startedAt.desc', page: 1, size: looked } as const;
    return (await calls.list({ kind: ['room'], ...range, ...paged }, reach)).items;
  };
  const span = spanOf(upload);
  const ofItsDay = span
    ? await between(new Date(span.from.getTime() - dayMs), new Date(span.to.getTime() + dayMs))
    : [];
  const lately = await between(new Date(ctx.now.getTime() - lookBackMs), ctx.now);
  const all = new Map([...ofItsDay, ...lately].map((call) => [call.callID, call]));
  return [...all.values()].filter((call) => call.enteredAt !== null);
}

function present({ call, recording, clues }: Found): UploadCandidate {
  return {
    callID: call.callID,
    room: { roomID: call.roomID ?? '', name: call.roomName, customerName: call.customerName },
    agent: { userID: call.agentID, name: call.agentName },
    startedAt: (call.enteredAt ?? call.startedAt).toISOString(),
    endedAt: call.endedAt?.toISOString() ?? null,
    state: recording?.state ?? null,
    clues: [...clues],
  };
}
