// npm run bench:recordings [-- RUNS [ROWS]]: recordings in Chromium, from the end of a push to the picture, a file that is
// sent beside one that is copied, then what their library asks RoomService for over 1,000,000 of them, on both databases.
// One JSON line per measurement on stdout (push_to_ready, first_frame, seek, upload, search, facets); notes on stderr.
// What cannot be measured ends it with an error.
import { bootstrap } from '../scripts/bootstrap.mjs';
import { ensureChromium } from '../scripts/lib/parts.mjs';
import { print } from './lib/measure.mjs';
import { measureLibrary } from './recordings-library.mjs';

bootstrap();
const { chromium } = await import('@playwright/test');
const { build } = await import('../scripts/build.mjs');
const { measureMedia } = await import('./lib/recording-media.mjs');
const { measureUpload } = await import('./recordings-upload.mjs');

const RUNS = Number(process.argv[2] ?? 30);
const ROWS = Number(process.argv[3] ?? 1_000_000);
const UPLOAD_MB = 256;
const MEDIA_RUNS = Math.min(RUNS, 10);

await build({ onlyStale: true });
const browser = await chromium.launch({
  executablePath: ensureChromium(),
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  console.error('pushing and playing recordings');
  for (const [what, took] of Object.entries(await measureMedia(browser, MEDIA_RUNS))) print({ what }, took);
} finally {
  await browser.close();
}

{
  const { measure: what, ...numbers } = await measureUpload(UPLOAD_MB);
  console.log(JSON.stringify({ what, ...numbers }));
}

await measureLibrary(RUNS, ROWS);
