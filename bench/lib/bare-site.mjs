// Builds the bare antd pages as a production build of their own and serves them like our server does: compressed, cached
// for ever by name, over HTTP/1.1 on 127.0.0.1, with the same rows to list.
import { createServer } from 'node:http';
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { compressFolder } from '../../scripts/lib/compress.mjs';
import { root } from '../../scripts/lib/run.mjs';

const OUT = join(root, 'dist/bench-bare');
const TYPES = /** @type {Record<string, string>} */ ({
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
});

export async function buildBareSite() {
  rmSync(OUT, { recursive: true, force: true });
  await build({
    configFile: false,
    root: join(root, 'bench/bare'),
    logLevel: 'warn',
    plugins: [react()],
    build: {
      outDir: OUT,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2000,
      rolldownOptions: {
        input: ['login.html', 'table.html'].map((page) => join(root, 'bench/bare', page)),
      },
    },
  });
  await compressFolder(OUT);
}

/**
 * @param {readonly unknown[]} rows what the list shows
 * @returns {Promise<{ origin: string, close(): void }>}
 */
export async function serveBareSite(rows) {
  const files = new Map(
    readdirSync(OUT, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(OUT.length), readFileSync(path)]),
  );
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://bench');
    const brotli = files.get(`${url.pathname}.br`);
    const file = brotli ?? files.get(url.pathname);
    if (url.pathname === '/rows') {
      const size = Number(url.searchParams.get('size'));
      const from = (Number(url.searchParams.get('page')) - 1) * size;
      const body = gzipSync(JSON.stringify({ items: rows.slice(from, from + size), total: rows.length }));
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }).end(body);
    } else if (file) {
      const cache = url.pathname.endsWith('.html') ? 'no-cache' : 'public, max-age=31536000, immutable';
      response
        .writeHead(200, {
          'Content-Type': TYPES[extname(url.pathname)] ?? 'application/octet-stream',
          ...(brotli && { 'Content-Encoding': 'br' }),
          'Cache-Control': cache,
        })
        .end(file);
    } else {
      response.writeHead(404).end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening on TCP');
  return { origin: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}
