/** A disk on which nothing can be written any more, in the middle of work: what is there stays, and goes on with room. */
import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, test, type APIRequestContext } from '@playwright/test';
import { freePort, signIn, startServer, type RunningServer } from '../../scripts/lib/server.mjs';
import { push } from '../support/media';
import { aSmallDisk, mayHaveSmallDisks, type SmallDisk } from '../support/small-disk';
import { demoPersonOf } from './support/story';

test.skip(!mayHaveSmallDisks(), 'this machine lets nobody mount a file system of their own');
test.describe.configure({ mode: 'serial', timeout: 180_000 });

const MB = 1024 * 1024;
const tus = { 'Tus-Resumable': '1.0.0' };

let disk: SmallDisk;
let server: RunningServer;

/** A demo on a disk of so much. */
async function started(mebibytes: number, env: (folder: string) => Readonly<Record<string, string>>) {
  disk = await aSmallDisk(mebibytes);
  server = await startServer({ demo: true, within: disk.within, env: env(disk.folder) });
}
/** Signs in; writes need the address of the page. */
async function as(request: APIRequestContext, userID: string) {
  await signIn(request, server.origin, demoPersonOf(userID));
  return async (
    method: string,
    path: string,
    data?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ) => request.fetch(server.origin + path, { method, data, headers: { Origin: server.origin, ...headers } });
}

async function keepNothingFree(request: APIRequestContext): Promise<void> {
  const admin = await as(request, 'zhang_nan');
  const { settings } = await (await admin('GET', '/api/storage')).json();
  const body = { warnPercent: 0, warnGiB: 0, stopGiB: 0, version: settings.version };
  expect((await admin('PUT', '/api/storage/settings', body)).status()).toBe(200);
}

test.describe('filled while a server runs', () => {
  test.afterEach(async () => {
    await server.dispose();
    await disk.remove();
  });

  test('under files and streams: both end with words, and what came is kept and goes on', async ({
    request,
  }) => {
    const port = await freePort();
    await started(200, (folder) => ({
      ...{
        MEDIA_DIR: `${folder}/media`,
        INGEST: 'embedded',
        INGEST_PORT: String(port),
        INGEST_HOST: '127.0.0.1',
      },
    }));
    await keepNothingFree(request);
    const agent = await as(request, 'shen_ruoxi');

    const bytes = randomBytes(20 * MB);
    const named = `filename ${Buffer.from('满.mp4').toString('base64')}`;
    const made = await agent('POST', '/api/uploads', undefined, {
      ...{ ...tus, 'Upload-Length': String(bytes.length), 'Upload-Metadata': named },
    });
    const location = made.headers()['location'] ?? '';
    const send = (from: number) =>
      agent('PATCH', location, bytes.subarray(from, from + 8 * MB), {
        ...{ ...tus, 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': String(from) },
      });
    const here = async () =>
      Number((await agent('HEAD', location, undefined, tus)).headers()['upload-offset']);
    expect((await send(0)).status()).toBe(204);

    const room = await (await agent('POST', '/api/rooms', { name: '满盘' })).json();
    const recording = { mixRecord: false, screenRecord: 1, cloudRecordUrl: '', recordPath: '' };
    const call = await agent('POST', '/api/calls', { roomID: room.roomID, template: '1v1', recording });
    const url = (await call.json()).recording.cloudRecordUrl;
    const pushing = push(url, 120, { realTime: true });
    const ofCall = async () => {
      const { items } = await (await agent('GET', `/api/recordings?roomID=${room.roomID}`)).json();
      return items.find(({ kind }: { kind: string }) => kind === 'push');
    };
    await expect.poll(async () => (await ofCall())?.state).toBe('recording');

    await disk.fill();
    expect(await pushing.ended).not.toBe(0);
    const refused = await send(8 * MB);
    expect([refused.status(), (await refused.json()).error.code]).toEqual([507, 'upload.diskFull']);
    expect(await here()).toBeGreaterThanOrEqual(8 * MB);

    await disk.makeRoom();
    for (let from = await here(); from < bytes.length; from = await here()) {
      expect((await send(from)).status()).toBe(204);
    }
    const kept = await readFile(disk.path(`media/uploads/${location.split('/').at(-1)}`));
    const sum = (of: Uint8Array) => createHash('sha256').update(of).digest('hex');
    expect(sum(kept)).toBe(sum(bytes));
    await expect.poll(async () => (await ofCall())?.state, { timeout: 120_000 }).toBe('ready');
    expect(await ofCall()).toMatchObject({ trouble: 'diskFull' });
  });

  test('under the embedded database: it is read, and a crash loses nothing', async ({ request }) => {
    await started(400, (folder) => ({ DATA_DIR: `${folder}/data` }));
    const agent = await as(request, 'shen_ruoxi');
    await disk.fill();
    const names: string[] = [];
    let status = 200;
    while (status === 200) {
      const name = `${names.length} ${'x'.repeat(60)}`;
      status = (await agent('POST', '/api/rooms', { name })).status();
      if (status === 200) names.push(name);
    }
    expect(status).toBe(503);
    expect(server.printed()).toContain('No space left on device');
    expect((await agent('GET', '/api/rooms')).status()).toBe(200);

    await server.kill();
    await disk.fill();
    // Whether it comes back now depends on what it has left of its log; if not, it says why.
    const start = await server.start().then(
      () => 'started',
      (error: unknown) => String(error),
    );
    expect(start).toMatch(/^started$|has 0 MiB left, .* make room and start again/);
    await server.kill();
    await disk.makeRoom();
    await server.start();
    const { items } = await (await agent('GET', '/api/rooms?size=100')).json();
    const there = items.map(({ name }: { name: string }) => name);
    expect(there).toEqual(expect.arrayContaining(names));
    expect((await agent('POST', '/api/rooms', { name: '又有空间' })).status()).toBe(200);
  });
});

test('before the first start: it says that there is no room for a database', async () => {
  disk = await aSmallDisk(8);
  const start = startServer({ within: disk.within, env: { DATA_DIR: `${disk.folder}/data` } });
  await expect(start).rejects.toThrow(/has \d MiB left, and the database needs 32 to start: make room/);
  await disk.remove();
});
