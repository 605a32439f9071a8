import * as z from 'zod/mini';
import { Problem, problemResponse } from '../roomservice/problem';
import type { Downloads, Viewer } from '../roomservice/ports';
import { archiveName, fileName, fileNames } from '../roomservice/recordings/file-names';
import { zipOf, zipSize, type ZipEntry } from '../roomservice/recordings/zip';
import type { SignInRow } from '../roomservice/rows/people';
import type { RecordingRow } from '../roomservice/rows/recordings';
import { answered, directly, sendMedia, told, type DirectLink } from './media';
import { createSignedTokens } from './media-links';
import type { MediaStore } from './media-store';

export const DOWNLOAD_ROUTE = '/downloads/';

/** Which recordings, for which sign-in, until when the download may begin (seconds since 1970). */
const ticket = z.object({ recordingIDs: z.array(z.string()), signIn: z.string(), expires: z.number() });

interface DownloadParts {
  readonly key: Buffer;
  readonly store: MediaStore;
  readonly recordingOf: (recordingID: string, viewer: Viewer) => Promise<RecordingRow | undefined>;
  /** The sign-in or API token behind a request, where it still stands. */
  readonly viewerOf: (request: Request) => Promise<(Viewer & Pick<SignInRow, 'expiresAt'>) | undefined>;
  readonly now: () => Date;
  /** Left out: everything comes through this server. */
  readonly linkTo?: DirectLink;
}

export interface DownloadServer {
  /** Answers a GET or HEAD of `/downloads/<token>`. */
  serve(request: Request, token: string, requestID: string): Promise<Response>;
}

/** Files of recordings to keep, by links for one viewer: one as it is, by range; several as a ZIP made while it is read. */
export function createDownloads(parts: DownloadParts): Downloads & DownloadServer {
  const tokens = createSignedTokens(parts.key, ticket);
  return {
    has: async (location) => (await told(parts.store.bytesOf(location))) !== null,
    link: async (recordings, viewer, expiresAt) =>
      DOWNLOAD_ROUTE +
      tokens.sign({
        recordingIDs: recordings.map(({ recordingID }) => recordingID),
        signIn: viewer.tokenDigest,
        expires: Math.floor(expiresAt.getTime() / 1000),
      }),

    async serve(request, token, requestID) {
      const said = tokens.read(token);
      if (said === null) return problemResponse(new Problem('request.notFound'), requestID);
      const now = parts.now();
      const viewer = await parts.viewerOf(request);
      if (!viewer || viewer.expiresAt <= now)
        return problemResponse(new Problem('signIn.required'), requestID);
      if (said.expires * 1000 <= now.getTime() || said.signIn !== viewer.tokenDigest) {
        return problemResponse(new Problem('recording.linkExpired'), requestID);
      }
      const found = await Promise.all(said.recordingIDs.map((id) => parts.recordingOf(id, viewer)));
      const rows = found.flatMap((row) => (row?.state === 'ready' ? [row] : []));
      // All or nothing: an archive that lacks what was promised would look whole.
      const missing = () => problemResponse(new Problem('recording.fileMissing'), requestID);
      const [first] = rows;
      if (!first || rows.length < said.recordingIDs.length) return missing();
      return answered(requestID, async () => {
        if (rows.length === 1) {
          const { file: location, mime: kept } = first;
          const [mime, disposition] = [kept ?? 'application/octet-stream', asAttachment(fileName(first))];
          const seconds = Math.ceil(said.expires - now.getTime() / 1000);
          const direct = await directly(
            request,
            parts.linkTo?.(location ?? '', { mime, disposition, seconds }),
          );
          if (direct) return direct;
          const file = await told(parts.store.open(location ?? ''));
          return file ? sendMedia(request, file, mime, disposition) : missing();
        }
        const entries = await told(entriesOf(rows, parts.store));
        return entries ? sendZip(request, entries, archiveName(rows.length, now)) : missing();
      });
    },
  };
}

/** Null where a file is not there. Files are opened one after the other, when their turn comes. */
async function entriesOf(
  rows: readonly RecordingRow[],
  store: MediaStore,
): Promise<readonly ZipEntry[] | null> {
  const names = fileNames(rows);
  const entries: ZipEntry[] = [];
  for (const [index, row] of rows.entries()) {
    const location = row.file ?? '';
    const bytes = await store.bytesOf(location);
    if (bytes === null) return null;
    entries.push({
      name: names[index] ?? '',
      bytes,
      at: row.startedAt,
      async open() {
        const file = await store.open(location);
        if (!file) throw new Error('The file of a recording went away while others were sent');
        if (file.size > 0) return file.read(0, file.size - 1);
        await file.close();
        return new Blob([]).stream();
      },
    });
  }
  return entries;
}

function sendZip(request: Request, entries: readonly ZipEntry[], name: string): Response {
  const headers = {
    'Content-Type': 'application/zip',
    'Content-Length': String(zipSize(entries)),
    'Content-Disposition': asAttachment(name),
    'Cache-Control': 'private, no-store',
  };
  return new Response(request.method === 'HEAD' ? null : zipOf(entries), { headers });
}

/** The name in UTF-8 (RFC 6266), and for what is older without what ASCII has not. */
function asAttachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]+/g, '_').replaceAll(/["\\]/g, '_');
  const coded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${coded}`;
}
