// The demo's two pictures of a call of streams, cut out of its recording, and a still of each recording as processing
// makes it: node scripts/make-demo-pictures.mjs
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './lib/run.mjs';

/** Who is in which half of the recording. */
const pictures = { 'own-picture.jpg': 'crop=iw/2:ih:0:0', 'played-picture.jpg': 'crop=iw/2:ih:iw/2:0' };

/** A tenth into it, in seconds. */
const stills = { interview: '3.6', signing: '3', screen: '2.4' };

for (const [file, crop] of Object.entries(pictures)) cut('interview', '3', crop, '8', file);
for (const [name, at] of Object.entries(stills)) cut(name, at, 'scale=480:-2', '4', `${name}.still.jpg`);

/**
 * @param {string} name of the recording
 * @param {string} at
 * @param {string} filter
 * @param {string} quality
 * @param {string} file
 */
function cut(name, at, filter, quality, file) {
  const input = ['-ss', at, '-i', join(root, `demo/${name}.mp4`)];
  const picture = ['-vf', filter, '-frames:v', '1', '-q:v', quality, '-map_metadata', '-1'];
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...input, ...picture, join(root, 'demo', file)], {
    stdio: 'inherit',
  });
}
