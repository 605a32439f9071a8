import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Client } from 'pg';
import { type Store, StoreUnavailable, type Tx } from '../../../server/roomservice/store';
import { openPostgres } from '../../../server/stores/sql/postgres';
import { createSqlStore } from '../../../server/stores/sql/store';
import { createDatabase } from '../../support/postgres';
import { at, buildersFor, MORNING, unique, type Builders } from '../../support/rows';
import { migrationsFolder, openSqlStore } from '../../support/sql-store';

let opened: Awaited<ReturnType<typeof openSqlStore>>;
let store: Store;
let build: Builders;
beforeAll(async () => {
  opened = await openSqlStore(inject('postgresURL'));
  store = opened.store;
  build = buildersFor(store);
});
afterAll(() => opened.close());

const atOnce = <T>(count: number, work: (tx: Tx, i: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, i) => store.transact((tx) => work(tx, i))));
const count = <T>(results: readonly T[], wanted: T): number =>
  results.filter((result) => result === wanted).length;

/** Resolves for everybody when `count` have come, so that all go on at the same moment. */
function gate(count: number): () => Promise<void> {
  let waiting = count;
  let open: () => void = () => undefined;
  const opening = new Promise<void>((resolve) => (open = resolve));
  return () => {
    waiting -= 1;
    if (waiting <= 0) open();
    return opening;
  };
}

