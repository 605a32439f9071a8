import { afterEach, describe, expect, it } from 'vitest';
import {
  startFakeDesktop,
  type FakeDesktop,
  type FakeDesktopOptions,
} from '../../mocks/desktop/fake-desktop';
import { readLaunchLine } from '../../mocks/desktop/launch-line';
import {
  buildLaunchUrl,
  createLauncher,
  LaunchError,
  pushPlayPort,
  type Launcher,
  type LauncherState,
  type ProgramEvent,
  type PushPlayLaunch,
} from '../../src/launcher';
import { directTransport } from './support/direct-transport';
import { asTheSystemGetsIt } from './support/requests';
import { aWorld, lookedAt, program as answerOf } from './support/world';

const streams: PushPlayLaunch = {
  type: 'CustomServiceLive',
  callID: 'p1',
  pushURL: 'rtmp://p/live/a?x=1',
  playURL: 'rtmp://q/live/b',
};
const others = { ...streams, callID: 'p2', pushURL: 'rtmp://p/a', playURL: 'rtmp://q/b?x=1&y=2' };

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

async function aProgram(options: FakeDesktopOptions = {}): Promise<FakeDesktop> {
  const program = await startFakeDesktop(options);
  undo.push(() => program.crash());
  return program;
}

interface Wired {
  readonly launcher: Launcher;
  readonly opened: string[];
  readonly events: ProgramEvent[];
}

/** A launcher on real sockets. `onOpen` is the system that opens the link. */
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

function reach(launcher: Launcher, name: LauncherState['name']): Promise<LauncherState> {
  return new Promise((done) => {
    const stop = launcher.subscribe(look);
    function look() {
      if (launcher.state.name !== name) return;
      stop();
      done(launcher.state);
    }
    look();
  });
}

/** Streams that run, with the program that runs them, started by its link. */
async function running(): Promise<Wired & { readonly program: FakeDesktop }> {
  const { port, crash } = await startFakeDesktop();
  await crash(); // now nobody listens there
  let started: (program: FakeDesktop) => void;
  const program = new Promise<FakeDesktop>((done) => (started = done));
  const wired = aLauncher(port, (line) => {
    void aProgram({ port }).then((one) => {
      one.launch(line);
      started(one);
    });
  });
  wired.launcher.start(streams);
  await reach(wired.launcher, 'inRoom');
  return { ...wired, program: await program };
}

const asked = (program: FakeDesktop, path: string) =>
  program.requests.filter((request) => request.startsWith(path));

describe('the link', () => {
  const url = (over: Partial<PushPlayLaunch> = {}) => buildLaunchUrl({ ...streams, ...over });

  it('A24 is byte for byte that of the 2018 SDK', () => {
    expect(url({ proxy: { ip: '9.9.9.9', port: 1080 } })).toBe(
      'TXCloudRoom://liteav/params?json={"dataChannel":"externalProtol","type":"CustomServiceLive","action":"start","pushURL":"rtmp%3A%2F%2Fp%2Flive%2Fa%3Fx%3D1","playURL":"rtmp%3A%2F%2Fq%2Flive%2Fb","title":"undefined","logo":"undefined","top_window":true,"port":48888,"singleton":true,"proxy":{"ip":"9.9.9.9","port":1080}}',
    );
  });

  it('A24 carries the logo, the title and a window that need not stay on top, which the old SDK drops', () => {
    const link = url({ title: 'Desk "3"', logo: 'https://h/l.png', topWindow: false, singleton: false });
    expect(readLaunchLine(asTheSystemGetsIt(link))?.raw).toMatchObject({
      title: 'Desk "3"',
      logo: 'https://h/l.png',
      top_window: false,
      singleton: false,
      port: pushPlayPort,
    });
  });

  it.each([
    [{ pushURL: '' }, 'missingField', 'pushURL'],
    [{ playURL: '' }, 'missingField', 'playURL'],
    [{ callID: '' }, 'missingField', 'callID'],
    [{ playURL: 'https://q/live/b.flv' }, 'invalidField', 'playURL'],
    [{ pushURL: `rtmp://p/${'a'.repeat(2000)}` }, 'urlTooLong', 'pushURL'],
    [{ title: '很长'.repeat(200) }, 'urlTooLong', 'title'],
  ])('is refused before it is opened: %j', (over, code, field) => {
    expect(() => url(over)).toThrow(LaunchError);
    expect(() => url(over)).toThrow(expect.objectContaining({ code, field }));
  });
});

