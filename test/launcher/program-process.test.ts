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

interface RoomService {
  readonly address: string;
  readonly calls: {
    readonly call: string;
    readonly authorization: string | undefined;
    readonly body: unknown;
  }[];
  /** What heartbeats and entries answer from now on: a refusal's code, or none. */
  refuse(code: string | null): void;
}

const guest = { userID: 'guest_1', name: '王', role: 'pusher' };
const agent = { userID: 'agent_lin', name: 'Lin', role: 'main' };

/** The three calls of RoomService that a program makes, recorded. */
async function aRoomService(): Promise<RoomService> {
  const calls: RoomService['calls'] = [];
  let refusal: string | null = null;
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const text = Buffer.concat(parts).toString('utf8');
      const call = `${request.method ?? ''} ${request.url ?? ''}`;
      calls.push({ call, authorization: request.headers.authorization, body: text && JSON.parse(text) });
      if (request.method === 'DELETE') response.writeHead(204).end();
      else if (refusal) response.writeHead(409).end(JSON.stringify({ error: { code: refusal } }));
      else response.writeHead(200).end(JSON.stringify({ state: 'live', members: [agent, guest] }));
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
  return { address: `http://127.0.0.1:${port}/`, calls, refuse: (code) => void (refusal = code) };
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
  it('enters with the userSig it was given, heartbeats, and tells who is there', async () => {
    const { program, service } = await inItsRoom();
    await expect.poll(() => service.calls.length).toBeGreaterThan(1);
    const [entry, beat] = service.calls;
    expect(entry).toEqual({
      call: 'POST /api/rooms/482913605/members',
      authorization: 'UserSig agent_lin eJ-sig_*',
      body: { role: 'main', userName: 'Lin' },
    });
    expect(beat).toMatchObject({ call: 'POST /api/rooms/482913605/members/me/heartbeat', body: {} });
    const events = await program.ask('/query?callback=cb');
    expect(events).toContain('{"code":0,"event":"roomStatus","msg":"创建房间成功"}');
    expect(events).toContain('{"role":1,"userAvatar":"","userID":"guest_1","userName":"王"}');
    expect(program.output()).not.toContain('eJ-sig_*');
  });

  it('told to quit, leaves the room and exits well', async () => {
    const { program, service } = await inItsRoom();
    expect(await program.ask('/quit')).toBe('');
    expect(await program.exit).toBe(0);
    expect(service.calls.at(-1)?.call).toBe('DELETE /api/rooms/482913605/members/me');
  });

  it('whose window is closed, leaves the room too', async () => {
    const { program, service } = await inItsRoom();
    program.child.kill('SIGTERM');
    await program.ask('/query');
    expect(await program.exit).toBe(0);
    expect(service.calls.at(-1)?.call).toBe('DELETE /api/rooms/482913605/members/me');
  });

  it.each([
    ['room.closed', ['退出房间']],
    ['session.superseded', ['IM强制下线，退出房间', '退出房间']],
    ['session.expired', ['[-2002] 签名已过期', '退出房间']],
    ['member.gone', ['退出房间']],
  ])('refused with %s, says so and ends when that was read', async (code, texts) => {
    const { program, service } = await inItsRoom();
    await program.ask('/query');
    service.refuse(code);
    await expect.poll(program.output).toContain(`sent out: ${code}`);
    const events = await program.ask('/query');
    for (const text of texts) expect(events).toContain(text);
    expect(await program.exit).toBe(0);
    expect(service.calls.some(({ call }) => call.startsWith('DELETE'))).toBe(false);
  });

  it('passes over a heartbeat that failed for another reason', async () => {
    const { program, service } = await inItsRoom();
    service.refuse('server.failed');
    const before = service.calls.length;
    await expect.poll(() => service.calls.length).toBeGreaterThan(before + 2);
    expect(program.child.exitCode).toBeNull();
  });

  it('not let in, says so and stays until it is told to quit', async () => {
    const service = await aRoomService();
    service.refuse('room.full');
    const program = run('--port', '0', linkTo(service));
    await expect.poll(program.output, { timeout: 10_000 }).toContain('roomStatus -1004');
    expect(await program.ask('/query')).toContain('{"code":-1004,"event":"roomStatus","msg":"创建房间失败"}');
    await program.ask('/quit');
    expect(await program.exit).toBe(0);
  });

  it('dies on demand without leaving', async () => {
    const { program, service } = await inItsRoom('--behaviour', 'dies:100');
    expect(await program.exit).toBe(255);
    expect(service.calls.some(({ call }) => call.startsWith('DELETE'))).toBe(false);
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
    expect(service.calls[0]).toMatchObject({
      call: 'POST /api/rooms/482913605/members',
      authorization: 'UserSig agent_lin eJ-sig_*',
    });
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
    await expect(ask(port, '/v2/hello')).rejects.toThrow('ECONNREFUSED');
  });

  it('whose window is closed, leaves the room and says quit', async () => {
    const { program, service, port } = await byTicket();
    const reading = await read(port);
    program.child.kill('SIGTERM');
    expect(await reading.over).toBe('end');
    expect(reading.lines.at(-1)).toMatchObject({ bye: 'quit' });
    expect(await program.exit).toBe(0);
    expect(service.calls.at(-1)?.call).toBe('DELETE /api/rooms/482913605/members/me');
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
