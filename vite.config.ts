import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, runnerImport, type Plugin } from 'vite';
import type * as framePage from './src/launcher/frame/page';
import type * as frameScripts from './src/launcher/frame/script';

/** What index.html carries where the server puts the nonce of each response. */
const NONCE_PLACEHOLDER = '__CSP_NONCE__';

/** Where the desktop program of 2018 may listen. */
const PROGRAM_PORTS = [48887, 48888];

export default defineConfig(({ command, mode }) => ({
  plugins: [react(), mockWorker(), launcherFramePage(), nonceForEveryStyle()],
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
    chunkSizeWarningLimit: 1000, // the budgets are size-limit's
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

/**
 * The page in which the launcher asks the desktop program by JSONP. It is no part of the console's own bundle: while
 * developing it is answered with its own policy; a build leaves a page and its script for the server to do the same.
 */
function launcherFramePage(): Plugin {
  const load = async <Module>(path: string): Promise<Module> => (await runnerImport<Module>(path)).module;
  return {
    name: 'launcher-frame',
    async configureServer(server) {
      const { launcherFrame } = await load<typeof framePage>('./src/launcher/frame/page.ts');
      server.middlewares.use('/launcher-frame', (_request, response) => {
        const { html, headers } = launcherFrame('development');
        for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
        response.end(html);
      });
    },
    async generateBundle() {
      const { frameScript } = await load<typeof frameScripts>('./src/launcher/frame/script.ts');
      this.emitFile({ type: 'asset', fileName: 'launcher-frame.js', source: frameScript(PROGRAM_PORTS) });
      this.emitFile({
        type: 'asset',
        fileName: 'launcher-frame.html',
        source:
          '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Launcher channel</title>' +
          '<script src="/launcher-frame.js"></script></head><body></body></html>',
      });
    },
  };
}

/**
 * antd's dialogs lock the page's scrolling by a style element that they make without the nonce that they were given
 * (@rc-component/portal, useScrollLocker), which the Content-Security-Policy refuses. The one place where they make
 * style elements takes the nonce from the page instead. A build fails if that place has changed.
 */
function nonceForEveryStyle(): Plugin {
  const made = "const styleNode = document.createElement('style');";
  return {
    name: 'nonce-for-every-style',
    apply: 'build',
    transform(code, id) {
      if (!id.endsWith('@rc-component/util/es/Dom/dynamicCSS.js')) return null;
      if (!code.includes(made))
        this.error('dynamicCSS.js no longer makes its style elements as this plugin knows it');
      const nonce = `document.querySelector('meta[property="csp-nonce"]')?.nonce ?? ''`;
      return { code: code.replace(made, `${made} styleNode.nonce = ${nonce};`), map: null };
    },
  };
}