/** One statement by a connection beside the pool. */
async function onTheSide(statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: opened.url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

describe('parallel connections', () => {
  it('never put more people into a room than it has seats', async () => {
    const { roomID } = await build.aRoom();
    const results = await atOnce(10, async (tx, i) => {
      await tx.rooms.lock(roomID);
      if ((await tx.members.of(roomID)).length >= 2) return 'full';
      const userID = `guest_${i}`;
      const beats = { enteredAt: MORNING, heartbeatAt: MORNING };
      await tx.members.put({ roomID, userID, sessionID: `s_${i}`, name: userID, role: 'pusher', ...beats });
      return 'in';
    });
    expect(count(results, 'in')).toBe(2);
    expect(await store.read.members.of(roomID)).toHaveLength(2);
  });

  it('give a roomID, a userID and a name of a team to one of all that want it', async () => {
    const [room, user] = [await build.aRoom(), await build.aUser()];
    const n = unique();
    const rooms = await atOnce(10, (tx) => tx.rooms.insert({ ...room, roomID: `77${n}` }));
    const users = await atOnce(10, (tx, i) =>
      tx.users.insert({ ...user, userID: `${i % 2 ? 'Same' : 'same'}_${n}` }),
    );
    const teams = await Promise.all(Array.from({ length: 6 }, () => build.aTeam()));
    const renamed = await atOnce(6, (tx, i) =>
      tx.teams.rename(teams[i]?.teamID ?? '', i % 2 ? `ÉQUIPE ${n}` : `équipe ${n}`),
    );
    expect([rooms, users, renamed].map((results) => count(results, true))).toEqual([1, 1, 1]);
  });

  it('leave one admin, whichever rows each has locked before', async () => {
    const admins = [await build.aUser({ role: 'admin' }), await build.aUser({ role: 'admin' })];
    const bothLocked = gate(2);
    const results = await atOnce(2, async (tx, i) => {
      const me = admins[i]?.userID ?? '';
      await tx.users.lock(me);
      await bothLocked();
      const others = (await tx.users.lockActiveAdmins()).filter((userID) => userID !== me);
      if (others.length === 0) return 'stayed';
      await tx.users.update(me, { state: 'disabled' });
      return 'gone';
    });
    expect(results.sort()).toEqual(['gone', 'stayed']);
  });

  it('that lock the same rows crosswise both come through', async () => {
    const rooms = [await build.aRoom(), await build.aRoom()].map((room) => room.roomID);
    const bothLocked = gate(2);
    await atOnce(2, async (tx, i) => {
      const order = i === 0 ? rooms : rooms.toReversed();
      await tx.rooms.lock(order[0] ?? '');
      await bothLocked();
      await tx.rooms.lock(order[1] ?? '');
      for (const roomID of order) await tx.rooms.update(roomID, { activeAt: at(i) });
    });
    for (const roomID of rooms) expect((await store.read.rooms.get(roomID))?.version).toBe(3);
  });

  it('never leave a person or a room in a team that is gone', async () => {
    const owner = await build.aUser();
    for (let round = 0; round < 10; round += 1) {
      const { teamID } = await build.aTeam();
      const n = unique();
      const join = async (tx: Tx, add: () => Promise<unknown>) => {
        if (!(await tx.teams.get(teamID))) return 'no team';
        await add();
        return 'joined';
      };
      const room = await build.aRoom();
      const results = await atOnce<string | boolean>(3, (tx, i) => {
        if (i === 0) return tx.teams.delete(teamID);
        if (i === 1) return join(tx, () => tx.users.insert({ ...owner, userID: `joiner_${n}`, teamID }));
        return join(tx, () => tx.rooms.insert({ ...room, roomID: `66${n}`, teamID }));
      });
      const isGone = (await store.read.teams.get(teamID)) === undefined;
      expect(results[0]).toBe(isGone);
      expect(results.slice(1).includes('joined')).toBe(!isGone);
    }
  });

  it('see live events in the order of their numbers, without a gap', async () => {
    const first = (await store.read.live.range()).newest;
    const seen: number[] = [];
    const writing = atOnce(40, async (tx, i) => {
      await tx.users.count(); // a different point in each transaction
      await tx.live.append({
        at: at(i),
        event: { type: 'me.changed' },
        audience: { kind: 'people', userIDs: [] },
      });
      if (i % 5 === 0) await tx.users.count();
    });
    let isWriting = true;
    void writing.finally(() => (isWriting = false));
    while (isWriting || seen.length < 40) {
      const next = await store.read.live.after(seen.at(-1) ?? first, 7);
      seen.push(...next.map((stored) => stored.event.seq));
    }
    expect(seen).toEqual(Array.from({ length: 40 }, (_, i) => first + 1 + i));
  });
});

describe('a PostgreSQL that goes away', () => {
  it('fails the work at hand as unavailable, and serves the next', async () => {
    const team = await build.aTeam();
    const work = store.transact(async (tx) => {
      await tx.teams.rename(team.teamID, 'Never kept');
      await onTheSide(
        'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
      );
      await tx.teams.list();
    });
    await expect(work).rejects.toThrow(StoreUnavailable);
    expect((await store.read.teams.get(team.teamID))?.name).toBe(team.name);
    await store.ping();
  });

  it('is unavailable for reads, work and pings while nothing listens', async () => {
    const pool = openPostgres('postgres://test@127.0.0.1:1/nothing');
    await expect(createSqlStore({ pool, migrationsFolder })).rejects.toThrow(StoreUnavailable);
    await pool.end();

    const closed = await openSqlStore(inject('postgresURL'));
    await closed.close();
    await expect(closed.store.ping()).rejects.toThrow(StoreUnavailable);
    await expect(closed.store.read.users.count()).rejects.toThrow(StoreUnavailable);
    await expect(closed.store.transact((tx) => tx.users.count())).rejects.toThrow(StoreUnavailable);
  });

  it('keeps values out of the message of any other failure', async () => {
    const user = await build.aUser();
    const work = store.transact((tx) =>
      tx.users.update(user.userID, { passwordHash: 'secret', createdAt: new Date(8.64e15) }),
    );
    const failure = await work.then(
      () => new Error('it went through'),
      (error: Error) => error,
    );
    expect(failure.message).toContain('update "users"');
    expect(failure.message).not.toContain('secret');
  });
});

describe('migrations', () => {
  it('run once, however many servers start together', async () => {
    const { url, drop } = await createDatabase(inject('postgresURL'));
    const stores = await Promise.all(
      Array.from({ length: 4 }, () => createSqlStore({ pool: openPostgres(url), migrationsFolder })),
    );
    const counts = await Promise.all(stores.map((one) => one.read.users.count()));
    await Promise.all(stores.map((one) => one.close()));
    expect(counts).toEqual([0, 0, 0, 0]);
    await drop();
  });

  it('of a newer version are not touched by an older server', async () => {
    await onTheSide(
      `insert into drizzle.__drizzle_migrations (hash, created_at) values ('of tomorrow', ${Date.now() + 1e9})`,
    );
    const again = createSqlStore({ pool: opened.pool, migrationsFolder });
    await expect(again).rejects.toThrow('newer version');
    await onTheSide(`delete from drizzle.__drizzle_migrations where hash = 'of tomorrow'`);
  });
});
