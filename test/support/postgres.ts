/**
 * A real PostgreSQL for tests: started as an ordinary user on a socket of its own, gone when the tests end.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { findPostgres } from '../../scripts/lib/parts.mjs';
import { freePort } from '../../scripts/lib/server.mjs';

export interface RunningPostgres {
  /** The administrator's URL; tests make databases of their own with {@link createDatabase}. */
  readonly url: string;
  stop(): Promise<void>;
}

interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Starts a server on a free port of 127.0.0.1 with an empty folder. */
export async function startPostgres(): Promise<RunningPostgres> {
  const found = findPostgres();
  if (!found) throw new Error('No PostgreSQL found: install the package postgresql, or set POSTGRES_BIN.');
  const account = ordinaryAccount();
  const folder = mkdtempSync(join(tmpdir(), 'webexe-postgres-'));
  chmodSync(folder, 0o755);
  const bin = readableBinaries(found, folder, account);
  const data = mkdtempSync(join(folder, 'data-'));
  if (account) chownSync(data, account.uid, account.gid);

  runAs(account, join(bin, 'initdb'), ['-D', data, '-U', 'test', '--auth=trust', '-E', 'UTF8', '--no-sync']);
  const port = await freePort();
  const options = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];
  const child = spawn(
    join(bin, 'postgres'),
    ['-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', data, ...options.flatMap((one) => ['-c', one])],
    { ...account, cwd: data, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const url = `postgres://test@127.0.0.1:${port}/postgres`;
  try {
    await ready(child);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  return { url, stop: () => stop(child, folder) };
}

/** Makes an empty database of a random name on the server of `adminURL`; answers its URL and how to drop it. */
export async function createDatabase(adminURL: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await asAdmin(adminURL, `create database ${name}`);
  const url = new URL(adminURL);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => asAdmin(adminURL, `drop database if exists ${name} with (force)`) };
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** PostgreSQL refuses to run as root: the account to use instead, or undefined when we are an ordinary user already. */
function ordinaryAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const uid = spawnSync('id', ['-u', name], { encoding: 'utf8' });
    const gid = spawnSync('id', ['-g', name], { encoding: 'utf8' });
    if (uid.status === 0 && gid.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new Error('Running as root, and neither the account postgres nor nobody exists.');
}

/** Binaries inside a closed home folder cannot be run by another account: those are copied beside the data. */
function readableBinaries(bin: string, folder: string, account: Account | undefined): string {
  const probe = spawnSync(join(bin, 'postgres'), ['--version'], { ...account, cwd: folder });
  if (probe.status === 0) return bin;
  const copy = join(folder, 'native');
  cpSync(dirname(bin), copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, 'bin');
}

function runAs(account: Account | undefined, command: string, args: string[]): void {
  const done = spawnSync(command, args, { ...account, cwd: '/', encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${command} failed: ${done.error?.message ?? done.stderr}`);
}

/** The server says so in its log when it accepts connections. */
function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      log += chunk.toString();
      if (log.includes('ready to accept connections')) resolve();
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`postgres ended with ${code}:\n${log}`)));
  });
}

async function stop(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGQUIT'); // at once, without a checkpoint: the folder goes with it
    await gone;
  }
  rmSync(folder, { recursive: true, force: true });
}
