// npm run desktop:fake -- <launch URL>: the fake desktop program as a process, as the operating system would start it.
import { join } from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { become, root } from './lib/run.mjs';

bootstrap();
const { build } = await import('./build.mjs');
await build({ onlyStale: true, only: 'desktop' });
become(['--enable-source-maps', join(root, 'dist/desktop/fake.js'), ...process.argv.slice(2)]);
