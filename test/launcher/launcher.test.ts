import { describe, expect, it, vi } from 'vitest';
import { LaunchError } from '../../src/launcher';
import { settle } from './support/manual-clock';
import { aLaunch } from './support/requests';
import { aWorld, empty, entered, inRoom, lookedAt, program } from './support/world';

describe('a click on start', () => {
  it('opens the link before it returns when the light has looked and seen nothing', async () => {
    const { launcher, opened } = aWorld();
    await launcher.look();
    launcher.start(aLaunch());
    expect(opened).toHaveLength(1);
    expect(launcher.state).toMatchObject({ name: 'opening', attempt: 1 });
  });

  it('opens it as soon as the permission is read when nobody looked before', async () => {
    const { launcher, opened, clock } = aWorld();
    launcher.start(aLaunch());
    expect(launcher.state.name).toBe('probing');
    await settle();
    expect(opened).toHaveLength(1);
    expect(clock.now()).toBe(10_000);
  });

  it('asks whether a program runs before it opens the link', async () => {
    const { launcher, opened, asked } = aWorld();
    launcher.start(aLaunch());
    await settle();
    expect(asked).toEqual(['/externalProtol']);
    expect(opened).toHaveLength(1);
  });

  it('in a browser that knows no such permission opens it just so', async () => {
    const { launcher, opened } = aWorld({ permission: 'unknown' });
    launcher.start(aLaunch());
    await settle();
    expect(opened).toHaveLength(1);
  });

  it('with an unfit request throws, opens nothing and changes nothing', () => {
    const { launcher, opened } = aWorld();
    expect(() => launcher.start(aLaunch({ userName: '很长的名字'.repeat(60) }))).toThrow(LaunchError);
    expect(opened).toEqual([]);
    expect(launcher.state).toEqual({ name: 'idle' });
  });

  it('while a call is under way is refused', async () => {
    const world = aWorld();
    await inRoom(world, aLaunch());
    expect(() => world.launcher.start(aLaunch())).toThrow('alreadyRunning');
    expect(world.opened).toHaveLength(1);
  });

  it('is given up by its signal', async () => {
    const { launcher } = aWorld();
    const giveUp = new AbortController();
    launcher.start(aLaunch(), { signal: giveUp.signal });
    giveUp.abort();
    expect(launcher.state).toMatchObject({ name: 'ended', reason: { kind: 'launchGivenUp' } });
    await settle();
    expect(launcher.state.name).toBe('ended');
  });
});

describe('waiting for the program', () => {
  it('A2 turns to waiting after three seconds, never to a verdict, and a late answer still wins', async () => {
    const { launcher, clock, answer } = aWorld();
    launcher.start(aLaunch());
    await clock.pass(2999);
    expect(launcher.state.name).toBe('opening');
    await clock.pass(1);
    expect(launcher.state.name).toBe('waiting');
    await clock.pass(30 * 60_000);
    expect(launcher.state).toMatchObject({ name: 'waiting', seen: null });
    answer(program(entered));
    await clock.pass(1100);
    expect(launcher.state.name).toBe('inRoom');
  });

  it('asks quickly at first and gently later', async () => {
    const { launcher, clock, asked } = aWorld();
    launcher.start(aLaunch());
    await clock.pass(3000);
    const quick = asked.length;
    await clock.pass(10 * 60_000);
    const before = asked.length;
    await clock.pass(3000);
    expect(quick).toBeGreaterThan(20);
    expect(asked.length - before).toBeLessThanOrEqual(4);
  });

  it('opening again opens the same link, or that of a renewed session', async () => {
    const { launcher, clock, opened } = aWorld();
    launcher.start(aLaunch());
    await clock.pass(3000);
    launcher.openAgain();
    expect(launcher.state).toMatchObject({ name: 'opening', attempt: 2 });
    expect(opened[1]).toBe(opened[0]);
    launcher.openAgain(aLaunch({ userSig: 'renewed' }));
    expect(opened[2]).toContain('"userSig":"renewed"');
    await clock.pass(3000);
    expect(launcher.state).toMatchObject({ name: 'waiting', attempt: 3 });
  });

  it.each([
    ['noJson', empty],
    ['wrongShape', { kind: 'answer', value: '<h1>', tookMs: 0 }],
    ['wrongPort', { kind: 'answer', value: { code: 0, data: null, port: 80 }, tookMs: 0 }],
  ] as const)('says what it saw when something else answers: %s', async (what, reply) => {
    const { launcher, clock, answer } = aWorld();
    answer(reply);
    launcher.start(aLaunch());
    await clock.pass(4000);
    expect(launcher.state).toMatchObject({ name: 'waiting', seen: { what } });
  });

  it('says so when the frame cannot be loaded', async () => {
    const { launcher, clock, answer } = aWorld();
    answer('blocked');
    launcher.start(aLaunch());
    await clock.pass(4000);
    expect(launcher.state).toMatchObject({ name: 'waiting', seen: { what: 'frameBlocked' } });
  });

  it('asks at once when the page is looked at again', async () => {
    const { launcher, clock, asked, becomeVisible } = aWorld();
    launcher.start(aLaunch());
    await clock.pass(120_000);
    const before = asked.length;
    becomeVisible();
    await settle();
    expect(asked).toHaveLength(before + 1);
  });
});

