import { createHash, randomBytes } from 'node:crypto';
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFolderStore, type MediaStore } from '../../../server/node/media-store';
import { aBucketStore, type BucketWorld } from '../../support/s3/bucket-store';

const MB = 1024 * 1024;
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

let here = '';
let world: BucketWorld;
beforeAll(async () => {
  here = await mkdtemp(join(tmpdir(), 'webexe-stores-'));
  world = await aBucketStore(join(here, 'scratch'));
});
afterAll(async () => {
  await world.close();
  await rm(here, { recursive: true, force: true });
});

const stores: readonly (readonly [string, () => MediaStore])[] = [
  ['a folder', () => createFolderStore(join(here, 'media'))],
  ['a bucket', () => world.store],
];

describe.each(stores)('files of recordings in %s', (_name, open) => {
  async function put(location: string, bytes: Buffer): Promise<Buffer> {
    const path = join(here, 'made.mp4');
    await writeFile(path, bytes);
    const facts = await open().take(path, location);
    expect(facts).toEqual({ bytes: bytes.length, checksum: sha256(bytes) });
    await expect(access(path)).rejects.toThrow('ENOENT');
    return bytes;
  }
  async function read(location: string, start: number, end: number): Promise<Buffer | null> {
    const file = await open().open(location);
    return file && Buffer.from(await new Response(file.read(start, end)).arrayBuffer());
  }

  it('are taken in whole and read as they were, all of them or a part', async () => {
    const bytes = await put('made/one/a-playable.mp4', randomBytes(300_000));
    const file = await open().open('made/one/a-playable.mp4');
    expect(file?.size).toBe(300_000);
    expect(Math.abs((file?.modified.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
    await file?.close();
    expect((await read('made/one/a-playable.mp4', 0, 299_999))?.equals(bytes)).toBe(true);
    expect(await read('made/one/a-playable.mp4', 1000, 1999)).toEqual(bytes.subarray(1000, 2000));
    expect(await open().bytesOf('made/one/a-playable.mp4')).toBe(300_000);
    expect(await open().describe('made/one/a-playable.mp4')).toEqual({
      ...{ bytes: 300_000, checksum: sha256(bytes) },
    });
  });

  it('are as long as a call is, in many parts', async () => {
    const bytes = await put('made/long.mp4', randomBytes(12 * MB + 17));
    expect(await open().describe('made/long.mp4')).toEqual({ bytes: bytes.length, checksum: sha256(bytes) });
    expect(await read('made/long.mp4', 6 * MB, 6 * MB + 9)).toEqual(bytes.subarray(6 * MB, 6 * MB + 10));
  });

  it('have names of any language', async () => {
    const bytes = await put('uploads/客户 (1) + & é.mp4', Buffer.from('短'));
    expect(await open().describe('uploads/客户 (1) + & é.mp4')).toMatchObject({ bytes: bytes.length });
    expect(await open().namesIn('uploads')).toEqual(['客户 (1) + & é.mp4']);
  });

  it('may be empty', async () => {
    await put('made/empty.mp4', Buffer.alloc(0));
    expect(await open().bytesOf('made/empty.mp4')).toBe(0);
    expect(await open().describe('made/empty.mp4')).toMatchObject({ bytes: 0 });
  });

  it('are on this machine while a program reads them', async () => {
    const bytes = await put('made/for-ffmpeg.mp4', randomBytes(1000));
    const copy = await open().localCopy('made/for-ffmpeg.mp4');
    expect(await readFile(copy?.path ?? '')).toEqual(bytes);
    await copy?.done();
    expect(await open().describe('made/for-ffmpeg.mp4')).toMatchObject({ bytes: 1000 });
  });

  it('are gone when they were deleted, and deleting again is no failure', async () => {
    await put('made/gone.mp4', randomBytes(10));
    await open().delete('made/gone.mp4');
    await open().delete('made/gone.mp4');
    expect(await open().open('made/gone.mp4')).toBeNull();
    expect(await open().bytesOf('made/gone.mp4')).toBeNull();
    expect(await open().describe('made/gone.mp4')).toBeNull();
    expect(await open().localCopy('made/gone.mp4')).toBeNull();
  });

  it('are named by what lies right below a folder', async () => {
    await put('ingest/a-1.flv', randomBytes(3));
    await put('ingest/deeper/b-1.flv', randomBytes(3));
    const names = await open().namesIn('ingest');
    expect(names).toContain('a-1.flv');
    expect(names).not.toContain('b-1.flv');
    expect(await open().namesIn('nothing')).toEqual([]);
  });
});
