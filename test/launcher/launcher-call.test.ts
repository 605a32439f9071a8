import { describe, expect, it, vi } from 'vitest';
import { settle } from './support/manual-clock';
import { aLaunch } from './support/requests';
import { aWorld, empty, entered, inRoom, program } from './support/world';

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
