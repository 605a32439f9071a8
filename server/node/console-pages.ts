import { randomBytes } from 'node:crypto';
import { consolePolicy, framePolicy, type Elsewhere } from './headers';
import type { StaticFiles } from './static-files';

/** What vite writes into index.html where the nonce of a response goes. */
const NONCE = '__CSP_NONCE__';
const FRAME = '/launcher-frame';
/** Paths that are never a screen of the console: nothing there means that it is missing. */
const NO_SCREEN = /^\/(api|assets|media)(\/|$)/;

/** Answers for the console's files and screens; null where there is nothing of that name. */
export function createConsolePages(files: StaticFiles, elsewhere: Elsewhere) {
  return async function serve(request: Request, path: string): Promise<Response | null> {
    if (path === FRAME) return framePage(files);
    const isPage = path.endsWith('.html');
    if (!isPage && files.has(path)) return files.serve(path, request);
    return isNavigation(request) && !NO_SCREEN.test(path) ? indexPage(files, elsewhere) : null;
  };
}

/** Somebody opens an address: the console itself knows which screen that is, or says that there is none. */
function isNavigation(request: Request): boolean {
  return (request.headers.get('accept') ?? '').includes('text/html');
}

async function indexPage(files: StaticFiles, elsewhere: Elsewhere): Promise<Response | null> {
  const html = await files.text('/index.html');
  if (html === null) return null;
  const nonce = randomBytes(16).toString('base64');
  return htmlPage(html.replaceAll(NONCE, nonce), consolePolicy(nonce, elsewhere));
}

/** The launcher's page for JSONP: see {@link framePolicy}. */
async function framePage(files: StaticFiles): Promise<Response | null> {
  const html = await files.text(`${FRAME}.html`);
  return html === null ? null : htmlPage(html, framePolicy);
}

function htmlPage(html: string, policy: string): Response {
  return new Response(html, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
      'Cache-Control': 'no-cache', // each answer has a nonce of its own
    },
  });
}
