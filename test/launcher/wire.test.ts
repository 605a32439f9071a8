import { afterEach, describe, expect, it } from 'vitest';
import {
  startFakeDesktop,
  type FakeDesktop,
  type FakeDesktopOptions,
} from '../../mocks/desktop/fake-desktop';
import { createLauncher, type Launcher, type LauncherState, type ProgramEvent } from '../../src/launcher';
import { directTransport } from './support/direct-transport';
import { aLaunch, asTheSystemGetsIt } from './support/requests';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

interface Wired {
  readonly launcher: Launcher;
  readonly opened: string[];
  readonly events: ProgramEvent[];
}

/** A launcher on real sockets and the real clock. `onOpen` is the system that opens the link. */
function aLauncher(port: number, onOpen: (line: string) => void = () => {}): Wired {
  const opened: string[] = [];
  const events: ProgramEvent[] = [];
  const launcher = createLauncher({
    port,
    opener: {
      open(url) {
        opened.push(url);
        onOpen(asTheSystemGetsIt(url));
      },
    },
    transport: directTransport(port),
    clock: {
      now: () => Date.now(),
      setTimeout: (run, ms) => setTimeout(run, ms),
      clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
    },
    visibility: { onVisible: () => () => {} },
    storage: { getItem: () => null, setItem: () => {}, removeItem: () => {} },
    permissions: { query: () => Promise.resolve('granted'), onChange: () => () => {} },
    pace: { opening: 10, inCall: 10, waiting: 10, lost: [20] },
  });
  launcher.onEvent((event) => events.push(event));
  undo.push(() => launcher.dispose());
  return { launcher, opened, events };
}

async function aProgram(options: FakeDesktopOptions = {}): Promise<FakeDesktop> {
  const program = await startFakeDesktop(options);
  undo.push(() => program.crash());
  return program;
}

/** A port on which nobody listens now. */
async function aFreePort(): Promise<number> {
  const program = await startFakeDesktop();
  await program.crash();
  return program.port;
}

function reach(launcher: Launcher, wanted: (state: LauncherState) => boolean): Promise<LauncherState> {
  return new Promise((done) => {
    let stop = () => {};
    const look = () => {
      if (!wanted(launcher.state)) return false;
      stop();
      done(launcher.state);
      return true;
    };
    if (!look()) stop = launcher.subscribe(look);
  });
}
const named = (launcher: Launcher, name: LauncherState['name']) =>
  reach(launcher, (state) => state.name === name);

/** A call in its room, with the program that runs it. */
async function aCallInRoom(options: FakeDesktopOptions = {}): Promise<Wired & { program: FakeDesktop }> {
  const port = await aFreePort();
  let started: (program: FakeDesktop) => void;
  const program = new Promise<FakeDesktop>((done) => (started = done));
  const wired = aLauncher(port, (line) => {
    void aProgram({ ...options, port }).then((running) => {
      running.launch(line);
      started(running);
    });
  });
  wired.launcher.start(aLaunch());
  await named(wired.launcher, 'inRoom');
  return { ...wired, program: await program };
}

describe('a call from start to end', () => {
  it('A14 the link starts the program, which answers and enters its room', async () => {
    const { launcher, program, opened } = await aCallInRoom();
    expect(opened).toHaveLength(1);
    expect(program.order).toMatchObject({ roomID: '482913605', userID: 'agent_lin', template: '1v1' });
    const { steps } = launcher.state as Extract<LauncherState, { name: 'inRoom' }>;
    const order = [steps.ready, steps.looked, steps.opened, steps.connected, steps.inRoom];
    expect(order).not.toContain(null);
    expect(order.toSorted((one, other) => Number(one) - Number(other))).toEqual(order);
  });

  it('A17 A18 A19 A20 every event arrives once and in order', async () => {
    const { launcher, program, events } = await aCallInRoom();
    await reach(launcher, (state) => state.name === 'inRoom' && state.members.length === 1);
    events.length = 0;
    const sent: ProgramEvent[] = [
      { event: 'roomStatus', code: -1008, msg: '[-1008] 摄像头被占用' },
      { event: 'memberChange', list: [] },
      {
        event: 'roomTextMsg',
        roomID: 'r',
        userID: 'u',
        userName: 'n',
        userAvatar: '',
        msg: 'hi "x" </script>\n',
      },
      { event: 'sdkEventCallback', eventID: 1002, params: [{ name: 'EVT_MSG', value: 'ok' }] },
      { event: 'snapshot', id: 'id', base64Img: 'AA==\r\n' },
    ];
    for (const event of sent) program.emit(event.event === 'memberChange' ? { ...event, list: null } : event);
    await expect.poll(() => events).toEqual(sent);
    expect(launcher.state).toMatchObject({ name: 'inRoom', members: [], notice: { code: -1008 } });
  });

  it('leaving here ends the program', async () => {
    const { launcher, program } = await aCallInRoom();
    await launcher.leave();
    expect(launcher.state).toMatchObject({ name: 'ended', reason: { kind: 'left', by: 'console' } });
    expect(await program.ended).toBe(0);
  });

  it('closing the program window ends the call here', async () => {
    const { launcher, program } = await aCallInRoom();
    void program.closeWindow();
    expect(await named(launcher, 'ended')).toMatchObject({ reason: { kind: 'left', by: 'program' } });
  });

  it('a room closed by an admin ends the program', async () => {
    const { launcher, program } = await aCallInRoom();
    launcher.roomClosed({ reason: 'Shift end', byName: 'Nan Zhang' });
    expect(launcher.state).toMatchObject({ reason: { kind: 'closedByAdmin', text: 'Shift end' } });
    expect(await program.ended).toBe(0);
  });

  it('A21 a program that dies leaves a lost link, and RoomService makes it a crash', async () => {
    const { launcher, program } = await aCallInRoom();
    await program.crash();
    expect(await named(launcher, 'lost')).toMatchObject({ was: 'inRoom', cause: 'silence' });
    launcher.memberGone('timeout');
    expect(launcher.state).toMatchObject({ name: 'ended', reason: { kind: 'programCrashed' } });
  });

  it('a program that comes back on its port is heard again', async () => {
    const { launcher, program } = await aCallInRoom();
    await program.crash();
    await named(launcher, 'lost');
    await aProgram({ port: program.port });
    expect(await named(launcher, 'inRoom')).toMatchObject({ call: { callID: 'c1' } });
  });

  it('A22 a second call follows the first', async () => {
    const { launcher, program, opened } = await aCallInRoom();
    await launcher.leave();
    await program.ended;
    launcher.start(aLaunch({ callID: 'c2', roomID: '7' }));
    await reach(launcher, (state) => state.name === 'inRoom' && state.call.callID === 'c2');
    expect(opened).toHaveLength(2);
  });
});

