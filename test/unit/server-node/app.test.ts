import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApp } from '../../../server/node/app';
import { createCallers } from '../../../server/node/callers';
import { createMemoryStore } from '../../../server/stores/memory/memory-store';
import { accepted, loadStaticFiles } from '../../../server/node/static-files';

const SCRIPT = 'console.log(1);\n'.repeat(500);
const INDEX = '<meta property="csp-nonce" nonce="__CSP_NONCE__"><script nonce="__CSP_NONCE__"></script>';

let folder: string;
const log = { debug: vi.fn(), info: vi.fn(), error: vi.fn() };
const tus = vi.fn<(request: Request, uploadID: string | null) => Promise<Response | null>>();
const ready = vi.fn(async () => 'ready');
const roomService = { fetch: vi.fn<(request: Request) => Promise<Response>>() };
const wire2018 = { fetch: vi.fn<(request: Request) => Promise<Response>>() };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'webexe-console-'));
  await mkdir(join(folder, 'assets'));
  await mkdir(join(folder, '.vite'));
  await writeFile(join(folder, 'index.html'), INDEX);
  await writeFile(join(folder, 'launcher-frame.html'), '<script src="/launcher-frame.js"></script>');
  await writeFile(join(folder, 'launcher-frame.js'), '1');
  await writeFile(join(folder, 'favicon.svg'), '<svg/>');
  await writeFile(join(folder, '.vite/manifest.json'), '{}');
  await writeFile(join(folder, 'assets/index-a1B2c3D4.js'), SCRIPT);
  await writeFile(join(folder, 'assets/built-a1B2c3D4.css'), 'as built');
  await writeFile(join(folder, 'assets/built-a1B2c3D4.css.br'), brotliCompressSync('from beside'));
  await writeFile(join(folder, '..', 'outside.txt'), 'outside');
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(() => {
  vi.clearAllMocks();
  roomService.fetch.mockImplementation(async () => Response.json({ ok: true }));
  tus.mockImplementation(async () => null);
  wire2018.fetch.mockImplementation(async () => Response.json({ code: 0 }));
});

async function appFor(publicURL = new URL('http://127.0.0.1:5180')) {
  const callers = createCallers(
    { publicURL, trustProxy: 0 },
    { store: createMemoryStore(), clock: { now: () => new Date() } },
  );
  const media = { serve: async () => new Response('media') };
  const downloads = { serve: async () => new Response('download') };
  let ids = 0;
  const newID = (): string => `id-${(ids += 1)}`;
  const app = createApp({
    publicURL,
    roomService,
    wire2018,
    callers,
    media,
    downloads,
    console: await loadStaticFiles(folder),
    playHost: 'play.example:8443',
    mediaOrigin: 'https://bucket.example',
    ready,
    newID,
    log,
    forIntegrators: async () => null,
    metrics: null,
    nginx: null,
    tus,
  });
  return { request: (path: string, init: RequestInit = {}) => app.request(path, init, {}) };
}

async function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> {
  return (await appFor()).request(path, { headers, method });
}

async function codeOf(answer: Response): Promise<string> {
  return ((await answer.json()) as { error: { code: string } }).error.code;
}

const opened = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

describe('files from PCs', () => {
  it.each(['HEAD', 'PATCH', 'DELETE'])(
    '%s of an upload is answered by whoever takes them',
    async (method) => {
      tus.mockImplementation(async () => new Response(null, { headers: { 'upload-offset': '7' } }));
      const headers = { origin: 'http://127.0.0.1:5180', 'tus-resumable': '1.0.0' };
      const answer = await get('/api/uploads/an_upload', headers, method);
      expect(answer.headers.get('upload-offset')).toBe('7');
      expect(tus).toHaveBeenCalledWith(expect.objectContaining({ method }), 'an_upload', expect.anything());
    },
  );
});

