import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildLaunchUrl } from '../../src/launcher';
import { aLaunch, asTheSystemGetsIt } from './support/requests';
import { ask, eventsIn, read } from './support/second-dialect';
import { aTicketService, KEY, PAGE, roomOrder, ticket, ticketLink } from './support/ticket-service';

let folder: string;
let programFile: string;
const undo: (() => unknown)[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'webexe-program-'));
  programFile = join(folder, 'program.mjs');
  await build({
    entryPoints: [fileURLToPath(new URL('../../mocks/desktop/main.ts', import.meta.url))],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: programFile,
  });
});

afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

afterAll(() => rm(folder, { recursive: true, force: true }));

interface Call {
  /** Path and query. */
  readonly call: string;
  readonly body: unknown;
}

interface RoomService {
  readonly address: string;
  readonly calls: readonly Call[];
  /** The methods that were called, in order. */
  methods(): readonly string[];
  /** What entries and heartbeats answer from now on: a refusal's number and reason, or none. */
  refuse(refusal: { readonly code: number; readonly reason?: string } | null): void;
}

const answers: Readonly<Record<string, object>> = {
  login: { token: 'a*b*c=', userID: 'agent_lin' },
  get_push_url: { pushURL: 'rtmp://push.example/live/8888_agent_lin_00ff?bizid=8888&txSecret=x' },
  create_room: { roomID: '482913605' },
  merge_stream: { result: { code: 0 } },
  get_pushers: {
    roomCreator: 'agent_lin',
    pushers: [
      { userID: 'agent_lin', userName: 'Lin' },
      { userID: 'guest_1', userName: '王' },
    ],
  },
};

