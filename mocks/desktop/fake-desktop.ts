import { setTimeout as sleep } from 'node:timers/promises';
import type { Behaviour } from './behaviour';
import { readLaunchJson, readLaunchLine, type LaunchOrder } from './launch-line';
import { openPushPlay, type PushPlay } from './push-play';
import { EventQueue } from './queue';
import type { RoomClient } from './room-client';
import { startStay, type Stay } from './stay';
import { listenOnWire } from './wire';

export interface FakeDesktopOptions {
  /** 0 takes a free one, -1 runs without a server, as the program does when its port is taken. */
  readonly port?: number;
  readonly behaviour?: Behaviour;
  /** How the program reaches the room of an order. Without it every room lets it in and it is there alone. */
  readonly rooms?: (order: LaunchOrder) => RoomClient;
  readonly heartbeatMs?: number;
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
  behave(behaviour: Behaviour): void;
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
const lastWordsMs = { quit: 300, other: 2000 } as const;

/** A desktop program of 2018 without a window: the same wire, the same order of events, faults on demand. */
export async function startFakeDesktop(options: FakeDesktopOptions = {}): Promise<FakeDesktop> {
  const { port = 0, rooms, heartbeatMs = 5000, log = () => {} } = options;
  const queue = new EventQueue();
  const requests: string[] = [];
  let behaviour: Behaviour = options.behaviour ?? { kind: 'polite' };
  let order: LaunchOrder | null = null;
  let stay: Stay | null = null;
  let pushPlay: PushPlay | null = null;
  let dying: NodeJS.Timeout | undefined;
  let exit: (code: number) => void = () => {};
  const ended = new Promise<number>((done) => (exit = done));

  const noWire = { port: -1, close: () => Promise.resolve() };
  const wire =
    port === -1
      ? noWire
      : await listenOnWire({
          port,
          queue,
          behaviour: () => behaviour,
          onRequest: (request) => requests.push(request),
          onQuit: quit,
          onPushPlay: (told) => pushPlay?.carryOut(told),
          onOrder(encoded) {
            const next = readLaunchJson(encoded);
            if (next) carryOut(next);
            return next !== null;
          },
        });

  /** Told to quit, PushPlay's window goes and its process stays, deaf to any other session. */
  function quit(): void {
    if (pushPlay) pushPlay = null;
    else void leave(lastWordsMs.quit);
  }

  function carryOut(next: LaunchOrder): boolean {
    if (next.type === 'CustomServiceLive') return carryOutPushPlay(next);
    const known = next.type === 'RTCRoom' || next.type === 'LiveRoom';
    if (!known || (next.action !== 'createRoom' && next.action !== 'enterRoom')) return false;
    order = next;
    stay = startStay({
      order: next,
      room: rooms?.(next) ?? null,
      heartbeatMs,
      log,
      emit: (event) => queue.push(event),
      onEntered() {
        if (behaviour.kind === 'dies') dying = setTimeout(() => void crash(), behaviour.ms);
      },
      onOver: () => void end(ok, lastWordsMs.other),
    });
    return true;
  }

  function carryOutPushPlay(next: LaunchOrder): boolean {
    if (next.action !== 'start' && next.action !== 'stop') return false;
    order = next;
    pushPlay ??= openPushPlay({ emit: (event) => queue.push(event), log });
    const { pushURL = '', playURL = '', title = '' } = next.raw as Readonly<Record<string, string>>; // texts, or no RTMP
    pushPlay.carryOut(
      next.action === 'stop' ? { kind: 'destroy' } : { kind: 'create', pushURL, playURL, title },
    );
    return true;
  }

  async function end(code: number, lastWords: number): Promise<void> {
    stay?.stop();
    const patience = new AbortController();
    await Promise.race([
      queue.read(),
      sleep(lastWords, undefined, { signal: patience.signal }).catch(() => undefined),
    ]);
    patience.abort();
    await stop(code);
  }

  async function stop(code: number): Promise<void> {
    stay?.stop();
    clearTimeout(dying);
    await wire.close();
    exit(code);
  }

  async function leave(lastWords: number): Promise<void> {
    await stay?.leave();
    await end(ok, lastWords);
  }

  function crash(): Promise<void> {
    return stop(failed);
  }

  return {
    port: wire.port,
    requests,
    get order() {
      return order;
    },
    get pushPlay() {
      return pushPlay;
    },
    ended,
    behave(next) {
      behaviour = next;
    },
    emit: (event) => queue.push(event),
    launch(line) {
      const next = readLaunchLine(line);
      return next !== null && carryOut(next);
    },
    closeWindow: () => leave(lastWordsMs.other),
    crash,
  };
}
