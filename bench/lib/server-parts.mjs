// The server's own parts, bundled for a benchmark that wants them without sockets between.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from '../../scripts/lib/run.mjs';

const parts = `
  export { openEmbedded } from './server/stores/sql/pglite';
  export { openPostgres } from './server/stores/sql/postgres';
  export { createSqlStore } from './server/stores/sql/store';
  export { createWire2018 } from './server/roomservice/wire2018/app';
  export { createSigning } from './server/node/signing';
  export { createStreams } from './server/node/wire2018/streams';
  export { random } from './server/node/random';
  export { noTelemetry } from './server/roomservice/telemetry';
  export { startPostgres } from './test/support/postgres';
`;

/** @param {string} folder where the bundles go */
export async function loadServer(folder) {
  // Inside node_modules, so that packages are found from there.
  const cache = join(root, 'node_modules/.cache/bench');
  const common = /** @type {const} */ ({
    absWorkingDir: root,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
  });
  await build({
    ...common,
    stdin: { contents: parts, resolveDir: root, loader: 'ts' },
    outfile: join(cache, 'server-parts.mjs'),
  });
  const worker = join(cache, 'pglite-worker.mjs');
  await build({ ...common, entryPoints: ['server/stores/sql/pglite-worker.ts'], outfile: worker });
  const server = await import(pathToFileURL(join(cache, 'server-parts.mjs')).href);

  return {
    ...server,
    openPGlite: () =>
      server.openEmbedded({ dataDir: join(folder, 'pglite'), workerURL: pathToFileURL(worker) }),
    openPostgreSQL: async () => {
      const { url, stop } = await server.startPostgres();
      const pool = server.openPostgres(url);
      return {
        pool,
        close: async () => {
          await pool.end();
          await stop();
        },
      };
    },
  };
}
