import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import { Metadata, Server } from '@tus/server';
import { Problem, problemResponse } from '../../roomservice/problem';
import type { UploadRow } from '../../roomservice/rows/uploads';
import type { Receiving } from '../../roomservice/uploads/receive';
import { uploadLocation } from '../../roomservice/uploads/location';
import type { NodeLog } from '../log';
import { bytesOf, flush } from './files';
import { knownUploads } from './known-uploads';
import { refusalOf } from './refusal';

export const UPLOADS_ROUTE = '/api/uploads';
const TELL_EVERY_MS = 2000;

interface TusOptions {
  readonly receiving: Receiving;
  readonly mediaDir: string;
  readonly maxBytes: number;
  readonly log: NodeLog;
}

/** Answers a request of the tus protocol; null where it is none. */
export type Tus = (request: Request, uploadID: string | null, requestID: string) => Promise<Response | null>;

/**
 * The tus protocol by its own server, over files of the media folder. Who may send what is RoomService's, and asked
 * before; how much of a file is here, its length says alone, so that it is right after any crash.
 */
export async function createTus({ receiving, mediaDir, maxBytes, log }: TusOptions): Promise<Tus> {
  const folder = join(mediaDir, 'uploads');
  await mkdir(folder, { recursive: true });
  const pathOf = (uploadID: string): string => join(folder, uploadID);
  const made = new WeakMap<Request, string>();
  const told = new Map<string, number>();
  const server = new Server({
    path: UPLOADS_ROUTE,
    datastore: new FileStore({ directory: folder, configstore: knownUploads(receiving) }),
    maxSize: maxBytes,
    relativeLocation: true,
    allowedOrigins: [],
    // Whom another tab or a broken line left behind is cut off by whoever goes on.
    lockDrainTimeout: 1000,
    namingFunction: (request) => made.get(request) ?? '',
  });

  async function create(request: Request): Promise<Response> {
    const sender = await receiving.sender(request);
    const said = metadataOf(request);
    const mixOf = mixOfCall(said);
    const bytes = lengthOf(request, mixOf !== null);
    if (mixOf === null) await receiving.mustHold(bytes ?? 0);
    const row = await receiving.create(sender, request, {
      ...{ mixOf, bytes },
      recordedMs: said['recordedMs'] ?? '',
      fileName: said['filename'] ?? (mixOf === null ? '' : 'mix.webm'),
      mime: said['filetype'] ?? '',
      fileAt: said['fileAt'] ?? '',
      zone: said['zone'] ?? '',
    });
    made.set(request, row.uploadID);
    return server.handleWeb(request);
  }

  async function look(request: Request, uploadID: string): Promise<Response> {
    const row = await receiving.find(await receiving.sender(request), uploadID);
    if (row.location !== null) return allHere(row, 200);
    // A server died between the last byte and the note of it.
    if (row.bytes !== null && (await bytesOf(pathOf(uploadID))) === row.bytes) await complete(row);
    return server.handleWeb(request);
  }

  async function take(request: Request, uploadID: string): Promise<Response> {
    const row = await receiving.find(await receiving.sender(request), uploadID);
    const isMix = row.purpose === 'mix';
    if (row.location !== null && (!isMix || endsHere(request, row))) return allHere(row, 204);
    // A call cannot be repeated: its mix is taken until nothing can be written.
    if (isMix) await receiving.mustRun(row);
    else await receiving.mustHold(Number(request.headers.get('content-length') ?? 0));
    const response = await server.handleWeb(request);
    const here = await bytesOf(pathOf(uploadID));
    if (here !== null && here > row.received) await flush(pathOf(uploadID));
    const all = isMix ? (await receiving.get(uploadID))?.bytes : row.bytes;
    if (here !== null && here === all) await complete(row);
    else if (isMix && here !== null && here !== row.received) await receiving.grew(uploadID, here);
    else if (here !== null && here !== row.received) await tell(uploadID, here);
    return response;
  }

  /** Every couple of seconds is enough for whoever watches. */
  async function tell(uploadID: string, here: number): Promise<void> {
    const now = performance.now();
    if (now - (told.get(uploadID) ?? -TELL_EVERY_MS) < TELL_EVERY_MS) return;
    told.set(uploadID, now);
    await receiving.grew(uploadID, here);
  }

  async function complete({ uploadID }: UploadRow): Promise<void> {
    told.delete(uploadID);
    await flush(pathOf(uploadID));
    await receiving.complete(uploadID, uploadLocation(uploadID));
    log.info('a file has come', { uploadID });
  }

  async function remove(request: Request, uploadID: string): Promise<Response> {
    await receiving.remove(await receiving.sender(request), uploadID);
    told.delete(uploadID);
    await rm(pathOf(uploadID), { force: true });
    return new Response(null, { status: 204, headers: { 'Tus-Resumable': '1.0.0' } });
  }

  return async (request, uploadID, requestID) => {
    const { method } = request;
    if (method === 'OPTIONS') return server.handleWeb(request);
    if (!request.headers.has('tus-resumable')) return null;
    try {
      mustBeTaken(request);
      if (uploadID === null) return method === 'POST' ? await answered(create(request), requestID) : null;
      if (method === 'HEAD') return await answered(look(request, uploadID), requestID);
      if (method === 'PATCH') return await answered(take(request, uploadID), requestID);
      if (method === 'DELETE') return await remove(request, uploadID);
      return null;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return inTus(problemResponse(error, requestID));
    }
  };

  /** What the tus server refuses it says in words of its own. */
  async function answered(answer: Promise<Response>, requestID: string): Promise<Response> {
    const response = await answer;
    if (response.status < 400) return response;
    if (response.status >= 500) {
      await receiving.mustHold(1);
      log.error('a piece of a file was not taken', { requestID, why: await response.text() });
    }
    return inTus(problemResponse(refusalOf(response), requestID));
  }
}

