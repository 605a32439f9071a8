import { createServer as createPlainServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { launcherFrame } from '../../src/launcher';

export interface PageServer {
  readonly port: number;
  close(): Promise<void>;
}

/** As strict as the console's own page, as far as the frame is concerned. */
const policy = (connect: string) =>
  `default-src 'none'; script-src 'self'; frame-src 'self'; connect-src ${connect}`;

/** Serves one page with the launcher in it (as `window.launcherSdk`) and the frame beside it. */
export async function servePage(options: {
  readonly programPort: number;
  /** Whether the page's policy lets it ask the program itself, as the second dialect does. */
  readonly mayConnect?: boolean;
  readonly tls?: { readonly key: string; readonly cert: string };
}): Promise<PageServer> {
  const script = await bundle();
  const connect = options.mayConnect ? `http://localhost:${options.programPort}` : "'none'";
  const answer: RequestListener = ({ url }, response) => {
    if (url === '/') {
      response
        .setHeader('Content-Type', 'text/html; charset=utf-8')
        .setHeader('Content-Security-Policy', policy(connect));
      response.end('<!doctype html><title>page</title><body><script src="/launcher.js"></script>');
    } else if (url === '/launcher.js') {
      response.setHeader('Content-Type', 'text/javascript; charset=utf-8').end(script);
    } else if (url === '/launcher-frame') {
      const { html, headers } = launcherFrame('dGVzdA==', { ports: [options.programPort] });
      response.writeHead(200, headers).end(html);
    } else {
      response.writeHead(404, { 'Content-Type': 'text/html' }).end('<!doctype html><title>not here</title>');
    }
  };
  const server = options.tls ? createSecureServer(options.tls, answer) : createPlainServer(answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port, // a TCP server's address is never a path
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../../src/launcher/index.ts', import.meta.url))],
    bundle: true,
    format: 'iife',
    globalName: 'launcherSdk',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}
