import type { Pool } from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import type { RunningServer } from '../../../scripts/lib/server.mjs';
import { embedded, postgres } from '../../support/killable';
import { isLong, rounds } from '../../support/rounds';
import { aPerson, aServer, type Person } from '../../support/server-process';

// A server that is killed with -9 in the middle of its work, again and again: what it acknowledged is there, and
// nothing is there by half.

const WRITERS = 8;
/** Writes to be done in a round; it is killed somewhere in the middle. */
const WRITES = isLong ? 1000 : 120;
const NEXT_PASSWORD = 'kept-through-kills-1';

/** What was acknowledged. */
interface Kept {
  readonly made: string[];
  readonly closed: string[];
}

/** Makes rooms and closes every other one, until the server is gone or enough was done. */
async function write(
  person: Person,
  server: RunningServer,
  kept: Kept,
  enough: () => boolean,
): Promise<void> {
  try {
    while (!enough()) {
      const room = await person.ask(server, 'POST', '/rooms', { name: '不会丢的房间' });
      const { roomID } = room as { roomID: string };
      kept.made.push(roomID);
      if (kept.made.length % 2 === 0) continue;
      await person.ask(server, 'POST', `/rooms/${roomID}/close`, { reason: 'Over' });
      kept.closed.push(roomID);
    }
  } catch (error) {
    // The server was killed under it; anything that the server itself answered would be a fault.
    if (error instanceof Error && error.message.includes('answered')) throw error;
  }
}

/** Each of these finds what was done by half; by sets, since a row at a time takes too long after twenty rounds. */
const halves = {
  'a room without its audit entry': `select room_id::text from rooms
    except select room_id from audit where action = 'room.create'`,
  'an audit entry without its room': `select room_id from audit where action = 'room.create'
    except select room_id::text from rooms`,
  'a room without its history': `select room_id from rooms
    except select room_id from room_events where kind = 'created'`,
  'a room that nobody was told of': `select room_id::text from rooms
    except select event->>'roomID' from live_events`,
  'a closing that is not everywhere once': `select r.room_id from rooms r
    left join (select room_id, count(*) from audit where action = 'room.close' group by 1) a
      on a.room_id = r.room_id::text
    left join (select room_id, count(*) from room_events where kind = 'closed' group by 1) e
      on e.room_id = r.room_id
    left join (select event->>'roomID' as room_id, count(*) from live_events
      where event->>'type' = 'room.closed' group by 1) l on l.room_id = r.room_id::text
    where array[coalesce(a.count, 0), coalesce(e.count, 0), coalesce(l.count, 0)]
      <> array_fill((r.state = 'closed')::int::bigint, array[3])`,
  'a gap in the numbers of live events': `select value from counters where name = 'live'
    and value <> (select count(*) from live_events)`,
};

async function found(pool: Pool, query: string): Promise<number> {
  return (await pool.query(query)).rows.length;
}

async function idsOf(pool: Pool, state: string): Promise<ReadonlySet<string>> {
  const { rows } = await pool.query<{ id: string }>(`select room_id::text as id from rooms where ${state}`);
  return new Set(rows.map(({ id }) => id));
}

describe.each([embedded(), postgres()])('killed at work, on $name', ({ env, open, drop }) => {
  let server: RunningServer | undefined;
  afterEach(async () => {
    await server?.dispose();
    await drop();
  });

  it(
    'a server loses nothing that it acknowledged, leaves nothing by half, and opens again',
    async () => {
      server = await aServer(await env());
      const publicURL = server.origin;
      const { userID, password } = server.person('admin');
      const first = await aPerson(server, publicURL, { userID, password });
      await first.ask(server, 'PUT', '/me/password', { current: password, next: NEXT_PASSWORD });
      const kept: Kept = { made: [], closed: [] };

      for (const round of rounds(3, 20)) {
        const running = server;
        const person = await aPerson(running, publicURL, { userID, password: NEXT_PASSWORD });
        const before = kept.made.length + kept.closed.length;
        const done = (): number => kept.made.length + kept.closed.length - before;
        const killAt = Math.floor(WRITES * (0.2 + 0.6 * Math.random()));
        let killing: Promise<void> | undefined;
        const enough = (): boolean => {
          if (done() >= killAt) killing ??= running.kill();
          return killing !== undefined && done() >= WRITES;
        };
        await Promise.all(Array.from({ length: WRITERS }, () => write(person, running, kept, enough)));
        await killing;

        const { pool, close } = await open(running);
        const [rooms, closed] = [await idsOf(pool, 'true'), await idsOf(pool, `state = 'closed'`)];
        expect(kept.made.filter((id) => !rooms.has(id))).toEqual([]);
        expect(kept.closed.filter((id) => !closed.has(id))).toEqual([]);
        for (const [what, query] of Object.entries(halves)) {
          expect(await found(pool, query), `${what}, in round ${round}`).toBe(0);
        }
        // Each writer had at most one write on its way.
        expect(rooms.size - kept.made.length).toBeLessThanOrEqual(WRITERS * round);
        await close();
        await running.start();
      }
    },
    isLong ? 1_800_000 : 300_000,
  );
});
