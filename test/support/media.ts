/** Real media for tests: made by ffmpeg, pushed by ffmpeg. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

/** A test pattern with a tone, as encoders of 2018 send it: H.264 and AAC, a key picture every second. */
const pattern = (seconds: number): readonly string[] => [
  ...['-f', 'lavfi', '-i', `testsrc=size=320x180:rate=15:duration=${seconds}`],
  ...['-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds}`],
];
const encoded = [
  '-c:v',
  'libx264',
  '-preset',
  'ultrafast',
  '-pix_fmt',
  'yuv420p',
  '-g',
  '15',
  '-c:a',
  'aac',
  '-shortest',
];

/** Makes a file; `args` stand before its name, in place of the usual codecs. */
export function makeFile(path: string, seconds: number, args: readonly string[] = encoded): void {
  ffmpeg([...pattern(seconds), ...args, path]);
}

export function ffmpeg(args: readonly string[]): void {
  const { status, stderr } = spawnSync('ffmpeg', ['-v', 'error', '-nostdin', '-y', ...args], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
}

/** What a decoder says while it goes through a file: nothing of one that is whole. */
export function complaintsAbout(path: string): string {
  const { stderr } = spawnSync('ffmpeg', ['-v', 'error', '-nostdin', '-i', path, '-f', 'null', '-'], {
    encoding: 'utf8',
  });
  // Pictures of one moment trouble its way of counting them, and nobody else.
  return stderr
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('[null @'))
    .join('\n');
}

/** As a browser's MediaRecorder makes it, which cannot go back in what it wrote: WebM without a length or an index. */
export function browserRecording(seconds: number, video: 'libvpx' | 'libvpx-vp9' = 'libvpx'): Buffer {
  const codecs = [
    '-c:v',
    video,
    '-pix_fmt',
    'yuv420p',
    '-deadline',
    'realtime',
    '-cpu-used',
    '8',
    '-g',
    '30',
    '-c:a',
    'libopus',
  ];
  const args = [...pattern(seconds), ...codecs, '-shortest', '-live', '1', '-f', 'webm', 'pipe:1'];
  const { status, stdout, stderr } = spawnSync('ffmpeg', ['-v', 'error', '-nostdin', ...args], {
    maxBuffer: 1e9,
  });
  if (status !== 0) throw new Error(stderr.toString());
  return stdout;
}

export interface Push {
  /** Ends it as a program does that stops recording. */
  stop(): Promise<number | null>;
  /** Ends it without a word. */
  kill(): Promise<void>;
  /** Its network is gone, and nobody says so. */
  freeze(): void;
  /** Resolves with its exit code. */
  readonly ended: Promise<number | null>;
}

/** Pushes so many seconds, in real time or as fast as it goes. */
export function push(url: string, seconds: number, { realTime = false } = {}): Push {
  const child = spawn(
    'ffmpeg',
    ['-v', 'error', ...(realTime ? ['-re'] : []), ...pattern(seconds), ...encoded, '-f', 'flv', url],
    { stdio: ['pipe', 'ignore', 'ignore'] },
  );
  const ended = once(child, 'close').then(() => child.exitCode);
  return {
    ended,
    async stop() {
      child.stdin.write('q');
      return ended;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    freeze: () => void child.kill('SIGSTOP'),
  };
}
