import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { Neighbours } from '../../roomservice/neighbours';
import type { Log } from '../../roomservice/ports';
import { LIVE_CHANNEL } from './logs';

/** How often whoever does not lead asks whether nobody does, and whoever leads whether the line still stands. */
const LOOK_MS = 2000;
const PATIENCE_MS = 5000;
/** A line that is lost is made anew after so long. */
const AGAIN_MS = 500;
/** Advisory locks of two numbers, which nothing else takes: one for the lead, others for what all must agree on. */
const LEAD = [932393, 1];
const AGREED = 932394;
/** PostgreSQL gives up a server whose machine went without a word after half a minute, and with it the lead. */
const SETTINGS = `set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 4;
  set idle_session_timeout = 0; set statement_timeout = ${PATIENCE_MS}`;

/** One connection that stays. */
interface Line {
  readonly client: Client;
  /** Rejects when it ends. */
  readonly lost: Promise<never>;
}

/**
 * The servers on one PostgreSQL: what others commit is heard at once, and locks say who leads and who has which
 * secrets, because PostgreSQL lets go of them when a process ends. A line that was lost is made anew; what was not heard
 * meanwhile is in the log of live events.
 */
export async function meetNeighbours(
  databaseURL: string,
  log: Log,
): Promise<Neighbours & { /** Another may lead. */ close(): Promise<void> }> {
  const closing = new AbortController();
  const listeners = new Set<(upTo: number | null) => void>();
  const agreed = new Set<number>();
  let leads = false;
  let line = await draw();

  async function draw(): Promise<Line> {
    const drawn = await connect(databaseURL, (payload) => tell(Number(payload)));
    for (const number of agreed) await drawn.client.query(lockAgreed, [AGREED, number]);
    return drawn;
  }
  const tell = (upTo: number | null): void => listeners.forEach((listener) => listener(upTo));
  const waitFor = (ms: number) => pause(ms, undefined, { signal: closing.signal }).catch(() => undefined);

  /** Until the line is lost, which throws, or we close. */
  async function holdOn({ client, lost }: Line): Promise<void> {
    while (!closing.signal.aborted) {
      const { rows } = await (leads
        ? client.query<{ ours: boolean }>('select true as ours')
        : client.query<{ ours: boolean }>('select pg_try_advisory_lock($1, $2) as ours', LEAD));
      leads = rows[0]?.ours === true;
      await Promise.race([lost, waitFor(LOOK_MS)]);
    }
  }

  async function keep(): Promise<void> {
    while (!closing.signal.aborted) {
      const error = await holdOn(line).catch((reason: unknown) => reason);
      leads = false;
      await hangUp(line);
      if (closing.signal.aborted) return;
      log.error('the line to other servers was lost', { error: String(error) });
      await drawAgain();
    }
  }

  async function drawAgain(): Promise<void> {
    while (!closing.signal.aborted) {
      await waitFor(AGAIN_MS);
      const drawn = await draw().catch(() => null); // the database is still away: the requests that need it say so
      if (!drawn) continue;
      line = drawn;
      log.info('the line to other servers is back');
      return tell(null);
    }
  }
  const kept = keep();

  return {
    get leads() {
      return leads;
    },
    onLive: (listener) => void listeners.add(listener),
    async agreeOn(digest) {
      const number = numberOf(digest);
      agreed.add(number);
      await line.client.query(lockAgreed, [AGREED, number]);
      const { rowCount } = await line.client.query(othersAgreed, [AGREED, number]);
      return rowCount === 0;
    },
    async close() {
      closing.abort();
      await kept;
    },
  };
}

const lockAgreed = 'select pg_advisory_lock_shared($1, $2)';
const othersAgreed = `select 1 from pg_locks where locktype = 'advisory' and classid::bigint = $1 and objid::bigint <> $2
  and objsubid = 2 and granted and database = (select oid from pg_database where datname = current_database())`;

/** A lock has room for so much of a digest; enough to tell by accident different ones apart. */
function numberOf(digest: string): number {
  return createHash('sha256').update(digest).digest().readUInt32BE() >>> 1;
}

async function connect(databaseURL: string, heard: (payload: string | undefined) => void): Promise<Line> {
  const client = new Client({
    connectionString: databaseURL,
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
    keepAlive: true,
    application_name: 'webexe-console, one line a server',
  });
  const lost = new Promise<never>((_, reject) => {
    client.on('error', reject);
    client.on('end', () => reject(new Error('The connection ended.')));
  });
  lost.catch(() => undefined); // who holds on to the line hears it; nobody has to
  client.on('notification', ({ payload }) => heard(payload));
  try {
    await client.connect();
    await client.query(`${SETTINGS}; listen ${LIVE_CHANNEL}`);
  } catch (error) {
    await hangUp({ client, lost });
    throw error;
  }
  return { client, lost };
}

/** A line that is dead already may never say goodbye. */
async function hangUp({ client }: Line): Promise<void> {
  await Promise.race([client.end().catch(() => undefined), pause(AGAIN_MS)]);
}
