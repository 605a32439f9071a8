import { describe, expect, it } from 'vitest';
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

  it('then opens a moment after the person allows it, without waiting for a refused connection', async () => {
    const { launcher, clock, opened, answer, setPermission } = aWorld({ permission: 'prompt' });
    launcher.start(aLaunch());
    await settle();
    answer('nothing');
    launcher.continueAfterPermission();
    await clock.pass(40_000); // a person reads
    expect(launcher.state).toMatchObject({ name: 'probing', asking: true });
    setPermission('granted');
    await settle();
    expect(opened).toEqual([]); // a program that runs would answer now
    await clock.pass(250);
    expect(opened).toHaveLength(1);
    expect(launcher.state.name).toBe('opening');
  });

  it('finds a program that runs already when the person allows it, however long they read', async () => {
    const world = aWorld({ permission: 'prompt' });
    const { launcher, clock, opened, setPermission } = world;
    let letThrough = () => {};
    const heldBack = new Promise<void>((done) => (letThrough = done)); // by the browser
    const { request } = world.transport;
    world.transport.request = async (path, params, requestOptions) => {
      await heldBack;
      return request(path, params, requestOptions);
    };
    launcher.start(aLaunch());
    await settle();
    world.answer(lookedAt);
    launcher.continueAfterPermission();
    await clock.pass(40_000);
    setPermission('granted'); // the page is told first, then the question is let through
    await settle();
    letThrough();
    await settle();
    expect(launcher.state.name).toBe('busy');
    expect(opened).toEqual([]);
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
