import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Pool } from 'pg';
import { FolderInUse } from '../../stores/sql/folder-lock';
import { openEmbedded } from '../../stores/sql/pglite';
import { openPostgres, surviving } from '../../stores/sql/postgres';
import { socketFolder } from '../../stores/sql/socket-folder';
import { StartFault, type Config } from '../config';

export interface OpenDatabase {
  readonly pool: Pool;
  close(): Promise<void>;
}

/** The database of this configuration; the embedded one also while its server runs, whose requests then wait. */
export async function openToCopy(config: Config): Promise<OpenDatabase> {
  if (config.databaseURL !== null) return overPool(openPostgres(config.databaseURL));
  await access(join(config.dataDir, 'database')).catch(() => {
    throw new StartFault(`There is no database in ${config.dataDir} (DATA_DIR).`);
  });
  try {
    return await openOwn(config);
  } catch (error) {
    if (!(error instanceof FolderInUse)) throw error;
    const host = await socketFolder(config.dataDir);
    return overPool(
      surviving(new Pool({ host, port: 5432, user: 'postgres', database: 'postgres', max: 1 })),
    );
  }
}

/** The same for writing: no server may be at work on the embedded one. */
export async function openToFill(config: Config): Promise<OpenDatabase> {
  if (config.databaseURL !== null) return overPool(openPostgres(config.databaseURL));
  return openOwn(config).catch((error: unknown) => {
    if (error instanceof FolderInUse)
      throw new StartFault(`${config.dataDir} is in use: end its server first.`);
    throw error;
  });
}

function openOwn({ dataDir, files }: Config): Promise<OpenDatabase> {
  return openEmbedded({ dataDir, workerURL: pathToFileURL(files.pgliteWorker) });
}

function overPool(pool: Pool): OpenDatabase {
  return { pool, close: () => pool.end() };
}