describe('a program that was running before', () => {
  it('A15 keeps its events and its call; taking over ends it and opens ours', async () => {
    const older = await aProgram();
    older.emit({ event: 'roomStatus', code: 0, msg: '' });
    let ours: FakeDesktop | null = null;
    const { launcher, opened } = aLauncher(older.port, (line) => {
      void startFakeDesktop({ port: older.port }).then((program) => {
        undo.push(() => program.crash());
        ours = program;
        program.launch(line);
      });
    });
    expect(await launcher.look()).toMatchObject({ light: 'running' });
    launcher.start(aLaunch());
    await named(launcher, 'busy');
    expect(older.requests.some((request) => request.startsWith('/query'))).toBe(false);
    expect(opened).toEqual([]);

    await launcher.takeOver();
    await named(launcher, 'inRoom');
    expect(await older.ended).toBe(0);
    expect(opened).toHaveLength(1);
    expect(ours).toMatchObject({ order: { roomID: '482913605' } });
  });

  it('A16 a slow one is not taken for ours without doubt', async () => {
    const older = await aProgram({ behaviour: { kind: 'slow', ms: 400 } });
    const { launcher } = aLauncher(older.port);
    launcher.start(aLaunch());
    expect(await reach(launcher, (state) => state.name === 'connected' && state.mayBeOlder)).toBeTruthy();
  });
});

describe('rude programs', () => {
  it('A30 a reply for another port is no answer', async () => {
    const port = await aFreePort();
    const { launcher, events } = aLauncher(port, () => {
      void aProgram({ port, behaviour: { kind: 'wrongPort' } }).then((program) =>
        program.emit({ event: 'roomStatus', code: 0, msg: '' }),
      );
    });
    launcher.start(aLaunch());
    expect(await reach(launcher, (state) => 'seen' in state && state.seen !== null)).toMatchObject({
      name: 'opening',
      seen: { what: 'wrongPort' },
    });
    expect(events).toEqual([]);
  });

  it.each(['wrongJson', 'wrongCallback'] as const)(
    '%s is something else, until it answers well',
    async (kind) => {
      const program = await aProgram({ behaviour: { kind } });
      const { launcher } = aLauncher(program.port);
      launcher.start(aLaunch());
      await reach(launcher, (state) => 'seen' in state && state.seen?.what === 'noJson');
      program.behave({ kind: 'polite' });
      expect(await named(launcher, 'connected')).toMatchObject({ seen: null });
    },
  );

  it.each(['http500', 'reset'] as const)('%s is no answer, until it answers well', async (kind) => {
    const program = await aProgram({ behaviour: { kind } });
    const { launcher } = aLauncher(program.port);
    launcher.start(aLaunch());
    await expect.poll(() => program.requests.length).toBeGreaterThan(3);
    expect(launcher.state).toMatchObject({ name: 'opening', seen: null });
    program.behave({ kind: 'polite' });
    await named(launcher, 'connected');
  });

  it.each(['wrongJson', 'http500', 'reset'] as const)(
    '%s in a call is a lost link, and no more',
    async (kind) => {
      const { launcher, program } = await aCallInRoom();
      program.behave({ kind });
      await named(launcher, 'lost');
      program.behave({ kind: 'polite' });
      await named(launcher, 'inRoom');
    },
  );

  it('a slow one is heard all the same', async () => {
    const { launcher } = await aCallInRoom({ behaviour: { kind: 'slow', ms: 300 } });
    expect(launcher.state.name).toBe('inRoom');
  });

  it('one that dies in the call is a lost link', async () => {
    const { launcher } = await aCallInRoom({ behaviour: { kind: 'dies', ms: 50 } });
    expect(await named(launcher, 'lost')).toMatchObject({ was: 'inRoom' });
  });
});
