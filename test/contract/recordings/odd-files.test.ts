import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findTools, type Tools } from '../../../server/node/processing/tools';
import { probe } from '../../../server/node/processing/probe';
import type { RecordingRow } from '../../../server/roomservice/rows/recordings';
import { oneStream } from '../../support/flv';
import { complaintsAbout, ffmpeg, makeFile } from '../../support/media';
import { unique } from '../../support/rows';
import { addOriginal, processed, processedAgain, type FileKind } from './process-file';
import { aRecordingWorld, type RecordingWorld } from './recording-server';

// Files as programs, phones and broken lines leave them, each through real ffmpeg.

let world: RecordingWorld;
let tools: Tools;
beforeAll(async () => {
  const found = await findTools();
  if (!found) throw new Error('no ffmpeg');
  tools = found;
  world = await aRecordingWorld();
});
afterAll(() => world.close());

const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-shortest'];
const flv: FileKind = { extension: 'flv', mime: 'video/x-flv' };
const scratch = (extension: string) => join(world.folder, `${unique()}.${extension}`);

/** What a browser gets of a recording. */
async function played({ file }: RecordingRow) {
  const path = join(world.folder, file ?? 'none');
  return { path, ...(await probe(tools, path, new AbortController().signal)) };
}

describe('what browsers do not play', () => {
  it.each([
    [
      'HEVC',
      ['-c:v', 'libx265', '-x265-params', 'log-level=none', '-preset', 'ultrafast', '-c:a', 'aac'],
      'mp4',
    ],
    ['MPEG-2 with MP2', ['-c:v', 'mpeg2video', '-c:a', 'mp2'], 'mpg'],
    ['AVI with PCM', ['-c:v', 'mpeg4', '-c:a', 'pcm_s16le'], 'avi'],
    [
      'H.264 of 10 bits',
      ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p10le', '-c:a', 'aac'],
      'mkv',
    ],
    ['sides of odd lengths', ['-c:v', 'ffv1', '-vf', 'scale=321:181', '-c:a', 'flac'], 'mkv'],
  ] as const)('%s becomes H.264 that they do', async (_, codecs, extension) => {
    const row = await processed(world, (path) => makeFile(path, 1, codecs), { extension });
    expect(row).toMatchObject({ state: 'ready', trouble: null, mime: 'video/mp4' });
    expect(await played(row)).toMatchObject({ video: { codec: 'h264', pixels: 'yuv420p' } });
  });

  it('AV1 is kept as it is, in an MP4 that can be sought in', async () => {
    const row = await processed(
      world,
      (path) =>
        makeFile(path, 1, ['-c:v', 'libsvtav1', '-preset', '12', '-pix_fmt', 'yuv420p', '-c:a', 'libopus']),
      { extension: 'webm', mime: 'video/webm' },
    );
    expect(row).toMatchObject({ state: 'ready', mime: 'video/mp4' });
    expect(await played(row)).toMatchObject({ video: { codec: 'av1' }, audio: { codec: 'opus' } });
  });

  it('sound on six channels plays', async () => {
    const row = await processed(
      world,
      (path) => makeFile(path, 1, [...h264.slice(0, 6), '-c:a', 'ac3', '-ac', '6']),
      { extension: 'mkv' },
    );
    expect(row.state).toBe('ready');
    expect(await played(row)).toMatchObject({ audio: { codec: 'aac' } });
  });
});

describe('an odd picture', () => {
  it('of a phone that was held upright stays upright', async () => {
    const row = await processed(world, (path) => {
      const lying = scratch('mp4');
      makeFile(lying, 1, h264);
      ffmpeg(['-i', lying, '-c', 'copy', '-metadata:s:v', 'rotate=90', path]);
    });
    const still = await world.store.read.recordingFiles.of(row.recordingID);
    const thumbnail = still.find(({ role }) => role === 'thumbnail');
    const upright = scratch('mkv');
    ffmpeg(['-i', join(world.folder, row.file ?? ''), '-frames:v', '1', '-c:v', 'ffv1', upright]);
    const { video } = (await probe(tools, upright, new AbortController().signal)) ?? {};
    expect(video).toMatchObject({ width: 180, height: 320 });
    expect(thumbnail).toBeDefined();
  });

  it('that is one alone is ready, with a still', async () => {
    const row = await processed(world, (path) =>
      ffmpeg([
        '-f',
        'lavfi',
        '-i',
        'testsrc=s=320x180:r=25:d=1',
        '-frames:v',
        '1',
        ...h264.slice(0, 6),
        path,
      ]),
    );
    expect(row.state).toBe('ready');
    const files = await world.store.read.recordingFiles.of(row.recordingID);
    expect(files.map(({ role }) => role)).toContain('thumbnail');
  });

  it('whose pace changes keeps its length', async () => {
    const row = await processed(world, (path) =>
      ffmpeg([
        ...['-f', 'lavfi', '-i', 'testsrc=s=320x180:r=30:d=4'],
        ...['-vf', "select='lt(t,1)+not(mod(n,15))'", '-vsync', 'vfr', ...h264.slice(0, 6), path],
      ]),
    );
    expect(row.state).toBe('ready');
    expect(row.durationMs).toBeGreaterThan(3300);
    expect(row.durationMs).toBeLessThan(4300);
  });

  it('without sound plays, and has no wave', async () => {
    const row = await processed(world, (path) => makeFile(path, 1, [...h264.slice(0, 6), '-an']));
    expect(row.state).toBe('ready');
    const files = await world.store.read.recordingFiles.of(row.recordingID);
    expect(files.map(({ role }) => role)).not.toContain('waveform');
  });
});

