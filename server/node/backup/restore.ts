import { access, chmod, constants, copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { migrateDatabase } from '../../stores/sql/migrate';
import { StartFault, type Config } from '../config';
import { picturesIn } from '../pictures';
import { copyFiles } from './copy-files';
import { readDatabaseFile, type DatabaseFile } from './database-file';
import { migrationsUpTo } from './migrations-up-to';
import { openToFill } from './open-database';
import { partsIn } from './save';
import { continueNumbers, inOneTransaction, insertRows, isEmpty, tablesOf } from './tables';

/**
 * Puts a backup into an empty database, embedded or PostgreSQL, whichever it was saved from; brings an older one up to
 * date. All of the database or nothing: a damaged file leaves it empty.
 */
export async function restore(config: Config, folder: string): Promise<readonly string[]> {
  const parts = partsIn(folder);
  await access(parts.database).catch(() => {
    throw new StartFault(`There is no backup in ${folder}.`);
  });
  const file = await readDatabaseFile(parts.database);
  const database = await openToFill(config);
  let rows: number;
  try {
    rows = await fill(database.pool, file, config.files.migrations);
  } finally {
    await database.close();
  }
  const { files } = await copyFiles(parts.media, config.mediaDir);
  const pictures = await copyFiles(parts.pictures, picturesIn(config.dataDir));
  return [
    `restored ${rows} rows, saved at ${file.head.madeAt} by version ${file.head.version}`,
    `restored ${files} files of recordings to ${config.mediaDir}`,
    `restored ${pictures.files} pictures to ${picturesIn(config.dataDir)}`,
    await restoreKeys(parts.keys, config.dataDir),
  ];
}

async function fill(pool: Pool, file: DatabaseFile, migrationsFolder: string): Promise<number> {
  const then = await migrationsUpTo(migrationsFolder, file.head.migration);
  if (then === null)
    throw new StartFault('The backup is of a newer version of this server: restore it with that one.');
  await migrateDatabase(pool, then.folder)
    .catch((error: unknown) => {
      // What is migrated further is no new database.
      if (error instanceof Error && error.message.includes('newer version')) throw notEmpty();
      throw error;
    })
    .finally(() => void then.remove());
  const rows = await inOneTransaction(pool, 'begin', async (client) => {
    const tables = await tablesOf(client);
    if (!(await isEmpty(client, tables))) throw notEmpty();
    const unknown = file.head.tables.find((table) => !tables.includes(table));
    if (unknown !== undefined) throw new StartFault(`The backup has a table that is not known: ${unknown}.`);
    const count = await insertRows(client, file.rows);
    await continueNumbers(client);
    return count;
  });
  await migrateDatabase(pool, migrationsFolder);
  return rows;
}

function notEmpty(): StartFault {
  return new StartFault(
    'The database has something in it. Restore into an empty one: another DATA_DIR, or a new PostgreSQL database.',
  );
}

/** Keys that are there already stay: they may be of other servers on the same database. */
async function restoreKeys(saved: string, dataDir: string): Promise<string> {
  const place = join(dataDir, 'keys.json');
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  try {
    await copyFile(saved, place, constants.COPYFILE_EXCL);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST') return `${place} was there and stays; the saved keys are in ${saved}`;
    if (code === 'ENOENT') return 'The backup has no keys: sessions and links that were out are over.';
    throw error;
  }
  await chmod(place, 0o600);
  return `restored the keys to ${place}`;
}
