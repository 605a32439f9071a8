import { mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createMedia } from '../../../server/node/media';
import { createSignedTokens, mediaTicket } from '../../../server/node/media-links';
import { createFolderStore } from '../../../server/node/media-store';
import { mediaPath } from '../../../server/node/media-files';
import { readRange } from '../../../server/node/range';
import type { RecordingState } from '../../../contract/recordings';
import type { LinkedFile } from '../../../server/roomservice/ports';
import type { SignInRow } from '../../../server/roomservice/rows/people';

const BYTES = Buffer.from(Array.from({ length: 200_000 }, (_, index) => index % 251));
const MODIFIED = new Date('2026-01-02T03:04:05.678Z');
const KEY = Buffer.alloc(32, 1);
const start = new Date('2026-01-03T00:00:00Z');
const in10Minutes = new Date(start.getTime() + 600_000);

function signInOf(userID: string): SignInRow {
  const at = { createdAt: start, seenAt: start, expiresAt: new Date(start.getTime() + 86_400_000) };
  return {
    tokenDigest: `digest-of-${userID}`,
    signInID: 's1',
    userID,
    address: null,
    userAgent: null,
    by: 'password',
    sealedIDToken: null,
    ...at,
  };
}

const guQing = signInOf('gu_qing');

function recordingIn(location: string): LinkedFile {
  return { recordingID: 'r1', location, mime: 'video/mp4' };
}

let folder: string;
let now: Date;
let caller: SignInRow | undefined;
let state: RecordingState | undefined;
const media = () =>
  createMedia({
    ...{ store: createFolderStore(folder), key: KEY, now: () => now },
    viewerOf: async () => caller,
    stateOf: async () => state,
  });

beforeAll(async () => {
  const outside = await mkdtemp(join(tmpdir(), 'webexe-media-'));
  folder = join(outside, 'media');
  await mkdir(join(folder, 'a'), { recursive: true });
  await writeFile(join(outside, 'secret.mp4'), 'secret');
  await writeFile(join(folder, 'a/one.mp4'), BYTES);
  await utimes(join(folder, 'a/one.mp4'), MODIFIED, MODIFIED);
  await writeFile(join(folder, 'empty.mp4'), '');
});
afterAll(() => rm(join(folder, '..'), { recursive: true }));
beforeEach(() => {
  now = start;
  caller = guQing;
  state = 'ready';
});

async function linkTo(file = 'a/one.mp4'): Promise<string> {
  const link = await media().link(recordingIn(file), guQing, in10Minutes);
  if (!link) throw new Error(`no link to ${file}`);
  return link.url;
}

async function get(url: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> {
  const request = new Request(`http://127.0.0.1${url}`, { headers, method });
  return media().serve(request, url.replace('/media/', ''), 'request-1');
}

async function bodyOf(answer: Response): Promise<Buffer> {
  return Buffer.from(await answer.arrayBuffer());
}

async function codeOf(answer: Response): Promise<string> {
  return ((await answer.json()) as { error: { code: string } }).error.code;
}

describe('a link to a recording', () => {
  it('plays for whoever asked for it, and is kept by no cache', async () => {
    const answer = await get(await linkTo());
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'video/mp4',
      'content-length': '200000',
      'content-disposition': 'inline',
      'cache-control': 'private, no-store',
      'accept-ranges': 'bytes',
    });
    expect((await bodyOf(answer)).equals(BYTES)).toBe(true);
  });

  it.each(['text/html', 'image/svg+xml', 'application/xhtml+xml', 'video/mp4; x="', ''])(
    'shows nothing as a page that was said to be %s',
    async (mime) => {
      const link = await media().link({ ...recordingIn('a/one.mp4'), mime }, guQing, in10Minutes);
      const answer = await get(link?.url ?? '');
      expect(answer.headers.get('content-type')).toBe('application/octet-stream');
      expect(answer.headers.get('content-disposition')).toBe('attachment');
      await answer.body?.cancel();
    },
  );

  it('is over when its time is', async () => {
    const url = await linkTo();
    now = new Date(in10Minutes.getTime() - 1000);
    const last = await get(url, {}, 'HEAD');
    expect(last.status).toBe(200);
    now = in10Minutes;
    const late = await get(url);
    expect([late.status, await codeOf(late)]).toEqual([403, 'recording.linkExpired']);
  });

  it('plays for nobody else, and for nobody who signed out', async () => {
    const url = await linkTo();
    caller = signInOf('li_wei');
    expect((await get(url)).status).toBe(403);
    caller = undefined;
    const answer = await get(url);
    expect([answer.status, await codeOf(answer)]).toEqual([401, 'signIn.required']);
  });

  it.each(['trash', 'expired', undefined] as const)(
    'says so where its recording is %s meanwhile',
    async (now_) => {
      const url = await linkTo();
      state = now_;
      const answer = await get(url, { range: 'bytes=100-200' });
      expect(answer.status).toBe(409);
      expect(await answer.json()).toMatchObject({
        error: { code: 'recording.notPlayable', params: { recordingID: 'r1', state: now_ ?? null } },
      });
    },
  );

  it('cannot be made up or changed', async () => {
    const url = await linkTo();
    const ticket = createSignedTokens(KEY, mediaTicket).read(url.replace('/media/', ''));
    if (!ticket) throw new Error('not ours');
    const foreign = createSignedTokens(Buffer.alloc(32, 2), mediaTicket).sign(ticket);
    const [, mac = ''] = url.split('.');
    const swapped = `${Buffer.from(JSON.stringify({ ...ticket, file: 'b.mp4' })).toString('base64url')}.${mac}`;
    for (const token of [foreign, swapped, url.slice(7, -1), '', '.', 'x.y.z']) {
      expect((await get(`/media/${token}`)).status).toBe(404);
    }
  });

  it('is not given where the file is missing, and says so where it has gone since', async () => {
    expect(await media().link(recordingIn('a/none.mp4'), guQing, in10Minutes)).toBeNull();
    expect(await media().link(recordingIn('a'), guQing, in10Minutes)).toBeNull();
    await symlink(join(folder, 'a/one.mp4'), join(folder, 'gone.mp4'));
    const url = await linkTo('gone.mp4');
    await rm(join(folder, 'gone.mp4'));
    const answer = await get(url);
    expect([answer.status, await codeOf(answer)]).toEqual([404, 'recording.fileMissing']);
  });

  it.each([
    '../secret.mp4',
    'a/../../secret.mp4',
    '/etc/passwd',
    '..',
    '.',
    '',
    'a\\..\\..\\secret.mp4',
    'one.mp4\0.txt',
  ])('never leads out of the folder: %j', async (name) => {
    expect(mediaPath(folder, name)).toBeNull();
    expect(await media().link(recordingIn(name), guQing, in10Minutes)).toBeNull();
  });

  it('closes the file of a viewer who leaves in the middle', async () => {
    const answer = await get(await linkTo());
    const reader = answer.body?.getReader();
    expect((await reader?.read())?.value).toHaveLength(65_536);
    await reader?.cancel();
    expect((await reader?.read())?.done).toBe(true);
  });
});

