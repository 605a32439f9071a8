import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Probe } from './probe';
import { untrusted } from './input';
import { runTool, ToolFailed, ToolKilled } from './run';
import { patienceWith, type Tools } from './tools';

interface Made {
  readonly role: 'thumbnail' | 'sprite' | 'waveform';
  readonly path: string;
  readonly mime: string;
  readonly about: Readonly<Record<string, number>>;
}

interface PreviewOptions {
  readonly tools: Tools;
  readonly folder: string;
  readonly signal: AbortSignal;
}

const TILE = { width: 160, height: 90 } as const;
const COLUMNS = 10;
const MOST_TILES = 100;
const LONG_MS = 120_000;
const MOST_PEAKS = 2000;
const SAMPLES_A_SECOND = 8000;

/** What a player shows before and beside the playing. */
export async function makePreviews(
  playable: string,
  about: Probe,
  options: PreviewOptions,
): Promise<readonly Made[]> {
  const durationMs = about.durationMs ?? 0;
  const wanted: (() => Promise<Made>)[] = [];
  if (about.video !== null) {
    wanted.push(() => thumbnail(playable, durationMs, options));
    if (durationMs > 0) wanted.push(() => sprite(playable, durationMs, options));
  }
  const channels = Math.min(2, about.audio?.channels ?? 0);
  if (channels > 0 && durationMs > 0) wanted.push(() => waveform(playable, durationMs, channels, options));

  const made: Made[] = [];
  for (const make of wanted) {
    try {
      const preview = await make();
      // ffmpeg ends well, too, where a filter let no picture through.
      if ((await stat(preview.path).catch(() => null)) !== null) made.push(preview);
    } catch (error) {
      // A recording plays without them, too short ones always.
      if (!(error instanceof ToolFailed || error instanceof ToolKilled)) throw error;
    }
  }
  return made;
}

const quiet = ['-hide_banner', '-nostdin', '-loglevel', 'error'];

/** About a tenth in, where a call has begun and nobody looks at an empty room: at the key picture before, which there always is. */
async function thumbnail(
  playable: string,
  durationMs: number,
  { tools, folder, signal }: PreviewOptions,
): Promise<Made> {
  const path = join(folder, 'thumbnail.jpg');
  const at = (durationMs / 10_000).toFixed(3);
  const picture = ['-frames:v', '1', '-vf', 'scale=480:-2', '-q:v', '4', '-y', path];
  await runTool(tools.ffmpeg, [...quiet, '-ss', at, '-noaccurate_seek', ...untrusted(playable), ...picture], {
    signal,
    limitMs: patienceWith(tools).workMs,
  });
  return { role: 'thumbnail', path, mime: 'image/jpeg', about: {} };
}

/** Small pictures in one file; of long recordings the key pictures alone are looked at: an hour takes seconds. */
async function sprite(
  playable: string,
  durationMs: number,
  { tools, folder, signal }: PreviewOptions,
): Promise<Made> {
  const path = join(folder, 'sprite.jpg');
  const everyMs = Math.max(1000, Math.ceil(durationMs / MOST_TILES));
  const tiles = Math.max(1, Math.ceil(durationMs / everyMs));
  const rows = Math.ceil(tiles / COLUMNS);
  const { width, height } = TILE;
  const keysOnly = durationMs > LONG_MS ? ['-skip_frame', 'nokey'] : [];
  const filter = [
    `fps=1000/${everyMs}`,
    `scale=${width}:${height}:force_original_aspect_ratio=decrease`,
    `pad=${width}:${height}:(ow-iw)/2:(oh-ih)/2`,
    `tile=${COLUMNS}x${rows}`,
  ].join(',');
  const picture = ['-frames:v', '1', '-vf', filter, '-q:v', '5', '-y', path];
  await runTool(tools.ffmpeg, [...quiet, ...keysOnly, ...untrusted(playable), ...picture], {
    signal,
    limitMs: patienceWith(tools).workMs,
  });
  return {
    role: 'sprite',
    path,
    mime: 'image/jpeg',
    about: { columns: COLUMNS, rows, tiles, everyMs, width, height },
  };
}

/** The loudest of each moment, 0 to 100, a row for each channel. */
async function waveform(
  playable: string,
  durationMs: number,
  channels: number,
  { tools, folder, signal }: PreviewOptions,
): Promise<Made> {
  const path = join(folder, 'waveform.json');
  const count = Math.min(MOST_PEAKS, Math.max(1, Math.ceil(durationMs / 100)));
  const samples = Math.max(1, Math.ceil(((durationMs / 1000) * SAMPLES_A_SECOND) / count));
  const peaks = Array.from({ length: channels }, () => new Uint8Array(count));
  let rest: Buffer = Buffer.alloc(0);
  let seen = 0;
  const raw = ['-vn', '-ac', String(channels), '-ar', String(SAMPLES_A_SECOND), '-f', 's16le', 'pipe:1'];
  await runTool(tools.ffmpeg, [...quiet, ...untrusted(playable), ...raw], {
    signal,
    limitMs: patienceWith(tools).workMs,
    onOutput(bytes) {
      rest = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
      const whole = rest.length - (rest.length % (2 * channels));
      for (let at = 0; at < whole; at += 2) {
        const row = peaks[(at / 2) % channels];
        const place = Math.min(count - 1, Math.floor(seen / samples));
        const loud = Math.round((Math.abs(rest.readInt16LE(at)) / 32_768) * 100);
        if (row && loud > (row[place] ?? 0)) row[place] = loud;
        if ((at / 2) % channels === channels - 1) seen += 1;
      }
      rest = rest.subarray(whole);
    },
  });
  const everyMs = (samples / SAMPLES_A_SECOND) * 1000;
  await writeFile(path, JSON.stringify({ everyMs, channels: peaks.map((row) => [...row]) }));
  return { role: 'waveform', path, mime: 'application/json', about: { everyMs, peaks: count } };
}
