import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createDisk } from '../../../server/node/disk';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'webexe-disk-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function put(location: string): Promise<void> {
  await mkdir(dirname(join(folder, location)), { recursive: true });
  await writeFile(join(folder, location), location);
}

async function lying(at = folder) {
  const found = [];
  for await (const { location, bytes, stream } of createDisk(at).files()) {
    found.push({ location, bytes, stream });
  }
  return found.sort((a, b) => (a.location < b.location ? -1 : 1));
}

it('tells of every file below the folder, and not of what is there while something is made', async () => {
  for (const location of [
    ...['recordings/2026/张三.mp4', 'ingest/call-1-1700000000.flv', 'ingest/notes.txt'],
    ...['work/job-1/half.mp4', 'lost+found/17', 'recordings/work/kept.mp4'],
  ]) {
    await put(location);
  }
  expect(await lying()).toEqual([
    { location: 'ingest/call-1-1700000000.flv', bytes: 28, stream: 'call-1' },
    { location: 'ingest/notes.txt', bytes: 16, stream: null },
    { location: 'recordings/2026/张三.mp4', bytes: 26, stream: null },
    { location: 'recordings/work/kept.mp4', bytes: 24, stream: null },
  ]);
});

it('a folder that is not there has nothing in it', async () => {
  expect(await lying(join(folder, 'not-mounted'))).toEqual([]);
});

it('has a file where it lies, and nothing outside of the folder', async () => {
  await put('recordings/a.mp4');
  const disk = createDisk(join(folder, 'recordings'));
  expect(await disk.has('a.mp4')).toBe(true);
  expect(await disk.has('b.mp4')).toBe(false);
  expect(await disk.has('a.mp4/b')).toBe(false);
  expect(await disk.has('../recordings/a.mp4')).toBe(false);
});
