// node bench/recordings-upload.mjs [MB]: how fast a file is taken by resumable upload, against a plain copy that is flushed
// as each piece of an upload is, in one run on one disk. One JSON line on stdout; notes on stderr. Needs `npm run build`.
import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { bootstrap } from '../scripts/bootstrap.mjs';
import { startServer } from '../scripts/lib/server.mjs';

const MB = 1024 * 1024;
const RUNS = 3;

/** @param {number} megabytes */
export async function measureUpload(megabytes) {
  const { Upload } = await import('tus-js-client');
  const folder = await mkdtemp(join(tmpdir(), 'webexe-bench-'));
  const server = await startServer({ demo: true });
  try {
    const bytes = randomBytes(megabytes * MB);
    const source = join(folder, 'source');
    await writeFlushed(source, bytes);
    const headers = await signedIn(server);
    const seconds = { upload: Infinity, copy: Infinity };
    for (let run = 0; run < RUNS; run += 1) {
      console.error(`upload ${run + 1} of ${RUNS}`);
      const sending = (/** @type {() => void} */ done, /** @type {(error: Error) => void} */ failed) =>
        new Upload(/** @type {any} */ (bytes), {
          endpoint: `${server.origin}/api/uploads`,
          chunkSize: 8 * MB,
          metadata: { filename: `bench ${run}.mp4` },
          headers,
          onSuccess: done,
          onError: failed,
        }).start();
      seconds.upload = Math.min(
        seconds.upload,
        await timed(() => new Promise((done, failed) => sending(() => done(undefined), failed))),
      );
      seconds.copy = Math.min(
        seconds.copy,
        await timed(async () => {
          const target = join(folder, `copy-${run}`);
          await pipeline(createReadStream(source), createWriteStream(target));
          await flush(target);
        }),
      );
    }
    const mbPerSecond = (/** @type {number} */ took) => Math.round(megabytes / took);
    return {
      measure: 'upload',
      megabytes,
      upload_mb_s: mbPerSecond(seconds.upload),
      copy_mb_s: mbPerSecond(seconds.copy),
      ratio_to_copy: Number((seconds.copy / seconds.upload).toFixed(3)),
    };
  } finally {
    await server.dispose();
    await rm(folder, { recursive: true, force: true });
  }
}

/** @param {() => Promise<unknown>} work */
async function timed(work) {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

/** @param {string} path @param {Uint8Array} bytes */
async function writeFlushed(path, bytes) {
  const file = await open(path, 'w');
  await file.writeFile(bytes);
  await file.sync();
  await file.close();
}

/** @param {string} path */
async function flush(path) {
  const file = await open(path, 'r');
  await file.datasync();
  await file.close();
}

/** @param {import('../scripts/lib/server.mjs').RunningServer} server */
async function signedIn(server) {
  const { userID, password } = server.person('agent');
  const headers = { origin: server.origin, 'content-type': 'application/json' };
  const body = JSON.stringify({ userID, password });
  const answer = await fetch(`${server.origin}/api/sign-in`, { method: 'POST', headers, body });
  if (!answer.ok) throw new Error(`Signing in answered ${answer.status}`);
  return {
    origin: server.origin,
    cookie: String(answer.headers.get('set-cookie')).split(';', 1)[0] ?? '',
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  bootstrap();
  console.log(JSON.stringify(await measureUpload(Number(process.argv[2] ?? 256))));
}