describe('the console as a page', () => {
  it.each(['/', '/rooms/482913605', '/login?next=%2Fwork', '/index.html', '/%E6%88%BF'])(
    'comes at %s with a policy and a nonce of its own',
    async (path) => {
      const [one, two] = [await get(path, opened), await get(path, opened)];
      const policy = String(one.headers.get('content-security-policy'));
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
      expect(nonce).toHaveLength(24);
      expect(two.headers.get('content-security-policy')).not.toBe(policy);
      expect(await one.text()).toBe(INDEX.replaceAll('__CSP_NONCE__', nonce));
      expect(one.headers.get('cache-control')).toBe('no-cache');
      expect(policy.replace(nonce, 'N')).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-N'; img-src 'self' data: blob:; media-src 'self' blob: https://bucket.example; connect-src 'self' http://localhost:48887 http://localhost:48888 https://play.example:8443; font-src 'self'; frame-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
      );
    },
  );

  it('keeps the launcher frame in an origin of nobody', async () => {
    const frame = await get('/launcher-frame', opened);
    const policy = String(frame.headers.get('content-security-policy'));
    expect(policy).toMatch(/^sandbox allow-scripts; default-src 'none'/);
    expect(policy).not.toContain('allow-same-origin');
    expect(policy).toContain("frame-ancestors 'self'");
    expect(await frame.text()).toContain('/launcher-frame.js');
    // Under its file name it would come without that policy.
    expect(await (await get('/launcher-frame.html', opened)).text()).toContain('csp-nonce');
    expect((await get('/launcher-frame.html')).status).toBe(404);
  });

  it.each([
    ['a script that is not there', '/assets/gone-a1B2c3D4.js', opened],
    ['a file that nobody navigates to', '/rooms', { accept: '*/*' }],
    ['the manifest of the build', '/.vite/manifest.json', { accept: '*/*' }],
    ['compressed files by name', '/assets/built-a1B2c3D4.css.br', { accept: '*/*' }],
    ['a file outside', '/../outside.txt', { accept: '*/*' }],
    ['a file outside, in disguise', '/assets/..%2f..%2foutside.txt', { accept: '*/*' }],
    ['half a character', '/%E0%A4%A', { accept: '*/*' }],
  ])('is not served for %s', async (_, path, headers) => {
    const answer = await get(path, headers);
    expect([answer.status, await codeOf(answer)]).toEqual([404, 'request.notFound']);
  });
});

