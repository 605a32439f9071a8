import { pushesScreen } from '../../../contract/rooms';
import type { RecordingTrouble } from '../../../contract/recordings';
import { command, type Actor, type Work } from '../context';
import type { Ports } from '../ports';
import type { RecordingRow } from '../rows/recordings';
import type { Tx } from '../store';
import { tellOf } from './find';
import { endMix, growsStill, isMixOver } from './mix';
import { idOfCalls } from './of-call';
import { toProcessing } from './process';
import { runFrom } from './running';

/** A publisher that fell silent may come back for so long; then what it left is all. */
const returnMs = 30_000;
/** Whoever watches a stream says so every ten seconds; when it does not, it is gone itself. */
const unwatchedMs = 45_000;
/** A program that pushes on after its call is cut off. */
const afterCallMs = 60_000;

export type Welcome = 'welcome' | 'unknown' | 'ended' | 'removed';

/** What happens to streams that programs push: told by an ingest, ours or another, or found out by the sweep. */
export interface Capture {
  /** May this stream be pushed now? Then its call has a recording that runs. A stream is named as its call. */
  begin(stream: string): Promise<Welcome>;
  /** It is still pushed. False: it should be cut off, since its call is over. */
  grew(stream: string): Promise<boolean>;
  /** Nobody pushes it any more; `clean` where that was meant. */
  ended(
    stream: string,
    how: { readonly clean: boolean; readonly trouble: RecordingTrouble | null },
  ): Promise<void>;
}

export function createCapture(ports: Ports): Capture {
  const actor = (): Actor => {
    const now = ports.clock.now();
    return { ports, now, requestID: `ingest-${now.getTime()}`, address: null, caller: null };
  };
  return {
    begin: (stream) => command(actor(), (work) => begin(work, stream)),
    async grew(stream) {
      const parts = await ports.media.partsOf(stream);
      const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
      return command(actor(), (work) => grew(work, stream, bytes));
    },
    ended: (stream, { clean, trouble }) =>
      command(actor(), async (work) => {
        const row = await work.tx.recordings.lock(idOfCalls('push', stream));
        if (row?.state !== 'recording') return;
        const call = await work.tx.calls.get(stream);
        if (clean || call?.state === 'ended') return toProcessing(work, { ...row, trouble });
        await work.tx.recordings.update(row.recordingID, { goneAt: work.now });
        tellOf(work, row);
      }),
  };
}

async function begin(work: Work, stream: string): Promise<Welcome> {
  const call = await work.tx.calls.lock(stream);
  if (!call || call.roomID === null || !pushesScreen(call.recording.screenRecord)) return 'unknown';
  if (call.state === 'ended') return 'ended';
  return (await runFrom(work, { ...call, roomID: call.roomID }, 'push')) ? 'welcome' : 'removed';
}

async function grew(work: Work, stream: string, bytes: number): Promise<boolean> {
  const row = await work.tx.recordings.lock(idOfCalls('push', stream));
  if (row?.state !== 'recording') return false;
  await work.tx.recordings.update(row.recordingID, { aliveAt: work.now, goneAt: null, bytes });
  tellOf(work, row);
  const call = await work.tx.calls.get(stream);
  return !call?.endedAt || work.now.getTime() - call.endedAt.getTime() < afterCallMs;
}

/** Ends the recordings that nobody pushes or sends any more, and those of an ingest that is gone without a word. */
export async function sweepCapture(actor: Actor, upSince: Date): Promise<void> {
  const { read } = actor.ports.store;
  for (const seen of await read.recordings.watched()) {
    if (!(await isOver(read, seen, actor.now, upSince))) continue;
    if (seen.kind === 'mix' && (await growsStill(actor, seen))) continue;
    await command(actor, async (work) => {
      const row = await work.tx.recordings.lock(seen.recordingID);
      if (row?.state !== 'recording' || !(await isOver(work.tx, row, work.now, upSince))) return;
      await (row.kind === 'mix' ? endMix(work, row) : toProcessing(work, row));
    });
  }
}

async function isOver(tx: Tx, row: RecordingRow, now: Date, upSince: Date): Promise<boolean> {
  if (row.kind === 'mix') return isMixOver(tx, row, now, upSince);
  const { callID, aliveAt, goneAt } = row;
  const since = (at: Date) => now.getTime() - at.getTime();
  if (aliveAt !== null && since(aliveAt) > unwatchedMs) return true;
  if (goneAt === null) return false;
  if (since(goneAt) > returnMs) return true;
  const call = callID === null ? undefined : await tx.calls.get(callID);
  return call?.state === 'ended';
}
