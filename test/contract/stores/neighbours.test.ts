import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { Client } from 'pg';
import { meetNeighbours } from '../../../server/stores/sql/neighbours';
import { aLog } from '../../support/doubles';
import { MORNING } from '../../support/rows';
import { openSqlStore } from '../../support/sql-store';

type Met = Awaited<ReturnType<typeof meetNeighbours>>;

let opened: Awaited<ReturnType<typeof openSqlStore>>;
let met: Met[];
beforeEach(async () => {
  opened = await openSqlStore(inject('postgresURL'));
  met = [];
});
afterEach(async () => {
  await Promise.all(met.map((one) => one.close()));
  await opened.close();
});

async function meet(log = aLog()): Promise<Met> {
  const one = await meetNeighbours(opened.url, log);
  met.push(one);
  return one;
}

function commit(): Promise<number> {
  return opened.store.transact(async (tx) => {
    const draft = { type: 'me.changed' } as const;
    const { event } = await tx.live.append({
      ...{ at: MORNING, event: draft, audience: { kind: 'everybody' } },
    });
    return event.seq;
  });
}

/** Ends every connection of neighbours, as a restart of the database would. */
async function cutLines(): Promise<void> {
  const client = new Client({ connectionString: opened.url });
  await client.connect();
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name like 'webexe-console, one line%' and datname = current_database()`,
  );
  await client.end();
}

it('hears the number of each live event that is committed, and of none that is not', async () => {
  const heard: (number | null)[] = [];
  (await meet()).onLive((upTo) => heard.push(upTo));
  const first = await commit();
  const undone = opened.store.transact(async (tx) => {
    await tx.live.append({ at: MORNING, event: { type: 'me.changed' }, audience: { kind: 'everybody' } });
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  const second = await commit();
  await expect.poll(() => heard).toEqual([first, second]);
});

it('looks for what it missed when its line is back, and hears again', async () => {
  const log = aLog();
  const heard: (number | null)[] = [];
  (await meet(log)).onLive((upTo) => heard.push(upTo));
  await cutLines();
  await expect.poll(() => heard, { timeout: 10_000 }).toEqual([null]);
  const seq = await commit();
  await expect.poll(() => heard).toEqual([null, seq]);
  expect(log.errors.map(({ message }) => message)).toEqual(['the line to other servers was lost']);
});

it('is led by one, and by another when that one leaves', async () => {
  const all = [await meet(), await meet(), await meet()];
  const leaders = () => all.filter(({ leads }) => leads);
  await expect.poll(() => leaders().length).toBe(1);
  const [first] = leaders();
  await first?.close();
  await expect.poll(() => leaders().length, { timeout: 10_000 }).toBe(1);
  expect(leaders()[0]).not.toBe(first);
});

it('is led by one again after all lines were cut', async () => {
  const all = [await meet(), await meet()];
  const leaders = () => all.filter(({ leads }) => leads).length;
  await expect.poll(leaders).toBe(1);
  await cutLines();
  await expect.poll(leaders, { timeout: 10_000 }).toBe(0);
  await expect.poll(leaders, { timeout: 10_000 }).toBe(1);
});

it('agrees with who has the same, disagrees with who has not, and forgets whoever is gone', async () => {
  const [one, same, other] = [await meet(), await meet(), await meet()];
  expect(await one.agreeOn('a secret')).toBe(true);
  expect(await same.agreeOn('a secret')).toBe(true);
  expect(await other.agreeOn('another')).toBe(false);
  await other.close();
  expect(await (await meet()).agreeOn('a secret')).toBe(true);
});
