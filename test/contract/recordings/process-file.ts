import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import type { RecordingRow } from '../../../server/roomservice/rows/recordings';
import { unique } from '../../support/rows';
import type { RecordingWorld } from './recording-server';

type Make = (path: string) => Promise<void> | void;

export interface FileKind {
  readonly extension?: string;
  readonly mime?: string;
}

/** A recording whose original this makes; answers the recording when the server is through with it. */
export async function processed(
  world: RecordingWorld,
  make: Make,
  { extension = 'mp4', mime = 'video/mp4' }: FileKind = {},
): Promise<RecordingRow> {
  const row = await world.aRecording({ state: 'failed', trouble: 'diskFull', file: null, mime: null });
  await addOriginal(world, row, make, { extension, mime });
  return processedAgain(world, row.recordingID);
}

/** One more original of a recording; answers its path. */
export async function addOriginal(
  world: RecordingWorld,
  { recordingID }: Pick<RecordingRow, 'recordingID'>,
  make: Make,
  {
    extension = 'mp4',
    mime = 'video/mp4',
    part = 0,
    startedAt = null,
  }: FileKind & { readonly part?: number; readonly startedAt?: number | null } = {},
): Promise<string> {
  const location = `originals/${unique()}.${extension}`;
  const path = join(world.folder, location);
  await mkdir(dirname(path), { recursive: true });
  await make(path);
  const about = startedAt === null ? {} : { startedAt };
  await world.aRecordingFile({ recordingID, location, mime, part, about });
  return path;
}

export async function processedAgain(world: RecordingWorld, recordingID: string): Promise<RecordingRow> {
  const { userID } = await world.person('admin');
  const { status } = await world.as(userID).call('retryRecording', { params: { recordingID } });
  expect(status).toBe(200);
  await world.service.jobs.settled();
  const row = await world.store.read.recordings.get(recordingID);
  if (!row) throw new Error('gone');
  return row;
}