describe('the browser asks about loopback', () => {
  it('first explains: nothing is asked and nothing opened', async () => {
    const { launcher, clock, asked, opened } = aWorld({ permission: 'prompt' });
    launcher.start(aLaunch());
    await clock.pass(60_000);
    expect(launcher.state).toMatchObject({ name: 'permissionNeeded', goal: 'open' });
    expect([asked, opened]).toEqual([[], []]);
  });

  it('then opens the moment the person allows it, without waiting for a refused connection', async () => {
    const { launcher, clock, opened, answer, setPermission } = aWorld({ permission: 'prompt' });
    launcher.start(aLaunch());
    await settle();
    answer('nothing');
    launcher.continueAfterPermission();
    await clock.pass(40_000); // a person reads
    expect(launcher.state).toMatchObject({ name: 'probing', asking: true });
    setPermission('granted');
    await settle();
    expect(opened).toHaveLength(1);
    expect(launcher.state.name).toBe('opening');
  });

  it('a person who closes the question is asked again by us, not by the browser', async () => {
    const { launcher, opened } = aWorld({ permission: 'prompt' });
    launcher.start(aLaunch());
    await settle();
    launcher.continueAfterPermission();
    await settle();
    expect(launcher.state.name).toBe('permissionNeeded');
    expect(opened).toEqual([]);
  });

  it('denied: the program can still be opened, and RoomService tells that it is in the room', async () => {
    const { launcher, clock, opened, asked, setPermission } = aWorld({ permission: 'prompt' });
    launcher.start(aLaunch());
    await settle();
    setPermission('denied');
    expect(launcher.state).toMatchObject({ name: 'refused', goal: 'open' });
    launcher.openAgain();
    expect(opened).toHaveLength(1);
    await clock.pass(10_000);
    expect(asked).toEqual([]);
    launcher.memberSeen();
    expect(launcher.state).toMatchObject({ name: 'lost', was: 'inRoom', cause: 'notAllowed' });
    launcher.memberGone('left');
    expect(launcher.state).toMatchObject({ name: 'ended', reason: { kind: 'left', by: 'program' } });
  });

  it('denied, then allowed in the browser settings: goes on by itself', async () => {
    const { launcher, opened, setPermission } = aWorld({ permission: 'denied' });
    launcher.start(aLaunch());
    await settle();
    expect(launcher.state.name).toBe('refused');
    setPermission('granted');
    await settle();
    expect(opened).toHaveLength(1);
    expect(launcher.state.name).toBe('opening');
  });

  it('a second look at a denial that stands changes nothing', async () => {
    const { launcher, opened } = aWorld({ permission: 'denied' });
    launcher.start(aLaunch());
    await settle();
    launcher.continueAfterPermission();
    await settle();
    expect(launcher.state.name).toBe('refused');
    expect(opened).toEqual([]);
  });
});

