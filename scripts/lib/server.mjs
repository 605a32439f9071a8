// The built server as a process of its own, for stories, benchmarks and pictures: started, killed in the middle, started
// again on the same port and data.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './run.mjs';

/**
 * @typedef {{ role: string, userID: string, password: string }} Person
 *
 * @typedef {object} RunningServer
 * @property {string} origin
 * @property {string} dataDir
 * @property {() => string} printed everything that it printed so far, over all of its lives
 * @property {() => Person[]} people who may sign in, as it printed at its first start
 * @property {(role: string) => Person} person the first of them with this role
 * @property {() => Promise<void>} kill ends it without a word, as a crash would
 * @property {() => Promise<number | null>} stop asks it to end and waits until it did; its exit code
 * @property {() => Promise<void>} start starts it again, on the same port and data
 * @property {() => Promise<void>} dispose ends it and removes its data
 */

/**
 * Starts the built server on a free port with data of its own, and waits until it is ready.
 * @param {{ demo?: boolean, env?: Readonly<Record<string, string>>, main?: string, within?: readonly string[] }} [options] `env`
 *   may name data that is not its own; `main` is the server's file, where it is not the built one; `within` is a command
 *   that runs it, and becomes it
 * @returns {Promise<RunningServer>}
 */
export async function startServer({
  demo = false,
  env = {},
  main = join(root, 'dist/server/main.js'),
  within = [],
} = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), 'webexe-server-'));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child;
  let output = '';

  async function start() {
    const [program, ...args] = [...within, process.execPath, '--enable-source-maps', main];
    const started = spawn(program, [...args, ...(demo ? ['--demo'] : [])], {
      env: {
        ...process.env,
        NODE_ENV: 'production',
        HOST: '127.0.0.1',
        PORT: String(port),
        DATA_DIR: dataDir,
        INGEST: 'off', // one port for the whole machine: who wants streams says where
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    // Whoever started it may end by an error of its own: the server does not outlive them.
    const endWithUs = () => started.kill('SIGKILL');
    process.once('exit', endWithUs);
    started.once('exit', () => process.off('exit', endWithUs));
    for (const stream of [started.stdout, started.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk;
      });
    }
    while (!(await isReady(origin))) {
      if (hasEnded(started)) throw new Error(`The server ended before it was ready:\n${output}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** @param {NodeJS.Signals} signal */
  async function end(signal) {
    if (!child || hasEnded(child)) return child?.exitCode ?? null;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
    return child.exitCode;
  }

  try {
    await start();
  } catch (error) {
    await rm(dataDir, { recursive: true, force: true });
    throw error;
  }
  const people = () => peopleIn(output);
  return {
    origin,
    dataDir,
    printed: () => output,
    people,
    person: (role) => {
      const found = people().find((person) => person.role === role);
      if (!found) throw new Error(`The server named nobody who is ${role}:\n${output}`);
      return found;
    },
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

/**
 * Reads the lines that name who may sign in: `sign in as <role>: <userID> / <password>`.
 * @param {string} output
 * @returns {Person[]}
 */
export function peopleIn(output) {
  return [...output.matchAll(/sign in as (\w+): (\S+) \/ (\S+)/g)].map(
    ([, role = '', userID = '', password = '']) => ({ role, userID, password }),
  );
}

/**
 * Signs a browser context in by the API: its cookie is there before its first page is.
 * @param {import('@playwright/test').APIRequestContext} request of the context
 * @param {string} origin
 * @param {{ userID: string, password: string }} person
 */
export async function signIn(request, origin, { userID, password }) {
  const answer = await request.post(`${origin}/api/sign-in`, {
    data: { userID, password },
    headers: { Origin: origin },
  });
  if (!answer.ok()) throw new Error(`Signing in answered ${answer.status()}: ${await answer.text()}`);
}

/** @param {string} origin */
async function isReady(origin) {
  try {
    return (await fetch(`${origin}/readyz`)).ok;
  } catch {
    return false; // refused: it does not listen yet
  }
}

/** @param {import('node:child_process').ChildProcess} child */
function hasEnded(child) {
  return child.exitCode !== null || child.signalCode !== null;
}

/**
 * A port of 127.0.0.1 that nobody listens on.
 * @returns {Promise<number>}
 */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('not listening on TCP');
  return address.port;
}
