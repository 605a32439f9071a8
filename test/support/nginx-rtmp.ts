/** nginx with its RTMP module, as deploy/nginx-rtmp.conf has it, on ports and folders of a test. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureNginxRtmp, findNginx } from '../../scripts/lib/parts.mjs';

const CONFIGURATION = fileURLToPath(new URL('../../deploy/nginx-rtmp.conf', import.meta.url));

interface NginxOptions {
  readonly port: number;
  /** Where the console answers, as `http://127.0.0.1:1234`. */
  readonly console: string;
  readonly secret: string;
  /** The folder of parts. */
  readonly folder: string;
}

export interface Nginx {
  /** Ends it without a word. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export async function startNginxRtmp(options: NginxOptions): Promise<Nginx> {
  const home = await mkdtemp(join(tmpdir(), 'webexe-nginx-'));
  await mkdir(options.folder, { recursive: true });
  await chmod(options.folder, 0o777);
  const rtmp = (await readFile(CONFIGURATION, 'utf8'))
    .replace('listen 1935', `listen 127.0.0.1:${options.port}`)
    .replaceAll('http://127.0.0.1:5180', options.console)
    .replaceAll('SECRET', options.secret)
    .replaceAll('/var/lib/webexe/media/ingest', options.folder)
    .replace('notify_update_timeout 10s', 'notify_update_timeout 1s');
  const head = [
    `load_module ${ensureNginxRtmp()};`,
    'daemon off;',
    'worker_processes 1;',
    ...(process.getuid?.() === 0 ? ['user root;'] : []),
    `pid ${home}/pid;`,
    `error_log ${home}/error.log info;`,
    'events { worker_connections 64; }',
  ];
  await writeFile(join(home, 'nginx.conf'), [...head, rtmp].join('\n'));
  const child = spawn(findNginx() ?? 'nginx', ['-p', home, '-c', join(home, 'nginx.conf')], {
    stdio: ['ignore', 'ignore', 'ignore'],
    detached: true, // a group of its own: the master and its worker end together
  });
  const gone = once(child, 'exit');
  while (!(await listens(options.port))) {
    if (child.exitCode !== null)
      throw new Error(`nginx did not start:\n${await readFile(join(home, 'error.log'), 'utf8')}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      process.kill(-(child.pid ?? 0), signal);
      await gone;
    }
  };
  return {
    kill: () => end('SIGKILL'),
    async stop() {
      await end('SIGTERM');
      await rm(home, { recursive: true, force: true });
    },
  };
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true));
    socket.once('error', () => resolve(false)).once('connect', () => socket.destroy());
  });
}
