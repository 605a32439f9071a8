import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { untrusted } from './input';
import { lengthsWithPauses, type Piece } from './pauses';
import { alikeArgs, codecArgs, joinsAsIs } from './plan';
import type { Probe } from './probe';
import { runTool } from './run';
import { patienceWith, type Tools } from './tools';

export interface Source extends Pick<Piece, 'startedAt'> {
  readonly path: string;
  readonly probe: Probe;
}

interface MakeOptions {
  readonly tools: Tools;
  /** For what is needed on the way. */
  readonly folder: string;
  readonly signal: AbortSignal;
  /** From 0 to 1. */
  readonly progress: (share: number) => void;
}

/** A clock that starts anywhere, jumps (by more than an hour, too) or is missing becomes one that starts at 0 and goes on. */
const tidyClock = [
  ...['-fflags', '+genpts+discardcorrupt', '-err_detect', 'ignore_err'],
  ...['-dts_error_threshold', '3600'],
];
/** FLAC in MP4, which browsers play, is an experiment to older ffmpeg. */
const seekable = [
  '-strict',
  '-2',
  '-movflags',
  '+faststart',
  '-avoid_negative_ts',
  'make_zero',
  '-max_muxing_queue_size',
  '4096',
];
/** The picture stands by itself until the next; players do not wait for sound that is missing. */
const silenceInPauses = ['-c:a', 'aac', '-b:a', '128k', '-af', 'aresample=async=1'];
const oneOfEach = ['-map', '0:V:0?', '-map', '0:a:0?', '-sn', '-dn', '-map_metadata', '-1'];
/** Two days, in seconds: a file may claim any length, and what is missing in between is drawn picture by picture. */
const longest = ['-t', '172800'];

/** One MP4 that browsers play and seek in, of one file or of several one after another. Answers its path. */
export async function makePlayable(sources: readonly Source[], options: MakeOptions): Promise<string> {
  const target = join(options.folder, 'playable.mp4');
  const [only] = sources;
  if (only && sources.length === 1) {
    const args = [
      ...tidyClock,
      ...untrusted(only.path),
      ...oneOfEach,
      ...codecArgs(only.probe),
      ...longest,
      ...seekable,
    ];
    await encode(args, target, only.probe.durationMs, options);
    return target;
  }
  const pieces = await alikePieces(sources, options);
  const lengths = await lengthsWithPauses(pieces, options);
  const list = await listOf(pieces, lengths, options.folder);
  const silence = lengths.some((length) => length !== null) ? silenceInPauses : [];
  const copied = ['-f', 'concat', '-safe', '0', '-i', list, ...oneOfEach, '-c', 'copy'];
  await encode([...copied, ...silence, ...longest, ...seekable], target, null, options);
  return target;
}

const quiet = ['-hide_banner', '-nostdin', '-loglevel', 'error'];

/** Each part as a piece of MPEG-TS, which can be joined at any place. */
async function alikePieces(sources: readonly Source[], options: MakeOptions): Promise<readonly Piece[]> {
  const asIs = joinsAsIs(sources.map(({ probe }) => probe));
  const pieces: Piece[] = [];
  for (const [index, { path, probe, startedAt }] of sources.entries()) {
    const name = `piece-${index}.ts`;
    const how = asIs
      ? [...oneOfEach, '-c', 'copy']
      : alikeArgs(
          probe,
          sources.map((each) => each.probe),
        );
    const share = (done: number): void => options.progress((index + done) / sources.length);
    await encode(
      [...tidyClock, ...untrusted(path), ...how, ...longest, '-f', 'mpegts'],
      join(options.folder, name),
      probe.durationMs,
      { ...options, progress: share },
    );
    pieces.push({ name, startedAt });
  }
  return pieces;
}

async function listOf(
  pieces: readonly Piece[],
  lengths: readonly (number | null)[],
  folder: string,
): Promise<string> {
  const list = join(folder, 'pieces.txt');
  const lines = pieces.map(({ name }, index) => {
    const length = lengths[index] ?? null;
    return `file '${name}'\n${length === null ? '' : `duration ${length / 1000}\n`}`;
  });
  await writeFile(list, lines.join(''));
  return list;
}

async function encode(
  args: readonly string[],
  target: string,
  durationMs: number | null,
  { tools, signal, progress }: MakeOptions,
): Promise<void> {
  let line = '';
  let furthest = '';
  await runTool(tools.ffmpeg, [...quiet, '-progress', 'pipe:1', ...args, '-y', target], {
    signal,
    limitMs: patienceWith(tools).workMs,
    onOutput(bytes, getsOn) {
      const lines = (line + bytes.toString('utf8')).split('\n');
      line = lines.pop() ?? '';
      const at = lines.findLast((each) => each.startsWith('out_time_us='))?.slice('out_time_us='.length);
      if (!at || at === furthest) return;
      furthest = at;
      getsOn();
      if (durationMs) progress(Math.min(1, Math.max(0, Number(at) / 1000 / durationMs || 0)));
    },
  });
}
