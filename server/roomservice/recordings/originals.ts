import type { JobCtx } from '../jobs/kind';
import type { RecordingFileRow } from '../rows/recording-files';
import type { RecordingRow } from '../rows/recordings';
import { idOfCalls } from './of-call';

/** How many bytes a file of FLV has before anything is in it. */
const emptyBytes = 13;

/** The originals of a recording, in order; what lies in the media store and is not yet in the table is added to it. */
export async function gatherOriginals(
  ctx: JobCtx,
  { recordingID, callID }: RecordingRow,
): Promise<readonly RecordingFileRow[]> {
  const { media, store, random } = ctx.ports;
  const known = await originalsOf(store.read, recordingID);
  const isPush = callID !== null && recordingID === idOfCalls('push', callID);
  const parts = isPush ? await media.partsOf(callID) : [];
  const fresh: RecordingFileRow[] = [];
  for (const { location, startedAt } of parts) {
    if (known.some((file) => file.location === location)) continue;
    const facts = await media.describe(location);
    if (facts === null || facts.bytes <= emptyBytes) continue;
    fresh.push({
      fileID: random.id(),
      recordingID,
      role: 'original',
      part: known.length + fresh.length,
      ...{ location, place: 'folder' },
      mime: 'video/x-flv',
      ...facts,
      about: { startedAt: startedAt.getTime() },
      createdAt: ctx.ports.clock.now(),
    });
  }
  if (fresh.length > 0) {
    await ctx.command(async ({ tx }) => {
      for (const row of fresh) await tx.recordingFiles.insert(row);
    });
  }
  return [...known, ...fresh];
}

async function originalsOf(
  tx: JobCtx['ports']['store']['read'],
  recordingID: string,
): Promise<readonly RecordingFileRow[]> {
  return (await tx.recordingFiles.of(recordingID)).filter((file) => file.role === 'original');
}
