import type { RequestListener } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { mannersOf, type Behaviours } from './behaviour';
import { answerFirst } from './first-dialect/answers';
import { readLaunchLine, type LaunchOrder } from './launch-line';
import { listenOnLoopback } from './listen';
import { createOutlet } from './outlet';
import type { PushPlay } from './push-play';
import type { RoomClient } from './room-client';
import { answerRudely } from './rudely';
import { answerSecond, secondPath } from './second-dialect/answers';
import { createCalls } from './second-dialect/calls';
import type { Bye } from './second-dialect/event-log';
import { readSecondLink, type SecondLink } from './second-dialect/link';
import { secondProgram } from './second-dialect/program';
import { createWork } from './work';

export interface FakeDesktopOptions {
  /** 0 takes a free one, -1 runs without a server, as the program does when its port is taken. */
  readonly port?: number;
  /** `2018` speaks the first dialect alone, `modern` both. */
  readonly dialect?: '2018' | 'modern';
  /** After a call it stays, idle, for the next. */
  readonly staysIdle?: boolean;
  /** The servers that its person allows; all, if none is named. */
  readonly servers?: readonly string[];
  readonly behaviour?: Behaviours;
  /** How the program reaches the room of an order. Without it every room lets it in and it is there alone. */
  readonly rooms?: (order: LaunchOrder) => RoomClient;
  readonly heartbeatMs?: number;
  readonly beatMs?: number;
  /** How long a link that only checks keeps it running. */
  readonly checkMs?: number;
  readonly log?: (line: string) => void;
}

export interface FakeDesktop {
  readonly port: number;
  /** Path and query of every request, in order. */
  readonly requests: readonly string[];
  readonly order: LaunchOrder | null;
  /** PushPlay's window, if it is open. */
  readonly pushPlay: PushPlay | null;
  /** Settles with the exit code when the program has ended. */
  readonly ended: Promise<number>;
  behave(behaviour: Behaviours): void;
  /** Queues an event as it goes over the wire. */
  emit(event: object): void;
  /** What the system does with a clicked link. False where the program would exit without a word. */
  launch(line: string): boolean;
  /** The person closes the program's window. */
  closeWindow(): Promise<void>;
  /** The process dies: nothing is said, nothing is left. */
  crash(): Promise<void>;
}

const ok = 0;
/** The program's -1, as a system reports it. */
const failed = 255;
/** How long its last events stay readable: after an order to quit less, since whoever gave it knows. */
const lastWordsMs = { told: 300, other: 2000 } as const;

/** A reader that was cut just when the others heard the end opens again at once, and shall hear it too. */
const cutReaderMs = 200;

const aMessage = {
  ...{ event: 'roomTextMsg', roomID: '', userID: 'customer_1', userName: '王小明', userAvatar: '' },
  msg: 'Do I sign on page two? 第二页要签字吗？',
};

