import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.ts': 'text/plain; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};
const COMPRESSIBLE = /^(text\/|application\/json|application\/manifest|image\/svg)/;
const WORTH_COMPRESSING = 1024;

/** What vite names by its content never changes under its name. */
const HASHED = /^\/assets\/.+-[\w-]{8}\.\w+$/;
/** Of the build, not of the product. */
const HIDDEN = /^\/\.|\.(br|gz)$/;

type Encoding = 'br' | 'gzip' | 'identity';

/** The files of a built page, kept in memory with their compressed forms. Only what was there at the start is served. */
export interface StaticFiles {
  has(path: string): boolean;
  text(path: string): Promise<string | null>;
  serve(path: string, request: Request): Promise<Response>;
}

export async function loadStaticFiles(folder: string): Promise<StaticFiles> {
  const files = new Map((await pathsIn(folder)).map((path) => [path, createFile(join(folder, path), path)]));
  return {
    has: (path) => files.has(path),
    text: async (path) => (await files.get(path)?.bytes('identity'))?.toString('utf8') ?? null,
    async serve(path, request) {
      const file = files.get(path);
      if (!file) return new Response(null, { status: 404 });
      const encoding = file.compressible
        ? accepted(request.headers.get('accept-encoding') ?? '')
        : 'identity';
      const [bytes, etag] = await Promise.all([file.bytes(encoding), file.etag(encoding)]);
      const headers = new Headers({
        'Content-Type': file.type,
        'Cache-Control': HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
        ETag: etag,
      });
      if (file.compressible) headers.set('Vary', 'Accept-Encoding');
      if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
      if (encoding !== 'identity') headers.set('Content-Encoding', encoding);
      headers.set('Content-Length', String(bytes.length));
      return new Response(request.method === 'HEAD' ? null : new Uint8Array(bytes), { headers });
    },
  };
}

function createFile(file: string, path: string) {
  const type = TYPES[extname(path)] ?? 'application/octet-stream';
  const forms = new Map<Encoding, Promise<Buffer>>();

  function bytes(encoding: Encoding): Promise<Buffer> {
    const kept = forms.get(encoding);
    if (kept) return kept;
    const made =
      encoding === 'identity'
        ? readFile(file)
        : bytes('identity').then((whole) => compress(file, whole, encoding));
    // A file that could not be read may be readable the next time.
    made.catch(() => forms.delete(encoding));
    forms.set(encoding, made);
    return made;
  }

  return {
    type,
    compressible: COMPRESSIBLE.test(type),
    bytes,
    async etag(encoding: Encoding) {
      const digest = createHash('sha256')
        .update(await bytes('identity'))
        .digest('base64url')
        .slice(0, 22);
      return `"${digest}${encoding === 'identity' ? '' : `-${encoding}`}"`;
    },
  };
}

/** The form that the build left beside the file, or one made now. */
async function compress(file: string, whole: Buffer, encoding: 'br' | 'gzip'): Promise<Buffer> {
  const beside = await readFile(`${file}.${encoding === 'br' ? 'br' : 'gz'}`).catch(() => null); // most builds leave none
  if (beside) return beside;
  return encoding === 'br'
    ? promisify(brotliCompress)(whole, {
        params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: whole.length },
      })
    : promisify(gzip)(whole, { level: 9 });
}

/** The best encoding that the browser takes; `q=0` refuses one. */
export function accepted(header: string): Encoding {
  const taken = (name: string): boolean =>
    new RegExp(`(^|,)\\s*${name}\\s*(,|;\\s*q=(1|0?\\.\\d*[1-9])|$)`, 'i').test(header);
  return taken('br') ? 'br' : taken('gzip') ? 'gzip' : 'identity';
}

/** JSON or a page of some length, compressed where the caller takes it; what is short, as every secret is, stays as it is. */
export async function compressText(answer: Response, request: Request): Promise<Response> {
  if (!/^(application\/json|text\/html)/.test(answer.headers.get('content-type') ?? '')) return answer;
  const body = Buffer.from(await answer.arrayBuffer());
  const headers = new Headers(answer.headers);
  headers.append('Vary', 'Accept-Encoding');
  const gzips = accepted(request.headers.get('accept-encoding') ?? '') !== 'identity';
  if (!gzips || body.length <= WORTH_COMPRESSING)
    return new Response(body, { status: answer.status, headers });
  headers.set('Content-Encoding', 'gzip');
  headers.delete('Content-Length');
  return new Response(new Uint8Array(await promisify(gzip)(body, { level: 5 })), {
    status: answer.status,
    headers,
  });
}

/** None where the folder is missing: without a built console the API works all the same. */
async function pathsIn(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => `/${relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')}`)
    .filter((path) => !HIDDEN.test(path));
}
