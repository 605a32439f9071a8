import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { createDownloads } from '../../../server/node/downloads';
import { openPlaces, type OpenPlaces } from '../../../server/node/places';
import { placeSettings, s3Environment } from '../../../server/node/s3/settings';
import type { RecordingRow } from '../../../server/roomservice/rows/recordings';
import { aRoomService } from '../../support/roomservice';
import { startS3, type SmallS3 } from '../../support/s3/server';
import { directoryOf } from '../../support/zip';

const MB = 1024 * 1024;
const start = new Date('2026-11-28T06:00:00Z');
const viewer = {
  userID: 'gu_qing',
  tokenDigest: 'digest',
  expiresAt: new Date(start.getTime() + 86_400_000),
};
const contents = { 'here.mp4': randomBytes(2 * MB), 'there.mp4': randomBytes(3 * MB) };

let here = '';
let s3: SmallS3;
let places: OpenPlaces;
let rows: readonly RecordingRow[];

beforeEach(async () => {
  here = await mkdtemp(join(tmpdir(), 'webexe-zip-'));
  s3 = await startS3();
  await writeFile(join(here, 'here.mp4'), contents['here.mp4']);
  s3.objects.put('there.mp4', contents['there.mp4'], {});
  const settings = placeSettings(z.object(s3Environment).parse(s3.env), []);
  const placeOf = (location: string) =>
    Promise.resolve(location === 'there.mp4' ? ('s3' as const) : ('folder' as const));
  places = await openPlaces({ ...settings, mediaDir: here, placeOf });
  const { aRecording } = aRoomService();
  rows = [await aRecording({ file: 'here.mp4' }), await aRecording({ file: 'there.mp4' })];
});
afterEach(async () => {
  places.close();
  await s3.close();
  await rm(here, { recursive: true, force: true });
});

async function asked(): Promise<Response> {
  const downloads = createDownloads({
    ...{ store: places.store, key: Buffer.alloc(32, 1), now: () => start, linkTo: places.linkTo },
    viewerOf: () => Promise.resolve(viewer),
    recordingOf: (id) => Promise.resolve(rows.find(({ recordingID }) => recordingID === id)),
  });
  const url = await downloads.link(rows, viewer, new Date(start.getTime() + 600_000));
  return downloads.serve(new Request(`http://console${url}`), url.replace('/downloads/', ''), 'q1');
}

const readThere = () => s3.asked.filter(({ operation }) => operation === 'GetObject').length;

it('a ZIP has files of the folder and of the bucket, each read when its turn comes, a piece at a time', async () => {
  const answer = await asked();
  const pieces: Uint8Array[] = [];
  let before = 0;
  for await (const piece of answer.body ?? []) {
    pieces.push(piece);
    if (readThere() === 0) before += piece.length;
  }
  expect(before).toBeGreaterThan(2 * MB);
  expect(readThere()).toBe(1);
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(MB);
  const zip = Buffer.concat(pieces);
  expect(answer.headers.get('content-length')).toBe(String(zip.length));
  const [first, second] = directoryOf(zip).map(({ file }) => file);
  expect(first?.equals(contents['here.mp4'])).toBe(true);
  expect(second?.equals(contents['there.mp4'])).toBe(true);
});

it('goes on where the connection to the bucket is cut in the middle of a file', async () => {
  s3.troubles.plan('GetObject', 'cut');
  const zip = Buffer.from(await (await asked()).arrayBuffer());
  expect(readThere()).toBe(2);
  expect(directoryOf(zip)[1]?.file.equals(contents['there.mp4'])).toBe(true);
});

it('does not begin while the bucket is away, and says that', async () => {
  s3.away = true;
  const answer = await asked();
  expect([answer.status, await answer.json()]).toEqual([
    503,
    { error: { code: 'recording.placeAway', requestID: 'q1' } },
  ]);
});
