import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createPasswords } from '../../../server/node/passwords';
import { noRecording } from '../../../contract/rooms';
import type { Credentials } from '../../../contract/sessions';
import type { RunningServer } from '../../../scripts/lib/server.mjs';
import { PASSWORD } from '../../support/doubles';
import { buildersFor } from '../../support/rows';
import { aPerson, aServer, type Person, type Told } from '../../support/server-process';
import { openSqlStore } from '../../support/sql-store';

// Two servers on one PostgreSQL, with one folder for keys and files, behind one address that people type.

const publicURL = 'http://127.0.0.1:47999';
const METRICS_TOKEN = 'for the collector alone';

let opened: Awaited<ReturnType<typeof openSqlStore>>;
let folder: string;
let env: Record<string, string>;
let started: RunningServer[] = [];
let a: RunningServer;
let b: RunningServer;

beforeAll(async () => {
  opened = await openSqlStore(inject('postgresURL'));
  folder = await mkdtemp(join(tmpdir(), 'webexe-instances-'));
  const build = buildersFor(opened.store);
  const passwordHash = await createPasswords().hash(PASSWORD);
  await build.aUser({ userID: 'li_wei', role: 'agent', passwordHash });
  await build.aUser({ userID: 'gu_qing', role: 'admin', passwordHash });
  env = { DATABASE_URL: opened.url, DATA_DIR: folder, PUBLIC_URL: publicURL, METRICS_TOKEN };
  started = [await aServer(env), await aServer(env)];
  [a, b] = started as [RunningServer, RunningServer]; // as many as were started
}, 120_000);
afterAll(async () => {
  await Promise.all(started.map((server) => server.dispose()));
  await opened.close();
  await rm(folder, { recursive: true, force: true });
});

const signIn = (server: RunningServer, userID: string) =>
  aPerson(server, publicURL, { userID, password: PASSWORD });
const create = async (person: Person, server: RunningServer, name: string): Promise<string> =>
  String(((await person.ask(server, 'POST', '/rooms', { name })) as { roomID: string }).roomID);

/** Reads a stream until it ends, or until it has told of this room. */
async function read(stream: AsyncGenerator<Told>, into: Told[], until?: string): Promise<void> {
  for await (const told of stream) {
    into.push(told);
    if (until !== undefined && told.data.roomID === until) return;
  }
}

async function leaders(): Promise<number> {
  const headers = { authorization: `Bearer ${METRICS_TOKEN}` };
  const texts = await Promise.all(
    [a, b].map(async ({ origin }) => (await fetch(`${origin}/metrics`, { headers })).text()),
  );
  return texts.filter((text) => /^webexe_leads 1$/m.test(text)).length;
}

it('who is signed in at one is known to the other, and so is a session', async () => {
  const agent = await signIn(a, 'li_wei');
  const roomID = await create(agent, b, 'Made at B');
  const started = (await agent.ask(a, 'POST', '/calls', {
    ...{ roomID, template: '1v1', recording: noRecording },
  })) as { credentials: Credentials; call: { callID: string } };
  const again = await agent.ask(b, 'POST', `/calls/${started.call.callID}/credentials`);
  expect(again).toMatchObject({ credentials: { userSig: started.credentials.userSig } });

  const authorization = `UserSig ${started.credentials.userID} ${started.credentials.userSig}`;
  const entered = await fetch(`${b.origin}/api/rooms/${roomID}/members`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: '{}',
  });
  expect(entered.status).toBe(200);
  expect(await agent.ask(a, 'GET', `/rooms/${roomID}`)).toMatchObject({ state: 'live', members: [{}] });
  await agent.ask(b, 'POST', '/me/sign-out-everywhere');
  await expect(agent.ask(a, 'GET', '/me')).rejects.toThrow('answered 401');
});

it('a console at one hears what is done at the other', async () => {
  const admin = await signIn(a, 'gu_qing');
  const heard: Told[] = [];
  const stream = admin.hear(b);
  heard.push((await stream.next()).value as Told);
  const roomID = await create(admin, a, 'Made at A');
  await read(stream, heard, roomID);
  expect(heard.map(({ type }) => type)).toEqual(['hello', 'room.changed']);
});

it('exactly one leads', async () => {
  await expect.poll(leaders, { timeout: 10_000 }).toBe(1);
});

it('both count wrong passwords together', async () => {
  const wrong = (server: RunningServer) =>
    fetch(`${server.origin}/api/sign-in`, {
      method: 'POST',
      headers: { origin: publicURL, 'content-type': 'application/json' },
      body: JSON.stringify({ userID: 'guessed_at', password: 'wrong-password' }),
    });
  const statuses: number[] = [];
  for (let tries = 0; tries < 10; tries += 1) statuses.push((await wrong(tries % 2 === 0 ? a : b)).status);
  expect(new Set(statuses)).toEqual(new Set([401]));
  expect((await wrong(b)).status).toBe(429);
});

it('a stream whose server is killed goes on at the other, nothing missing, nothing twice', async () => {
  const admin = await signIn(b, 'gu_qing');
  const made: string[] = [];
  const write = async (server: RunningServer, count: number): Promise<void> => {
    for (let i = 0; i < count; i += 1) made.push(await create(admin, server, `Room ${made.length}`));
  };
  const before: Told[] = [];
  const stream = admin.hear(a);
  before.push((await stream.next()).value as Told);
  const reading = read(stream, before);
  const writingAtA = write(a, 1000).catch(() => undefined); // until it is killed under it
  await write(b, 15);
  await expect.poll(() => before.length, { timeout: 10_000 }).toBeGreaterThan(10);
  const writingAtB = write(b, 15);
  await a.kill();
  await Promise.all([reading, writingAtA, writingAtB]);
  await write(b, 5);

  const after: Told[] = [];
  await read(admin.hear(b, before.at(-1)?.id), after, made.at(-1));
  expect(after[0]?.type).toBe('hello');
  const events = [...before.slice(1), ...after.slice(1)];
  const ids = events.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort((x, y) => x - y));
  const told = events.map(({ data }) => data.roomID);
  // One that A committed and did not live to acknowledge may have come on top; each is told of once.
  expect(made.filter((roomID) => told.filter((each) => each === roomID).length !== 1)).toEqual([]);
  expect(told.length - made.length).toBeLessThanOrEqual(1);
}, 60_000);

it('what the killed one swept the other sweeps', async () => {
  const { roomID } = await buildersFor(opened.store).aRoom({ state: 'live' });
  const silent = new Date(Date.now() - 60_000);
  await buildersFor(opened.store).aMember({ roomID, heartbeatAt: silent });
  const members = async () => (await opened.store.read.members.of(roomID)).length;
  await expect.poll(members, { timeout: 20_000 }).toBe(0);
  await a.start();
  await expect.poll(leaders, { timeout: 10_000 }).toBe(1);
}, 60_000);

it('one that has other keys does not start, and says what to do', async () => {
  const other = await mkdtemp(join(tmpdir(), 'webexe-other-'));
  await expect(aServer({ ...env, DATA_DIR: other })).rejects.toThrow('Give all servers the same DATA_DIR');
  await rm(other, { recursive: true });
});
