import { command, type Actor, type Work } from '../context';
import type { RecordingRow } from '../rows/recordings';
import type { Tx } from '../store';
import { recordingFacts } from '../webhooks/facts';

const hourMs = 3_600_000;
/** Longer than the longest call, and than a computer is switched off over a weekend while it uploads. */
const patienceMs = { recording: 24 * hourMs, uploading: 7 * 24 * hourMs, processing: 24 * hourMs } as const;
type Unfinished = keyof typeof patienceMs;
const shortest = Math.min(...Object.values(patienceMs));

/**
 * Fails recordings that nothing finishes any more: whoever made, sent or worked on them is gone without a word. Those
 * that somebody watches have an owner of their own.
 */
export async function giveUpStuck(actor: Actor): Promise<void> {
  const before = new Date(actor.now.getTime() - shortest);
  for (const { recordingID } of await actor.ports.store.read.recordings.unfinishedSince(before)) {
    await command(actor, async (work) => {
      const row = await work.tx.recordings.lock(recordingID);
      if (row && isUnfinished(row) && (await isStuck(work, row))) await fail(work, row);
    });
  }
}

function isUnfinished(row: RecordingRow): row is RecordingRow & { readonly state: Unfinished } {
  return row.state in patienceMs && row.aliveAt === null;
}

async function isStuck(
  { tx, now }: Work,
  row: RecordingRow & { readonly state: Unfinished },
): Promise<boolean> {
  const since = new Date(now.getTime() - patienceMs[row.state]);
  if (row.startedAt > since) return false;
  switch (row.state) {
    case 'recording': {
      const call = row.callID === null ? undefined : await tx.calls.get(row.callID);
      return !call || call.state === 'ended';
    }
    case 'uploading':
      return (
        (await tx.uploads.ofRecording(row.recordingID)).every(({ changedAt }) => changedAt <= since) &&
        !(await isFetched(tx, row.recordingID))
      );
    case 'processing':
      return !(await tx.jobs.hasUnfinished(row.recordingID));
  }
}

/** However long it takes until there is room for what a cloud has. */
async function isFetched(tx: Tx, recordingID: string): Promise<boolean> {
  for (const { cloudFileID } of await tx.cloudFiles.ofRecording(recordingID))
    if (await tx.jobs.hasUnfinished(cloudFileID)) return true;
  return false;
}

async function fail({ tx, tell, hook }: Work, row: RecordingRow): Promise<void> {
  const { recordingID, agentID, teamID } = row;
  const trouble = row.state === 'processing' ? 'processingFailed' : 'empty';
  await tx.recordings.update(recordingID, {
    state: 'failed',
    progress: null,
    trouble,
  });
  tell(
    { type: 'recording.changed', recordingID },
    { kind: 'reach', permission: 'recording.list', ownerID: agentID, teamID },
  );
  hook({ type: 'recording.failed', data: { recording: recordingFacts(row), trouble } });
}