/** What a program calls of RoomService, recorded. */
async function aRoomService(): Promise<RoomService> {
  const calls: Call[] = [];
  let refusal: { readonly code: number; readonly reason?: string } | null = null;
  const methodOf = (call: string): string => /\/([a-z_]+)\?/.exec(call)?.[1] ?? '';
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const text = Buffer.concat(parts).toString('utf8');
      const call = request.url ?? '';
      calls.push({ call, body: text && JSON.parse(text) });
      const method = methodOf(call);
      const refused = refusal && ['add_pusher', 'pusher_heartbeat'].includes(method);
      response.end(JSON.stringify(refused ? refusal : { code: 0, message: '请求成功', ...answers[method] }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  undo.push(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  const { port } = server.address() as AddressInfo; // a TCP server's address is never a path
  return {
    address: `http://127.0.0.1:${port}/`,
    calls,
    methods: () => calls.map(({ call }) => methodOf(call)),
    refuse: (next) => void (refusal = next),
  };
}

interface Running {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly exit: Promise<number | null>;
  /** Asks it and gives the reply's body. */
  ask(path: string): Promise<string>;
}

function run(...args: string[]): Running {
  const child = spawn(process.execPath, [programFile, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (part: Buffer) => (output += part.toString()));
  child.stderr.on('data', (part: Buffer) => (output += part.toString()));
  const exit = once(child, 'close').then(([code]) => code as number | null);
  undo.push(async () => {
    child.kill('SIGKILL');
    await exit;
  });
  return {
    child,
    output: () => output,
    exit,
    async ask(path) {
      await expect.poll(() => output, { timeout: 10_000 }).toMatch(/listening on \d+/);
      const port = /listening on (\d+)/.exec(output)?.[1] ?? '';
      const reply = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { Connection: 'close' } });
      return reply.text();
    },
  };
}

const linkTo = (service: RoomService) =>
  asTheSystemGetsIt(buildLaunchUrl(aLaunch({ serverDomain: service.address })));

/** A program in its room, as the system starts it. */
async function inItsRoom(...args: string[]): Promise<{ program: Running; service: RoomService }> {
  const service = await aRoomService();
  const program = run('--port', '0', '--heartbeat', '50', ...args, linkTo(service));
  await expect.poll(program.output, { timeout: 10_000 }).toContain('roomStatus 0');
  return { program, service };
}

describe('the program as the system starts it', { timeout: 20_000 }, () => {
  it('B26 logs in with the userSig it was given, makes its room, pushes, asks who is there, and heartbeats', async () => {
    const { program, service } = await inItsRoom();
    await expect.poll(() => service.methods()).toContain('pusher_heartbeat');
    expect(service.methods().slice(0, 6)).toEqual([
      'login',
      'get_push_url',
      'create_room',
      'add_pusher',
      'get_pushers',
      'pusher_heartbeat',
    ]);
    const [login, , create, add, , beat] = service.calls;
    const domain = '/weapp/double_room';
    expect(login).toEqual({
      call: `${domain}/login?sdkAppID=1400000001&accountType=18454&userID=agent_lin&userSig=eJ-sig_*`,
      body: '',
    });
    const query = 'userID=agent_lin&token=a*b*c=';
    expect(create).toEqual({
      call: `${domain}/create_room?${query}`,
      body: { roomID: '482913605', roomInfo: expect.any(String), userID: 'agent_lin' },
    });
    expect(add?.body).toEqual({
      roomID: '482913605',
      userID: 'agent_lin',
      userName: 'Lin',
      userAvatar: expect.any(String),
      pushURL: 'rtmp://push.example/live/8888_agent_lin_00ff?bizid=8888&txSecret=x',
    });
    expect(beat).toEqual({
      call: `${domain}/pusher_heartbeat?${query}`,
      body: { roomID: '482913605', userID: 'agent_lin' },
    });
    const events = await program.ask('/query?callback=cb');
    expect(events).toContain('{"code":0,"event":"roomStatus","msg":"创建房间成功"}');
    expect(events).toContain('{"role":1,"userAvatar":"","userID":"guest_1","userName":"王"}');
    expect(program.output()).not.toContain('eJ-sig_*');
  });

  it('B25 orders the mix before the room is made, and pushes what is recorded', async () => {
    const service = await aRoomService();
    const launch = aLaunch({ serverDomain: service.address, mixRecord: true });
    run('--port', '0', asTheSystemGetsIt(buildLaunchUrl(launch)));
    await expect.poll(() => service.methods(), { timeout: 10_000 }).toContain('get_pushers');
    expect(service.methods().slice(0, 6)).toEqual([
      'login',
      'get_push_url',
      'merge_stream',
      'create_room',
      'add_pusher',
      'get_pushers',
    ]);
    expect(service.calls[2]?.body).toMatchObject({
      roomID: '',
      mergeParams: { interface: { para: { output_stream_id: '8888_agent_lin_00ff' } } },
    });
    expect(service.calls[4]?.body).toMatchObject({
      pushURL: expect.stringMatching(/&record=mp4&record_interval=7200$/),
    });
  });

  it('B27 enters a room without making it', async () => {
    const service = await aRoomService();
    const launch = aLaunch({ serverDomain: service.address, roomAction: 'enterRoom' });
    const program = run('--port', '0', asTheSystemGetsIt(buildLaunchUrl(launch)));
    await expect.poll(program.output, { timeout: 10_000 }).toContain('roomStatus 1');
    expect(service.methods().slice(0, 4)).toEqual(['login', 'get_push_url', 'add_pusher', 'get_pushers']);
  });

  it('B28 a viewer of a room that is not in the list says that it cannot enter', async () => {
    const service = await aRoomService();
    const launch = aLaunch({ serverDomain: service.address, type: 'LiveRoom', roomAction: 'enterRoom' });
    const program = run('--port', '0', asTheSystemGetsIt(buildLaunchUrl(launch)));
    await expect.poll(program.output, { timeout: 10_000 }).toContain('roomStatus -1006');
    expect(service.methods()).toEqual(['login', 'get_room_list']);
  });

  it('told to quit, leaves the room, logs out and exits well', async () => {
    const { program, service } = await inItsRoom();
    expect(await program.ask('/quit')).toBe('');
    expect(await program.exit).toBe(0);
    expect(service.methods().slice(-2)).toEqual(['delete_pusher', 'logout']);
  });

  it('whose window is closed, leaves the room too', async () => {
    const { program, service } = await inItsRoom();
    program.child.kill('SIGTERM');
    await program.ask('/query');
    expect(await program.exit).toBe(0);
    expect(service.methods().slice(-2)).toEqual(['delete_pusher', 'logout']);
  });

  it.each([
    [{ code: 5, reason: 'room.closed' }, ['退出房间']],
    [{ code: 7, reason: 'session.superseded' }, ['IM强制下线，退出房间', '退出房间']],
    [{ code: 7, reason: 'session.expired' }, ['[-2002] 签名已过期', '退出房间']],
    [{ code: 7, reason: 'session.invalid' }, ['[-2002] 签名已过期', '退出房间']],
    [{ code: 5, reason: 'member.gone' }, ['退出房间']],
    // And by a server of 2018, which gives no reasons.
    [{ code: 5 }, ['退出房间']],
    [{ code: 7 }, ['[-2002] 签名已过期', '退出房间']],
  ])('refused with %j, says so and ends when that was read', async (refusal, texts) => {
    const { program, service } = await inItsRoom();
    await program.ask('/query');
    service.refuse(refusal);
    await expect.poll(program.output).toContain('sent out: ');
    const events = await program.ask('/query');
    for (const text of texts) expect(events).toContain(text);
    expect(await program.exit).toBe(0);
    expect(service.methods()).not.toContain('delete_pusher');
  });

  it('passes over a heartbeat that failed for another reason', async () => {
    const { program, service } = await inItsRoom();
    service.refuse({ code: -1 });
    const before = service.calls.length;
    await expect.poll(() => service.calls.length).toBeGreaterThan(before + 2);
    expect(program.child.exitCode).toBeNull();
  });

  it('B30 not let in, says so and stays until it is told to quit', async () => {
    const service = await aRoomService();
    service.refuse({ code: 5001 });
    const program = run('--port', '0', linkTo(service));
    await expect.poll(program.output, { timeout: 10_000 }).toContain('roomStatus -1004');
    expect(await program.ask('/query')).toContain('{"code":-1004,"event":"roomStatus","msg":"创建房间失败"}');
    await program.ask('/quit');
    expect(await program.exit).toBe(0);
  });

  it('dies on demand without leaving', async () => {
    const { program, service } = await inItsRoom('--behaviour', 'dies:100');
    expect(await program.exit).toBe(255);
    expect(service.methods()).not.toContain('delete_pusher');
  });

  it('B24 a second instance gives way to the first', async () => {
    const { program } = await inItsRoom();
    const port = /listening on (\d+)/.exec(program.output())?.[1] ?? '';
    const second = run('--port', port, linkTo(await aRoomService()));
    expect(await second.exit).toBe(255);
    expect(program.child.exitCode).toBeNull();
  });

  it('runs unheard when a stranger holds its port', async () => {
    const service = await aRoomService();
    const taken = new URL(service.address).port;
    const program = run('--port', taken, linkTo(service));
    await expect.poll(program.output, { timeout: 10_000 }).toContain('roomStatus 0');
    expect(program.output()).toContain(`port ${taken} is taken`);
  });

  it.each([
    [[]],
    [['txcloudroom://liteav/params?json=xyz']],
    [['--port', '0', 'txcloudroom://liteav/params?json={"type":"nope"}']],
    [['txcloudroom://liteav/params?json={"port":"48887"}']],
  ])('B17 B19 B21 B22 ends without a room on %j', async (args) => {
    expect(await run(...args).exit).toBe(255);
  });
});

describe('a program of today as a process', () => {
  async function byTicket(...args: string[]) {
    const service = await aRoomService();
    const tickets = await aTicketService();
    undo.push(() => tickets.close());
    tickets.give({ ...roomOrder, serverDomain: service.address });
    const program = run('--dialect', 'modern', '--port', '0', ...args, ticketLink(tickets));
    await expect.poll(program.output, { timeout: 10_000 }).toContain('roomStatus 0');
    const port = Number(/listening on (\d+)/.exec(program.output())?.[1]);
    return { program, service, tickets, port };
  }

  it('started by a ticket, enters its room with what the ticket brought, and logs no secret', async () => {
    const { program, service } = await byTicket();
    expect(service.calls[0]?.call).toBe(
      '/weapp/double_room/login?sdkAppID=1400000001&accountType=18454&userID=agent_lin&userSig=eJ-sig_*',
    );
    expect(service.methods()).toContain('add_pusher');
    for (const secret of [ticket(), KEY, 'eJ-sig_*']) expect(program.output()).not.toContain(secret);
  });

  it('killed in the middle of a stream, breaks it there, and what was told is whole', async () => {
    const { program, port } = await byTicket();
    const readers = await Promise.all([read(port), read(port)]);
    for (const { lines } of readers) await expect.poll(() => eventsIn(lines).length).toBe(2);
    program.child.kill('SIGKILL');
    for (const { over, lines } of readers) {
      expect(await over).toBe('cut');
      expect(lines.some(({ bye }) => bye)).toBe(false);
      expect(eventsIn(lines).map(({ seq }) => seq)).toEqual([1, 2]);
    }
    await expect(ask(port, '/v2/hello')).rejects.toThrow(/ECONNREFUSED|ECONNRESET/);
  });

  it('whose window is closed, leaves the room and says quit', async () => {
    const { program, service, port } = await byTicket();
    const reading = await read(port);
    program.child.kill('SIGTERM');
    expect(await reading.over).toBe('end');
    expect(reading.lines.at(-1)).toMatchObject({ bye: 'quit' });
    expect(await program.exit).toBe(0);
    expect(service.methods().slice(-2)).toEqual(['delete_pusher', 'logout']);
  });

  it('that stays takes a second call over loopback, and ends when its window is closed', async () => {
    const { program, tickets, port } = await byTicket('--stay');
    expect(await ask(port, '/v2/leave', { method: 'POST', body: {} })).toMatchObject({ status: 202 });
    await expect.poll(program.output).toContain('idle');
    const body = { ticket: ticket('a'), key: KEY, server: tickets.address };
    expect(await ask(port, '/v2/launch', { method: 'POST', body })).toMatchObject({ status: 202 });
    program.child.kill('SIGTERM');
    const last = await read(port);
    await last.over;
    expect(await program.exit).toBe(0);
  });

  it('waits idle without a link, for pages of the servers that it was told of', async () => {
    const program = run('--dialect', 'modern', '--stay', '--server', `${PAGE}/`, '--port', '0');
    await expect.poll(program.output, { timeout: 10_000 }).toMatch(/listening on \d+/);
    const port = Number(/listening on (\d+)/.exec(program.output())?.[1]);
    expect(await ask(port, '/v2/hello')).toMatchObject({ status: 200, json: { call: null } });
    program.child.kill('SIGTERM');
    expect(await program.exit).toBe(0);
  });

  it('a second one gives way to the first', async () => {
    const { program, tickets, port } = await byTicket();
    const second = run('--dialect', 'modern', '--port', String(port), ticketLink(tickets, 's'));
    expect(await second.exit).toBe(255);
    expect(tickets.asked).toHaveLength(1);
    expect(program.child.exitCode).toBeNull();
  });

  it('says which it is, and lists how it can misbehave', async () => {
    const version = run('--version');
    expect(await version.exit).toBe(0);
    expect(version.output()).toBe('webexe-desktop 1.0.0\n');
    const help = run('--help');
    expect(await help.exit).toBe(0);
    for (const name of ['hostileScript', 'oldVersion', 'freezes:<ms>']) expect(help.output()).toContain(name);
    expect(await run('--dialect', 'klingon', 'txcloudroom://').exit).toBe(255);
  });
});
