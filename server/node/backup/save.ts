import { chmod, copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config';
import { picturesIn } from '../pictures';
import { copyFiles } from './copy-files';
import { writeDatabaseFile } from './database-file';
import { openToCopy } from './open-database';
import { inOneTransaction, newestMigration, rowsOf, tablesOf } from './tables';

/** Where the parts of a backup stand in its folder. */
export const partsIn = (folder: string) => ({
  database: join(folder, 'database.ndjson.gz'),
  keys: join(folder, 'keys.json'),
  media: join(folder, 'media'),
  pictures: join(folder, 'pictures'),
});

/**
 * Saves everything that an installation is: database, keys, recordings, pictures. The server may run. Made again into the same
 * folder, it copies only the recordings that are new.
 */
export async function save(config: Config, folder: string, version: string): Promise<readonly string[]> {
  const parts = partsIn(folder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // Before and after: what the database names is there, whatever is recorded or removed meanwhile.
  const first = await copyFiles(config.mediaDir, parts.media);
  const { rows, elsewhere } = await saveDatabase(config, parts.database, version);
  const second = await copyFiles(config.mediaDir, parts.media);
  const pictures = await copyFiles(picturesIn(config.dataDir), parts.pictures);
  const hasKeys = await copyFile(join(config.dataDir, 'keys.json'), parts.keys).then(
    () => true,
    () => false, // a database elsewhere may be saved from a machine that never ran the server
  );
  if (hasKeys) await chmod(parts.keys, 0o600);
  return [
    `saved ${rows} rows to ${parts.database}`,
    `saved ${second.files} files of recordings, ${first.copied + second.copied} of them new, to ${parts.media}`,
    ...(elsewhere > 0
      ? [
          `${elsewhere} files of recordings lie in the bucket: they are not in this backup, the bucket needs one of its own`,
        ]
      : []),
    `saved ${pictures.files} pictures, ${pictures.copied} of them new, to ${parts.pictures}`,
    hasKeys
      ? `saved the keys to ${parts.keys}`
      : `There is no keys.json in ${config.dataDir}: none was saved.`,
  ];
}

async function saveDatabase(
  config: Config,
  path: string,
  version: string,
): Promise<{ readonly rows: number; readonly elsewhere: number }> {
  const database = await openToCopy(config);
  try {
    return await inOneTransaction(
      database.pool,
      'begin isolation level repeatable read read only',
      async (client) => {
        const tables = await tablesOf(client);
        const about = {
          format: 'webexe-console backup 1',
          ...{ version, tables: [...tables] },
          madeAt: new Date().toISOString(),
          migration: await newestMigration(client),
        } as const;
        const inBucket = await client.query("select 1 from recording_files where place = 's3'");
        const rows = await writeDatabaseFile(path, about, rowsOf(client, tables));
        return { rows, elsewhere: inBucket.rowCount ?? 0 };
      },
    );
  } finally {
    await database.close();
  }
}
