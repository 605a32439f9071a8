/** The launcher and the fake program in the second dialect, over real sockets, on the real clock. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  startFakeDesktop,
  type FakeDesktop,
  type FakeDesktopOptions,
} from '../../mocks/desktop/fake-desktop';
import {
  createLauncher,
  createModernDialect,
  type Launcher,
  type LauncherState,
  type LoopbackFetch,
  type ProgramEvent,
} from '../../src/launcher';
import { directTransport } from './support/direct-transport';
import { aLaunch, asTheSystemGetsIt } from './support/requests';
import { aTicketService, PAGE, ticket, ticketLink, type TicketService } from './support/ticket-service';

let service: TicketService;
const undo: (() => unknown)[] = [];
beforeEach(async () => {
  service = await aTicketService();
});
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
  await service.close();
});

async function aProgram(options: FakeDesktopOptions = {}): Promise<FakeDesktop> {
  const program = await startFakeDesktop({ dialect: 'modern', staysIdle: true, beatMs: 200, ...options });
  undo.push(() => program.crash());
  return program;
}

interface Wired {
  readonly launcher: Launcher;
  readonly events: ProgramEvent[];
  readonly opened: string[];
}

/** As a browser asks for a page: with its origin. */
const fetchFromPage: LoopbackFetch = (url, init) => {
  const headers = new Headers(init.headers);
  headers.set('origin', PAGE);
  return fetch(url, { ...init, headers });
};

/** A launcher in a page of PAGE. `onOpen` is the system that opens the link. */
function aLauncher(port: number, onOpen: (line: string) => void = () => {}): Wired {
  const opened: string[] = [];
  const events: ProgramEvent[] = [];
  const stored = new Map<string, string>();
  const launcher = createLauncher({
    port,
    opener: {
      open(url) {
        opened.push(url);
        onOpen(asTheSystemGetsIt(url));
      },
    },
    transport: directTransport(port),
    modern: createModernDialect({
      fetch: fetchFromPage,
      random: (bytes) => crypto.getRandomValues(bytes),
    }),
    clock: {
      now: () => Date.now(),
      setTimeout: (run, ms) => setTimeout(run, ms),
      clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
    },
    visibility: { onVisible: () => () => {} },
    storage: {
      getItem: (name) => stored.get(name) ?? null,
      setItem: (name, value) => void stored.set(name, value),
      removeItem: (name) => void stored.delete(name),
    },
    permissions: { query: () => Promise.resolve('granted'), onChange: () => () => {} },
    pace: { opening: 10, inCall: 10, waiting: 10, lost: [20] },
  });
  launcher.onEvent((event) => events.push(event));
  undo.push(() => launcher.dispose());
  return { launcher, events, opened };
}

const aTicketLaunch = (letter: string) =>
  aLaunch({ callID: `call_${letter}`, ticket: { ticket: ticket(letter), server: service.address } });

async function named(launcher: Launcher, name: LauncherState['name']): Promise<LauncherState> {
  await expect.poll(() => launcher.state.name, { timeout: 12_000 }).toBe(name);
  return launcher.state;
}

/** A call in its room, launched over loopback in a program that was idle. */
async function inRoom(options: FakeDesktopOptions = {}): Promise<Wired & { program: FakeDesktop }> {
  const program = await aProgram({ servers: [`${PAGE}/`, service.address], ...options });
  const wired = aLauncher(program.port);
  await wired.launcher.look();
  wired.launcher.start(aTicketLaunch('a'));
  await named(wired.launcher, 'inRoom');
  return { ...wired, program };
}

const text = (msg: string) => ({
  event: 'roomTextMsg',
  roomID: 'r',
  userID: 'u',
  userName: 'n',
  userAvatar: '',
  msg,
});
const said = (events: readonly ProgramEvent[]) =>
  events.flatMap((event) => ('msg' in event && event.event === 'roomTextMsg' ? [event.msg] : []));

describe('a page and a program of today', () => {
  it('an idle program takes the ticket over loopback, and no link is opened', async () => {
    const { program, opened, launcher, events } = await inRoom();
    expect(opened).toEqual([]);
    expect(program.order).toMatchObject({ roomID: '482913605', userSig: 'eJ-sig_*' });
    program.emit(text('曹操'));
    await expect.poll(() => said(events)).toEqual(['曹操']);
    await launcher.leave();
    expect(launcher.state).toMatchObject({ name: 'ended', reason: { kind: 'left', by: 'console' } });
  });

  it('a ticket in the link starts the program, once the page knows that it is one of today', async () => {
    const known = await aProgram({ servers: [`${PAGE}/`] });
    const { port } = known;
    const wired = aLauncher(port, (line) => {
      void aProgram({ port, staysIdle: false }).then((program) => program.launch(line));
    });
    await wired.launcher.look();
    await known.crash();
    wired.launcher.start(aTicketLaunch('b'));
    await named(wired.launcher, 'inRoom');
    expect(wired.opened).toHaveLength(1);
    expect(wired.opened[0]).not.toContain('eJ-sig_*');
    expect(service.asked).toHaveLength(1);
  });

  it.each([
    ['halfLine', { kind: 'halfLine' }],
    ['cutsStream', { kind: 'cutsStream', ms: 150 }],
    ['seqBack', { kind: 'seqBack' }],
  ] as const)('hears everything once through %s', async (_, behaviour) => {
    const { program, events } = await inRoom();
    program.behave(behaviour);
    for (let count = 1; count <= 12; count += 1) program.emit(text(String(count)));
    const expected = Array.from({ length: 12 }, (__, at) => String(at + 1));
    await expect.poll(() => said(events), { timeout: 8000 }).toEqual(expected);
  });

  it('a program that is closed by its person ends the call here', async () => {
    const { program, launcher } = await inRoom();
    void program.closeWindow();
    expect(await named(launcher, 'ended')).toMatchObject({ reason: { kind: 'left', by: 'program' } });
  });

  it('a program that dies is a lost link at once, because its stream breaks', async () => {
    const { program, launcher } = await inRoom();
    await program.crash();
    expect(await named(launcher, 'lost')).toMatchObject({ was: 'inRoom' });
  });

  it('a program without beats is a lost link, and found again', { timeout: 30_000 }, async () => {
    const { program, launcher } = await inRoom();
    program.behave([{ kind: 'noBeat' }, { kind: 'hang' }]);
    await named(launcher, 'lost');
    program.behave({ kind: 'polite' });
    await named(launcher, 'inRoom');
  });

  it('a busy one says with which room', async () => {
    const program = await aProgram();
    program.launch(ticketLink(service, 'o'));
    await expect.poll(() => program.order).not.toBeNull();
    const { launcher } = aLauncher(program.port);
    await launcher.look();
    launcher.start(aTicketLaunch('c'));
    await named(launcher, 'busy');
    expect(service.asked).toHaveLength(1);
  });
});
