import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { alikeArgs, codecArgs, joinsAsIs } from './plan';
import type { Probe } from './probe';
import { runTool } from './run';
import type { Tools } from './tools';

export interface Source {
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

/** A clock that starts anywhere, jumps or is missing becomes one that starts at 0 and goes on. */
const tidyClock = ['-fflags', '+genpts+discardcorrupt', '-err_detect', 'ignore_err'];
const seekable = [
  '-movflags',
  '+faststart',
  '-avoid_negative_ts',
  'make_zero',
  '-max_muxing_queue_size',
  '4096',
];
const oneOfEach = ['-map', '0:V:0?', '-map', '0:a:0?', '-sn', '-dn', '-map_metadata', '-1'];

/** One MP4 that browsers play and seek in, of one file or of several one after another. Answers its path. */
export async function makePlayable(sources: readonly Source[], options: MakeOptions): Promise<string> {
  const { tools, folder } = options;
  const target = join(folder, 'playable.mp4');
  const [only] = sources;
  if (only && sources.length === 1) {
    const args = [
      ...tidyClock,
      '-i',
      `file:${only.path}`,
      ...oneOfEach,
      ...codecArgs(only.probe),
      ...seekable,
    ];
    await encode(args, target, only.probe.durationMs, options);
    return target;
  }
  const list = await alikePieces(sources, options);
  await runTool(
    tools.ffmpeg,
    [
      ...quiet,
      '-f',
      'concat',
      '-safe',
      '0',
      '-i',
      list,
      ...oneOfEach,
      '-c',
      'copy',
      ...seekable,
      '-y',
      target,
    ],
    options,
  );
  return target;
}

const quiet = ['-hide_banner', '-nostdin', '-loglevel', 'error'];

/** Each part as a piece of MPEG-TS, which can be joined at any place; answers the list of them for ffmpeg. */
async function alikePieces(sources: readonly Source[], options: MakeOptions): Promise<string> {
  const asIs = joinsAsIs(sources.map(({ probe }) => probe));
  const first = (sources.find(({ probe }) => probe.video !== null) ?? sources[0])?.probe;
  const names: string[] = [];
  for (const [index, { path, probe }] of sources.entries()) {
    const name = `piece-${index}.ts`;
    const how = asIs || !first ? ['-c', 'copy'] : alikeArgs(probe, first);
    const share = (done: number): void => options.progress((index + done) / sources.length);
    await encode(
      [...tidyClock, '-i', `file:${path}`, ...oneOfEach, ...how, '-f', 'mpegts'],
      join(options.folder, name),
      probe.durationMs,
      { ...options, progress: share },
    );
    names.push(name);
  }
  const list = join(options.folder, 'pieces.txt');
  await writeFile(list, names.map((name) => `file '${name}'\n`).join(''));
  return list;
}

async function encode(
  args: readonly string[],
  target: string,
  durationMs: number | null,
  { tools, signal, progress }: MakeOptions,
): Promise<void> {
  let line = '';
  await runTool(tools.ffmpeg, [...quiet, '-progress', 'pipe:1', ...args, '-y', target], {
    signal,
    onOutput(bytes) {
      const lines = (line + bytes.toString('utf8')).split('\n');
      line = lines.pop() ?? '';
      const at = lines.findLast((each) => each.startsWith('out_time_us='))?.slice('out_time_us='.length);
      if (at && durationMs) progress(Math.min(1, Math.max(0, Number(at) / 1000 / durationMs || 0)));
    },
  });
}
