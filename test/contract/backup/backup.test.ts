import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Pool } from 'pg';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import type { Row } from '../../../server/node/backup/database-file';
import { restore } from '../../../server/node/backup/restore';
import { save } from '../../../server/node/backup/save';
import { openToCopy, openToFill } from '../../../server/node/backup/open-database';
import { inOneTransaction, insertRows, rowsOf, tablesOf } from '../../../server/node/backup/tables';
import { readConfig, type Config } from '../../../server/node/config';
import { seedDemo } from '../../../server/roomservice/demo/seed';
import { createSqlStore } from '../../../server/stores/sql/store';
import { bundle } from '../../support/bundle';
import { createDatabase } from '../../support/postgres';
import { migrationsFolder } from '../../support/sql-store';

let folder: string;
let drops: (() => Promise<void>)[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'webexe-backup-'));
  drops = [];
});
afterEach(async () => {
  for (const drop of drops) await drop();
  await rm(folder, { recursive: true, force: true });
});

const signing = {
  sign: (userID: string) => Promise.resolve(`sig of ${userID}`),
  seal: (secret: string) => Promise.resolve(`sealed ${secret}`),
  digest: () => Promise.resolve(randomBytes(16).toString('hex')),
};

/** An installation of its own: embedded, or on a new database of the PostgreSQL. */
async function anInstallation(name: string, on: 'embedded' | 'PostgreSQL'): Promise<Config> {
  const dataDir = join(folder, name);
  const database = on === 'PostgreSQL' ? await createDatabase(inject('postgresURL')) : null;
  if (database) drops.push(database.drop);
  await mkdir(join(dataDir, 'media/2026'), { recursive: true });
  await mkdir(join(dataDir, 'pictures'));
  const env = { DATA_DIR: dataDir, ...(database && { DATABASE_URL: database.url }) };
  return readConfig(env, [], {
    ...{ console: '', sdk: '', examples: '', demoMedia: '', migrations: migrationsFolder },
    pgliteWorker: fileURLToPath(await bundle('server/stores/sql/pglite-worker.ts')),
  });
}

/** Fills it with the demo, a recording and keys; answers all its rows. */
async function inhabited(config: Config): Promise<string[]> {
  const { pool, close } = await openToFill(config);
  const store = await createSqlStore({ pool, migrationsFolder });
  await seedDemo(store, { now: new Date(), passwordHash: 'hash', signing });
  const rows = await everyRow(pool);
  await close();
  await writeFile(join(config.dataDir, 'media/2026/one.mp4'), 'film');
  await writeFile(join(config.dataDir, 'pictures/two.jpg'), 'picture');
  await writeFile(join(config.dataDir, 'keys.json'), '{"the":"keys"}');
  return rows;
}

function everyRow(pool: Pool): Promise<string[]> {
  return inOneTransaction(pool, 'begin read only', async (client) => {
    const rows = [];
    for await (const { table, row } of rowsOf(client, await tablesOf(client))) rows.push(`${table} ${row}`);
    return rows.sort();
  });
}

async function rowsIn(config: Config): Promise<string[]> {
  const { pool, close } = await openToCopy(config);
  try {
    return await everyRow(pool);
  } finally {
    await close();
  }
}

/** The next number of a column that numbers by itself, and the highest that there is. */
async function numbersOf(config: Config): Promise<{ next: number; highest: number }> {
  const { pool, close } = await openToCopy(config);
  const { rows } = await pool.query<{ next: string; highest: string }>(
    `select nextval(pg_get_serial_sequence('room_events', 'arrival')) as next, max(arrival) as highest from room_events`,
  );
  await close();
  return { next: Number(rows[0]?.next), highest: Number(rows[0]?.highest) };
}

const backup = () => join(folder, 'backup');

