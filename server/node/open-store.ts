import { pathToFileURL } from 'node:url';
import { noNeighbours, type Neighbours } from '../roomservice/neighbours';
import { type Store, StoreUnavailable } from '../roomservice/store';
import { FolderInUse } from '../stores/sql/folder-lock';
import { meetNeighbours } from '../stores/sql/neighbours';
import { openEmbedded } from '../stores/sql/pglite';
import { openPostgres } from '../stores/sql/postgres';
import { createSqlStore } from '../stores/sql/store';
import { keepUp } from '../stores/sql/upkeep';
import { StartFault, type Config } from './config';
import { createDisk } from './disk';
import { every } from './every';
import type { Log } from '../roomservice/ports';

/** Two files of its log, which are written before anything else. */
const NEEDED_BYTES = 32 * 2 ** 20;
const UPKEEP_EVERY_MS = 6 * 3_600_000;
/** Whoever starts a server wants to see the console first. */
const UPKEEP_FIRST_AFTER_MS = 5 * 60_000;

export interface Opened {
  /** Closing it takes leave of the neighbours, too. */
  readonly store: Store;
  readonly neighbours: Neighbours;
}

/**
 * PostgreSQL where `DATABASE_URL` names one, else the database embedded in the data folder; brought up to date.
 * `onLost` hears when the embedded one has ended by itself, after which only a new process helps.
 */
export function openStore(config: Config, log: Log, onLost: (error: Error) => void): Promise<Opened> {
  return config.databaseURL === null
    ? openInFolder(config, log, onLost)
    : openElsewhere(config.databaseURL, config.files.migrations, log);
}

async function openInFolder(
  { dataDir, files }: Config,
  log: Log,
  onLost: (error: Error) => void,
): Promise<Opened> {
  const embedded = await openEmbedded({
    dataDir,
    workerURL: pathToFileURL(files.pgliteWorker),
    onLost,
  }).catch(async (error: unknown) => {
    if (!(error instanceof FolderInUse)) throw await forWantOfRoom(dataDir, error);
    throw new StartFault(
      `${dataDir} is in use by another server: end that one first, or set DATA_DIR and PORT for this one.`,
    );
  });
  try {
    const store = await createSqlStore({ pool: embedded.pool, migrationsFolder: files.migrations });
    const failed = (error: unknown) =>
      log.error('the upkeep of the database failed', { error: String(error) });
    const upkeep = every(UPKEEP_EVERY_MS, () => keepUp(embedded.pool), failed, UPKEEP_FIRST_AFTER_MS);
    const close = async (): Promise<void> => {
      await upkeep.stop();
      await embedded.close();
    };
    return { store: { ...store, close }, neighbours: noNeighbours };
  } catch (error) {
    await embedded.close();
    throw await forWantOfRoom(dataDir, error);
  }
}

/** On a full disk the embedded database does not come back from a crash, and says nothing that anybody understands. */
async function forWantOfRoom(dataDir: string, error: unknown): Promise<unknown> {
  const space = await createDisk(dataDir).space();
  if (space === null || space.freeBytes >= NEEDED_BYTES) return error;
  const mebibytes = (bytes: number): number => Math.floor(bytes / 2 ** 20);
  return new StartFault(
    `The disk of ${dataDir} (DATA_DIR) has ${mebibytes(space.freeBytes)} MiB left, and the database needs ${mebibytes(NEEDED_BYTES)} to start: make room and start again. Nothing is lost.`,
  );
}

async function openElsewhere(databaseURL: string, migrationsFolder: string, log: Log): Promise<Opened> {
  const pool = openPostgres(databaseURL, {
    log: (error) => log.error('a database connection was lost', { error: error.message }),
  });
  try {
    const store = await createSqlStore({ pool, migrationsFolder });
    const neighbours = await meetNeighbours(databaseURL, log);
    const close = async (): Promise<void> => {
      await neighbours.close();
      await store.close();
    };
    return { store: { ...store, close }, neighbours };
  } catch (error) {
    await pool.end();
    if (!(error instanceof StoreUnavailable)) throw error;
    const { hostname, port } = new URL(databaseURL);
    throw new StartFault(
      `No database answers at ${hostname}:${port || 5432} (DATABASE_URL): ${reasonOf(error)}`,
    );
  }
}

function reasonOf(error: Error): string {
  return error.cause instanceof Error && error.cause.message ? error.cause.message : error.message;
}
