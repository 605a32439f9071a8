import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { StartedCall } from '../../../contract/calls';
import { noRecording, type Room } from '../../../contract/rooms';
import type { RunningServer } from '../../../scripts/lib/server.mjs';
import { createPasswords } from '../../../server/node/passwords';
import { PASSWORD } from '../../support/doubles';
import { rounds } from '../../support/rounds';
import { buildersFor } from '../../support/rows';
import { aPerson, aServer, type Person } from '../../support/server-process';
import { openSqlStore } from '../../support/sql-store';

// Many clients at once, at two servers on one PostgreSQL: each request has a connection of its own, in another process
// every other time.

const publicURL = 'http://127.0.0.1:47998';
const AGENTS = 8;

let opened: Awaited<ReturnType<typeof openSqlStore>>;
let folder: string;
let servers: RunningServer[] = [];
let admins: Person[];
let agents: Person[];

beforeAll(async () => {
  opened = await openSqlStore(inject('postgresURL'));
  folder = await mkdtemp(join(tmpdir(), 'webexe-races-'));
  const build = buildersFor(opened.store);
  const passwordHash = await createPasswords().hash(PASSWORD);
  const { teamID } = await build.aTeam();
  const ids = Array.from({ length: AGENTS }, (_, i) => `agent_${i}`);
  for (const userID of ids) await build.aUser({ userID, role: 'agent', teamID, passwordHash });
  for (const userID of ['ada_admin', 'bob_admin'])
    await build.aUser({ userID, role: 'admin', teamID, passwordHash });
  const env = { DATABASE_URL: opened.url, DATA_DIR: folder, PUBLIC_URL: publicURL };
  servers = [await aServer(env)];
  servers.push(await aServer(env));
  const signIn = (userID: string, i: number) =>
    aPerson(serverOf(i), publicURL, { userID, password: PASSWORD });
  admins = await Promise.all(['ada_admin', 'bob_admin'].map(signIn));
  agents = await Promise.all(ids.map(signIn));
}, 120_000);
afterAll(async () => {
  await Promise.all(servers.map((server) => server.dispose()));
  await opened.close();
  await rm(folder, { recursive: true, force: true });
});

function serverOf(i: number): RunningServer {
  const server = servers[i % servers.length];
  if (!server) throw new Error('No server was started.');
  return server;
}
function one<T>(of: readonly T[], i: number): T {
  const found = of[i % of.length];
  if (found === undefined) throw new Error('There is none.');
  return found;
}

/** How a request ended: `ok`, or the code of the problem. */
async function outcome(asked: Promise<unknown>): Promise<string> {
  return asked.then(
    () => 'ok',
    (error: Error) => /"code":"([\w.]+)"/.exec(error.message)?.[1] ?? error.message,
  );
}
const sorted = (outcomes: readonly string[]): string[] => [...outcomes].sort();
const atOnce = (count: number, ask: (i: number) => Promise<unknown>): Promise<string[]> =>
  Promise.all(Array.from({ length: count }, (_, i) => outcome(ask(i))));

async function aRoom(template = '1v3'): Promise<Room> {
  return (await one(admins, 0).ask(serverOf(0), 'POST', '/rooms', { name: 'Race', template })) as Room;
}
const roomNow = async (roomID: string): Promise<Room> =>
  (await one(admins, 0).ask(serverOf(1), 'GET', `/rooms/${roomID}`)) as Room;

/** Starts a call in the room, which gives a program what it enters with. */
async function call(i: number, roomID: string): Promise<StartedCall> {
  const body = { roomID, template: '1v3', recording: noRecording };
  return (await one(agents, i).ask(serverOf(i), 'POST', '/calls', body)) as StartedCall;
}

async function asProgram(i: number, started: StartedCall, method: string, path: string): Promise<void> {
  const { userID, userSig, roomID } = started.credentials;
  const answer = await fetch(`${serverOf(i).origin}/api/rooms/${roomID}/members${path}`, {
    method,
    headers: { authorization: `UserSig ${userID} ${userSig}`, 'content-type': 'application/json' },
    body: method === 'POST' ? '{}' : null,
  });
  if (!answer.ok) throw new Error(await answer.text());
}
const enter = (i: number, started: StartedCall) => asProgram(i, started, 'POST', '');

async function endCalls(calls: readonly StartedCall[]): Promise<void> {
  await Promise.all(
    calls.map(({ call: { callID } }, i) =>
      one(agents, i).ask(serverOf(i), 'POST', `/calls/${callID}/end`, { reason: 'left' }),
    ),
  );
}

async function audited(action: string, roomID: string): Promise<number> {
  const { rows } = await opened.pool.query('select 1 from audit where action = $1 and room_id = $2', [
    action,
    roomID,
  ]);
  return rows.length;
}

