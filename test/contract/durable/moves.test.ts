import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Pool } from 'pg';
import { afterEach, expect, it } from 'vitest';
import type { Move } from '../../../contract/moves';
import type { MediaPlace } from '../../../contract/places';
import type { RunningServer } from '../../../scripts/lib/server.mjs';
import { createSqlStore } from '../../../server/stores/sql/store';
import { openEmbeddedOf } from '../../support/missed-night';
import { isLong, rounds } from '../../support/rounds';
import { buildersFor } from '../../support/rows';
import { startS3, type SmallS3 } from '../../support/s3/server';
import { aPerson, aServer, type Person } from '../../support/server-process';
import { migrationsFolder } from '../../support/sql-store';

// A server that is killed with -9 while it moves files from its folder to a bucket, again and again: each file is whole
// where its row says, whenever one looks, and in the end it lies there alone.

const NEXT_PASSWORD = 'kept-through-kills-1';
const FILES = isLong ? 240 : 36;
/** One of so many is sent in parts. */
const LARGE_IN = 12;
const MB = 1024 * 1024;

interface Lying {
  readonly location: string;
  readonly place: MediaPlace;
  readonly checksum: string;
}

let server: RunningServer;
let s3: SmallS3;
afterEach(async () => {
  await server.dispose();
  await s3.close();
});

it(
  'a server that is killed while it moves files leaves each of them once, where its row says (on the embedded database)',
  async () => {
    s3 = await startS3();
    // So that a server dies in the middle of something.
    s3.slow.set('PutObject', 30).set('UploadPart', 150).set('CompleteMultipartUpload', 100);
    server = await aServer(s3.env);
    const admin = await anAdmin();
    await server.stop();
    const recordingIDs = await opened(fill);
    await server.start();
    const begun = (await admin.ask(server, 'POST', '/storage/moves', { target: 's3' })) as Move;
    expect(begun).toMatchObject({ state: 'moving', files: FILES });

    const kills = rounds(3, 12);
    for (const round of kills) {
      const enough = (FILES * (round - 1)) / kills.length;
      const isInTheMiddle = () => s3.objects.kept.size >= enough && moments[round % moments.length]?.();
      await expect.poll(isInTheMiddle, { timeout: 60_000, interval: 2 }).toBe(true);
      await server.kill();
      await opened(async (pool) => {
        const lying = await lyingOf(pool);
        await isWhole(lying, `after kill ${round}`);
        expect(lying.filter(({ place }) => place === 'folder').length).toBeGreaterThan(0);
        // The time goes by for which the one that died had the job.
        await pool.query(`update jobs set locked_until = now() where state = 'running'`);
      });
      await server.start();
    }

    const latest = async () => {
      const { items } = (await admin.ask(server, 'GET', '/storage/moves')) as { items: readonly Move[] };
      return items[0];
    };
    await expect.poll(latest, { timeout: 120_000, interval: 200 }).toMatchObject({ state: 'done' });
    expect(await latest()).toMatchObject({ files: FILES, movedFiles: FILES, failedFiles: 0 });

    expect(await inFolder()).toEqual([]);
    expect([...s3.objects.uploads.values()].map(({ key }) => key)).toEqual([]);
    await plays(admin, recordingIDs[0] ?? '');

    await server.stop();
    await opened(async (pool) => {
      const lying = await lyingOf(pool);
      await isWhole(lying, 'at the end');
      expect(lying.map(({ place }) => place)).toEqual(Array.from({ length: FILES }, () => 's3'));
      expect(s3.objects.keys('')).toEqual(lying.map(({ location }) => location));
      expect((await pool.query(`select * from moving_files`)).rows).toEqual([]);
    });
  },
  isLong ? 1_800_000 : 180_000,
);

/** What a server is in the middle of when it dies. */
const moments: readonly (() => boolean)[] = [
  // some of the parts of a file are there, and some not
  () => [...s3.objects.uploads.values()].some(({ parts }) => parts.size === 1),
  // the bucket was told that a file is whole, and nobody heard its answer
  () => s3.asked.at(-1)?.operation === 'CompleteMultipartUpload',
  // a copy is read and compared, its row is switched, and what is left behind goes
  () => s3.asked.at(-1)?.operation === 'GetObject',
];

/** So many files, two a recording. */
async function fill(pool: Pool): Promise<readonly string[]> {
  const store = await createSqlStore({ pool, migrationsFolder });
  const { aUser, aRoom, aRecording, aRecordingFile } = buildersFor(store);
  const { userID: agentID } = await aUser();
  const { roomID } = await aRoom({ ownerID: agentID });
  const recordingIDs: string[] = [];
  for (let n = 0; n < FILES; n += 2) {
    const folder = `made/${String(n).padStart(3, '0')}`;
    const file = `${folder}/b-playable.mp4`;
    const { recordingID } = await aRecording({ agentID, roomID, callID: null, file, mime: 'video/mp4' });
    recordingIDs.push(recordingID);
    for (const [role, location, number] of [
      ['original', `${folder}/a-original.flv`, n],
      ['playable', file, n + 1],
    ] as const) {
      const content = randomBytes(number % LARGE_IN === 2 ? 18 * MB + number : 3000 + number);
      const path = join(mediaDir(), location);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, content);
      const facts = { bytes: content.length, checksum: sha256(content) };
      await aRecordingFile({ fileID: location, recordingID, role, location, ...facts });
    }
  }
  return recordingIDs;
}

/** What a row says is there, is there, byte for byte, and no two rows say the same. */
async function isWhole(lying: readonly Lying[], when: string): Promise<void> {
  expect(new Set(lying.map(({ location }) => location)).size).toBe(FILES);
  const wrong: Lying[] = [];
  for (const each of lying) {
    const found =
      each.place === 's3'
        ? s3.objects.kept.get(each.location)?.body
        : await readFile(join(mediaDir(), each.location)).catch(() => undefined);
    if (!found || sha256(found) !== each.checksum) wrong.push(each);
  }
  expect(wrong, `files that are not whole where their rows say, ${when}`).toEqual([]);
}

async function plays(person: Person, recordingID: string): Promise<void> {
  const { url } = (await person.ask(server, 'POST', `/recordings/${recordingID}/playback`)) as {
    url: string;
  };
  const range = 'bytes=1000-1999';
  const part = await fetch(server.origin + url, { headers: { ...person.headers, range } });
  expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 1000-1999/3001']);
  const whole = s3.objects.get('made/000/b-playable.mp4').body;
  expect(Buffer.from(await part.arrayBuffer()).equals(whole.subarray(1000, 2000))).toBe(true);
}

async function lyingOf(pool: Pool): Promise<readonly Lying[]> {
  const query = `select location, place, checksum from recording_files order by location collate "C"`;
  return (await pool.query<Lying>(query)).rows;
}

async function inFolder(): Promise<readonly string[]> {
  const found = await readdir(mediaDir(), { withFileTypes: true, recursive: true });
  return found.filter((each) => each.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

async function anAdmin(): Promise<Person> {
  const { userID, password } = server.person('admin');
  const first = await aPerson(server, server.origin, { userID, password });
  await first.ask(server, 'PUT', '/me/password', { current: password, next: NEXT_PASSWORD });
  return aPerson(server, server.origin, { userID, password: NEXT_PASSWORD });
}

/** The database while no server has it. */
async function opened<T>(act: (pool: Pool) => Promise<T>): Promise<T> {
  const { pool, close } = await openEmbeddedOf(server);
  try {
    return await act(pool);
  } finally {
    await close();
  }
}

const mediaDir = (): string => join(server.dataDir, 'media');
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
