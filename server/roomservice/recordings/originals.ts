import type { JobCtx } from '../jobs/kind';
import type { RecordingFileRow } from '../rows/recording-files';
import type { RecordingRow } from '../rows/recordings';
import { idOfCalls } from './of-call';

interface Part {
  readonly location: string;
  readonly mime: string;
  readonly startedAt: Date;
}

/** How many bytes a file of FLV has before anything is in it. */
const emptyBytes = 13;

/** The originals of a recording, in order; what lies in the media store and is not yet in the table is added to it. */
export async function gatherOriginals(
  ctx: JobCtx,
  { recordingID, callID }: RecordingRow,
): Promise<readonly RecordingFileRow[]> {
  const { media, store, random } = ctx.ports;
  const known = await originalsOf(store.read, recordingID);
  const fresh: RecordingFileRow[] = [];
  for (const { location, mime, startedAt } of await partsOf(ctx, { recordingID, callID })) {
    if (known.some((file) => file.location === location)) continue;
    const facts = await media.describe(location);
    if (facts === null || facts.bytes <= emptyBytes) continue;
    fresh.push({
      fileID: random.id(),
      recordingID,
      role: 'original',
      part: known.length + fresh.length,
      ...{ location, mime, place: 'folder' },
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

/** What came of its stream, or of its browser. */
async function partsOf(
  { ports: { media, store } }: JobCtx,
  { recordingID, callID }: Pick<RecordingRow, 'recordingID' | 'callID'>,
): Promise<readonly Part[]> {
  if (callID === null) return [];
  if (recordingID === idOfCalls('push', callID)) {
    return (await media.partsOf(callID)).map((part) => ({ ...part, mime: 'video/x-flv' }));
  }
  const uploads = await store.read.uploads.ofRecording(recordingID);
  return uploads.flatMap(({ purpose, location, mime, fileAt, createdAt }) =>
    purpose === 'mix' && location !== null ? [{ location, mime, startedAt: fileAt ?? createdAt }] : [],
  );
}

async function originalsOf(
  tx: JobCtx['ports']['store']['read'],
  recordingID: string,
): Promise<readonly RecordingFileRow[]> {
  return (await tx.recordingFiles.of(recordingID)).filter((file) => file.role === 'original');
}