/** A desktop program without a window: the same wire, the same order of events, faults on demand. */
export async function startFakeDesktop(options: FakeDesktopOptions = {}): Promise<FakeDesktop> {
  const { dialect = '2018', servers = [], log = () => {} } = options;
  const isModern = dialect === 'modern';
  const requests: string[] = [];
  let manners = mannersOf(options.behaviour ?? { kind: 'polite' });
  let dying: NodeJS.Timeout | undefined;
  let writing: NodeJS.Timeout | undefined;
  let checking: NodeJS.Timeout | undefined;
  let patience: AbortController | null = null;
  let exit: (code: number) => void = () => {};
  const ended = new Promise<number>((done) => (exit = done));

  const outlet = createOutlet(() => manners, !isModern);
  const work = createWork({
    rooms: options.rooms,
    heartbeatMs: options.heartbeatMs ?? 5000,
    emit: outlet.emit,
    log,
    onEntered: misbehaveInRoom,
    onOver: () => void end(lastWordsMs.other, 'left'),
  });
  const calls = createCalls({
    isAllowed: (server) => servers.length === 0 || servers.includes(server),
    async giveWay() {
      await work.leave();
      outlet.end('replaced');
    },
    begin(order) {
      stayAlive();
      outlet.renew(false);
      work.carryOut(order);
    },
    log,
  });
  for (const server of servers) calls.know(server);

  const second = secondProgram({
    calls,
    work,
    outlet,
    log,
    port: () => listening.port,
    manners: () => manners,
    leave: () => void leave(lastWordsMs.told, 'left'),
  });

  const answer: RequestListener = (request, response) => {
    if (isModern && request.url?.startsWith(secondPath)) return void answerSecond(request, response, second);
    answerFirst(request, response, {
      port: listening.port,
      queue: outlet.queue,
      manners,
      onQuit: () => (work.pushPlay ? work.putPushPlayAway() : void leave(lastWordsMs.told, 'quit')),
      onOrder: carryOut,
      onPushPlay: (told) => work.tellPushPlay(told),
      second: isModern ? { open: outlet.open, seq: () => (outlet.open ? outlet.streams.log.last : 0) } : null,
    });
  };

  const slowStart = manners.ms('slowStart');
  if (slowStart !== null) await sleep(slowStart);
  const listening =
    options.port === -1
      ? { port: -1, close: () => Promise.resolve() }
      : await listenOnLoopback(options.port ?? 0, (request, response) => {
          requests.push(request.url ?? '/');
          void outlet.thawed().then(() => answerRudely(manners, answer, request, response));
        });
  const beats = setInterval(() => outlet.beat(), options.beatMs ?? 1000);

  /** What begins when it is in the room, or when it is told so there. */
  function misbehaveInRoom(): void {
    const dies = manners.ms('dies');
    const freezes = manners.ms('freezes');
    clearTimeout(dying);
    if (dies !== null) dying = setTimeout(() => void stop(failed), dies);
    if (freezes !== null) outlet.freeze(freezes);
    const chats = manners.ms('chats');
    clearTimeout(writing);
    if (chats !== null) writing = setTimeout(() => outlet.emit(aMessage), chats);
  }

  /** Whatever was about to end it does so no more. */
  function stayAlive(): void {
    clearTimeout(checking);
    patience?.abort();
    patience = null;
  }

  function startByLink(link: SecondLink): void {
    if (link.dataChannel === 'check') {
      calls.know(link.server);
      checking = setTimeout(() => void stop(ok), options.checkMs ?? 15_000);
    } else {
      calls.launch(link, false).catch(() => void stop(failed)); // why was logged, and no page may hear it
    }
  }

  /** An order of the first dialect. */
  function carryOut(order: LaunchOrder): boolean {
    const begun = work.carryOut(order);
    if (begun) calls.beganByLink(order);
    return begun;
  }

  async function leave(lastWords: number, bye: Bye): Promise<void> {
    await work.leave();
    await end(lastWords, bye);
  }

  async function end(lastWords: number, bye: Bye): Promise<void> {
    work.stop();
    const hadCall = calls.running !== null;
    calls.over();
    outlet.end(bye);
    if (options.staysIdle && bye !== 'quit') return log('idle');
    patience?.abort();
    const mine = (patience = new AbortController());
    // Aborted, it stays alive.
    const wait = (ms: number) => sleep(ms, undefined, { signal: mine.signal }).catch(() => undefined);
    if (hadCall || !isModern) await Promise.race([outlet.heard(), wait(lastWords)]);
    if (hadCall && isModern) await wait(cutReaderMs);
    if (patience === mine) await stop(ok);
  }

  async function stop(code: number): Promise<void> {
    work.stop();
    stayAlive();
    clearTimeout(dying);
    clearTimeout(writing);
    clearInterval(beats);
    await listening.close();
    exit(code);
  }

  return {
    port: listening.port,
    requests,
    get order() {
      return work.order;
    },
    get pushPlay() {
      return work.pushPlay;
    },
    ended,
    behave(next) {
      manners = mannersOf(next);
      if (work.inRoom) misbehaveInRoom();
    },
    emit: outlet.emit,
    launch(line) {
      const link = isModern ? readSecondLink(line) : null;
      if (link) {
        startByLink(link);
        return true;
      }
      const order = readLaunchLine(line);
      if (order && isModern) outlet.renew(true);
      return order !== null && carryOut(order);
    },
    closeWindow: () => leave(lastWordsMs.other, 'quit'),
    crash: () => stop(failed),
  };
}
