/** A live service as companies have one: over TLS, and it plays only what is signed by its key for playing. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface LiveService {
  /** Name and port, as `LIVE_PLAY_HOST` has it. */
  readonly host: string;
  /** Stream ids that it plays now. */
  playing(): readonly string[];
  /** What it refused for its signature. */
  readonly refused: readonly string[];
  /** Cuts off whoever plays; they may come back. */
  cut(): void;
  close(): Promise<void>;
}

/** A test pattern with a tone that never ends, as programs of 2018 push it: H.264 baseline and AAC in FLV. */
const endless = [
  ...['-v', 'error', '-nostdin', '-re'],
  ...['-f', 'lavfi', '-i', 'testsrc=size=320x180:rate=15'],
  ...['-re', '-f', 'lavfi', '-i', 'sine=frequency=440'],
  ...['-c:v', 'libx264', '-profile:v', 'baseline', '-preset', 'ultrafast', '-tune', 'zerolatency'],
  ...['-pix_fmt', 'yuv420p', '-g', '15', '-c:a', 'aac', '-f', 'flv', 'pipe:1'],
];

export async function startLiveService(playKey: string): Promise<LiveService> {
  const running = new Map<ChildProcess, string>();
  const refused: string[] = [];
  const server = createServer(selfSigned(), (request, response) => {
    const url = new URL(request.url ?? '/', 'https://live.example');
    const stream = decodeURIComponent(url.pathname).replace(/^\/live\/|\.flv$/g, '');
    response.setHeader('Access-Control-Allow-Origin', '*');
    if (!isSigned(url, stream, playKey)) {
      refused.push(request.url ?? '');
      response.writeHead(403).end();
      return;
    }
    response.writeHead(200, { 'Content-Type': 'video/x-flv' });
    const encoder = spawn('ffmpeg', endless, { stdio: ['ignore', 'pipe', 'ignore'] });
    running.set(encoder, stream);
    encoder.stdout.pipe(response);
    encoder.once('exit', () => running.delete(encoder));
    response.once('close', () => encoder.kill('SIGKILL'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on TCP
  return {
    host: `127.0.0.1:${port}`,
    playing: () => [...running.values()],
    refused,
    cut: () => running.forEach((_, encoder) => encoder.kill('SIGKILL')),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function isSigned(url: URL, stream: string, playKey: string): boolean {
  const txTime = url.searchParams.get('txTime') ?? '';
  const wanted = createHash('md5').update(`${playKey}${stream}${txTime}`).digest('hex');
  return url.searchParams.get('txSecret') === wanted && Number.parseInt(txTime, 16) > Date.now() / 1000;
}

/** For this machine and this run alone. */
function selfSigned(): { readonly key: Buffer; readonly cert: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), 'webexe-live-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const { status, stderr } = spawnSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
      ...['-days', '2', '-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'],
      ...['-keyout', key, '-out', cert],
    ],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  const made = { key: readFileSync(key), cert: readFileSync(cert) };
  rmSync(folder, { recursive: true });
  return made;
}
