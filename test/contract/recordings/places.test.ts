import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { MediaPlace } from '../../../contract/places';
import type { RecordingState } from '../../../contract/recordings';
import { createMedia } from '../../../server/node/media';
import { factsOf } from '../../../server/node/media-store';
import { openPlaces, type OpenPlaces } from '../../../server/node/places';
import { placeSettings, s3Environment } from '../../../server/node/s3/settings';
import { startS3, type SmallS3 } from '../../support/s3/server';

const viewer = { userID: 'gu_qing', tokenDigest: 'digest', expiresAt: new Date(Date.now() + 86_400_000) };
const watch = { signal: new AbortController().signal, onBytes: () => Promise.resolve() };
const location = 'made/one/a-playable.mp4';

let here = '';
let s3: SmallS3;
let places: OpenPlaces;
let place: MediaPlace | undefined;
let state: RecordingState;
let content: Buffer;

beforeEach(async () => {
  here = await mkdtemp(join(tmpdir(), 'webexe-places-'));
  s3 = await startS3();
  [place, state, content] = ['folder', 'ready', randomBytes(20_000)];
  await mkdir(dirname(join(here, location)), { recursive: true });
  await writeFile(join(here, location), content);
  places = await opened();
});
afterEach(async () => {
  places.close();
  await s3.close();
  await rm(here, { recursive: true, force: true });
});

function opened(more: Readonly<Record<string, string>> = {}): Promise<OpenPlaces> {
  const settings = placeSettings(z.object(s3Environment).parse({ ...s3.env, ...more }), []);
  return openPlaces({ ...settings, mediaDir: here, placeOf: () => Promise.resolve(place) });
}

async function move(from: MediaPlace, to: MediaPlace) {
  const facts = await factsOf(join(here, location)).catch(() => ({ bytes: 20_000, checksum: sum }));
  sum = facts.checksum;
  return places.copy({ location, ...facts }, { from, to }, watch);
}
let sum = '';

async function played(range: string): Promise<Response> {
  const media = createMedia({
    ...{ store: places.store, key: Buffer.alloc(32, 1), now: () => new Date(), linkTo: places.linkTo },
    viewerOf: () => Promise.resolve(viewer),
    stateOf: () => Promise.resolve(state),
  });
  const file = { recordingID: 'r1', location, mime: 'video/mp4' };
  const link = await media.link(file, viewer, new Date(Date.now() + 600_000));
  const token = link?.url.replace('/media/', '') ?? '';
  return media.serve(new Request(`http://console${link?.url}`, { headers: { range } }), token, 'q1');
}

async function movedOver(): Promise<void> {
  expect(await move('folder', 's3')).toBeNull();
  place = 's3';
  expect(await places.delete('folder', location)).toBeNull();
}

describe('a recording that was moved to the bucket', () => {
  it('plays by ranges through this server, and is cut off when it goes to the trash', async () => {
    await movedOver();
    const part = await played('bytes=100-199');
    expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 100-199/20000']);
    expect(content.subarray(100, 200).equals(Buffer.from(await part.arrayBuffer()))).toBe(true);
    state = 'trash';
    expect((await played('bytes=200-299')).status).toBe(409);
    expect(places.linkOrigin).toBeNull();
  });

  it('plays straight from the bucket where that is wanted, for whoever may play it', async () => {
    await movedOver();
    places.close();
    places = await opened({ S3_PLAYBACK: 'redirect' });
    expect(places.linkOrigin).toBe(s3.url);
    const answer = await played('bytes=100-199');
    expect(answer.status).toBe(302);
    const part = await fetch(answer.headers.get('location') ?? '', { headers: { range: 'bytes=100-199' } });
    expect([part.status, part.headers.get('content-type')]).toEqual([206, 'video/mp4']);
    expect(content.subarray(100, 200).equals(Buffer.from(await part.arrayBuffer()))).toBe(true);
    state = 'trash';
    expect((await played('bytes=200-299')).status).toBe(409);
  });

  it('says that the bucket does not answer, and not that the file is gone', async () => {
    await movedOver();
    expect(await places.answers()).toBe(true);
    s3.away = true;
    await expect(played('bytes=0-9')).rejects.toMatchObject({ code: 'recording.placeAway' });
    const without = await openPlaces({
      ...{ bucket: null, newRecordings: 'folder', mediaDir: here, placeOf: () => Promise.resolve('s3') },
    });
    await expect(without.store.open(location)).rejects.toThrow('no bucket is configured');
  });

  it('comes back to the folder as it was', async () => {
    await movedOver();
    expect(await move('s3', 'folder')).toBeNull();
    place = 'folder';
    expect(await places.delete('s3', location)).toBeNull();
    expect((await played('bytes=0-9')).status).toBe(206);
    expect(s3.objects.keys('')).toEqual([]);
    expect(await readdir(join(here, 'work/fetched'))).toEqual([]);
  });

  it('is found where it went while somebody was about to open it', async () => {
    let looks = 0;
    await movedOver();
    places.close();
    const settings = placeSettings(z.object(s3Environment).parse(s3.env), []);
    const placeOf = () => Promise.resolve<MediaPlace>((looks += 1) === 1 ? 'folder' : 's3');
    places = await openPlaces({ ...settings, mediaDir: here, placeOf });
    expect(await places.store.bytesOf(location)).toBe(20_000);
  });

  it('is not moved where other bytes arrived, or lie there, than were recorded', async () => {
    const wrong = { location, bytes: 20_000, checksum: '0'.repeat(64) };
    expect(await places.copy(wrong, { from: 'folder', to: 's3' }, watch)).toBe('fileChanged');
    expect(s3.objects.keys('')).toEqual([]);
    expect(await places.copy({ ...wrong, location: 'none' }, { from: 'folder', to: 's3' }, watch)).toBe(
      'fileMissing',
    );
    s3.troubles.plan('PutObject', 'noSpace', 10);
    expect(await move('folder', 's3')).toBe('diskFull');
    s3.away = true;
    expect(await move('folder', 's3')).toBe('bucketAway');
  });

  it('is deleted wherever it lies, or half lies', async () => {
    await move('folder', 's3');
    await places.store.delete(location);
    expect(s3.objects.keys('')).toEqual([]);
    expect(await places.store.bytesOf(location)).toBeNull();
  });
});
