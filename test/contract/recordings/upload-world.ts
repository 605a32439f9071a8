import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Upload } from '../../../contract/uploads';
import { createMedia } from '../../../server/node/media';
import { createFolderStore } from '../../../server/node/media-store';
import { createMediaWork } from '../../../server/node/processing/media-work';
import { createTus, UPLOADS_ROUTE } from '../../../server/node/uploads/tus';
import type { Ports } from '../../../server/roomservice/ports';
import { createReceiving } from '../../../server/roomservice/uploads/receive';
import { aClock, PASSWORD } from '../../support/doubles';
import { aRoomService } from '../../support/roomservice';
import { createBrowser, type Browser } from '../../support/roomservice-client';
import { at } from '../../support/rows';

const log = { debug: () => undefined, info: () => undefined, error: () => undefined };

export type UploadWorld = Awaited<ReturnType<typeof anUploadWorld>>;

/** RoomService that takes files by tus into a folder, with real ffmpeg; the disk has as much room as a test says. */
export async function anUploadWorld(given: Partial<Pick<Ports, 'store'>> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'webexe-upload-'));
  const clock = aClock(at(3600));
  const store = createFolderStore(folder);
  const media = createMedia({
    ...{ store, key: Buffer.alloc(32, 8), now: clock.now },
    viewerOf: async () => undefined,
    stateOf: async () => 'ready',
  });
  const mediaWork = createMediaWork({ store, workFolder: join(folder, 'work'), log });
  const world = aRoomService({ clock, media, mediaWork, ...given });
  const tus = await createTus({
    ...{ receiving: createReceiving(world.ports), mediaDir: folder, log },
    maxBytes: world.ports.service.uploads.maxBytes,
  });
  const service = {
    async fetch(request: Request): Promise<Response> {
      const { pathname } = new URL(request.url);
      const isUploads = pathname === UPLOADS_ROUTE || /^\/api\/uploads\/[^/]+$/.test(pathname);
      const id = pathname.slice(UPLOADS_ROUTE.length + 1) || null;
      return (isUploads ? await tus(request, id, 'a-request') : null) ?? world.service.fetch(request);
    },
  };
  return {
    ...world,
    clock,
    folder,
    stranger: (): Browser => createBrowser(service),
    browserOf: (userID: string): Browser => createBrowser(service, { userID, password: PASSWORD }),
    async close() {
      await world.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const tusHeaders = { 'tus-resumable': '1.0.0' };

interface Named {
  readonly name?: string;
  readonly type?: string;
  readonly fileAt?: string;
  readonly zone?: string;
}

/** Announces a file; the answer's Location says where its bytes go. */
export function announce(
  browser: Browser,
  bytes: number,
  { name = '2026_11_20_09_30_00.mp4', type = 'video/mp4', ...more }: Named = {},
): Promise<Response> {
  const said = { filename: name, filetype: type, ...more };
  const metadata = Object.entries(said)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',');
  const headers = { ...tusHeaders, 'upload-length': String(bytes), 'upload-metadata': metadata };
  return browser.send('/api/uploads', { method: 'POST', headers });
}

/** Announces what a browser records of its call, however long it becomes. */
export function announceMix(
  browser: Browser,
  callID: string,
  more: Readonly<Record<string, string>> = { filetype: 'video/webm;codecs=vp8,opus' },
): Promise<Response> {
  const metadata = Object.entries({ purpose: 'mix', callID, ...more })
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',');
  const headers = { ...tusHeaders, 'upload-defer-length': '1', 'upload-metadata': metadata };
  return browser.send('/api/uploads', { method: 'POST', headers });
}

/** Sends bytes from there on; `whole` says how long all of it is. */
export function sendBytes(
  browser: Browser,
  location: string,
  offset: number,
  bytes: Uint8Array<ArrayBuffer>,
  whole: number | null = null,
): Promise<Response> {
  const headers = {
    ...tusHeaders,
    ...(whole !== null && { 'upload-length': String(whole) }),
    'content-type': 'application/offset+octet-stream',
    'content-length': String(bytes.byteLength),
    'upload-offset': String(offset),
  };
  return browser.send(location, { method: 'PATCH', headers, body: bytes });
}

/** How much of it is here. */
export async function offsetOf(browser: Browser, location: string): Promise<number> {
  const answer = await browser.send(location, { method: 'HEAD', headers: tusHeaders });
  return Number(answer.headers.get('upload-offset'));
}

export function giveUp(browser: Browser, location: string): Promise<Response> {
  return browser.send(location, { method: 'DELETE', headers: tusHeaders });
}

/** Sends a whole file; answers its uploadID. */
export async function sendWhole(
  browser: Browser,
  bytes: Uint8Array<ArrayBuffer>,
  named: Named = {},
): Promise<string> {
  const location = (await announce(browser, bytes.byteLength, named)).headers.get('location') ?? '';
  const { status } = await sendBytes(browser, location, 0, bytes);
  if (status !== 204) throw new Error(`Sending answered ${status}`);
  return location.slice(UPLOADS_ROUTE.length + 1);
}

export async function uploadsOf(browser: Browser): Promise<readonly Upload[]> {
  return ((await browser.call('listUploads')).body as { items: Upload[] }).items;
}

export async function codeOf(answer: Response): Promise<string> {
  return ((await answer.json()) as { error: { code: string } }).error.code;
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
