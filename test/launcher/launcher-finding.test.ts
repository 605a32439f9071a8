import { describe, expect, it } from 'vitest';
import { settle } from './support/manual-clock';
import { aLaunch } from './support/requests';
import { aWorld, empty, entered, inRoom, lookedAt, program } from './support/world';

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
    ['running', lookedAt, expect.objectContaining({ dialect: '2018', name: null })],
    ['stranger', empty, null],
    ['silent', 'unreachable', null],
    ['blocked', 'blocked', null],
  ] as const)('shows %s', async (light, outcome, program) => {
    const { launcher, answer } = aWorld();
    answer(outcome);
    expect(await launcher.look()).toEqual({ light, program, at: 10_000 });
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
