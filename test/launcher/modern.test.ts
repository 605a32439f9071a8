import { describe, expect, it } from 'vitest';
import { buildLaunchUrl } from '../../src/launcher';
import { settle } from './support/manual-clock';
import { aModernWorld, aTicketLaunch, inModernRoom, ticket } from './support/modern-world';
import { refusal } from './support/modern-program';
import { aLaunch, asTheSystemGetsIt } from './support/requests';

const text = (msg: string) => ({ event: 'roomTextMsg', roomID: 'r', userID: 'u', msg });
const said = (heard: readonly { event: string }[]) =>
  heard.map((event) => ('msg' in event ? event.msg : event.event));

describe('the first reply decides', () => {
  it('a program of the second dialect says hello and tells what it is', async () => {
    const { launcher, program } = aModernWorld();
    program.call = { callID: 'c9', roomID: '7' };
    expect(await launcher.look()).toEqual({
      light: 'running',
      at: 10_000,
      program: {
        dialect: 'modern',
        name: 'webexe-desktop',
        version: '1.0.0',
        os: 'linux',
        busyIn: '7',
        can: ['show', 'snapshot', 'streams'],
      },
    });
  });

  it('asks as a page of another origin must, without anything of the person in it', async () => {
    const { launcher, program } = aModernWorld();
    await launcher.look();
    expect(program.asked[0]?.init).toMatchObject({
      mode: 'cors',
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      targetAddressSpace: 'loopback',
    });
  });

  it('a link of 2018 that meets such a program goes on by its stream, and hears nothing twice', async () => {
    const world = aModernWorld({ runs: false });
    world.launcher.start(aLaunch());
    await settle();
    const { program } = world;
    program.call = { callID: null, roomID: '482913605' };
    program.emit(text('one'));
    world.answer((path) => ({
      kind: 'answer',
      tookMs: 0,
      value:
        path === '/query'
          ? { code: 0, data: [text('one')], dialect: 2, message: '', port: 48887, seq: 1 }
          : { code: -1, dialect: 2 },
    }));
    await world.clock.pass(300);
    program.enter();
    await world.clock.pass(100);
    expect(world.launcher.state).toMatchObject({ name: 'inRoom', mayBeOlder: false });
    expect(said(world.heard)).toEqual(['one', '创建房间成功']);
    expect(program.asked.map(({ path }) => path)).toContain('events?after=1');
    const asked = world.asked.length;
    await world.live(5000);
    expect(world.asked).toHaveLength(asked);
  });

  it('a page that may not read streams goes on asking', async () => {
    const world = aModernWorld({ runs: false });
    world.launcher.start(aLaunch());
    await settle();
    world.program.rude.set('hello', 'refuse');
    world.answer(world.program.reply);
    await world.clock.pass(2000);
    expect(world.launcher.state).toMatchObject({ name: 'connected' });
    world.answer({
      kind: 'answer',
      tookMs: 0,
      value: { code: 0, data: [{ event: 'roomStatus', code: 0, msg: '' }], dialect: 2, port: 48887, seq: 1 },
    });
    await world.clock.pass(200);
    expect(world.launcher.state).toMatchObject({ name: 'inRoom' });
  });

  it('a launcher without the second dialect asks as ever', async () => {
    const world = aModernWorld();
    expect(buildLaunchUrl(aTicketLaunch())).toBe(buildLaunchUrl(aLaunch()));
    expect(world.opened).toEqual([]);
  });
});