describe('a part of a recording', () => {
  const last = BYTES.length - 1;

  it.each([
    ['bytes=0-499', 0, 499],
    ['bytes=500-', 500, last],
    ['bytes=-500', BYTES.length - 500, last],
    ['bytes=-999999', 0, last],
    ['bytes=199999-', last, last],
    ['bytes=100-999999', 100, last],
    ['bytes=65530-131080', 65_530, 131_080],
    ['BYTES=7-7', 7, 7],
  ])('%s is 206 with just that', async (range, from, to) => {
    const answer = await get(await linkTo(), { range });
    expect(answer.status).toBe(206);
    expect(answer.headers.get('content-range')).toBe(`bytes ${from}-${to}/${BYTES.length}`);
    expect(answer.headers.get('content-length')).toBe(String(to - from + 1));
    expect((await bodyOf(answer)).equals(BYTES.subarray(from, to + 1))).toBe(true);
  });

  it.each(['bytes=200000-', 'bytes=200000-200001', 'bytes=-0'])('%s is 416 with the size', async (range) => {
    const answer = await get(await linkTo(), { range });
    expect(answer.status).toBe(416);
    expect(answer.headers.get('content-range')).toBe('bytes */200000');
    expect(await bodyOf(answer)).toHaveLength(0);
  });

  it.each([
    'bytes=',
    'bytes=-',
    'bytes=9-3',
    'bytes=a-b',
    'items=0-1',
    'bytes=0-1,5-6',
    'bytes=0x10-',
    'nonsense',
  ])('%s is the whole file', async (range) => {
    const answer = await get(await linkTo(), { range });
    expect(answer.status).toBe(200);
    expect(await bodyOf(answer)).toHaveLength(BYTES.length);
  });

  it('is not for HEAD, which tells of the whole without its bytes', async () => {
    const answer = await get(await linkTo(), { range: 'bytes=0-1' }, 'HEAD');
    expect([answer.status, answer.headers.get('content-length')]).toEqual([200, '200000']);
    expect(await bodyOf(answer)).toHaveLength(0);
  });

  it('continues only the copy that it belongs to', async () => {
    const url = await linkTo();
    const etag = String((await get(url, {}, 'HEAD')).headers.get('etag'));
    const statusWith = async (ifRange: string): Promise<number> => {
      const answer = await get(url, { range: 'bytes=0-1', 'if-range': ifRange });
      await answer.body?.cancel();
      return answer.status;
    };
    expect(await statusWith(etag)).toBe(206);
    expect(await statusWith('Fri, 02 Jan 2026 03:04:05 GMT')).toBe(206);
    expect(await statusWith('"another"')).toBe(200);
    expect(await statusWith(`W/${etag}`)).toBe(200);
    expect(await statusWith('Fri, 02 Jan 2026 03:04:06 GMT')).toBe(200);
  });

  it('of an empty file is none', async () => {
    expect((await get(await linkTo('empty.mp4'), { range: 'bytes=0-' })).status).toBe(416);
    const whole = await get(await linkTo('empty.mp4'));
    expect([whole.status, whole.headers.get('content-length')]).toEqual([200, '0']);
    expect(readRange('bytes=-5', 0)).toEqual({ kind: 'unsatisfiable' });
  });
});
