// npm run desktop:fake: the fake desktop program as a process, as the operating system would start it, or registered so
// that the operating system does start it for a clicked link.
import { closeSync, existsSync, openSync, readSync, statSync, watchFile, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { become, root } from './lib/run.mjs';
import { places, register, unregister } from './lib/scheme.mjs';

const words = process.argv.slice(2);

if (words.includes('--register') || words.includes('--unregister')) await registration();
else await runProgram();

async function runProgram() {
  bootstrap();
  const { build } = await import('./build.mjs');
  await build({ onlyStale: true, only: 'desktop' });
  become(['--enable-source-maps', join(root, 'dist/desktop/fake.js'), ...words]);
}

async function registration() {
  if (process.platform !== 'linux') {
    console.error(
      'Registering works on Linux. Elsewhere, have the system open txcloudroom:// links with this command, and the link behind it:',
    );
    console.error(`  "${process.execPath}" "${join(root, 'scripts/desktop.mjs')}"`);
    process.exitCode = 1;
    return;
  }
  if (words.includes('--unregister')) {
    const done = unregister();
    console.log(done.length > 0 ? done.join('\n') : 'It was not registered; nothing was changed.');
    return;
  }
  const { log } = places();
  const options = words.filter((word) => word !== '--register');
  const script = join(root, 'scripts/desktop.mjs');
  for (const line of register([process.execPath, script, '--log', log, ...options])) console.log(line);
  if (!existsSync(log)) writeFileSync(log, '');
  console.log(`
Clicked txcloudroom:// links now start the fake desktop program. It has no window; what it does is in
  ${log}
Undo:  npm run desktop:fake -- --unregister`);
  if (process.stdout.isTTY) follow(log);
}

/**
 * Shows what is added to a file, until the person ends it.
 * @param {string} file
 */
function follow(file) {
  console.log('Following that file; Ctrl+C ends the following, not the registration.\n');
  let shown = statSync(file).size;
  watchFile(file, { interval: 300 }, ({ size }) => {
    if (size < shown) shown = 0; // begun anew
    const bytes = Buffer.alloc(size - shown);
    const handle = openSync(file, 'r');
    readSync(handle, bytes, 0, bytes.length, shown);
    closeSync(handle);
    shown = size;
    process.stdout.write(bytes);
  });
}