describe('the link', () => {
  it('carries a ticket and a key, and no userSig, where the program is known', async () => {
    const world = aModernWorld();
    await world.launcher.look();
    world.launcher.dispose();
    world.answer('unreachable');
    const next = world.reload();
    next.start(aTicketLaunch({ roomName: 'Signing '.repeat(500) }));
    await settle();
    const [link = ''] = world.opened;
    expect(link).not.toContain('eJ-sig_*');
    const json = decodeURIComponent(asTheSystemGetsIt(link).replace('txcloudroom://liteav/params?json=', ''));
    expect(JSON.parse(json)).toEqual({
      dataChannel: 'ticket',
      ticket: ticket.ticket,
      key: expect.stringMatching(/^[\w-]{22}$/),
      server: ticket.server,
      port: 48887,
      singleton: true,
    });
    expect(link).toBe(
      `TXCloudRoom://liteav/params?json={"dataChannel":"ticket","ticket":"${ticket.ticket}","key":"${JSON.parse(json).key}","server":"https%3A%2F%2Fcalls.example.com%2F","port":48887,"singleton":true}`,
    );
  });

  it('is that of 2018 where nothing is known of the program', async () => {
    const world = aModernWorld({ runs: false });
    world.launcher.start(aTicketLaunch());
    await settle();
    expect(world.opened).toEqual([buildLaunchUrl(aLaunch())]);
  });

  it('that stayed unanswered is opened again as that of 2018, and the program is no longer taken for known', async () => {
    const world = aModernWorld();
    await world.launcher.look();
    world.launcher.dispose();
    world.answer('unreachable');
    const next = world.reload();
    next.start(aTicketLaunch());
    await world.clock.pass(4000);
    next.openAgain(aTicketLaunch());
    expect(world.opened[1]).toBe(buildLaunchUrl(aLaunch()));
    next.cancel();
    next.start(aTicketLaunch({ callID: 'c2' }));
    await settle();
    expect(world.opened[2]).toBe(buildLaunchUrl(aLaunch()));
  });

  it('a program that speaks only the first dialect again is noticed', async () => {
    const world = aModernWorld();
    await world.launcher.look();
    world.answer({ kind: 'answer', tookMs: 0, value: { code: -1, message: 'Wrong parameters' } });
    await world.launcher.look();
    world.answer('unreachable');
    world.launcher.start(aTicketLaunch());
    await world.clock.pass(100);
    expect(world.opened).toEqual([buildLaunchUrl(aLaunch())]);
  });
});

describe('a program that runs', () => {
  it('and is idle takes the launch in the click, without a link', async () => {
    const world = aModernWorld();
    await world.launcher.look();
    world.launcher.start(aTicketLaunch());
    expect(world.program.asked.at(-1)).toMatchObject({
      path: 'launch',
      body: { ...ticket, replace: false, key: expect.stringMatching(/^[\w-]{22}$/) },
    });
    await world.clock.pass(300);
    world.program.enter();
    await settle();
    expect(world.launcher.state).toMatchObject({ name: 'inRoom', attempt: 0 });
    expect(world.opened).toEqual([]);
  });

  it.each(['ticket.used', 'server.unknown'])(
    'and refuses the ticket (%s) is opened by its link',
    async (reason) => {
      const world = aModernWorld();
      await world.launcher.look();
      world.program.refuses = reason;
      world.launcher.start(aTicketLaunch());
      await settle();
      expect(world.launcher.state.name).toBe('opening');
      expect(world.opened).toHaveLength(1);
    },
  );

  it('and has gone since the light saw it is opened by its link', async () => {
    const world = aModernWorld();
    await world.launcher.look();
    world.program.crash();
    world.answer('unreachable');
    world.launcher.start(aTicketLaunch());
    await settle();
    expect(world.opened).toHaveLength(1);
  });

  it('and is in another call says which, and gives it up when told', async () => {
    const world = aModernWorld();
    world.program.call = { callID: 'c9', roomID: '7' };
    world.program.key = 'another';
    await world.launcher.look();
    world.launcher.start(aTicketLaunch());
    await settle();
    expect(world.launcher.state).toMatchObject({ name: 'busy', other: { callID: 'c9', roomID: '7' } });
    await world.launcher.takeOver();
    expect(world.program.asked.findLast(({ path }) => path === 'launch')?.body).toMatchObject({
      replace: true,
    });
    await world.clock.pass(300);
    world.program.enter();
    await settle();
    expect(world.launcher.state).toMatchObject({ name: 'inRoom', mayBeOlder: false });
    expect(world.opened).toEqual([]);
    expect(world.asked).not.toContain('/quit');
  });

  it('and answers within milliseconds of being opened is ours by its word, not by time', async () => {
    const world = aModernWorld();
    world.program.call = { callID: 'c1', roomID: '482913605' };
    world.launcher.start(aLaunch());
    await world.clock.pass(300);
    expect(world.launcher.state).toMatchObject({ mayBeOlder: false });
    expect(world.launcher.state.name).not.toBe('busy');
  });

  it('busy with a call of this browser is returned to, with its key', async () => {
    const world = await inModernRoom();
    world.launcher.dispose();
    const next = world.reload();
    await next.look();
    next.start(aTicketLaunch({ callID: 'c2', roomID: '8' }));
    await settle();
    expect(next.state).toMatchObject({ name: 'busy', other: { callID: 'c1' } });
    await next.attach();
    await world.clock.pass(100);
    expect(next.state).toMatchObject({ name: 'inRoom', call: { callID: 'c1' } });
  });
});