describe('a stream', () => {
  const aFlv = (seconds: number, size: string, sound = ['-c:a', 'aac', '-ar', '44100']): string => {
    const path = scratch('flv');
    ffmpeg([
      ...[
        '-f',
        'lavfi',
        '-i',
        `testsrc=s=${size}:r=15:d=${seconds}`,
        '-f',
        'lavfi',
        '-i',
        `sine=d=${seconds}`,
      ],
      ...[...h264.slice(0, 6), ...sound, path],
    ]);
    return path;
  };
  const streamOf = (...parts: Parameters<typeof oneStream>[0]) =>
    processed(world, (path) => writeFile(path, oneStream(parts)), flv);

  it('whose picture changes its size in the middle plays whole, as large as it ever was', async () => {
    const row = await streamOf(
      { path: aFlv(2, '320x180'), fromMs: 0 },
      { path: aFlv(2, '640x360'), fromMs: 2000 },
      { path: aFlv(2, '320x180'), fromMs: 4000 },
    );
    expect(row).toMatchObject({ state: 'ready', trouble: null });
    const { path, durationMs, video } = await played(row);
    expect(video).toMatchObject({ width: 640, height: 360 });
    expect(durationMs).toBeGreaterThan(5500);
    expect(durationMs).toBeLessThan(6800);
    expect(complaintsAbout(path)).toBe('');
  });

  it('whose sound changes in the middle is heard to its end', async () => {
    const mono = ['-c:a', 'aac', '-ar', '22050', '-ac', '1'];
    const row = await streamOf(
      { path: aFlv(2, '320x180'), fromMs: 0 },
      { path: aFlv(2, '320x180', mono), fromMs: 2000 },
    );
    const { path, audio, durationMs } = await played(row);
    expect([row.state, audio?.codec]).toEqual(['ready', 'aac']);
    expect(durationMs).toBeGreaterThan(3500);
    expect(complaintsAbout(path)).toBe('');
  });

  it.each([
    ['begins at two hours', 7_200_000, 7_203_000],
    ['jumps back', 7_200_000, 0],
    ['jumps a day ahead', 0, 93_600_000],
  ])('whose clock %s is as long as what is in it', async (_, first, second) => {
    const path = aFlv(3, '320x180');
    const row = await streamOf({ path, fromMs: first }, { path, fromMs: second });
    expect(row.state).toBe('ready');
    expect(row.durationMs).toBeGreaterThan(5000);
    expect(row.durationMs).toBeLessThan(7500);
  });

  it.each([
    ['sound', [...h264.slice(0, 6), '-an'], { audio: { codec: 'aac' } }],
    ['a picture', ['-vn', '-c:a', 'aac'], { video: { codec: 'h264' } }],
  ] as const)('that had no %s until it came back has it from then on', async (_, without, later) => {
    const row = await processed(world, (path) => makeFile(path, 2, without), flv);
    await addOriginal(world, row, (path) => makeFile(path, 2), { ...flv, part: 1 });
    await world.store.transact((tx) =>
      tx.recordings.update(row.recordingID, { state: 'failed', trouble: 'damaged' }),
    );
    const joined = await processedAgain(world, row.recordingID);
    expect(joined.state).toBe('ready');
    const { durationMs, ...seen } = await played(joined);
    expect(seen).toMatchObject(later);
    expect(durationMs).toBeGreaterThan(3500);
  });
});

describe('a file', () => {
  it('with zeroes in its middle plays what is around them', async () => {
    const row = await processed(
      world,
      async (path) => {
        makeFile(path, 6);
        const bytes = await readFile(path);
        await writeFile(path, bytes.fill(0, bytes.length / 2, bytes.length / 2 + 20_000));
      },
      flv,
    );
    expect(row.state).toBe('ready');
    expect(row.durationMs).toBeGreaterThan(2000);
  });

  it('of ten hours is ready, with a sheet of pictures', async () => {
    const row = await processed(world, (path) => {
      const minute = scratch('mp4');
      ffmpeg(['-f', 'lavfi', '-i', 'color=blue:s=64x64:r=1:d=60', ...h264.slice(0, 6), '-g', '10', minute]);
      ffmpeg(['-stream_loop', '599', '-i', minute, '-c', 'copy', path]);
    });
    expect(row.state).toBe('ready');
    expect(row.durationMs).toBeGreaterThan(9.9 * 3_600_000);
  });
});
