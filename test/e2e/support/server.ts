/** The built server as a process of its own: started, asked, killed in the middle, and started again. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../support/ports';

const MAIN = fileURLToPath(new URL('../../../dist/server/main.js', import.meta.url));

export interface ServerOptions {
  /** Start with the demo's people, rooms and recordings. */
  readonly demo?: boolean;
  /** More of the environment: DATABASE_URL, for instance. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface RunningServer {
  readonly origin: string;
  readonly dataDir: string;
  /** Everything that it printed so far, over all of its lives. */
  printed(): string;
  /** Who may sign in, as it printed at its first start: `sign in as <role>: <userID> / <password>`. */
  people(): readonly Person[];
  /** Ends it without a word, as a power cut of the process would. */
  kill(): Promise<void>;
  /** Asks it to end, waits until it did; answers its exit code. */
  stop(): Promise<number | null>;
  /** Starts it again, on the same port and data. */
  start(): Promise<void>;
  /** Ends it and removes its data. */
  dispose(): Promise<void>;
}

export interface Person {
  readonly role: string;
  readonly userID: string;
  readonly password: string;
}

/** Starts the server on a free port with data of its own, and waits until it is ready. */
export async function startServer({ demo = false, env = {} }: ServerOptions = {}): Promise<RunningServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'webexe-e2e-'));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  let output = '';

  async function start(): Promise<void> {
    const started = spawn(process.execPath, ['--enable-source-maps', MAIN, ...(demo ? ['--demo'] : [])], {
      env: {
        ...process.env,
        NODE_ENV: 'production',
        HOST: '127.0.0.1',
        PORT: String(port),
        DATA_DIR: dataDir,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    for (const stream of [started.stdout, started.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
      });
    }
    await Promise.race([
      isReady(origin, started),
      once(started, 'exit').then(([code]) => {
        throw new Error(`The server ended with ${String(code)} before it was ready:\n${output}`);
      }),
    ]);
  }

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
    return child.exitCode;
  }

  await start();
  return {
    origin,
    dataDir,
    printed: () => output,
    people: () => peopleIn(output),
    kill: async () => {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
    start,
    dispose: async () => {
      await end('SIGKILL');
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Reads the lines that name who may sign in. */
export function peopleIn(output: string): Person[] {
  return [...output.matchAll(/sign in as (\w+): (\S+) \/ (\S+)/g)].map(
    ([, role = '', userID = '', password = '']) => ({
      role,
      userID,
      password,
    }),
  );
}

/** Asks /readyz until it says yes; a process that ended is somebody else's news. */
async function isReady(origin: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null && child.signalCode === null) {
    const answer = await fetch(`${origin}/readyz`).catch(() => undefined); // refused: not listening yet
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