describe('the stream', () => {
  it('brings each event when it happens, after the state knows it', async () => {
    const world = await inModernRoom();
    world.program.emit(text('hi'));
    world.program.emit({ event: 'memberChange', list: [{ userID: 'agent_lin', userName: 'Lin', role: 0 }] });
    await settle();
    expect(said(world.heard)).toEqual(['创建房间成功', 'hi', 'memberChange']);
    expect(world.launcher.state).toMatchObject({ members: [{ userID: 'agent_lin' }] });
  });

  it('that is cut is opened again at once: nothing lost, nothing twice, and nobody is told', async () => {
    const world = await inModernRoom();
    const states: string[] = [];
    world.launcher.subscribe(() => states.push(world.launcher.state.name));
    world.program.beat();
    await settle();
    world.program.cut();
    world.program.emit(text('meanwhile'));
    await world.clock.pass(50);
    world.program.emit(text('after'));
    await settle();
    expect(said(world.heard)).toEqual(['创建房间成功', 'meanwhile', 'after']);
    expect(states).not.toContain('lost');
    expect(world.program.asked.at(-1)?.path).toBe('events?after=1&stream=s1');
  });

  it('that breaks with a program that is gone is a lost link at once, and a crash with RoomService', async () => {
    const world = await inModernRoom();
    world.program.crash();
    world.answer('unreachable');
    await settle();
    expect(world.launcher.state).toMatchObject({ name: 'lost', was: 'inRoom', cause: 'silence' });
    await world.clock.pass(60_000);
    expect(world.launcher.state.name).toBe('lost');
    world.launcher.memberGone('timeout');
    expect(world.launcher.state).toMatchObject({ name: 'ended', reason: { kind: 'programCrashed' } });
  });

  it('without a line for two and a half seconds is a lost link, and found again', async () => {
    const world = await inModernRoom();
    await world.live(3000);
    expect(world.launcher.state.name).toBe('inRoom');
    world.program.rude.set('events', 'hang');
    await world.clock.pass(2000);
    expect(world.launcher.state.name).toBe('lost');
    world.program.rude.clear();
    await world.clock.pass(5000);
    world.program.beat();
    await settle();
    expect(world.launcher.state.name).toBe('inRoom');
  });

  it.each(['left', 'replaced', 'quit'])('ends the call with its last word, %s', async (why) => {
    const world = await inModernRoom();
    world.program.bye(why);
    await settle();
    expect(world.launcher.state).toMatchObject({ name: 'ended', reason: { kind: 'left', by: 'program' } });
    await settle();
    expect(world.program.readers).toBe(0);
  });

  it('says how many events are gone for good', async () => {
    const world = await inModernRoom();
    world.program.lost = 5;
    world.program.cut();
    await world.clock.pass(100);
    expect(world.heard.at(-1)).toEqual({ event: 'missed', count: 4 });
  });

  it('that begins late tells how things stand', async () => {
    const world = aModernWorld({ runs: false });
    const { program } = world;
    program.call = { callID: null, roomID: '482913605' };
    program.lost = 40;
    program.standing = { roomStatus: 0, members: [{ userID: 'agent_lin', userName: 'Lin', role: 0 }] };
    world.launcher.start(aLaunch());
    await settle();
    world.answer(program.reply);
    await world.clock.pass(300);
    expect(world.launcher.state).toMatchObject({ name: 'inRoom', members: [{ userName: 'Lin' }] });
  });

  it('survives a reload: found within a second, with what happened meanwhile and nothing twice', async () => {
    const world = await inModernRoom();
    world.program.emit(text('before'));
    await settle();
    world.launcher.dispose();
    await settle();
    expect([...world.stored.values()].join()).not.toContain('eJ-sig_*');
    expect([...world.stored.values()].join()).not.toContain(ticket.ticket);
    world.program.emit(text('meanwhile'));
    const next = world.reload();
    const heard: { event: string }[] = [];
    next.onEvent((event) => heard.push(event));
    await next.attach();
    await world.clock.pass(200);
    expect(next.state).toMatchObject({ name: 'inRoom', call: { callID: 'c1' } });
    expect(said(heard)).toEqual(['meanwhile']);
    expect(next.channel.program).toMatchObject({ can: ['show', 'snapshot', 'streams'] });
  });

  it('of a call that ended during a reload is heard to its end', async () => {
    const world = await inModernRoom();
    world.launcher.dispose();
    await settle();
    world.program.emit({ event: 'roomStatus', code: 2, msg: '退出房间' });
    const next = world.reload();
    await next.attach();
    await world.clock.pass(200);
    expect(next.state).toMatchObject({ name: 'ended', reason: { kind: 'left' } });
  });

  it('is opened anew when a page wakes from sleep, without a word of loss', async () => {
    const world = await inModernRoom();
    const states: string[] = [];
    world.launcher.subscribe(() => states.push(world.launcher.state.name));
    world.clock.sleep(3_600_000);
    world.program.emit(text('while asleep'));
    world.becomeVisible();
    await world.clock.pass(100);
    await world.live(3000);
    expect(states).not.toContain('lost');
    expect(said(world.heard).filter((one) => one === 'while asleep')).toHaveLength(1);
  });
});

