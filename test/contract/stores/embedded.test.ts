import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreUnavailable } from '../../../server/roomservice/store';
import { FolderInUse, lockFolder } from '../../../server/stores/sql/folder-lock';
import { openEmbedded } from '../../../server/stores/sql/pglite';
import { socketFolder } from '../../../server/stores/sql/socket-folder';
import { createSqlStore } from '../../../server/stores/sql/store';
import { keepUp } from '../../../server/stores/sql/upkeep';
import { bundle } from '../../support/bundle';
import { buildersFor } from '../../support/rows';
import { migrationsFolder } from '../../support/sql-store';

let folder: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'webexe-test-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

/** A process that runs this module, and the lines that it prints. */
async function run(script: string, ...args: string[]) {
  const file = join(folder, 'script.mjs');
  await writeFile(file, script);
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  return { child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() };
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** A worker that does this instead of being a database. */
function workerThat(script: string): URL {
  return new URL(`data:text/javascript,${encodeURIComponent(script)}`);
}

/** As if a database had been made in the folder before. */
async function madeBefore(): Promise<void> {
  await mkdir(join(folder, 'database'));
  await writeFile(join(folder, 'database/PG_VERSION'), '18');
}

describe('the embedded database', () => {
  it('knows what its tables hold after its upkeep, and lets indexes answer alone', async () => {
    const workerURL = await bundle('server/stores/sql/pglite-worker.ts');
    const { pool, close } = await openEmbedded({ dataDir: join(folder, 'data'), workerURL });
    const store = await createSqlStore({ pool, migrationsFolder });
    const { aRecording } = buildersFor(store);
    await aRecording();
    const known = async () => {
      const { rows } = await pool.query<{ rows: number; seen: number; of: number }>(
        `select reltuples as rows, relallvisible as seen, relpages as of from pg_class where relname = 'recordings'`,
      );
      return rows[0];
    };
    expect(await known()).toMatchObject({ rows: -1, seen: 0 });
    await keepUp(pool);
    expect(await known()).toEqual({ rows: 1, seen: 1, of: 1 });
    await close();
  });

  it('keeps what it acknowledged when its process is killed, and is open to one process only', async () => {
    const [pglite, store, worker] = await Promise.all(
      ['pglite', 'store', 'pglite-worker'].map((name) => bundle(`server/stores/sql/${name}.ts`)),
    );
    const dataDir = join(folder, 'data');
    const { child, lines } = await run(
      `const [dataDir, migrationsFolder] = process.argv.slice(2);
      const { openEmbedded } = await import(${JSON.stringify(pglite)});
      const { createSqlStore } = await import(${JSON.stringify(store)});
      const { pool } = await openEmbedded({ dataDir, workerURL: new URL(${JSON.stringify(worker)}) });
      const store = await createSqlStore({ pool, migrationsFolder });
      for (let i = 0; ; i += 1) {
        const row = { teamID: 'team_' + i, name: 'Team ' + i, createdAt: new Date() };
        await store.transact((tx) => tx.teams.insert(row));
        console.log(row.teamID);
      }`,
      dataDir,
      migrationsFolder,
    );
    const acknowledged: string[] = [];
    const readUntil = async (count: number) => {
      while (acknowledged.length < count) {
        const { value, done } = await lines.next();
        if (done) throw new Error('The writing process ended.');
        acknowledged.push(value);
      }
    };
    await readUntil(100);
    const open = () => openEmbedded({ dataDir, workerURL: worker ?? new URL('none:') });
    await expect(open()).rejects.toThrow(FolderInUse);
    await readUntil(200);
    await kill(child);
    for await (const line of { [Symbol.asyncIterator]: () => lines }) acknowledged.push(line);

    const { pool, close } = await open();
    const again = await createSqlStore({ pool, migrationsFolder });
    const kept = new Set((await again.read.teams.list()).map((team) => team.teamID));
    await close();
    expect(acknowledged.filter((teamID) => !kept.has(teamID))).toEqual([]);
    expect(kept.size - acknowledged.length).toBeLessThanOrEqual(1); // the one that was on its way
  }, 120_000);

  it('that cannot be made says so, and lets go of the folder', async () => {
    const broken = join(folder, 'broken.mjs');
    await writeFile(broken, 'process.exit(3);');
    for (let i = 0; i < 2; i += 1) {
      const failure = openEmbedded({ dataDir: folder, workerURL: pathToFileURL(broken) });
      await expect(failure).rejects.toMatchObject({
        message: 'The embedded database could not be made.',
        cause: { message: 'ended with 3' },
      });
    }
  });

  it('that does not start says why, and lets go of the folder', async () => {
    await madeBefore();
    const broken = workerThat('throw new Error("no space left")');
    for (let i = 0; i < 2; i += 1) {
      const failure = openEmbedded({ dataDir: folder, workerURL: broken });
      await expect(failure).rejects.toMatchObject({
        message: 'The embedded database does not start.',
        cause: { message: 'no space left' },
      });
    }
  });

  it('that ends by itself is reported, and the store says that it is away', async () => {
    await madeBefore();
    const workerURL = workerThat(
      'import { parentPort } from "node:worker_threads"; parentPort.postMessage("ready");',
    );
    let onLost: (error: Error) => void = () => undefined;
    const lost = new Promise<Error>((resolve) => (onLost = resolve));
    const { pool, close } = await openEmbedded({ dataDir: folder, workerURL, onLost });
    expect((await lost).message).toBe('The embedded database ended.');
    await expect(createSqlStore({ pool, migrationsFolder })).rejects.toThrow(StoreUnavailable);
    await close();
    await expect(lockFolder(await socketFolder(folder))).resolves.toBeTypeOf('function');
  });
});

describe('the lock of a data folder', () => {
  it('is one at a time, and free again when it is let go', async () => {
    const unlock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow('The data folder is in use by another process');
    await unlock();
    const unlockAgain = await lockFolder(folder);
    await unlockAgain();
  });

  it('left by a process that was killed is taken over by exactly one of many', async () => {
    const { child, lines } = await run(
      `import { createServer } from 'node:net';
      createServer().listen(process.argv[2], () => console.log('listening'));`,
      join(folder, 'lock-0123456789ab.sock'),
    );
    await lines.next();
    await expect(lockFolder(folder)).rejects.toThrow(FolderInUse);
    await kill(child);
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)));
    const won = tries.filter((one) => one.status === 'fulfilled');
    const refused = tries.filter((one) => one.status === 'rejected' && one.reason instanceof FolderInUse);
    expect([won.length, refused.length]).toEqual([1, 7]);
    for (const one of won) await one.value();
  });
});

describe('the folder of the sockets', () => {
  it('is inside the data folder, for its owner alone', async () => {
    const place = await socketFolder(folder);
    expect(place).toBe(join(folder, 'run'));
    await chmod(place, 0o755);
    await expect(socketFolder(folder)).rejects.toThrow('nobody else may read or write');
  });

  it('is elsewhere where the path is too long for a socket, and the same for every process', async () => {
    const deep = join(folder, 'a'.repeat(60), '深'.repeat(30));
    await mkdir(deep, { recursive: true });
    const place = await socketFolder(deep);
    expect(place).not.toContain(folder);
    expect(await socketFolder(join(deep, '..', '深'.repeat(30)))).toBe(place);
    const unlock = await lockFolder(place);
    await unlock();
    await rm(place, { recursive: true });
  });
});