describe.each(rounds(2, 25))('at two servers at once, round %i', () => {
  it('a room of four never holds five', async () => {
    const { roomID } = await aRoom();
    const calls = await Promise.all(agents.map((_, i) => call(i, roomID)));
    const outcomes = await atOnce(AGENTS, (i) => enter(i, one(calls, i)));
    expect(outcomes.filter((each) => each === 'ok')).toHaveLength(4);
    expect(outcomes.filter((each) => each === 'room.full')).toHaveLength(AGENTS - 4);
    expect((await roomNow(roomID)).members).toHaveLength(4);
    await endCalls(calls);
    expect(await roomNow(roomID)).toMatchObject({ state: 'idle', members: [] });
  });

  it('no two rooms have one number, and no userID and no team is given twice', async () => {
    const rooms = await Promise.all(Array.from({ length: 30 }, () => aRoom()));
    expect(new Set(rooms.map(({ roomID }) => roomID)).size).toBe(30);
    const name = `Team ${rooms[0]?.roomID}`;
    const body = { userID: `u_${rooms[0]?.roomID}`, name: 'X', role: 'agent', teamID: null };
    const users = await atOnce(6, (i) => one(admins, i).ask(serverOf(i), 'POST', '/users', body));
    const teams = await atOnce(6, (i) => one(admins, i).ask(serverOf(i), 'POST', '/teams', { name }));
    expect(sorted(users)).toEqual(['ok', ...Array<string>(5).fill('user.taken')]);
    expect(sorted(teams)).toEqual(['ok', ...Array<string>(5).fill('team.taken')]);
  });

  it('a room that is closed while people enter is closed and empty, and each call has one end', async () => {
    const { roomID } = await aRoom();
    const calls = await Promise.all([0, 1, 2, 3].map((i) => call(i, roomID)));
    const outcomes = await atOnce(5, (i) =>
      i === 2
        ? one(admins, 1).ask(serverOf(1), 'POST', `/rooms/${roomID}/close`, { reason: 'Now' })
        : enter(i, one(calls, i > 2 ? i - 1 : i)),
    );
    expect(outcomes[2]).toBe('ok');
    expect(outcomes.filter((each) => each !== 'ok' && each !== 'room.closed')).toEqual([]);
    expect(await roomNow(roomID)).toMatchObject({ state: 'closed', members: [] });
    const { rows } = await opened.pool.query(
      `select 1 from room_events where room_id = $1 and kind = 'callEnded'`,
      [roomID],
    );
    expect(rows).toHaveLength(4);
  });

  it('a room is closed once, with one audit entry, whoever else closes it', async () => {
    const { roomID } = await aRoom();
    const outcomes = await atOnce(6, (i) =>
      one(admins, i).ask(serverOf(i), 'POST', `/rooms/${roomID}/close`, { reason: `Reason ${i}` }),
    );
    expect(sorted(outcomes)).toEqual(['ok', ...Array<string>(5).fill('room.closed')]);
    expect(await audited('room.close', roomID)).toBe(1);
  });

  it('of two admins who edit one room one is told that it changed; of one person, each field keeps its last', async () => {
    const { roomID, version } = await aRoom();
    const edits = await atOnce(4, (i) =>
      one(admins, i).ask(serverOf(i), 'PATCH', `/rooms/${roomID}`, { name: `Name ${i}`, version }),
    );
    expect(sorted(edits)).toEqual(['ok', ...Array<string>(3).fill('room.changed')]);
    expect((await roomNow(roomID)).version).toBe(version + 1);
    expect(await audited('room.update', roomID)).toBe(1);

    const names = [0, 1, 2, 3].map((i) => `Agent ${roomID} ${i}`);
    const people = await atOnce(4, (i) =>
      one(admins, i).ask(serverOf(i), 'PATCH', '/users/agent_0', { name: one(names, i) }),
    );
    expect(people).toEqual(Array<string>(4).fill('ok'));
    const { rows } = await opened.pool.query<{ changes: { name: [string, string] } }>(
      `select changes from audit where action = 'user.update' and object_id = 'agent_0'
       order by arrival desc limit 4`,
    );
    // Each edit saw the one before it: what one made of the name the next one found.
    const chain = rows.map(({ changes }) => changes.name).reverse();
    chain.slice(1).forEach(([was], i) => expect(was).toBe(chain[i]?.[1]));
  });

  it('a ticket lets one program in', async () => {
    const { roomID } = await aRoom();
    const started = await call(0, roomID);
    const outcomes = await atOnce(6, async (i) => {
      const answer = await fetch(`${serverOf(i).origin}/api/tickets/redeem`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: publicURL },
        body: JSON.stringify({ ticket: started.ticket.ticket, nonce: `nonce_of_program_${i}` }),
      });
      if (!answer.ok) throw new Error(await answer.text());
    });
    expect(sorted(outcomes)).toEqual(['ok', ...Array<string>(5).fill('ticket.used')]);
    await endCalls([started]);
  });

  it('one person has one call and is in one room, by one session', async () => {
    const rooms = await Promise.all([aRoom(), aRoom(), aRoom(), aRoom()]);
    const starts = await atOnce(4, (i) =>
      one(agents, 0).ask(serverOf(i), 'POST', '/calls', {
        ...{ roomID: one(rooms, i).roomID, template: '1v3', recording: noRecording },
      }),
    );
    expect(sorted(starts)).toEqual([...Array<string>(3).fill('call.alreadyRunning'), 'ok']);
    const issued = await Promise.all(
      rooms.map(async ({ roomID }, i) => {
        const path = `/rooms/${roomID}/sessions`;
        const session = await one(agents, 0).ask(serverOf(i), 'POST', path, { validMinutes: 60 });
        const { sessionID } = session as { sessionID: string };
        return one(agents, 0).ask(serverOf(i), 'POST', `/sessions/${sessionID}/reveal`);
      }),
    );
    const programs = issued.map((credentials) => ({ credentials }) as StartedCall);
    await atOnce(4, (i) => enter(i, one(programs, i)));
    const { rows } = await opened.pool.query(`select room_id from members where user_id = 'agent_0'`);
    expect(rows).toHaveLength(1);
    const running = (await one(agents, 0).ask(serverOf(0), 'GET', '/calls/current')) as {
      running: { callID: string } | null;
    };
    if (running.running) await endCalls([{ call: running.running } as StartedCall]);
  });
});