describe('a program that was running before', () => {
  it('A15 is found before the link is opened when the light has seen it; its events are left alone', async () => {
    const { launcher, clock, answer, asked, opened } = aWorld();
    answer((path) => (path === '/query' ? program() : lookedAt));
    expect(await launcher.look()).toMatchObject({ light: 'running' });
    launcher.start(aLaunch());
    await clock.pass(5000);
    expect(launcher.state).toMatchObject({ name: 'busy', ending: false });
    expect(opened).toEqual([]);
    expect(asked).not.toContain('/query');
  });

  it('is found by its quick answer when nobody looked', async () => {
    const { launcher, clock, answer, asked } = aWorld();
    answer((path) => (path === '/query' ? program() : lookedAt));
    launcher.start(aLaunch());
    await clock.pass(1000);
    expect(launcher.state.name).toBe('busy');
    expect(asked).not.toContain('/query');
  });

  it('a light that is out of date costs nothing: gone means open', async () => {
    const { launcher, clock, answer, opened } = aWorld();
    answer(lookedAt);
    await launcher.look();
    answer('unreachable');
    launcher.start(aLaunch());
    await clock.pass(0);
    expect(launcher.state.name).toBe('opening');
    expect(opened).toHaveLength(1);
  });

  it('is ended, and ours is opened when it is gone', async () => {
    const { launcher, clock, answer, asked, opened } = aWorld();
    answer(lookedAt);
    await launcher.look();
    launcher.start(aLaunch());
    await settle();
    const taking = launcher.takeOver();
    await clock.pass(500);
    expect(launcher.state).toMatchObject({ name: 'busy', ending: true });
    expect(asked).toContain('/quit');
    expect(opened).toEqual([]);
    answer('unreachable');
    await clock.pass(200);
    await taking;
    expect(opened).toHaveLength(1);
    expect(launcher.state).toMatchObject({ name: 'opening', mayBeOlder: false });
  });

  it('that will not quit is reported, not waited for without end', async () => {
    const { launcher, clock, answer, opened } = aWorld();
    answer(lookedAt);
    await launcher.look();
    launcher.start(aLaunch());
    await settle();
    const taking = launcher.takeOver();
    await clock.pass(15_000);
    await taking;
    expect(launcher.state).toMatchObject({ name: 'busy', ending: false, quitIgnored: true });
    expect(opened).toEqual([]);
  });
});

describe('a call', () => {
  it('passes on every event in order, after the state knows it', async () => {
    const world = aWorld();
    const seen: [string, string][] = [];
    world.launcher.onEvent((event) => seen.push([event.event, world.launcher.state.name]));
    world.launcher.start(aLaunch());
    world.answer(program(entered, { event: 'memberChange', list: null }, { event: 'fireworks' }));
    await world.clock.pass(120);
    expect(seen.slice(0, 3)).toEqual([
      ['roomStatus', 'inRoom'],
      ['memberChange', 'inRoom'],
      ['other', 'inRoom'],
    ]);
  });

  it('tells subscribers of changes only', async () => {
    const world = aWorld();
    await inRoom(world, aLaunch());
    const listener = vi.fn();
    world.launcher.subscribe(listener);
    await world.clock.pass(10_000);
    expect(listener).not.toHaveBeenCalled();
  });

  it('survives a listener that throws, and so do the other listeners', async () => {
    const world = aWorld();
    const other = vi.fn();
    world.launcher.subscribe(() => {
      throw new Error('mine');
    });
    world.launcher.subscribe(other);
    world.launcher.start(aLaunch());
    expect(other).toHaveBeenCalled();
    await expect(world.clock.pass(0)).rejects.toThrow('mine');
  });

  it('that is left tells the program to quit, and is over when it has confirmed', async () => {
    const world = aWorld();
    await inRoom(world, aLaunch());
    world.answer((path) => (path === '/quit' ? empty : program()));
    const leaving = world.launcher.leave();
    expect(world.launcher.state).toMatchObject({ name: 'inRoom', leaving: true });
    await leaving;
    expect(world.launcher.state).toMatchObject({ name: 'ended', reason: { kind: 'left', by: 'console' } });
    expect(world.asked).toContain('/quit');
  });

  it('that is left is over after two seconds even if nobody confirms', async () => {
    const world = aWorld();
    await inRoom(world, aLaunch());
    world.answer((path) => (path === '/quit' ? 'nothing' : program()));
    const leaving = world.launcher.leave();
    await world.clock.pass(2000);
    await leaving;
    expect(world.launcher.state).toMatchObject({ name: 'ended', reason: { kind: 'left' } });
  });

  it('whose room an admin closed ends with the reason and name, and the program is told to quit', async () => {
    const world = aWorld();
    await inRoom(world, aLaunch());
    world.launcher.roomClosed({ reason: 'Shift end', byName: 'Nan Zhang', roomID: '482913605' });
    expect(world.launcher.state).toMatchObject({
      reason: { kind: 'closedByAdmin', text: 'Shift end', byName: 'Nan Zhang' },
    });
    await settle();
    expect(world.asked.at(-1)).toBe('/quit');
  });

  it('does not end because another room was closed', async () => {
    const world = aWorld();
    await inRoom(world, aLaunch());
    world.launcher.roomClosed({ reason: 'Shift end', byName: 'Nan Zhang', roomID: '7' });
    expect(world.launcher.state.name).toBe('inRoom');
  });

  it.each(['sameUserElsewhere', 'signatureExpired', 'network'] as const)(
    'that RoomService ended (%s) says so, and the program is told to quit',
    async (why) => {
      const world = aWorld();
      await inRoom(world, aLaunch());
      world.launcher.sessionEnded(why);
      await settle();
      expect(world.launcher.state).toMatchObject({ name: 'ended', reason: { kind: why } });
      expect(world.asked.at(-1)).toBe('/quit');
    },
  );

  it('that could not enter its room says why and does not leave a program behind', async () => {
    const world = aWorld();
    world.launcher.start(aLaunch());
    world.answer(program({ event: 'roomStatus', code: -1006, msg: '进入房间失败' }));
    await world.clock.pass(200);
    expect(world.launcher.state).toMatchObject({
      reason: { kind: 'enterFailed', code: -1006, msg: '进入房间失败' },
    });
    expect(world.asked.at(-1)).toBe('/quit');
  });

  it('that has ended is asked nothing more, and leaves no timer', async () => {
    const world = aWorld();
    await inRoom(world, aLaunch());
    world.launcher.memberGone('left');
    await settle();
    const before = world.asked.length;
    await world.clock.pass(60_000);
    expect(world.asked).toHaveLength(before);
    expect(world.clock.waiting).toBe(0);
    world.launcher.dismiss();
    expect(world.launcher.state).toEqual({ name: 'idle' });
  });

  it('A22 can be followed by another, which opens its link at once', async () => {
    const world = aWorld();
    await inRoom(world, aLaunch());
    await world.launcher.leave();
    world.answer('unreachable');
    world.launcher.start(aLaunch({ callID: 'c2' }));
    expect(world.opened).toHaveLength(2);
    expect(world.launcher.state).toMatchObject({ name: 'opening', call: { callID: 'c2' } });
  });
});

