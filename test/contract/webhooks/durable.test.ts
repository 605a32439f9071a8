import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { RunningServer } from '../../../scripts/lib/server.mjs';
import { createPasswords } from '../../../server/node/passwords';
import { PASSWORD } from '../../support/doubles';
import { aReceiver, isSigned, type Receiver } from '../../support/receiver';
import { buildersFor } from '../../support/rows';
import { aPerson, aServer, type Person } from '../../support/server-process';
import { openSqlStore } from '../../support/sql-store';

// Two servers on one PostgreSQL, and a receiver that can be made to fall silent.

const publicURL = 'http://127.0.0.1:47998';

let opened: Awaited<ReturnType<typeof openSqlStore>>;
let folder: string;
let a: RunningServer;
let b: RunningServer;
let receiver: Receiver;
let isSilent = false;

beforeAll(async () => {
  opened = await openSqlStore(inject('postgresURL'));
  folder = await mkdtemp(join(tmpdir(), 'webexe-webhooks-'));
  const passwordHash = await createPasswords().hash(PASSWORD);
  await buildersFor(opened.store).aUser({ userID: 'gu_qing', role: 'admin', passwordHash });
  await buildersFor(opened.store).aUser({ userID: 'li_wei', role: 'agent', passwordHash });
  const env = { DATABASE_URL: opened.url, DATA_DIR: folder, PUBLIC_URL: publicURL };
  a = await aServer({ ...env, WEBHOOK_NETWORKS: '127.0.0.1' });
  b = await aServer({ ...env, WEBHOOK_NETWORKS: '127.0.0.1' });
  receiver = await aReceiver((_request, response) => {
    if (!isSilent) response.writeHead(204).end();
  });
}, 180_000);
afterAll(async () => {
  await Promise.all([a, b].map((server) => server.dispose()));
  await receiver.close();
  await opened.close();
  await rm(folder, { recursive: true, force: true });
});

const signIn = (userID: string) => aPerson(a, publicURL, { userID, password: PASSWORD });

async function make(person: Person, server: RunningServer, count: number): Promise<readonly string[]> {
  const made: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const room = (await person.ask(server, 'POST', '/rooms', { name: `Room ${n}` })) as { roomID: string };
    made.push(room.roomID);
  }
  return made;
}

/** How often each room was told of so far. */
function toldOf(rooms: readonly string[]): readonly number[] {
  const told = receiver.received.map(({ body }) => roomIn(body));
  return rooms.map((roomID) => told.filter((each) => each === roomID).length);
}

function roomIn(body: string): string {
  return (JSON.parse(body) as { data: { room: { roomID: string } } }).data.room.roomID;
}

it('two servers that make rooms at once tell of each room once', async () => {
  const admin = await signIn('gu_qing');
  const agent = await signIn('li_wei');
  const body = { url: receiver.url, description: 'CRM', events: ['room.created'] };
  const { secret } = (await admin.ask(a, 'POST', '/webhooks', body)) as { secret: string };
  const rooms = (await Promise.all([make(agent, a, 25), make(agent, b, 25)])).flat();
  await expect.poll(() => toldOf(rooms).every((times) => times > 0), { timeout: 30_000 }).toBe(true);
  expect(new Set(toldOf(rooms))).toEqual(new Set([1]));
  expect(receiver.received.every((request) => isSigned(secret, request))).toBe(true);
}, 90_000);

it('what was acknowledged and not yet told when its server is killed with -9 is told all the same', async () => {
  const agent = await signIn('li_wei');
  isSilent = true; // so that what A sends is on its way and never answered
  const rooms = await make(agent, a, 8);
  await a.kill();
  await b.kill();
  isSilent = false;
  await b.start();
  // B takes over what A had in its hands when the lease of A is over.
  await expect.poll(() => toldOf(rooms).every((times) => times > 0), { timeout: 90_000 }).toBe(true);
  const ids = new Map<string, Set<string>>();
  for (const { body, headers } of receiver.received) {
    const roomID = roomIn(body);
    ids.set(roomID, (ids.get(roomID) ?? new Set()).add(String(headers['webhook-id'])));
  }
  // Told again or not: by the same id each time.
  expect(rooms.map((roomID) => ids.get(roomID)?.size)).toEqual(rooms.map(() => 1));
  await expect
    .poll(async () => (await opened.store.read.webhookDeliveries.tally(new Date(0)))[0], { timeout: 30_000 })
    .toMatchObject({ failing: 0, waiting: 0 });
}, 180_000);
