// A million recordings of three years, as a call centre of 400 people makes them, straight into the table.

const SURNAMES =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳';
const GIVEN =
  '伟芳娜敏静秀丽强磊军洋勇艳杰涛明超兰霞平刚桂英华玉萍红金春梅志建国文辉鹏浩宇轩梓涵子墨欣怡佳琪';
const ROOMS = [
  '房屋抵押贷款面签',
  '企业开户尽职调查',
  '理财产品双录',
  'Loan interview',
  'Claims review',
  '远程公证',
];

/**
 * @param {import('pg').Pool} pool
 * @param {number} count
 */
export async function fillRecordings(pool, count) {
  const client = await pool.connect();
  try {
    await fill(client, count);
  } finally {
    client.release(true);
  }
}

/**
 * @param {import('pg').PoolClient} pool
 * @param {number} count
 */
async function fill(pool, count) {
  await pool.query('set statement_timeout = 0');
  await pool.query("set maintenance_work_mem = '256MB'");
  const { rows: indexes } = await pool.query(
    "select indexname, indexdef from pg_indexes where tablename = 'recordings' and indexname <> 'recordings_pkey'",
  );
  // Made over rows that are there, an index takes minutes; grown with a million of them, a quarter of an hour.
  for (const { indexname } of indexes) await pool.query(`drop index ${indexname}`);
  const letter = (/** @type {string} */ of, /** @type {string} */ at) =>
    `substr('${of}', 1 + (${at})::int % ${of.length}, 1)`;
  await pool.query(
    `insert into recordings (recording_id, search, call_id, room_id, room_name, customer_name, customer_ref, agent_id,
       agent_name, team_id, team_name, kind, state, started_at, duration_ms, bytes, file, mime,
       score, released_score, comments, comments_for_agent, on_hold)
     select 'rec_' || n, lower(concat_ws(e'\\n', room, name, customer, ref)), 'call_' || n, room, name, customer, ref,
       'agent_' || n * 7 % 400, '坐席 ' || n * 7 % 400, 'team_' || n * 7 % 20, 'Team ' || n * 7 % 20,
       (array['mix', 'mix', 'push', 'screen'])[1 + n % 4],
       case when n % 100 = 0 then 'failed' when n % 150 = 1 then 'processing' else 'ready' end,
       now() - n * interval '95 seconds', 60000 + n * 7919 % 3600000, 1000000 + n * 31 % 90000000, 'x.mp4', 'video/mp4',
       case when n % 20 = 0 then n * 7 % 1000 / 10.0 end, case when n % 60 = 0 then n * 7 % 1000 / 10.0 end,
       case when n % 40 = 0 then 1 + n % 3 else 0 end, case when n % 120 = 0 then 1 else 0 end, n % 800 = 0
     from (
       select n, (100000000 + n * 2654435761 % 900000000)::int room, 'C-' || n * 13 % 800000 ref,
         (array[${ROOMS.map((room) => `'${room}'`).join(',')}])[1 + n % 6] || ' ' || n % 5000 as name,
         ${letter(SURNAMES, 'n * 31 / 7')} || ${letter(GIVEN, 'n * 17 / 3')} || ${letter(GIVEN, 'n / 5')} customer
       from generate_series(1::bigint, $1) n
     ) made`,
    [count],
  );
  for (const { indexdef } of indexes) await pool.query(indexdef);
  // As a database has them that gathered them over years: statistics known, and nothing waiting to be indexed.
  await pool.query('vacuum analyze recordings');
}
