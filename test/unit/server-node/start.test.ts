import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readConfig, StartFault, type Config } from '../../../server/node/config';
import { factsOf } from '../../../server/node/media-store';
import { start, type Running } from '../../../server/node/start';
import { demoMedia } from '../../../server/roomservice/demo/recordings';
import type { Store } from '../../../server/roomservice/store';
import { createMemoryStore } from '../../../server/stores/memory/memory-store';
import { freePort } from '../../../scripts/lib/server.mjs';

const demo = fileURLToPath(new URL('../../../demo', import.meta.url));
const log = { debug: () => undefined, info: () => undefined, error: () => undefined };

let folder: string;
let store: Store;
let running: Running | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'webexe-start-'));
  store = createMemoryStore();
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
  await rm(folder, { recursive: true });
});

async function configFor(env: Record<string, string> = {}, args: string[] = []): Promise<Config> {
  const none = join(folder, 'none');
  const files = {
    console: none,
    sdk: none,
    examples: none,
    demoMedia: demo,
    migrations: '',
    pgliteWorker: '',
  };
  return readConfig({ PORT: String(await freePort()), DATA_DIR: folder, INGEST: 'off', ...env }, args, files);
}

async function startWith(config: Config): Promise<string> {
  running = await start(config, store, log);
  return config.publicURL.origin;
}

