import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PlaceAway } from '../../../server/node/media-store';
import { aBucketStore, type BucketWorld } from '../../support/s3/bucket-store';

const MB = 1024 * 1024;

let here = '';
let path = '';
let world: BucketWorld;
beforeEach(async () => {
  here = await mkdtemp(join(tmpdir(), 'webexe-bucket-'));
  path = join(here, 'call.mp4');
  world = await aBucketStore(join(here, 'scratch'));
});
afterEach(async () => {
  await world.close();
  await rm(here, { recursive: true, force: true });
});

async function aFile(bytes: number): Promise<Buffer> {
  const content = randomBytes(bytes);
  await writeFile(path, content);
  return content;
}
const count = (operation: string): number =>
  world.s3.asked.filter((each) => each.operation === operation).length;
const kept = () => world.s3.objects.kept.get('webexe/a.mp4');

describe('a bucket', () => {
  it('keeps a file under the prefix, with its checksum beside it', async () => {
    await aFile(1000);
    const { checksum } = await world.store.copyIn(path, 'a.mp4');
    expect(kept()?.headers).toMatchObject({ 'x-amz-meta-sha256': checksum });
    expect(world.s3.objects.keys('')).toEqual(['webexe/a.mp4']);
  });

  it('refuses whoever has another secret, and that is no missing file', async () => {
    await aFile(10);
    await world.store.copyIn(path, 'a.mp4');
    const stranger = world.otherwise({
      credentials: { accessKeyId: world.s3.account.accessKeyId, secretAccessKey: 'guessed' },
    });
    await expect(stranger.copyIn(path, 'b.mp4')).rejects.toThrow('SignatureDoesNotMatch');
    await expect(stranger.bytesOf('a.mp4')).rejects.toBeInstanceOf(PlaceAway);
    await expect(stranger.delete('a.mp4')).rejects.toBeInstanceOf(PlaceAway);
    const nobody = world.otherwise({ credentials: { accessKeyId: 'AKOTHER', secretAccessKey: 'x' } });
    await expect(nobody.namesIn('made')).rejects.toThrow('InvalidAccessKeyId');
    expect(kept()?.body.length).toBe(10);
  });

  it('that is not there is no bucket without the file', async () => {
    const elsewhere = world.otherwise({ bucket: 'another' });
    await expect(elsewhere.bytesOf('a.mp4')).rejects.toBeInstanceOf(PlaceAway);
    await expect(elsewhere.open('a.mp4')).rejects.toBeInstanceOf(PlaceAway);
  });

  it('that nobody reaches says so, for whatever is asked', async () => {
    world.s3.away = true;
    await aFile(10);
    const { store } = world;
    for (const ask of [
      () => store.open('a.mp4'),
      () => store.describe('a.mp4'),
      () => store.localCopy('a.mp4'),
      () => store.take(path, 'a.mp4'),
      () => store.delete('a.mp4'),
      () => store.namesIn('made'),
      () => store.tidy(new Date()),
    ]) {
      await expect(ask()).rejects.toBeInstanceOf(PlaceAway);
    }
    expect(await readdir(here)).toContain('call.mp4');
  });

  it('that is busy is asked again', async () => {
    world.s3.troubles.plan('PutObject', 'slowDown', 2);
    const content = await aFile(10);
    await world.store.copyIn(path, 'a.mp4');
    expect(kept()?.body.equals(content)).toBe(true);
  });

  it('sends a range to its end though the connection is cut in the middle', async () => {
    const content = await aFile(3 * MB);
    await world.store.copyIn(path, 'a.mp4');
    world.s3.troubles.plan('GetObject', 'cut', 2);
    const file = await world.store.open('a.mp4');
    const read = await new Response(file?.read(100, 2 * MB)).arrayBuffer();
    expect(content.subarray(100, 2 * MB + 1).equals(Buffer.from(read))).toBe(true);
    expect(count('GetObject')).toBe(3);
  });

  it('without space has no file, and nothing half sent', async () => {
    world.s3.troubles.plan('UploadPart', 'noSpace', 100);
    await aFile(12 * MB);
    await expect(world.store.copyIn(path, 'a.mp4')).rejects.toMatchObject({
      ...{ name: 'PlaceAway', isFull: true },
    });
    expect(world.s3.objects.keys('')).toEqual([]);
    expect(world.s3.objects.uploads.size).toBe(0);
  });

  it('goes on with an upload that was left, and is not sent again what it has', async () => {
    const content = await aFile(28 * MB);
    const stop = new AbortController();
    let parts = 0;
    const onBytes = (): void => {
      parts += 1;
      if (parts === 3) stop.abort(new Error('the server stops'));
    };
    await expect(world.store.copyIn(path, 'a.mp4', { signal: stop.signal, onBytes })).rejects.toThrow(
      'the server stops',
    );
    expect(world.s3.objects.uploads.size).toBe(1);
    await world.store.copyIn(path, 'a.mp4');
    expect(kept()?.body.equals(content)).toBe(true);
    expect(world.s3.objects.uploads.size).toBe(0);
    expect([count('CreateMultipartUpload'), count('UploadPart')]).toEqual([1, 6]);
  });

  it('does not take a part for sent that has other bytes', async () => {
    const left = world.s3.objects.begin('webexe/a.mp4', {});
    world.s3.objects.part(left, 1, randomBytes(5 * MB));
    const content = await aFile(6 * MB);
    await world.store.copyIn(path, 'a.mp4');
    expect(kept()?.body.equals(content)).toBe(true);
  });

  it('is rid of uploads that nobody ended within a day, and of nobody else’s', async () => {
    const dayMs = 24 * 3_600_000;
    world.s3.objects.begin('webexe/old.mp4', {});
    world.s3.objects.begin('other/old.mp4', {});
    await world.store.tidy(new Date());
    expect(world.s3.objects.uploads.size).toBe(2);
    await world.store.tidy(new Date(Date.now() + dayMs + 60_000));
    expect([...world.s3.objects.uploads.values()].map(({ key }) => key)).toEqual(['other/old.mp4']);
  });

  it('lends a file that is here only while it is read; what a process left goes after a day', async () => {
    await aFile(10);
    await world.store.copyIn(path, 'a.mp4');
    const copy = await world.store.localCopy('a.mp4');
    expect(await readdir(join(here, 'scratch'))).toHaveLength(1);
    await copy?.done();
    expect(await readdir(join(here, 'scratch'))).toEqual([]);
    const lost = await world.store.localCopy('a.mp4');
    const longAgo = new Date(Date.now() - 2 * 24 * 3_600_000);
    await utimes(lost?.path ?? '', longAgo, longAgo);
    await world.store.tidy(new Date());
    expect(await readdir(join(here, 'scratch'))).toEqual([]);
  });

  it('whose bytes are not those that were put there lends nothing', async () => {
    await aFile(10);
    await world.store.copyIn(path, 'a.mp4');
    const { headers } = kept() ?? { headers: {} };
    world.s3.objects.put('webexe/a.mp4', Buffer.from('otherbytes'), headers);
    await expect(world.store.localCopy('a.mp4')).rejects.toThrow('is not what was put there');
    expect(await readdir(join(here, 'scratch'))).toEqual([]);
  });

  it('gives links that work for whoever has them, until their time is over, and for that file alone', async () => {
    let now = new Date();
    await world.close();
    world = await aBucketStore(join(here, 'scratch'), { now: () => now });
    const content = await aFile(1000);
    await world.store.copyIn(path, 'a.mp4');
    const wanted = { mime: 'video/mp4', disposition: 'inline', seconds: 60 };
    const link = await world.store.linkTo('a.mp4', wanted);
    const part = await fetch(link, { headers: { range: 'bytes=10-19' } });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-type')).toBe('video/mp4');
    expect(Buffer.from(await part.arrayBuffer())).toEqual(content.subarray(10, 20));
    expect((await fetch(link.replace('a.mp4', 'b.mp4'))).status).toBe(403);
    expect((await fetch(link.replace('Expires=60', 'Expires=6000'))).status).toBe(403);
    now = new Date(now.getTime() + 61_000);
    const late = await fetch(link);
    expect(late.status).toBe(403);
    expect(await late.text()).toContain('Request has expired');
  });
});
