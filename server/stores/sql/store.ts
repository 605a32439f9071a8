import { setTimeout as pause } from 'node:timers/promises';
import { drizzle } from 'drizzle-orm/node-postgres';
import type { Pool, PoolClient } from 'pg';
import type { Store, Tx } from '../../roomservice/store';
import { callsOver, sessionsOver } from './calls';
import { closingsOver } from './closings';
import { commentsOver } from './comments';
import { countsOver } from './counts';
import { customersOver } from './customers';
import type { Db } from './db';
import { isCrossing, storeError } from './failures';
import { identitiesOver } from './identities';
import { holdsOver } from './holds';
import { jobsOver } from './jobs';
import { auditOver, liveOver } from './logs';
import { migrateDatabase } from './migrate';
import { movesOver, movingFilesOver } from './moves';
import { observationsOver } from './observations';
import { signInsOver, teamsOver, usersOver } from './people';
import { picturesOver } from './pictures';
import { recordingFilesOver } from './recording-files';
import { presenceOver } from './presence';
import { recordingsOver } from './recordings';
import { reviewChartsOver } from './review-charts';
import { reviewFormsOver } from './review-forms';
import { reviewMessagesOver, reviewsOver } from './reviews';
import { samplingOver } from './sampling';
import { membersOver, roomEventsOver, roomsOver } from './rooms';
import { settingsOver } from './settings';
import { storageOver } from './storage';
import { storageFindingsOver } from './storage-findings';
import { ticketsOver } from './tickets';
import { apiTokensOver } from './tokens';
import { triesOver } from './tries';
import { cloudFilesOver } from './cloud-files';
import { uploadsOver } from './uploads';
import { viewsOver } from './views';
import { webhookDeliveriesOver, webhookEventsOver, webhooksOver } from './webhooks';
import { wireLoginsOver, wireMembersOver, wireRoomsOver } from './wire';

/** How often a transaction that crossed another is tried in all. */
const TRIES = 5;

/**
 * The store over PostgreSQL, or over the embedded database that speaks like it. Brings the tables up to date first;
 * the folder of migrations stands beside this file, or beside the bundled server. Closing the store ends the pool.
 */
export async function createSqlStore(options: {
  readonly pool: Pool;
  readonly migrationsFolder: string;
}): Promise<Store> {
  const { pool, migrationsFolder } = options;
  await migrateDatabase(pool, migrationsFolder).catch(rethrow);
  return {
    transact: (work) => transact(pool, work),
    readTogether: (reading) => readTogether(pool, reading).catch(rethrow),
    read: guarded(txOver(readOnly(pool))),
    ping: async () => void (await pool.query('select 1').catch(rethrow)),
    close: () => pool.end(),
  };
}

async function transact<T>(pool: Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await tryOnce(pool, work);
    } catch (error) {
      if (tried === TRIES || !isCrossing(error)) throw storeError(error);
      await pause(Math.random() * 20 * tried); // apart, or the same two cross again
    }
  }
}

async function tryOnce<T>(pool: Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin isolation level read committed');
    const result = await work(txOver(drizzle({ client })));
    await commit(client);
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure; // a connection that cannot even roll back is thrown away
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** One transaction that only reads, on rows as they were when it began. */
async function readTogether<T>(pool: Pool, reading: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin isolation level repeatable read read only');
    return await reading(txOver(drizzle({ client })));
  } finally {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure; // a connection that cannot even roll back is thrown away
    });
    client.release(broken);
  }
}

async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query('commit');
  // PostgreSQL answers so, without an error, where a query failed and the work went on regardless.
  if (command !== 'COMMIT') throw new Error('The transaction was undone: a failed query in it was ignored.');
}

function txOver(db: Db): Tx {
  return {
    users: usersOver(db),
    teams: teamsOver(db),
    signIns: signInsOver(db),
    identities: identitiesOver(db),
    rooms: roomsOver(db),
    moves: movesOver(db),
    movingFiles: movingFilesOver(db),
    observations: observationsOver(db),
    members: membersOver(db),
    wireRooms: wireRoomsOver(db),
    wireMembers: wireMembersOver(db),
    wireLogins: wireLoginsOver(db),
    sessions: sessionsOver(db),
    tickets: ticketsOver(db),
    tries: triesOver(db),
    calls: callsOver(db),
    pictures: picturesOver(db),
    presence: presenceOver(db),
    recordings: recordingsOver(db),
    recordingFiles: recordingFilesOver(db),
    holds: holdsOver(db),
    uploads: uploadsOver(db),
    cloudFiles: cloudFilesOver(db),
    views: viewsOver(db),
    comments: commentsOver(db),
    reviewForms: reviewFormsOver(db),
    reviews: reviewsOver(db),
    reviewCharts: reviewChartsOver(db),
    reviewMessages: reviewMessagesOver(db),
    sampling: samplingOver(db),
    roomEvents: roomEventsOver(db),
    customers: customersOver(db),
    audit: auditOver(db),
    live: liveOver(db),
    apiTokens: apiTokensOver(db),
    webhooks: webhooksOver(db),
    webhookEvents: webhookEventsOver(db),
    webhookDeliveries: webhookDeliveriesOver(db),
    settings: settingsOver(db),
    storage: storageOver(db),
    storageFindings: storageFindingsOver(db),
    jobs: jobsOver(db),
    closings: closingsOver(db),
    counts: countsOver(db),
  };
}

/** The pool for reads: a write through it would be kept whatever becomes of the command that it belongs to. */
function readOnly(pool: Pool): Db {
  const refuse = (): never => {
    throw new Error('store.read only reads: write inside transact.');
  };
  return Object.assign(drizzle({ client: pool }), { insert: refuse, update: refuse, delete: refuse });
}

type Verb = (...args: readonly unknown[]) => Promise<unknown>;

/** The same, with failures as RoomService should see them. */
function guarded(tx: Tx): Tx {
  const guard = (verbs: object) =>
    Object.fromEntries(
      Object.entries(verbs).map(([name, verb]: [string, Verb]) => [
        name,
        (...args: readonly unknown[]) => verb(...args).catch(rethrow),
      ]),
    );
  // Every verb of Tx answers a promise, and each keeps its name and arguments.
  return Object.fromEntries(Object.entries(tx).map(([noun, verbs]) => [noun, guard(verbs)])) as unknown as Tx;
}

function rethrow(error: unknown): never {
  throw storeError(error);
}
