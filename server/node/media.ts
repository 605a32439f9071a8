import { problemResponse, Problem } from '../roomservice/problem';
import type { RecordingState } from '../../contract/recordings';
import { createSignedTokens, mediaTicket } from './media-links';
import type { MediaFile } from './media-files';
import { PlaceAway, type MediaStore } from './media-store';
import { PARTS_FOLDER, partStart } from './ingest/part-names';
import { readRange, sameFile } from './range';
import type { Media, MediaPart, Viewer } from '../roomservice/ports';
import type { SignInRow } from '../roomservice/rows/people';

/** What we make, and what players are for. Whoever sent a file said what it is: a page of theirs is never one of ours. */
const sendable = /^((video|audio)\/[\w.+-]+|image\/jpeg|application\/json)$/;

export const MEDIA_ROUTE = '/media/';

/** A link to a file itself that is good for so long; null where it comes through this server. */
export type DirectLink = (
  location: string,
  wanted: { readonly mime: string; readonly disposition: string; readonly seconds: number },
) => Promise<string | null>;

interface MediaParts {
  readonly store: MediaStore;
  readonly key: Buffer;
  /** The sign-in or API token behind a request, where it still stands. */
  readonly viewerOf: (request: Request) => Promise<(Viewer & Pick<SignInRow, 'expiresAt'>) | undefined>;
  readonly now: () => Date;
  /** Left out: everything comes through this server. */
  readonly linkTo?: DirectLink;
  /** What became of a recording; undefined where there is none, or none any more for this viewer. */
  readonly stateOf: (recordingID: string, viewer: Viewer) => Promise<RecordingState | undefined>;
}

export interface MediaServer {
  /** Answers a GET or HEAD of `/media/<token>`. */
  serve(request: Request, token: string, requestID: string): Promise<Response>;
}

/** Recordings' files: links for one viewer, and the handler that serves them with range requests. */
export function createMedia(parts: MediaParts): Media & MediaServer {
  const { store } = parts;
  const links = createSignedTokens(parts.key, mediaTicket);
  return {
    async link({ recordingID, location: file, mime }, viewer, expiresAt) {
      if ((await told(store.bytesOf(file))) === null) return null;
      const expires = Math.floor(expiresAt.getTime() / 1000);
      const { userID, tokenDigest: signIn } = viewer;
      return { url: MEDIA_ROUTE + links.sign({ recordingID, file, mime, userID, signIn, expires }), mime };
    },

    partsOf: (stream) => partsIn(store, stream),
    describe: (location) => store.describe(location),
    bytesOf: (location) => store.bytesOf(location),
    delete: (location) => store.delete(location),

    async serve(request, token, requestID) {
      const ticket = links.read(token);
      if (ticket === null) return problemResponse(new Problem('request.notFound'), requestID);
      const now = parts.now();
      const viewer = await parts.viewerOf(request);
      if (!viewer || viewer.expiresAt <= now)
        return problemResponse(new Problem('signIn.required'), requestID);
      if (ticket.expires * 1000 <= now.getTime() || ticket.signIn !== viewer.tokenDigest) {
        return problemResponse(new Problem('recording.linkExpired'), requestID);
      }
      // Whoever plays what is put into the trash meanwhile, or is theirs to play no more, hears so at the next piece.
      const state = await parts.stateOf(ticket.recordingID, viewer);
      if (state === undefined || state === 'trash' || state === 'expired') {
        const about = { recordingID: ticket.recordingID, state: state ?? null };
        return problemResponse(new Problem('recording.notPlayable', about), requestID);
      }
      return answered(requestID, async () => {
        const { file: location, mime, expires } = ticket;
        // What a script reads or a page shows small stays with us: only players follow to another origin.
        if (/^(video|audio)\//.test(mime)) {
          const seconds = Math.ceil(expires - now.getTime() / 1000);
          const direct = await directly(
            request,
            parts.linkTo?.(location, { mime, disposition: 'inline', seconds }),
          );
          if (direct) return direct;
        }
        const file = await told(store.open(ticket.file));
        if (file === null) throw new Problem('recording.fileMissing');
        return sendMedia(request, file, ticket.mime);
      });
    },
  };
}

/** Whoever asked for a file hears that its place does not answer; that is no missing file. */
export async function told<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    throw error instanceof PlaceAway ? new Problem('recording.placeAway') : error;
  }
}

/** Sends the browser there, if there is where to; a link is signed for GET alone. */
export async function directly(
  { method }: Request,
  link: Promise<string | null> | undefined,
): Promise<Response | null> {
  const url = method === 'GET' ? await link : null;
  if (!url) return null;
  return new Response(null, {
    status: 302,
    headers: { Location: url, 'Cache-Control': 'private, no-store' },
  });
}

export async function answered(requestID: string, answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof Problem) return problemResponse(error, requestID);
    throw error;
  }
}

/** A file, or the part of it that was asked for. */
export async function sendMedia(
  request: Request,
  file: MediaFile,
  mime: string,
  disposition = 'inline',
): Promise<Response> {
  const etag = `"${file.size.toString(36)}-${Math.floor(file.modified.getTime()).toString(36)}"`;
  const isSendable = sendable.test(mime);
  const headers = new Headers({
    'Content-Type': isSendable ? mime : 'application/octet-stream',
    'Content-Disposition': isSendable ? disposition : disposition.replace(/^inline/, 'attachment'),
    'Cache-Control': 'private, no-store',
    'Accept-Ranges': 'bytes',
    ETag: etag,
    'Last-Modified': file.modified.toUTCString(),
  });
  // A Range header means something to GET alone.
  const wanted =
    request.method === 'GET' && sameFile(request.headers.get('if-range'), etag, file.modified)
      ? readRange(request.headers.get('range'), file.size)
      : { kind: 'whole' as const };

  if (wanted.kind === 'unsatisfiable') {
    await file.close();
    headers.set('Content-Range', `bytes */${file.size}`);
    headers.delete('Content-Type');
    return new Response(null, { status: 416, headers });
  }
  const { start, end } = wanted.kind === 'part' ? wanted : { start: 0, end: file.size - 1 };
  headers.set('Content-Length', String(end - start + 1));
  if (wanted.kind === 'part') headers.set('Content-Range', `bytes ${start}-${end}/${file.size}`);
  const status = wanted.kind === 'part' ? 206 : 200;
  if (request.method === 'HEAD' || file.size === 0) {
    await file.close();
    return new Response(null, { status, headers });
  }
  return new Response(file.read(start, end), { status, headers });
}

async function partsIn(store: MediaStore, stream: string): Promise<readonly MediaPart[]> {
  const parts: MediaPart[] = [];
  for (const name of await store.namesIn(PARTS_FOLDER)) {
    const startedAt = partStart(stream, name);
    const location = `${PARTS_FOLDER}/${name}`;
    const bytes = startedAt && (await store.bytesOf(location));
    if (startedAt && bytes !== null) parts.push({ location, bytes, startedAt });
  }
  return parts.sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime());
}