async function signIn(origin: string, userID: string, password: string): Promise<Response> {
  return fetch(`${origin}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ userID, password }),
  });
}

function cookieOf(answer: Response): string {
  return String(answer.headers.get('set-cookie')).split(';', 1)[0] ?? '';
}

async function bytesBelow(below: string): Promise<number> {
  const files = await readdir(below);
  const sizes = await Promise.all(files.map(async (name) => (await stat(join(below, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

describe('the first start', () => {
  it('makes one admin, whose password is printed once and must be changed', async () => {
    const config = await configFor();
    const origin = await startWith(config);
    const [, userID = '', password = ''] =
      /sign in as admin: (\S+) \/ (\S+)/.exec(String(running?.lines.join('\n'))) ?? [];
    expect(running?.lines).toContain(`listening on ${origin}`);
    const me = await signIn(origin, userID, password);
    expect(await me.json()).toMatchObject({ userID: 'first_admin', role: 'admin', mustChangePassword: true });
    await running?.stop();

    await startWith(config);
    expect(running?.lines.join('\n')).not.toContain('sign in as');
  });
});

describe('the demo', () => {
  it('signs its people in, and plays a recording by ranges', async () => {
    const origin = await startWith(await configFor({}, ['--demo']));
    expect(running?.lines).toContain('sign in as supervisor: gu_qing / demo-console-1');
    const cookie = cookieOf(await signIn(origin, 'gu_qing', 'demo-console-1'));
    const listed = await fetch(`${origin}/api/recordings?state=ready&size=1`, { headers: { cookie } });
    const { items } = (await listed.json()) as { items: { recordingID: string; bytes: number }[] };
    const played = await fetch(`${origin}/api/recordings/${items[0]?.recordingID}/playback`, {
      method: 'POST',
      headers: { cookie, origin },
    });
    const { url } = (await played.json()) as { url: string };
    const part = await fetch(`${origin}${url}`, { headers: { cookie, range: 'bytes=4-7' } });
    expect([part.status, await part.text()]).toEqual([206, 'ftyp']);
    expect(part.headers.get('content-range')).toBe(`bytes 4-7/${items[0]?.bytes}`);
    expect((await fetch(`${origin}${url}`)).status).toBe(401);
  });

  it('is made once, and its people stay in their rooms however long it was stopped', async () => {
    const config = await configFor({}, ['--demo']);
    await startWith(config);
    await running?.stop();
    const before = await store.read.rooms.counts({ kind: 'all' }, new Date());
    await store.transact((tx) => tx.members.beat('227690154', 'wang_hao', new Date(0)));
    const origin = await startWith(config);
    const cookie = cookieOf(await signIn(origin, 'zhang_nan', 'demo-console-1'));
    const room = await fetch(`${origin}/api/rooms/227690154`, { headers: { cookie } });
    expect(await room.json()).toMatchObject({ state: 'live', members: [{}, { userID: 'wang_hao' }] });
    expect(await store.read.rooms.counts({ kind: 'all' }, new Date())).toEqual(before);
  });

  it('puts files behind each recording as processing leaves them, so that storage says what lies there', async () => {
    await startWith(await configFor({}, ['--demo']));
    const query = { sort: 'startedAt.desc' as const, page: 1, size: 100 };
    const { items } = await store.read.recordings.list(query, { kind: 'all' });
    for (const { recordingID } of items) {
      for (const { location, bytes, checksum } of await store.read.recordingFiles.of(recordingID)) {
        expect(await factsOf(join(folder, 'media', location))).toEqual({ bytes, checksum });
      }
    }
    const playable = items.filter(({ state }) => state === 'ready');
    expect(playable.length).toBeGreaterThan(15);
    for (const { recordingID, file, bytes } of playable) {
      const rows = await store.read.recordingFiles.of(recordingID);
      expect(rows.map(({ role }) => role).sort()).toEqual(['original', 'sprite', 'thumbnail', 'waveform']);
      expect(rows.find(({ role }) => role === 'original')).toMatchObject({ location: file, bytes });
    }
    const { states } = await store.read.storage.use();
    const trash = await store.read.recordings.trashTotals({ kind: 'all' });
    const shown = states.reduce((all, share) => all + share.bytes, 0);
    expect(shown).toBe(await bytesBelow(join(folder, 'media', 'demo')));
    expect(trash.bytes).toBeGreaterThan(2 * demoMedia.signing.bytes);
    const sources = Object.values(demoMedia).map(({ source }) => source);
    expect((await readdir(demo)).filter((name) => name.endsWith('.mp4')).sort()).toEqual(sources.sort());
  });

  it('is not mixed with the data of a company', async () => {
    const port = String(await freePort());
    await startWith(await configFor({ PORT: port }));
    await running?.stop();
    running = undefined;
    await expect(configFor({ PORT: port }, ['--demo']).then(startWith)).rejects.toThrow(StartFault);
  });

  it('is not served to others later on, by leaving the word out', async () => {
    await startWith(await configFor({}, ['--demo']));
    await running?.stop();
    running = undefined;
    const open = { HOST: '127.0.0.1', PUBLIC_URL: 'https://calls.example.com' };
    await expect(configFor(open).then(startWith)).rejects.toThrow('whose passwords everybody knows');
  });
});

describe('a disk of recordings that cannot be written', () => {
  it('is told to whoever asks how the server is, and no reason to send nobody here', async () => {
    await mkdir(join(folder, 'media'));
    await writeFile(join(folder, 'media', 'work'), 'a file where the folder should be');
    const answer = await fetch(`${await startWith(await configFor())}/readyz`);
    expect([answer.status, await answer.text()]).toEqual([200, 'ready; recordings cannot be written']);
  });
});

describe('a start that cannot be', () => {
  it('says that the port is taken, and closes the store', async () => {
    const config = await configFor();
    await startWith(config);
    const other = createMemoryStore();
    const close = vi.spyOn(other, 'close');
    await expect(start(config, other, log)).rejects.toThrow(/Port \d+ on 127.0.0.1 is taken/);
    expect(close).toHaveBeenCalledOnce();
  });
});

describe('a stop', () => {
  it('ends event streams, and the store last', async () => {
    const origin = await startWith(await configFor({}, ['--demo']));
    const cookie = cookieOf(await signIn(origin, 'zhang_nan', 'demo-console-1'));
    const stream = await fetch(`${origin}/api/events`, { headers: { cookie } });
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toContain('event: hello');

    const close = vi.spyOn(store, 'close');
    const stopped = running?.stop();
    running = undefined;
    let rest = await reader?.read();
    while (rest && !rest.done) rest = await reader?.read();
    await stopped;
    expect(close).toHaveBeenCalledOnce();
    await expect(fetch(`${origin}/healthz`)).rejects.toThrow('fetch failed');
  });

  it('lets a request under way finish', async () => {
    const config = await configFor();
    await startWith(config);
    const socket = connect(config.port, '127.0.0.1');
    await once(socket, 'connect');
    const body = '{"userID":"nobody","password":"nothing here"}';
    const head = `POST /api/sign-in HTTP/1.1\r\nHost: x\r\nOrigin: ${config.publicURL.origin}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`;
    socket.write(head + body.slice(0, 10));
    // The server has it when it has answered a later request.
    await fetch(`${config.publicURL.origin}/healthz`);
    const stopped = running?.stop();
    running = undefined;
    socket.write(body.slice(10));
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 401 /);
    await stopped;
  });
});
