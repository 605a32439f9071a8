// npm start [-- --demo]: installs and builds what is missing or stale, then runs the server with the arguments given.
import { join } from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { become, root } from './lib/run.mjs';

bootstrap();
// Imported only now: building needs the packages that bootstrap may just have installed.
const { build } = await import('./build.mjs');
await build({ onlyStale: true });
become(['--enable-source-maps', join(root, 'dist/server/main.js'), ...process.argv.slice(2)]);
