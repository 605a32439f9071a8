import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Reach } from '../../../server/roomservice/stores/lists';
import { createMemoryStore } from '../../../server/stores/memory/memory-store';
import { openSqlStore } from '../../support/sql-store';
import { recordingFilter, recordingQuery } from './suite/queries';

const ROWS = 24_000;
const ALL: Reach = { kind: 'all' };
const TEAM: Reach = { kind: 'team', userID: 'agent_1', teamID: 'team_1' };
const NOBODYS_TEAM: Reach = { kind: 'team', userID: 'agent_1', teamID: 'team_none' };

// More than are counted, and of a text that so many have that they are walked through rather than looked up.
describe('more recordings than are counted', () => {
  let sql: Awaited<ReturnType<typeof openSqlStore>>;
  const model = createMemoryStore();

  beforeAll(async () => {
    sql = await openSqlStore(inject('postgresURL'));
    const client = await sql.pool.connect();
    await client.query('set statement_timeout = 0');
    await client.query(
      `insert into recordings (recording_id, search, room_id, room_name, customer_name, customer_ref, agent_id,
         agent_name, team_id, kind, state, started_at, duration_ms, score, released_score)
       select 'rec_' || n, n || e'\\n' || room || e'\\n\\n', n, room, '', '', 'agent_' || n % 8, 'Agent ' || n % 8,
         'team_' || n % 3, (array['mix', 'push', 'screen'])[1 + n % 3], case when n % 50 = 0 then 'trash' else 'ready' end,
         timestamptz '2026-01-01 00:00Z' + n / 2 * interval '1 minute', n, case when n % 9 = 0 then n % 101 end,
         case when n % 18 = 0 then n % 101 end
       from (select n, case when n % 2 = 0 then '抵押 ' else '远程 ' end || n % 7 as room from generate_series(1, ${ROWS}) n) made`,
    );
    await client.query('vacuum analyze recordings');
    client.release(true);
    const { rows } = await sql.pool.query<{ id: string }>('select recording_id as id from recordings');
    const made = await sql.store.read.recordings.byIDs(rows.map(({ id }) => id));
    await model.transact(async (tx) => {
      for (const row of made) await tx.recordings.insert(row);
    });
  });
  afterAll(() => sql.close());

  it.each([
    ['all', {}],
    ['a text that half of them have', { q: '抵押' }],
    ['a text that some have', { q: '抵押 3' }],
    ['a text that few have', { q: '7777' }],
    ['a text and a team', { q: '抵押', teamID: 'team_2' }],
    ['a text and scores', { q: '远程', minScore: 60, maxScore: 80 }],
    ['states', { state: 'ready,failed' }],
    ['most states', { state: 'recording,uploading,processing,ready,failed,localOnly', q: '抵押' }],
  ])('are listed from both ends and counted as in the model: %s', async (_, given) => {
    for (const reach of [ALL, TEAM, NOBODYS_TEAM]) {
      const eyes = { userID: 'agent_1', listed: reach, reviewed: reach };
      const filter = { ...recordingFilter(given), eyes };
      const [found, meant] = await Promise.all(
        [sql.store.read, model.read].map(async ({ recordings }) => ({
          counts: await recordings.counts(filter, reach),
          first: await recordings.list({ ...recordingQuery(given), eyes }, reach),
          last: await recordings.list(
            { ...recordingQuery({ ...given, sort: 'duration', before: 'end' }), eyes },
            reach,
          ),
        })),
      );
      expect(found).toEqual(meant);
    }
  });
});
