import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findProgram } from '../../../scripts/lib/parts.mjs';
import { freePort } from '../../../scripts/lib/server.mjs';
import { readConfig } from '../../../server/node/config';
import { start, type Running } from '../../../server/node/start';
import type { Store } from '../../../server/roomservice/store';
import { createMemoryStore } from '../../../server/stores/memory/memory-store';

const NAME = 'calls.example.com';
const ORIGIN = `https://${NAME}`;
const silent = { debug: () => undefined, info: () => undefined, error: () => undefined };

let folder: string;
let store: Store;
let running: Running;
let nginx: ChildProcess;
let ports: { readonly tls: number; readonly plain: number };

/** The server as docs/operations.md puts it together: deploy/nginx.conf in front, with other ports and a certificate. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'webexe-nginx-'));
  await chmod(folder, 0o711); // the workers of a root's nginx are nobody's, and keep long bodies below it
  const [tls, plain, behind] = [await freePort(), await freePort(), await freePort()];
  ports = { tls, plain };
  const none = join(folder, 'none');
  const files = {
    console: none,
    sdk: none,
    examples: none,
    demoMedia: none,
    migrations: '',
    pgliteWorker: '',
  };
  store = createMemoryStore();
  const env = { PORT: String(behind), DATA_DIR: folder, PUBLIC_URL: ORIGIN, TRUST_PROXY: '1' };
  running = await start(readConfig(env, [], files), store, silent);
  await writeConfig({ tls, plain, behind });
  const program = process.env['NGINX'] ?? findProgram('nginx') ?? '/usr/sbin/nginx';
  nginx = spawn(program, ['-p', folder, '-c', join(folder, 'nginx.conf'), '-g', 'daemon off;'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await answering(tls);
});
afterAll(async () => {
  nginx.kill();
  await once(nginx, 'exit');
  await running.stop();
  await rm(folder, { recursive: true });
});

async function writeConfig({
  tls,
  plain,
  behind,
}: Record<'tls' | 'plain' | 'behind', number>): Promise<void> {
  const [certificate, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  const subject = ['-subj', `/CN=${NAME}`, '-days', '2', '-keyout', key, '-out', certificate];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...subject], { stdio: 'ignore' });
  const given = await readFile(new URL('../../../deploy/nginx.conf', import.meta.url), 'utf8');
  const server = given
    .replaceAll('listen 443 ', `listen 127.0.0.1:${tls} `)
    .replaceAll('listen 80;', `listen 127.0.0.1:${plain};`)
    .replaceAll('127.0.0.1:5180', `127.0.0.1:${behind}`)
    .replaceAll(`/etc/ssl/${NAME}.pem`, certificate)
    .replaceAll(`/etc/ssl/${NAME}.key`, key);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const paths = temporary.map((each) => `${each}_temp_path ${folder}/${each};`).join('\n');
  const http = `access_log off;\n${paths}\n${server}`;
  await writeFile(
    join(folder, 'nginx.conf'),
    `pid ${folder}/nginx.pid;\nerror_log stderr error;\nevents {}\nhttp {\n${http}\n}\n`,
  );
}

async function answering(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await new Promise((resolve) => {
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    });
    socket.destroy();
    if (isOpen) return;
    await sleep(50);
  }
  throw new Error('nginx does not answer');
}

interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}
async function ask(
  path: string,
  { method = 'GET', headers = {}, body }: Asked = {},
): Promise<IncomingMessage> {
  const asked = request({
    ...{ host: '127.0.0.1', port: ports.tls, servername: NAME, rejectUnauthorized: false },
    ...{
      method,
      path,
      headers: { host: NAME, origin: ORIGIN, 'content-type': 'application/json', ...headers },
    },
  });
  asked.on('error', () => undefined); // what is too long is answered before all of it was sent
  asked.end(body);
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  return answer;
}

async function signedIn(headers: Readonly<Record<string, string>> = {}): Promise<string> {
  const [, userID, password] = /admin: (\S+) \/ (\S+)/.exec(running.lines.join('\n')) ?? [];
  const body = JSON.stringify({ userID, password });
  const answer = await ask('/api/sign-in', { method: 'POST', body, headers });
  expect(answer.statusCode).toBe(200);
  const [cookie = ''] = answer.headers['set-cookie'] ?? [];
  return cookie;
}

it('the cookie of a sign-in is for https alone, and for this host', async () => {
  const cookie = await signedIn();
  expect(cookie).toMatch(/^__Host-webexe=[\w-]+; /);
  for (const word of ['Secure', 'HttpOnly', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(word);
});

it('the address in the audit log is the one that nginx saw, whatever the caller claims', async () => {
  await signedIn({ 'x-forwarded-for': '203.0.113.9, 10.0.0.1' });
  const page = { page: 1, size: 10, sort: 'at.desc' } as const;
  const { items } = await store.read.audit.list({ action: ['signIn'], ...page });
  expect(items[0]?.address).toBe('127.0.0.1');
});

it('an event of the stream comes while the stream is open', async () => {
  const cookie = (await signedIn()).split(';', 1)[0] ?? '';
  const password = /admin: \S+ \/ (\S+)/.exec(running.lines.join('\n'))?.[1];
  const changed = await ask('/api/me/password', {
    ...{ method: 'PUT', headers: { cookie } },
    body: JSON.stringify({ current: password, next: 'a long sentence of mine' }),
  });
  expect(changed.statusCode).toBe(204);
  const stream = await ask('/api/events', { headers: { cookie } });
  const [first] = (await once(stream, 'data')) as [Buffer];
  expect(String(first)).toContain('event: hello');
  stream.destroy();
});

it('a body of a mebibyte comes through, and what is longer is refused by us or by nginx', async () => {
  const answerTo = async (bytes: number) =>
    (await ask('/api/rooms', { method: 'POST', body: JSON.stringify({ name: 'x'.repeat(bytes) }) }))
      .statusCode;
  expect(await answerTo(1_000_000)).toBe(401);
  expect(await answerTo(1_500_000)).toBe(413);
  expect(await answerTo(3_000_000)).toBe(413);
});

it('numbers are for the inside, and plain http leads to https', async () => {
  expect((await ask('/metrics')).statusCode).toBe(403);
  const answer = await fetch(`http://127.0.0.1:${ports.plain}/rooms`, { redirect: 'manual' });
  expect([answer.status, answer.headers.get('location')]).toEqual([301, `https://127.0.0.1/rooms`]);
  expect(await text(await ask('/healthz'))).toBe('alive');
});