describe('files of the console', () => {
  const script = '/assets/index-a1B2c3D4.js';

  it('are kept for ever where their name is of their content, else asked for again', async () => {
    const hashed = await get(script);
    expect(hashed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(hashed.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    const plain = await get('/favicon.svg');
    expect(plain.headers.get('cache-control')).toBe('no-cache');
    const again = await get('/favicon.svg', { 'if-none-match': String(plain.headers.get('etag')) });
    expect(again.status).toBe(304);
  });

  it('come compressed as the browser likes', async () => {
    const body = async (answer: Response): Promise<Buffer> => Buffer.from(await answer.arrayBuffer());
    const br = await get(script, { 'accept-encoding': 'gzip, deflate, br, zstd' });
    expect([br.headers.get('content-encoding'), br.headers.get('vary')]).toEqual(['br', 'Accept-Encoding']);
    expect(brotliDecompressSync(await body(br)).toString()).toBe(SCRIPT);
    const gzip = await get(script, { 'accept-encoding': 'gzip' });
    expect(gzip.headers.get('content-encoding')).toBe('gzip');
    expect(gunzipSync(await body(gzip)).toString()).toBe(SCRIPT);
    const none = await get(script);
    expect(none.headers.get('content-encoding')).toBeNull();
    expect((await body(none)).toString()).toBe(SCRIPT);
    const tags = [br, gzip, none].map((answer) => answer.headers.get('etag'));
    expect(new Set(tags).size).toBe(3);
  });

  it('come as the build compressed them', async () => {
    const answer = await get('/assets/built-a1B2c3D4.css', { 'accept-encoding': 'br' });
    expect(brotliDecompressSync(Buffer.from(await answer.arrayBuffer())).toString()).toBe('from beside');
  });

  it('come without their bytes for HEAD', async () => {
    const answer = await get(script, {}, 'HEAD');
    expect([answer.status, answer.headers.get('content-length')]).toEqual([200, String(SCRIPT.length)]);
    expect(await answer.text()).toBe('');
  });

  it.each([
    ['br', 'br'],
    ['gzip, br;q=0', 'gzip'],
    ['br;q=0.5', 'br'],
    ['gzip;q=0.0', 'identity'],
    ['identity', 'identity'],
    ['', 'identity'],
    ['xbr', 'identity'],
  ])('in %j are sent as %s', (header, encoding) => expect(accepted(header)).toBe(encoding));
});

describe('every answer', () => {
  it.each(['/', '/favicon.svg', '/api/me', '/healthz', '/nothing'])('of %s is guarded', async (path) => {
    const { headers } = await get(path, opened);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toContain('camera=(self)');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-request-id')).toBe('id-1');
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  it('asks for https from then on, over https', async () => {
    const answer = await (await appFor(new URL('https://calls.example.com'))).request('/healthz');
    expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000');
  });
});

describe('requests to RoomService', () => {
  const write = {
    method: 'POST',
    headers: { origin: 'http://127.0.0.1:5180', 'content-type': 'application/json' },
  };

  it('arrive with an id of ours, whatever the caller wrote', async () => {
    await (await appFor()).request('/api/rooms', { headers: { 'x-request-id': 'mine' } });
    expect(roomService.fetch.mock.calls[0]?.[0].headers.get('x-request-id')).toBe('id-1');
  });

  it('do not arrive from a foreign page', async () => {
    const answer = await (
      await appFor()
    ).request('/api/rooms', { ...write, headers: { origin: 'https://evil.example' } });
    expect([answer.status, await codeOf(answer)]).toEqual([403, 'request.origin']);
    expect(roomService.fetch).not.toHaveBeenCalled();
  });

  it('on the wire of 2018 arrive from any page, with the address that they came from', async () => {
    const app = await appFor();
    for (const path of [
      '/weapp/live_room/login',
      '/roomservice/weapp/x/y',
      '/roomlist/weapp/webexe_room/z',
    ]) {
      const answer = await app.request(path, { method: 'POST', headers: { origin: 'https://crm.example' } });
      expect(await answer.json()).toEqual({ code: 0 });
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    }
    expect(wire2018.fetch).toHaveBeenCalledTimes(3);
    expect(roomService.fetch).not.toHaveBeenCalled();
  });

  it('do not arrive above 1 MiB, told or not', async () => {
    const app = await appFor();
    const big = 'x'.repeat(1024 * 1024 + 1);
    const told = await app.request('/api/rooms', {
      ...write,
      body: big,
      headers: { ...write.headers, 'content-length': String(big.length) },
    });
    expect([told.status, await codeOf(told)]).toEqual([413, 'request.tooLarge']);
    const untold = await app.request('/api/rooms', {
      ...write,
      body: new Blob([big]).stream(),
      duplex: 'half',
    } as RequestInit);
    expect(untold.status).toBe(413);
    expect(roomService.fetch).not.toHaveBeenCalled();
    const fits = await app.request('/api/rooms', { ...write, body: 'x'.repeat(1024 * 1024) });
    expect(fits.status).toBe(200);
  });

  it('are answered compressed where the answer is long, and plain where it is short', async () => {
    const items = Array.from({ length: 200 }, (_, index) => ({ roomID: String(index), name: 'room' }));
    roomService.fetch.mockResolvedValueOnce(Response.json({ items }));
    const long = await get('/api/rooms', { 'accept-encoding': 'gzip, br' });
    expect(long.headers.get('content-encoding')).toBe('gzip');
    expect(JSON.parse(gunzipSync(Buffer.from(await long.arrayBuffer())).toString())).toEqual({ items });
    const short = await get('/api/rooms', { 'accept-encoding': 'gzip, br' });
    expect(short.headers.get('content-encoding')).toBeNull();
    expect(await short.json()).toEqual({ ok: true });
  });

  it('tell the client nothing but an id where something breaks, and the log everything', async () => {
    roomService.fetch.mockRejectedValueOnce(new Error('secret detail'));
    const answer = await get('/api/rooms');
    expect([answer.status, await answer.text()]).toEqual([
      500,
      '{"error":{"code":"server.failed","requestID":"id-1"}}',
    ]);
    expect(JSON.stringify(log.error.mock.calls)).toContain('secret detail');
  });
});

describe('the state of the server', () => {
  it('is alive without a database, and ready only with one', async () => {
    ready.mockRejectedValueOnce(new Error('connection refused'));
    const answer = await get('/readyz');
    expect([answer.status, await codeOf(answer)]).toEqual([503, 'server.notReady']);
    expect((await get('/readyz')).status).toBe(200);
    expect((await get('/healthz')).status).toBe(200);
  });
});
