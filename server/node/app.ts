import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { HttpBindings } from '@hono/node-server';
import type { ProblemCode } from '../../contract/problems';
import { Problem, problemResponse } from '../roomservice/problem';
import { isWirePath } from '../roomservice/wire2018/routes';
import { createConsolePages } from './console-pages';
import { DOWNLOAD_ROUTE, type DownloadServer } from './downloads';
import { commonHeaders, dataPolicy } from './headers';
import { NGINX_ROUTE } from './ingest/nginx';
import { MEDIA_ROUTE, type MediaServer } from './media';
import { CALLBACKS_ROUTE, createOriginCheck } from './origin';
import { UPLOADS_ROUTE, type Tus } from './uploads/tus';
import { compressText, type StaticFiles } from './static-files';
import type { NodeCallers } from './callers';
import type { NodeLog } from './log';

const MAX_BODY_BYTES = 1024 * 1024;
/** GET stands for HEAD, too: hono looks for the one where the other is asked. */
const TUS_METHODS = ['OPTIONS', 'POST', 'GET', 'PATCH', 'DELETE'];

interface AppParts {
  readonly publicURL: URL;
  readonly roomService: { fetch(request: Request): Promise<Response> };
  /** Answers nginx's RTMP module; null: it takes no streams for us. */
  readonly nginx: ((request: Request, secret: string, event: string) => Promise<Response>) | null;
  /** Takes files from agents' PCs. */
  readonly tus: Tus;
  readonly wire2018: { fetch(request: Request): Promise<Response> };
  readonly callers: NodeCallers;
  readonly media: MediaServer;
  readonly downloads: DownloadServer;
  readonly console: StaticFiles;
  /** Of the live service that rooms are watched from; null: there is none. */
  readonly playHost: string | null;
  /** Where browsers fetch recordings from, besides us; null: nowhere. */
  readonly mediaOrigin: string | null;
  /** The SDK and its examples. */
  readonly forIntegrators: (request: Request, path: string) => Promise<Response | null>;
  /** Says how it is; throws while RoomService cannot work. */
  readonly ready: () => Promise<string>;
  readonly newID: () => string;
  readonly log: NodeLog;
  /** Answers `/metrics`; null: there is none. */
  readonly metrics: ((request: Request) => Promise<Response>) | null;
}
interface AppEnv {
  /** Empty where `fetch` is called without a socket. */
  Bindings: Partial<HttpBindings>;
  Variables: { requestID: string };
}

/** Everything that the server answers; listening is somebody else's. */
export function createApp(parts: AppParts): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const consolePage = createConsolePages(parts.console, parts);
  const mayWrite = createOriginCheck(parts.publicURL);
  const headersOfAll = Object.entries({
    ...commonHeaders(parts.publicURL),
    'Content-Security-Policy': dataPolicy,
    'Cache-Control': 'no-store',
  });

  app.use(async (c, next) => {
    const requestID = parts.newID();
    const began = performance.now();
    c.set('requestID', requestID);
    // Ours, whatever the caller wrote there: RoomService puts it into logs, audit and answers.
    c.req.raw.headers.set('X-Request-ID', requestID);
    await next();
    const { headers } = c.res;
    for (const [name, value] of headersOfAll) if (!headers.has(name)) headers.set(name, value);
    headers.set('X-Request-ID', requestID);
    parts.log.debug('request', {
      ...{ requestID, method: c.req.method, status: c.res.status },
      path: shownPath(c.req.path),
      ms: Math.round(performance.now() - began),
    });
  });
  // No page rides on a cookie here, so it may be any page's: this wire looks at no cookie, and limits bodies itself.
  app.use(async (c, next) => {
    if (!isWirePath(c.req.path)) return next();
    parts.callers.arrived(c.req.raw, c.env.incoming?.socket.remoteAddress);
    return parts.wire2018.fetch(c.req.raw);
  });
  const { nginx } = parts;
  // A program on a machine of ours shows a secret, not a page's origin.
  if (nginx) {
    app.post(`${NGINX_ROUTE}:secret/:event`, bodyLimit({ maxSize: 64 * 1024 }), (c) =>
      nginx(c.req.raw, c.req.param('secret'), c.req.param('event')),
    );
  }
  app.use(async (c, next) => (mayWrite(c.req.raw) ? next() : refusal('request.origin', c.get('requestID'))));
  // Their bodies are as long as they say, and are held to that as they come.
  app.on(TUS_METHODS, [UPLOADS_ROUTE, `${UPLOADS_ROUTE}/:uploadID`], async (c, next) => {
    parts.callers.arrived(c.req.raw, c.env.incoming?.socket.remoteAddress);
    const answer = await parts.tus(c.req.raw, c.req.param('uploadID') ?? null, c.get('requestID'));
    return answer ?? next();
  });
  app.use(
    bodyLimit({
      maxSize: MAX_BODY_BYTES,
      onError: (c) => refusal('request.tooLarge', String(c.get('requestID'))),
    }),
  );

  app.get('/healthz', (c) => c.text('alive'));
  app.get('/readyz', async (c) => {
    try {
      return c.text(await parts.ready());
    } catch (error) {
      parts.log.error('not ready', { requestID: c.get('requestID'), error: String(error) });
      return refusal('server.notReady', c.get('requestID'));
    }
  });
  const { metrics } = parts;
  if (metrics) app.get('/metrics', (c) => metrics(c.req.raw));
  app.all('/api/*', async (c) => {
    const request = c.req.raw;
    parts.callers.arrived(request, c.env.incoming?.socket.remoteAddress);
    return compressText(await parts.roomService.fetch(request), request);
  });
  app.get(`${MEDIA_ROUTE}:token`, (c) =>
    parts.media.serve(c.req.raw, c.req.param('token'), c.get('requestID')),
  );
  app.get(`${DOWNLOAD_ROUTE}:token`, (c) =>
    parts.downloads.serve(c.req.raw, c.req.param('token'), c.get('requestID')),
  );
  app.on(['GET', 'HEAD'], ['/sdk/*', '/examples/*'], async (c) => {
    return (await parts.forIntegrators(c.req.raw, c.req.path)) ?? c.notFound();
  });
  app.get('*', async (c) => (await consolePage(c.req.raw, c.req.path)) ?? c.notFound());

  app.notFound((c) => refusal('request.notFound', c.get('requestID')));
  app.onError((error, c) => {
    const requestID = c.get('requestID');
    parts.log.error('a request failed', { requestID, path: c.req.path, error: error.stack ?? String(error) });
    return refusal('server.failed', requestID);
  });
  return app;
}

/** Without what is a secret in it: a link to a recording, what nginx or a cloud shows. */
function shownPath(path: string): string {
  return (
    [MEDIA_ROUTE, DOWNLOAD_ROUTE, NGINX_ROUTE, CALLBACKS_ROUTE].find((route) => path.startsWith(route)) ??
    path
  );
}

function refusal(code: ProblemCode, requestID: string): Response {
  return problemResponse(new Problem(code), requestID);
}
