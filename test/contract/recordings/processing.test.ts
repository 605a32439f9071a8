import { spawnSync } from 'node:child_process';
import { copyFile, readdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordingRow } from '../../../server/roomservice/rows/recordings';
import { findTools } from '../../../server/node/processing/tools';
import { browserRecording, ffmpeg, makeFile } from '../../support/media';
import { unique } from '../../support/rows';
import { addOriginal, processed as processFile, processedAgain, type FileKind } from './process-file';
import { aRecordingWorld, type RecordingWorld } from './recording-server';

// What is made of files, and what is said of bad ones: real files, real ffmpeg.

let world: RecordingWorld;
let hasFfmpeg = true;
beforeAll(async () => {
  world = await aRecordingWorld({ tools: async () => (hasFfmpeg ? findTools() : null) });
});
afterAll(() => world.close());

const processed = (make: (path: string) => Promise<void> | void, kind: FileKind = {}) =>
  processFile(world, make, kind);
const again = (recordingID: string) => processedAgain(world, recordingID);

/** The longest time in which no picture or sound begins, and when it ends. */
function pauseIn(path: string, stream: 'v' | 'a'): { readonly seconds: number; readonly until: number } {
  const wanted = ['-select_streams', stream, '-show_entries', 'packet=pts_time', '-of', 'csv=p=0'];
  const { stdout } = spawnSync('ffprobe', ['-v', 'error', ...wanted, path], { encoding: 'utf8' });
  const times = stdout
    .split(/[\s,]+/)
    .filter((each) => each !== '')
    .map(Number)
    .sort((a, b) => a - b);
  return times.reduce(
    (longest, until, index) => {
      const seconds = until - (times[index - 1] ?? until);
      return seconds > longest.seconds ? { seconds, until } : longest;
    },
    { seconds: 0, until: 0 },
  );
}

const rolesOf = async ({ recordingID }: RecordingRow): Promise<string> =>
  (await world.store.read.recordingFiles.of(recordingID)).map(({ role }) => role).join(' ');

