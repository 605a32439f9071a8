// npm run backup -- <folder> and npm run restore -- <folder>: everything that an installation is, out and in again.
import { isAbsolute, join, resolve } from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { become, root } from './lib/run.mjs';

bootstrap();
const { build } = await import('./build.mjs');
await build({ onlyStale: true, only: 'server' });
// npm runs scripts in the project's folder; the person's own is where their relative path begins.
const home = process.env.INIT_CWD ?? process.cwd();
const args = process.argv.slice(2).map((arg, at) => (at === 0 || isAbsolute(arg) ? arg : resolve(home, arg)));
become(['--enable-source-maps', join(root, 'dist/server/backup-main.js'), ...args]);
