// Draws and encodes the three recordings that --demo brings: H.264 and AAC, playable while they load, under 300 KB each.
//   node scripts/make-demo-media.mjs
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { clock, form, looks, portrait } from './demo-media/scene.mjs';
import { murmur } from './demo-media/voice.mjs';
import { ensureChromium, ensureFfmpeg } from './lib/parts.mjs';
import { root } from './lib/run.mjs';

bootstrap();
const { chromium } = await import('@playwright/test');

const WIDTH = 640;
const HEIGHT = 360;
const FPS = 10;
const MOST_BYTES = 300 * 1024;

/** @typedef {import('./demo-media/scene.mjs').Person} Person */

/** @param {Person['talks']} talks @returns {Person} */
const agent = (talks) => ({ label: '坐席 Agent', look: looks.agent, talks });
/** @param {Person['talks']} talks @returns {Person} */
const customer = (talks) => ({ label: '客户 Customer', look: looks.customer, talks });
/** @param {Person['talks']} talks @returns {Person} */
const witness = (talks) => ({ label: '见证人 Witness', look: looks.witness, talks });

const interview = [
  agent([
    [0.8, 6],
    [11, 16.5],
    [24, 29],
    [33, 35.4],
  ]),
  customer([
    [6.8, 10.4],
    [17.4, 23],
    [29.6, 32.4],
  ]),
];
const signing = [
  agent([
    [0.6, 5],
    [13, 17],
    [26, 28.5],
  ]),
  customer([
    [5.6, 8.6],
    [18, 21],
  ]),
  witness([
    [9.4, 12.4],
    [21.8, 25],
  ]),
];
const claim = [
  agent([
    [0.8, 4.6],
    [9, 13],
    [19, 22],
  ]),
  customer([
    [5.4, 8.4],
    [14, 18],
  ]),
];

const recordings = [
  {
    name: 'interview',
    seconds: 36,
    people: interview,
    draw: (/** @type {number} */ t) =>
      tile(interview[0], 0, 0, 319, 360, t) + tile(interview[1], 321, 0, 319, 360, t) + clock(t, WIDTH),
  },
  {
    name: 'signing',
    seconds: 30,
    people: signing,
    draw: (/** @type {number} */ t) =>
      tile(signing[0], 0, 0, 399, 360, t) +
      tile(signing[1], 401, 0, 239, 179, t) +
      tile(signing[2], 401, 181, 239, 179, t) +
      clock(t, 400),
  },
  {
    name: 'screen',
    seconds: 24,
    people: claim,
    draw: (/** @type {number} */ t) =>
      `<rect width="${WIDTH}" height="${HEIGHT}" fill="#dfe7eb"/>` +
      form({ x: 20, y: 40, w: 420, h: 290 }, t / 22) +
      tile(claim[0], 456, 40, 168, 140, t) +
      tile(claim[1], 456, 190, 168, 140, t) +
      clock(t, WIDTH - 6),
  },
];

/**
 * @param {Person | undefined} person
 * @param {number} x
 * @param {number} y
 * @param {number} w
 * @param {number} h
 * @param {number} t
 */
function tile(person, x, y, w, h, t) {
  return person ? portrait(person, { x, y, w, h }, t) : '';
}

const ffmpeg = ensureFfmpeg();
const browser = await chromium.launch({ executablePath: ensureChromium(), args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } });
const temporary = await mkdtemp(join(tmpdir(), 'webexe-demo-'));
await mkdir(join(root, 'demo'), { recursive: true });
try {
  for (const recording of recordings) await record(recording);
} finally {
  await browser.close();
  await rm(temporary, { recursive: true, force: true });
}

/** @param {typeof recordings[number]} recording */
async function record({ name, seconds, people, draw }) {
  const sound = join(temporary, `${name}.wav`);
  const pitches = [205, 118, 172];
  const voices = people.map(({ talks }, at) => ({
    talks,
    pitch: pitches[at] ?? 150,
    pan: at === 0 ? 0.08 : 0.92,
  }));
  await writeFile(sound, murmur(seconds, voices));

  const output = join(root, 'demo', `${name}.mp4`);
  const encoder = spawn(
    ffmpeg,
    [
      ...[
        '-y',
        '-loglevel',
        'error',
        '-f',
        'image2pipe',
        '-framerate',
        String(FPS),
        '-c:v',
        'png',
        '-i',
        '-',
      ],
      ...[
        '-i',
        sound,
        '-c:v',
        'libx264',
        '-preset',
        'veryslow',
        '-tune',
        'animation',
        '-crf',
        '34',
        '-g',
        '50',
      ],
      ...['-pix_fmt', 'yuv420p', '-profile:v', 'main', '-c:a', 'aac', '-b:a', '24k'],
      // Nothing of the machine or the hour in the file: the same sources give the same recording.
      ...['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact', '-flags:a', '+bitexact'],
      ...['-t', String(seconds), '-movflags', '+faststart', output],
    ],
    { stdio: ['pipe', 'inherit', 'inherit'] },
  );
  const ended = once(encoder, 'exit');
  for (let frame = 0; frame < seconds * FPS; frame++) {
    const drawn = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" style="position:fixed;inset:0;background:#10181c;font-family:'Noto Sans CJK SC',sans-serif">${draw(frame / FPS)}</svg>`;
    await page.evaluate((svg) => {
      document.body.innerHTML = svg;
    }, drawn);
    const picture = await page.screenshot({ type: 'png' });
    if (!encoder.stdin.write(picture)) await once(encoder.stdin, 'drain');
  }
  encoder.stdin.end();
  const [code] = await ended;
  const { size } = await stat(output);
  console.log(`demo/${name}.mp4  ${seconds} s  ${(size / 1024).toFixed(0)} KiB`);
  if (code !== 0 || size > MOST_BYTES)
    throw new Error(`demo/${name}.mp4 failed or is past ${MOST_BYTES} bytes`);
}