describe('processing', () => {
  it('leaves alone what plays and can be searched as it is', async () => {
    const row = await processed((path) =>
      makeFile(path, 2, ['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-movflags', '+faststart']),
    );
    expect(row).toMatchObject({ state: 'ready', trouble: null, mime: 'video/mp4' });
    expect(row.file).toMatch(/^originals\//);
    expect(await rolesOf(row)).toBe('original sprite thumbnail waveform');
  });

  it('puts the index first where a program of 2018 left it at the end', async () => {
    const row = await processed((path) => makeFile(path, 2));
    expect(row).toMatchObject({ state: 'ready' });
    expect(await rolesOf(row)).toBe('original playable sprite thumbnail waveform');
  });

  it('encodes what no browser plays', async () => {
    const row = await processed((path) => makeFile(path, 1, ['-c:v', 'mpeg4', '-c:a', 'ac3']), {
      extension: 'mkv',
      mime: 'video/x-matroska',
    });
    expect(row).toMatchObject({ state: 'ready', mime: 'video/mp4' });
  });

  it('makes sound alone playable, with a wave and no picture', async () => {
    const row = await processed(
      (path) => ffmpeg(['-f', 'lavfi', '-i', 'sine=duration=2', '-c:a', 'pcm_s16le', path]),
      {
        extension: 'wav',
        mime: 'audio/wav',
      },
    );
    expect(row).toMatchObject({ state: 'ready', mime: 'audio/mp4' });
    expect(await rolesOf(row)).toBe('original playable waveform');
  });

  it('starts a clock at 0 that began somewhere else', async () => {
    const row = await processed(
      (path) => makeFile(path, 2, ['-c:v', 'libx264', '-c:a', 'aac', '-output_ts_offset', '90000']),
      {
        extension: 'ts',
        mime: 'video/mp2t',
      },
    );
    expect(row).toMatchObject({ state: 'ready' });
    expect(row.durationMs).toBeLessThan(3000);
  });

  it('keeps what can be read of a file that was cut off', async () => {
    const row = await processed(
      async (path) => {
        makeFile(path, 4);
        await truncate(path, 60_000);
      },
      { extension: 'flv', mime: 'video/x-flv' },
    );
    expect(row).toMatchObject({ state: 'ready' });
    expect(row.durationMs).toBeGreaterThan(500);
  });

  it.each([
    ['a file of no bytes', 'empty', (path: string) => writeFile(path, '')],
    ['text that is called .mp4', 'notMedia', (path: string) => writeFile(path, '会议纪要\n'.repeat(500))],
    [
      'a photograph',
      'notMedia',
      (path: string) =>
        ffmpeg([
          '-f',
          'lavfi',
          '-i',
          'color=red:size=64x64',
          '-frames:v',
          '1',
          '-f',
          'image2',
          '-c:v',
          'png',
          path,
        ]),
    ],
    [
      'a recording whose index was never written',
      'damaged',
      async (path: string) => {
        makeFile(path, 2);
        await truncate(path, 20_000);
      },
    ],
    ['a file that is gone', 'fileLost', () => undefined],
  ] as const)('says what is wrong with %s', async (_, trouble, make) => {
    expect(await processed(make)).toMatchObject({ state: 'failed', trouble, progress: null });
  });

  it('joins parts of other sizes and codecs', async () => {
    const row = await processed((path) => makeFile(path, 2));
    const location = `originals/${unique()}.webm`;
    ffmpeg([
      '-f',
      'lavfi',
      '-i',
      'testsrc=size=101x77:rate=10:duration=2',
      '-c:v',
      'libvpx',
      join(world.folder, location),
    ]);
    await world.aRecordingFile({ recordingID: row.recordingID, location, mime: 'video/webm', part: 1 });
    await world.store.transact((tx) =>
      tx.recordings.update(row.recordingID, { state: 'failed', trouble: 'damaged' }),
    );
    const joined = await again(row.recordingID);
    expect(joined.state).toBe('ready');
    expect(joined.durationMs).toBeGreaterThan(3500);
  });

  it.each([
    ['flv', 'video/x-flv', async (path: string) => makeFile(path, 2)],
    ['webm', 'video/webm', (path: string) => writeFile(path, browserRecording(2, 'libvpx-vp9'))],
  ])(
    'keeps the pause between two parts: pictures of %s stand, and it is silent',
    async (extension, mime, make) => {
      const row = await world.aRecording({ state: 'failed', trouble: 'diskFull', file: null });
      for (const [part, startedAt] of [1_000_000, 1_010_000, 1_012_500].entries()) {
        await addOriginal(world, row, make, { extension, mime, part, startedAt });
      }
      const joined = await again(row.recordingID);
      expect(joined.state).toBe('ready');
      // The half of a second between the last two is how exactly anybody says when a part began.
      expect(Math.abs((joined.durationMs ?? 0) - 14_000)).toBeLessThan(300);
      const made = join(world.folder, joined.file ?? '');
      const [pictures, sound] = [pauseIn(made, 'v'), pauseIn(made, 'a')];
      expect(pictures.seconds).toBeCloseTo(8, 0);
      expect(pictures.until).toBeCloseTo(10, 0);
      expect(sound.seconds).toBeLessThan(0.1);
    },
  );

  it('without ffmpeg keeps what browsers play, says so, and does the rest once it is there', async () => {
    hasFfmpeg = false;
    const plays = await processed((path) => makeFile(path, 1));
    expect(plays).toMatchObject({ state: 'ready', trouble: 'ffmpegMissing' });
    const not = await processed((path) => makeFile(path, 1), { extension: 'flv', mime: 'video/x-flv' });
    expect(not).toMatchObject({ state: 'failed', trouble: 'ffmpegMissing' });
    hasFfmpeg = true;
    for (const { recordingID } of [plays, not]) {
      expect(await again(recordingID)).toMatchObject({ state: 'ready', trouble: null });
    }
  });

  it('leaves nothing behind but what is in the table', async () => {
    const row = await processed((path) => makeFile(path, 1));
    await world.store.transact((tx) =>
      tx.recordings.update(row.recordingID, { state: 'failed', trouble: 'damaged' }),
    );
    await again(row.recordingID);
    const kept = await world.store.read.recordingFiles.of(row.recordingID);
    const made = await readdir(join(world.folder, 'made', row.recordingID));
    expect(made.map((name) => `made/${row.recordingID}/${name}`).sort()).toEqual(
      kept
        .filter(({ role }) => role !== 'original')
        .map(({ location }) => location)
        .sort(),
    );
    expect(await readdir(join(world.folder, 'work'))).toEqual([]);
    await copyFile(join(world.folder, kept[0]?.location ?? ''), join(world.folder, 'still-there'));
  });
});