describe('a rude program', () => {
  it.each([
    ['HTML', '<!doctype html>\n'],
    ['half a line', '{"seq":2,"event":{"event":"roomTextMsg","ms'],
    ['a line without end', 'x'.repeat(9_000_000)],
    ['a number that is none', '{"seq":"2","event":{"event":"roomTextMsg","msg":"no"}}\n'],
    ['null', 'null\n'],
    ['a list', '[]\n'],
  ])('that says %s is cut off, and heard again from where it was', async (_, nonsense) => {
    const world = await inModernRoom();
    world.program.writeText(nonsense);
    world.program.cut();
    await world.clock.pass(300);
    world.program.emit(text('well'));
    await world.clock.pass(300);
    expect(said(world.heard)).toEqual(['创建房间成功', 'well']);
    expect(world.launcher.state.name).toBe('inRoom');
  });

  it('whose numbers go back is not heard twice', async () => {
    const world = await inModernRoom();
    world.program.emit(text('two'));
    world.program.write({ seq: 1, event: text('one again') });
    world.program.write({ seq: 2, event: text('two again') });
    world.program.emit(text('three'));
    await settle();
    expect(said(world.heard)).toEqual(['创建房间成功', 'two', 'three']);
  });

  it('that is another run of the call is heard from its beginning', async () => {
    const world = await inModernRoom();
    world.program.stream = 's2';
    world.program.cut();
    await world.clock.pass(300);
    expect(said(world.heard)).toEqual(['创建房间成功', '创建房间成功']);
  });

  it('cannot slip a prototype or an unknown thing into an event', async () => {
    const world = await inModernRoom();
    world.program.writeText(
      '{"seq":2,"event":{"__proto__":{"polluted":1},"event":"memberChange","list":{"length":9},"constructor":1}}\n',
    );
    world.program.write({ seq: 3, event: 'roomStatus' });
    world.program.write({ seq: 4, fireworks: true });
    await settle();
    expect(world.heard.at(-1)).toEqual({ event: 'memberChange', list: [] });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(world.launcher.state.name).toBe('inRoom');
  });

  it.each([
    ['HTML', 'html'],
    ['nothing', 'empty'],
    ['nine megabytes', 'huge'],
    ['a closed door', refusal(403, { code: 'origin.unknown' })],
    ['a wrong name', refusal(421, { code: 'host.wrong' })],
    ['an error without a code', new Response('{"error":7}', { status: 500 })],
    ['another dialect', new Response('{"dialect":3,"name":"later"}')],
    ['a broken connection', 'refuse'],
    ['no answer at all', 'hang'],
  ] as const)('that says hello with %s is like one of 2018', async (_, rude) => {
    const world = aModernWorld();
    world.program.rude.set('hello', rude);
    const looking = world.launcher.look();
    await world.clock.pass(4000);
    expect(await looking).toMatchObject({ light: 'running', program: { dialect: '2018', name: null } });
    expect(world.clock.waiting).toBe(0);
  });

  it('that opens streams and ends them at once is asked with growing pauses, not in a circle', async () => {
    const world = await inModernRoom();
    world.program.rude.set('events', 'html');
    world.program.cut();
    await world.clock.pass(60_000);
    const before = world.program.asked.length;
    await world.clock.pass(50_000);
    expect(world.program.asked.length - before).toBeLessThanOrEqual(24);
  });

  it('whose hello boasts is read as data', async () => {
    const { launcher, program } = aModernWorld();
    program.can = { show: true };
    program.call = { callID: 7 as never, roomID: [] as never };
    expect((await launcher.look()).program).toMatchObject({ can: [], busyIn: '' });
  });
});