describe('a lost link', () => {
  it('is told within a quarter of a second of a refusal, and the call goes on', async () => {
    const world = aWorld();
    await inRoom(world, aLaunch());
    world.answer('unreachable');
    await world.clock.pass(250);
    expect(world.launcher.state).toMatchObject({ name: 'lost', was: 'inRoom', cause: 'silence' });
  });

  it('is told after two and a half seconds of silence, and taken back with the late reply', async () => {
    const world = aWorld();
    await inRoom(world, aLaunch());
    world.answer('nothing');
    await world.clock.pass(2400);
    expect(world.launcher.state.name).toBe('inRoom');
    await world.clock.pass(200);
    expect(world.launcher.state.name).toBe('lost');
    world.answer(program());
    await world.clock.pass(20_000);
    expect(world.launcher.state.name).toBe('inRoom');
  });

  it('is tried again with growing pauses, for as long as it takes', async () => {
    const world = aWorld();
    await inRoom(world, aLaunch());
    world.answer('unreachable');
    await world.clock.pass(60_000);
    const { state } = world.launcher;
    expect(state).toMatchObject({ name: 'lost' });
    const before = world.asked.length;
    await world.clock.pass(50_000);
    expect(world.asked.length - before).toBeLessThanOrEqual(11);
    world.answer(program());
    await world.clock.pass(5000);
    expect(world.launcher.state.name).toBe('inRoom');
  });

  it('is tried at once when the person asks', async () => {
    const world = aWorld();
    await inRoom(world, aLaunch());
    world.answer('unreachable');
    await world.clock.pass(60_000);
    world.answer(program());
    world.launcher.reconnect();
    await settle();
    expect(world.launcher.state.name).toBe('inRoom');
  });

  it('turns into a crash when RoomService has lost the member too', async () => {
    const world = aWorld();
    await inRoom(world, aLaunch());
    world.answer('unreachable');
    await world.clock.pass(1000);
    world.launcher.memberGone('timeout');
    expect(world.launcher.state).toMatchObject({ name: 'ended', reason: { kind: 'programCrashed' } });
  });
});