/** Whatever the tus server would refuse after its row was made. */
function mustBeTaken({ headers }: Request): void {
  if (headers.get('tus-resumable') !== '1.0.0') throw badHeader('tus-resumable');
  if (headers.has('upload-concat')) throw badHeader('upload-concat');
}

/** Of which call it is a mix; null for a file from a PC. */
function mixOfCall({ purpose, callID }: Readonly<Record<string, string | null>>): string | null {
  if (purpose === undefined || purpose === 'screen') return null;
  if (purpose === 'mix' && callID) return callID;
  throw badHeader('upload-metadata');
}

/** Null for what is still made, and says `Upload-Defer-Length`. */
function lengthOf({ headers }: Request, mayComeLater: boolean): number | null {
  const said = headers.get('upload-length');
  if (said === null && mayComeLater && headers.get('upload-defer-length') === '1') return null;
  const bytes = Number(said);
  if (!/^\d+$/.test(said ?? '') || !Number.isSafeInteger(bytes)) throw badHeader('upload-length');
  return bytes;
}

/** A last piece that is sent once more, since its answer was lost. */
function endsHere({ headers }: Request, { received }: UploadRow): boolean {
  const [from, length] = [headers.get('upload-offset'), headers.get('content-length')];
  return from !== null && length !== null && Number(from) + Number(length) === received;
}

function allHere({ bytes, received }: UploadRow, status: 200 | 204): Response {
  const all = String(bytes ?? received);
  const headers = { 'Tus-Resumable': '1.0.0', 'Upload-Offset': all, 'Upload-Length': all };
  return new Response(null, { status, headers });
}

function inTus(response: Response): Response {
  response.headers.set('Tus-Resumable', '1.0.0');
  return response;
}

function metadataOf(request: Request): Readonly<Record<string, string | null>> {
  const said = request.headers.get('upload-metadata');
  if (!said) return {};
  try {
    return Metadata.parse(said);
  } catch {
    throw badHeader('upload-metadata');
  }
}

function badHeader(path: string): Problem {
  return new Problem('request.invalid', undefined, [{ path, code: 'malformed' }]);
}
