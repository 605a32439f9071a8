import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** What index.html carries where the server puts the nonce of each response. */
const NONCE_PLACEHOLDER = '__CSP_NONCE__';

export default defineConfig(({ command, mode }) => ({
  plugins: [react(), mockWorker()],
  html: { cspNonce: command === 'build' ? NONCE_PLACEHOLDER : 'development' },
  // A constant, so that a production build drops the simulated RoomService and its import altogether.
  define: { 'import.meta.env.VITE_MOCK': JSON.stringify(mode === 'mock' ? '1' : '') },
  build: {
    outDir: 'dist/console',
    manifest: true,
    target: 'es2022',
    // The Content-Security-Policy has no data: for scripts and fonts, and a file is cached across pages.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
}));

/** Serves MSW's worker script while developing; it never reaches a production build. */
function mockWorker(): Plugin {
  const script = join(dirname(createRequire(import.meta.url).resolve('msw')), '../mockServiceWorker.js');
  return {
    name: 'mock-worker',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use('/mockServiceWorker.js', (_request, response) => {
        response.setHeader('Content-Type', 'text/javascript');
        response.setHeader('Cache-Control', 'no-cache');
        createReadStream(script).pipe(response);
      });
    },
  };
}