describe('orders', () => {
  it('leaving is an order with the key, and over with the last word', async () => {
    const world = await inModernRoom();
    const leaving = world.launcher.leave();
    await settle();
    expect(world.program.asked.at(-1)).toMatchObject({
      path: 'leave',
      method: 'POST',
      key: world.program.key,
    });
    expect(world.launcher.state).toMatchObject({ name: 'inRoom', leaving: true });
    world.program.bye('left');
    await leaving;
    expect(world.launcher.state).toMatchObject({ name: 'ended', reason: { kind: 'left', by: 'console' } });
    expect(world.asked).not.toContain('/quit');
    await world.clock.pass(0);
    expect(world.clock.waiting).toBe(0);
  });

  it('leaving ends after two seconds though the program says nothing more', async () => {
    const world = await inModernRoom();
    const leaving = world.launcher.leave();
    await world.clock.pass(2100);
    await leaving;
    expect(world.launcher.state).toMatchObject({ name: 'ended', reason: { kind: 'left', by: 'console' } });
  });

  it('shows the window of a program that can', async () => {
    const world = await inModernRoom();
    await world.launcher.show();
    expect(world.program.asked.at(-1)).toMatchObject({
      path: 'show',
      method: 'POST',
      key: world.program.key,
    });
    world.program.rude.set('show', refusal(403, { code: 'key.wrong' }));
    await expect(world.launcher.show()).rejects.toMatchObject({ code: 'unreachable' });
  });

  it('does not ask for a window outside a call, or of a program that cannot', async () => {
    const world = aModernWorld();
    await expect(world.launcher.show()).rejects.toMatchObject({ code: 'notConnected' });
    const other = await inModernRoom();
    other.program.can = [];
    other.program.rude.set('events', 'refuse');
    other.program.cut();
    await other.clock.pass(2000);
    other.program.rude.clear();
    await other.clock.pass(5000);
    await expect(other.launcher.show()).rejects.toMatchObject({ code: 'notSupported' });
  });

  it('a room closed by an admin is told to the program', async () => {
    const world = await inModernRoom();
    world.launcher.roomClosed({ reason: 'Shift end', byName: 'Nan Zhang' });
    await settle();
    expect(world.program.asked.at(-1)?.path).toBe('leave');
  });

  it('closing rejects all that waits and leaves no timer', async () => {
    const world = await inModernRoom();
    world.program.rude.set('show', 'hang');
    const waiting = world.launcher.show().catch((error: unknown) => error);
    world.launcher.dispose();
    expect(await waiting).toMatchObject({ code: expect.stringMatching(/closed|aborted/) });
    await settle();
    expect(world.program.readers).toBe(0);
    expect(world.clock.waiting).toBe(0);
  });
});