describe('a backup', () => {
  for (const [from, to] of [
    ['embedded', 'PostgreSQL'],
    ['PostgreSQL', 'embedded'],
  ] as const) {
    it(`of the ${from} database comes back in ${to}: every row, file and key`, async () => {
      const old = await anInstallation('old', from);
      const rows = await inhabited(old);
      expect(rows.length).toBeGreaterThan(100);
      expect(await save(old, backup(), '1.2.3')).toEqual([
        expect.stringMatching(new RegExp(`^saved ${rows.length} rows to `)),
        expect.stringMatching(/^saved 1 files of recordings, 1 of them new, to /),
        expect.stringMatching(/^saved 1 pictures, 1 of them new, to /),
        expect.stringMatching(/^saved the keys to /),
      ]);

      const fresh = await anInstallation('new', to);
      expect(await restore(fresh, backup())).toEqual([
        expect.stringMatching(new RegExp(`^restored ${rows.length} rows, saved at .* by version 1.2.3$`)),
        expect.stringMatching(/^restored 1 files of recordings to /),
        expect.stringMatching(/^restored 1 pictures to /),
        expect.stringMatching(/^restored the keys to /),
      ]);
      expect(await rowsIn(fresh)).toEqual(rows);
      const { next, highest } = await numbersOf(fresh);
      expect(next).toBe(highest + 1);
      expect(await readFile(join(fresh.mediaDir, '2026/one.mp4'), 'utf8')).toBe('film');
      expect(await readFile(join(fresh.dataDir, 'keys.json'), 'utf8')).toBe('{"the":"keys"}');
    });
  }

  it('is made while the server runs on the embedded database', async () => {
    const config = await anInstallation('running', 'embedded');
    const rows = await inhabited(config);
    const server = await openToFill(config);
    try {
      const [first] = await save(config, backup(), '1');
      expect(first).toContain(`saved ${rows.length} rows`);
      expect((await server.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    } finally {
      await server.close();
    }
  });

  it('made again copies only the recordings that are new', async () => {
    const config = await anInstallation('old', 'PostgreSQL');
    await inhabited(config);
    await save(config, backup(), '1');
    await writeFile(join(config.mediaDir, 'two.mp4'), 'another');
    expect((await save(config, backup(), '1'))[1]).toMatch(/^saved 2 files of recordings, 1 of them new/);
  });
});

describe('restoring refuses', () => {
  it('a database with something in it, and changes nothing there', async () => {
    const config = await anInstallation('old', 'PostgreSQL');
    const rows = await inhabited(config);
    await save(config, backup(), '1');
    await expect(restore(config, backup())).rejects.toThrow('The database has something in it');
    expect(await rowsIn(config)).toEqual(rows);
  });

  it('a file that was cut off, and leaves the database empty', async () => {
    const config = await anInstallation('old', 'PostgreSQL');
    await inhabited(config);
    await save(config, backup(), '1');
    const file = join(backup(), 'database.ndjson.gz');
    const lines = gunzipSync(await readFile(file))
      .toString()
      .trimEnd()
      .split('\n');
    await writeFile(file, gzipSync(lines.slice(0, -20).join('\n')));
    const fresh = await anInstallation('new', 'PostgreSQL');
    await expect(restore(fresh, backup())).rejects.toThrow(/cut off or damaged after \d+ rows/);
    expect(await rowsIn(fresh)).toEqual([]);
  });

  it('what is no backup, and one of a newer version', async () => {
    const fresh = await anInstallation('new', 'PostgreSQL');
    await expect(restore(fresh, backup())).rejects.toThrow('There is no backup in');
    await mkdir(backup());
    const file = join(backup(), 'database.ndjson.gz');
    await writeFile(file, 'something else');
    await expect(restore(fresh, backup())).rejects.toThrow('is no backup of webexe-console');
    const head = {
      format: 'webexe-console backup 1',
      version: '9',
      madeAt: 'then',
      migration: 9e12,
      tables: [],
    };
    await writeFile(file, gzipSync(`${JSON.stringify(head)}\n{"end":true,"rows":0}\n`));
    await expect(restore(fresh, backup())).rejects.toThrow('of a newer version');
    await truncate(file, 10);
    await expect(restore(fresh, backup())).rejects.toThrow('is no backup of webexe-console');
  });
});

it('a row keeps what a type can hold: microseconds, null, quotes, emoji, JSON', async () => {
  const { url, drop } = await createDatabase(inject('postgresURL'));
  drops.push(drop);
  const config = readConfig({ DATABASE_URL: url, DATA_DIR: folder });
  const { pool, close } = await openToFill(config);
  await pool.query(
    `create table things (at timestamptz, name text, data jsonb, raw bytea, list text[], flag boolean, big bigint)`,
  );
  await pool.query(
    `insert into things values ('2026-01-02 03:04:05.678901+00', E'a"b\\\\c\\n😀', '{"x":[1,null]}', '\\x00ff', '{a,"b c"}', null, 9007199254740993)`,
  );
  const copied = await inOneTransaction(pool, 'begin', async (client) => {
    const rows: Row[] = [];
    for await (const row of rowsOf(client, ['things'])) rows.push(row);
    async function* again() {
      yield* rows;
    }
    await insertRows(client, again());
    return client.query('select distinct * from (select things::text as whole from things) t');
  });
  expect(copied.rows).toHaveLength(1);
  await close();
});