describe('streams from start to end', () => {
  it('A31 the link starts the program; all that it tells arrives', async () => {
    const { launcher, events, program, opened } = await running();
    expect(opened).toHaveLength(1);
    expect(program.pushPlay?.session).toMatchObject({ pushURL: streams.pushURL, playURL: streams.playURL });
    events.length = 0;
    program.emit({ event: 'roomStatus', code: -1, msg: '[-1] failed' });
    program.emit({ event: 'snapshot', id: 'id', base64Img: 'AA==\r\n' });
    program.emit({ event: 'sdkEventCallback', eventID: 200001, params: [{ name: 'NET_SPEED', value: '9' }] });
    await expect
      .poll(() => events.map(({ event }) => event))
      .toEqual(['roomStatus', 'snapshot', 'sdkEventCallback']);
    expect(launcher.state).toMatchObject({ call: { type: 'CustomServiceLive' } });
  });

  it('A25 a program that runs already takes the streams over loopback; its window is not opened twice', async () => {
    const older = await aProgram();
    older.launch(asTheSystemGetsIt(buildLaunchUrl(streams, older.port)));
    const { launcher, opened } = aLauncher(older.port);
    await launcher.look();
    launcher.start(others);
    await reach(launcher, 'inRoom');
    expect(opened).toEqual([]);
    expect(asked(older, '/csliveCreateSession')[0]).toMatch(
      /^\/csliveCreateSession\?pushURL=rtmp%3A%2F%2Fp%2Fa&pullURL=rtmp%3A%2F%2Fq%2Fb%3Fx%3D1%26y%3D2&callback=\w+&v=\d+$/,
    );
    expect(older.pushPlay?.session).toMatchObject({ pushURL: others.pushURL, playURL: others.playURL });
  });

  it('A25 one that nobody had seen before the click takes them too', async () => {
    const older = await aProgram();
    older.launch(asTheSystemGetsIt(buildLaunchUrl(streams, older.port)));
    const { launcher } = aLauncher(older.port);
    launcher.start({ ...others, title: 'Desk 3' });
    await reach(launcher, 'inRoom');
    expect(older.pushPlay?.session).toEqual({
      pushURL: others.pushURL,
      playURL: others.playURL,
      title: 'Desk 3',
    });
  });

  it('A26 stopping puts the window away and leaves the program, which takes the next streams', async () => {
    const { launcher, program, opened } = await running();
    await launcher.leave();
    expect(launcher.state).toMatchObject({ name: 'ended', reason: { kind: 'left', by: 'console' } });
    expect(asked(program, '/csliveDestroySession')).toHaveLength(1);
    expect(asked(program, '/quit')).toEqual([]);
    expect(program.pushPlay?.session).toBeNull();

    await launcher.look();
    launcher.start(others);
    await reach(launcher, 'inRoom');
    expect(opened).toHaveLength(1);
    expect(program.pushPlay?.session).toMatchObject({ pushURL: others.pushURL });
  });

  it('A27 other streams go to the running window', async () => {
    const { launcher, program, opened } = await running();
    await launcher.changeStreams(others);
    expect(program.pushPlay?.session).toMatchObject({ pushURL: others.pushURL, playURL: others.playURL });
    expect(opened).toHaveLength(1);
    await expect(launcher.changeStreams({ ...others, playURL: 'http://q' })).rejects.toThrow('invalidField');
  });

  it('A28 a program that dies is a lost link at once, and nothing is opened without a click', async () => {
    const { launcher, program, opened } = await running();
    await program.crash();
    expect(await reach(launcher, 'lost')).toMatchObject({ was: 'inRoom', cause: 'silence' });
    await aProgram({ port: program.port });
    await reach(launcher, 'inRoom');
    expect(opened).toHaveLength(1);
  });

  it('B16 a program without a window takes streams without a word, which is connected and no more', async () => {
    const windowless = await aProgram();
    const { launcher } = aLauncher(windowless.port);
    await launcher.look();
    launcher.start(streams);
    await reach(launcher, 'connected');
    expect(asked(windowless, '/csliveCreateSession')).toHaveLength(1);
    expect(windowless.pushPlay).toBeNull();
  });
});

describe('an older program that goes while it is handed the streams', () => {
  it('is replaced by ours', async () => {
    const { launcher, clock, answer, opened } = aWorld();
    answer((path) => (path === '/csliveCreateSession' ? 'unreachable' : lookedAt));
    await launcher.look();
    launcher.start(streams);
    await clock.pass(0);
    expect(opened).toHaveLength(1);
    expect(launcher.state.name).toBe('opening');
    answer(answerOf());
    await clock.pass(200);
    expect(launcher.state.name).toBe('connected');
  });
});

describe('pictures', () => {
  it.each([
    ['pusher', 'rtmp://p/live/a'],
    ['player', 'rtmp://q/live/b'],
  ] as const)('A26 B35 of the %s', async (role, url) => {
    const { launcher, events, program } = await running();
    const shot = await launcher.snapshot(role);
    expect(shot.url).toBe(url);
    expect(shot.base64).toMatch(/^[\w+/]+=*$/);
    expect(
      asked(program, role === 'pusher' ? '/csliveSnapshotPusher' : '/csliveSnapshotPlayer'),
    ).toHaveLength(1);
    expect(events.filter(({ event }) => event === 'snapshot')).toHaveLength(1);
  });

  it('are not asked for before there is a program, nor in a room', async () => {
    const { launcher, asked: questions } = aWorld();
    await expect(launcher.snapshot('pusher')).rejects.toMatchObject({ code: 'notConnected' });
    expect(questions).toEqual([]);
  });

  it('that could not be taken say so', async () => {
    const { launcher, program } = await running();
    program.behave({ kind: 'http500' });
    await expect(launcher.snapshot('pusher')).rejects.toMatchObject({ code: 'unanswered' });
  });

  it('of which the program says nothing, as in the same second, are given up after five', async () => {
    const { launcher, clock, answer } = aWorld();
    launcher.start(streams);
    answer(answerOf({ event: 'sdkEventCallback', eventID: 1002, params: [] }));
    await clock.pass(200);
    expect(launcher.state.name).toBe('inRoom');
    answer((path) => (path === '/query' ? answerOf() : lookedAt));
    const failure = launcher.snapshot('player').catch((error: unknown) => error);
    await clock.pass(5000);
    expect(await failure).toMatchObject({ code: 'timeout' });
    const ended = launcher.snapshot('player').catch((error: unknown) => error);
    await clock.pass(100);
    await launcher.leave();
    expect(await ended).toMatchObject({ code: 'aborted' });
  });
});
