import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import type { RunningServer } from '../../../scripts/lib/server.mjs';
import { createSqlStore } from '../../../server/stores/sql/store';
import { embedded, postgres } from '../../support/killable';
import { missNight } from '../../support/missed-night';
import { isLong, rounds } from '../../support/rounds';
import { buildersFor, thrownAway } from '../../support/rows';
import { aPerson, aServer } from '../../support/server-process';
import { migrationsFolder } from '../../support/sql-store';

// A server that is killed with -9 while it empties the trash and does what the rules say, again and again: no recording
// is there without its files, no file lies there that nothing leads to, and the log has each removal once.

const NEXT_PASSWORD = 'kept-through-kills-1';
const RULE = 'Everything, thirty days';
/** Of each of the four sorts below. */
const MANY = isLong ? 400 : 30;
const FILES_EACH = 2;
const longAgo = new Date('2026-01-05T08:00:00Z');

/** Two sorts that go tonight, and two that do not. */
const sorts = {
  goneFromTrash: { ...thrownAway, trashedAt: longAgo, startedAt: longAgo },
  goneByRule: { startedAt: longAgo },
  held: { startedAt: longAgo, onHold: true },
  fresh: { startedAt: new Date() },
} as const;

/** Each of these finds what was done by half. */
const halves = {
  'removed, and not in the log exactly once': `select r.recording_id from recordings r
    left join (select object_id, count(*) from audit where action = 'recording.remove' group by 1) a
      on a.object_id = r.recording_id
    where coalesce(a.count, 0) <> (r.state = 'expired')::int`,
  'removed, and still with files in the table': `select recording_id from recordings where state = 'expired'
    and (file is not null or recording_id in (select recording_id from recording_files))`,
  'removed, and nobody was told': `select recording_id from recordings where state = 'expired'
    except select event->>'recordingID' from live_events`,
  'removed, and nothing says what by': `select recording_id from recordings
    where state = 'expired' and (removed_at is null or removed_because is null)`,
};

/** The embedded database takes its time to open, and is opened after each. */
const kinds = [
  { ...embedded(), kills: rounds(2, 12) },
  { ...postgres(), kills: rounds(4, 12) },
];

describe.each(kinds)('killed in the night, on $name', ({ env, open, drop, kills }) => {
  let server: RunningServer | undefined;
  afterEach(async () => {
    await server?.dispose();
    await drop();
  });

  it(
    'a server leaves no recording without its files, and no file that nothing leads to',
    async () => {
      const running = await aServer(await env());
      server = running;
      await decideARule(running);
      await running.stop();
      await opened(async (pool) => {
        await fill(pool, join(running.dataDir, 'media'));
        await missNight(pool);
      });

      const all = (await filesOf(running)).size;
      const staying = 2 * MANY * FILES_EACH;
      for (const round of kills) {
        await running.start();
        const left = all - ((all - staying) * round) / (kills.length + 1);
        await expect.poll(async () => (await filesOf(running)).size, patiently).toBeLessThanOrEqual(left);
        await running.kill();
        await opened(async (pool) => {
          await isWhole(pool, await filesOf(running), `after kill ${round}`);
          // The time goes by for which the one that died had its jobs.
          await pool.query(`update jobs set locked_until = now() where state = 'running'`);
        });
      }

      await running.start();
      await expect.poll(async () => (await filesOf(running)).size, patiently).toBe(staying);
      await running.stop();
      await opened(async (pool) => {
        await isWhole(pool, await filesOf(running), 'at the end');
        const { rows } = await pool.query(
          `select state, on_hold, removed_because, count(*)::int from recordings group by 1, 2, 3 order by 1, 2, 3`,
        );
        expect(rows).toEqual([
          { state: 'expired', on_hold: false, removed_because: 'retention', count: MANY },
          { state: 'expired', on_hold: false, removed_because: 'trash', count: MANY },
          { state: 'ready', on_hold: false, removed_because: null, count: MANY },
          { state: 'ready', on_hold: true, removed_because: null, count: MANY },
        ]);
      });

      async function opened(act: (pool: Pool) => Promise<void>): Promise<void> {
        const { pool, close } = await open(running);
        try {
          await act(pool);
        } finally {
          await close();
        }
      }
    },
    isLong ? 1_800_000 : 300_000,
  );
});

/** The night comes a few seconds after a start, and is long on a slow disk. */
const patiently = { timeout: 120_000, interval: 20 };

async function decideARule(server: RunningServer): Promise<void> {
  const { userID, password } = server.person('admin');
  const first = await aPerson(server, server.origin, { userID, password });
  await first.ask(server, 'PUT', '/me/password', { current: password, next: NEXT_PASSWORD });
  const admin = await aPerson(server, server.origin, { userID, password: NEXT_PASSWORD });
  const any = { teamID: null, kind: null, disposition: null };
  await admin.ask(server, 'PUT', '/retention', {
    ...{ trashDays: 30, watermark: false, version: 0 },
    rules: [{ ruleID: 'everything', name: RULE, ...any, keepDays: 30 }],
  });
}

/** So many of each sort, each with an original and what was made of it. */
async function fill(pool: Pool, media: string): Promise<void> {
  const store = await createSqlStore({ pool, migrationsFolder });
  const { aUser, aRoom, aRecording } = buildersFor(store);
  const { userID: agentID } = await aUser();
  const { roomID } = await aRoom({ ownerID: agentID });
  for (const [sort, given] of Object.entries(sorts)) {
    for (let n = 0; n < MANY; n += 1) {
      const file = `recordings/${sort}-${n}/play.mp4`;
      const { recordingID } = await aRecording({ ...given, agentID, roomID, callID: null, file });
      await mkdir(join(media, `recordings/${sort}-${n}`), { recursive: true });
      for (const [role, location] of [
        ['playable', file],
        ['original', `recordings/${sort}-${n}/original.flv`],
      ] as const) {
        await writeFile(join(media, location), location);
        await store.transact((tx) =>
          tx.recordingFiles.insert({
            ...{ fileID: `${role}-${sort}-${n}`, recordingID, role, part: 0, location, place: 'folder' },
            ...{ mime: 'video/mp4', bytes: location.length, checksum: '0'.repeat(64), about: {} },
            createdAt: longAgo,
          }),
        );
      }
    }
  }
}

async function filesOf({ dataDir }: RunningServer): Promise<ReadonlySet<string>> {
  const folder = join(dataDir, 'media/recordings');
  const found = await readdir(folder, { withFileTypes: true, recursive: true });
  return new Set(
    found
      .filter((each) => each.isFile())
      .map(({ parentPath, name }) => `recordings/${join(parentPath, name).slice(folder.length + 1)}`),
  );
}

async function isWhole(pool: Pool, onDisk: ReadonlySet<string>, when: string): Promise<void> {
  const locations = async (query: string) =>
    (await pool.query<{ location: string }>(query)).rows.map(({ location }) => location);
  const owned = await locations(`select location from recording_files`);
  const leaving = await locations(
    `select jsonb_array_elements_text(payload::jsonb->'files') as location from jobs
      where kind = 'recording.removeFiles' and state in ('waiting', 'running')`,
  );
  expect(
    owned.filter((each) => !onDisk.has(each)),
    `files that a recording should have, ${when}`,
  ).toEqual([]);
  const known = new Set([...owned, ...leaving]);
  expect(
    [...onDisk].filter((each) => !known.has(each)),
    `files that nothing leads to, ${when}`,
  ).toEqual([]);
  for (const [what, query] of Object.entries(halves)) {
    expect((await pool.query(query)).rows, `${what}, ${when}`).toEqual([]);
  }
}
