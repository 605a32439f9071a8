// The product itself as the bench meets it: the built server with the demo's people, and enough rooms to page through.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/lib/run.mjs';

/** @typedef {{ origin: string, person: { userID: string, password: string }, close(): Promise<void> }} OurSite */

/**
 * Starts the built server on a free port with data of its own.
 * @param {string[]} [args]
 * @returns {Promise<OurSite>}
 */
export async function startOurSite(args = ['--demo']) {
  const dataDir = await mkdtemp(join(tmpdir(), 'webexe-bench-'));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [join(root, 'dist/server/main.js'), ...args], {
    env: { ...process.env, NODE_ENV: 'production', HOST: '127.0.0.1', PORT: String(port), DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  const ended = once(child, 'exit');
  while (!(await fetch(`${origin}/readyz`).catch(() => undefined))?.ok) {
    if (child.exitCode !== null) throw new Error(`The server ended before it was ready:\n${output}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const [, userID = '', password = ''] = /sign in as admin: (\S+) \/ (\S+)/.exec(output) ?? [];
  if (!userID) throw new Error(`The server named no administrator:\n${output}`);
  return {
    origin,
    person: { userID, password },
    close: async () => {
      child.kill('SIGTERM');
      await ended;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/**
 * Signs a browser in by the API, so that the page measured next is the first that it loads.
 * @param {import('@playwright/test').APIRequestContext} request
 * @param {OurSite} site
 */
export async function signIn(request, { origin, person }) {
  const answer = await request.post(`${origin}/api/session`, { data: person, headers: { Origin: origin } });
  if (!answer.ok()) throw new Error(`Signing in answered ${answer.status()}: ${await answer.text()}`);
}

/**
 * Creates rooms until there are `count`; answers them as the list gives them.
 * @param {import('@playwright/test').APIRequestContext} request signed in
 * @param {OurSite} site
 * @param {number} count
 * @returns {Promise<unknown[]>}
 */
export async function fillRooms(request, { origin }, count) {
  for (let made = 0; made < count; made++) {
    const answer = await request.post(`${origin}/api/rooms`, {
      headers: { Origin: origin },
      data: {
        name: `房屋抵押贷款面签 ${made + 1}`,
        customerName: `客户 ${made + 1}`,
        customerRef: `C-${20_000 + made}`,
        template: made % 3 === 0 ? '1v2' : '1v1',
      },
    });
    if (!answer.ok()) throw new Error(`Creating a room answered ${answer.status()}: ${await answer.text()}`);
  }
  const rows = [];
  for (let page = 1; rows.length < count; page++) {
    const answer = await request.get(`${origin}/api/rooms?size=100&page=${page}`);
    const { items } = await answer.json();
    if (items.length === 0) break;
    rows.push(...items);
  }
  return rows;
}

/** @returns {Promise<number>} */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('not listening on TCP');
  return address.port;
}