describe('a reload', () => {
  it('finds the call in the room again, and nothing secret was stored', async () => {
    const world = aWorld();
    await inRoom(world, aLaunch());
    world.launcher.dispose();
    expect([...world.stored.values()].join()).not.toContain('eJ-sig_*');

    const next = world.reload();
    expect(next.remembered()).toMatchObject({ call: { callID: 'c1', roomID: '482913605' } });
    await next.attach();
    expect(next.state).toMatchObject({ name: 'lost', cause: 'reload', was: 'inRoom' });
    await world.clock.pass(100);
    expect(next.state).toMatchObject({ name: 'inRoom', call: { callID: 'c1' } });
  });

  it('in the middle of opening goes on waiting for the program', async () => {
    const world = aWorld();
    world.launcher.start(aLaunch());
    await settle();
    world.launcher.dispose();
    const next = world.reload();
    await next.attach();
    expect(next.state.name).toBe('waiting');
    world.answer(program(entered));
    await world.clock.pass(1000);
    expect(next.state.name).toBe('inRoom');
  });

  it('whose permission must be asked for again explains first', async () => {
    const world = aWorld();
    await inRoom(world, aLaunch());
    world.launcher.dispose();
    world.setPermission('prompt');
    const before = world.asked.length;
    const next = world.reload();
    await next.attach();
    expect(next.state).toMatchObject({ name: 'permissionNeeded', goal: 'attach' });
    expect(world.asked).toHaveLength(before);
    next.continueAfterPermission();
    await world.clock.pass(100);
    expect(next.state.name).toBe('inRoom');
  });

  it('has nothing to find after the call has ended', async () => {
    const world = aWorld();
    await inRoom(world, aLaunch());
    await world.launcher.leave();
    expect(world.reload().remembered()).toBeNull();
  });

  it.each(['', '{', 'null', '{"call":{}}', '{"call":{"callID":"c1"},"steps":{},"attempt":1}'])(
    'does not stumble over what else may lie in storage: %s',
    async (text) => {
      const world = aWorld();
      world.stored.set('webexe.launcher.call', text);
      await world.launcher.attach();
      expect(world.launcher.state).toEqual({ name: 'idle' });
    },
  );

  it('from busy returns to the call that was found running', async () => {
    const world = aWorld();
    await inRoom(world, aLaunch());
    world.launcher.dispose();
    const next = world.reload();
    world.answer((path) => (path === '/query' ? program() : lookedAt));
    await next.look();
    next.start(aLaunch({ callID: 'c2' }));
    await settle();
    expect(next.state.name).toBe('busy');
    await next.attach();
    await world.clock.pass(100);
    expect(next.state).toMatchObject({ name: 'inRoom', call: { callID: 'c1' } });
  });
});

describe('the channel light', () => {
  it.each([
    ['running', lookedAt],
    ['stranger', empty],
    ['silent', 'unreachable'],
    ['blocked', 'blocked'],
  ] as const)('shows %s', async (light, outcome) => {
    const { launcher, answer } = aWorld();
    answer(outcome);
    expect(await launcher.look()).toEqual({ light, at: 10_000 });
    expect(launcher.channel.light).toBe(light);
  });

  it.each([
    ['notAsked', 'prompt'],
    ['notAllowed', 'denied'],
  ] as const)('shows %s and asks nothing when the permission is %s', async (light, permission) => {
    const { launcher, asked } = aWorld({ permission });
    expect(await launcher.look()).toMatchObject({ light });
    expect(asked).toEqual([]);
  });

  it('never looks in a way that would take events from a call', async () => {
    const world = aWorld();
    await world.launcher.look();
    expect(world.asked).toEqual(['/externalProtol']);
    await inRoom(world, aLaunch());
    const before = world.asked.length;
    await world.launcher.look();
    expect(world.asked).toHaveLength(before);
  });
});

describe('a launcher that was put away', () => {
  it('closes its transport, leaves no timer and starts nothing more', async () => {
    const world = aWorld();
    await inRoom(world, aLaunch());
    world.launcher.dispose();
    await settle();
    expect(world.closed()).toBe(true);
    expect(world.clock.waiting).toBe(0);
    expect(() => world.launcher.start(aLaunch())).toThrow('disposed');
  });
});
