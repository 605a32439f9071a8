// The demo's two pictures of a call of streams, cut out of its recording: node scripts/make-demo-pictures.mjs
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './lib/run.mjs';

/** Who is in which half of the recording. */
const pictures = { 'own-picture.jpg': 'crop=iw/2:ih:0:0', 'played-picture.jpg': 'crop=iw/2:ih:iw/2:0' };

for (const [file, crop] of Object.entries(pictures)) {
  const input = ['-ss', '3', '-i', join(root, 'demo/interview.mp4')];
  const output = [
    '-vf',
    crop,
    '-frames:v',
    '1',
    '-q:v',
    '8',
    '-map_metadata',
    '-1',
    join(root, 'demo', file),
  ];
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...input, ...output], { stdio: 'inherit' });
}
