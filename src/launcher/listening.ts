import type { Hello, ModernLine } from './dialect';
import type { ProgramEvent } from './events';
import { backOff, restFor, type Pace } from './pace';
import { createPoller } from './poller';
import type { Clock, Reply, Transport, TransportError } from './ports';
import { parseQueryReply } from './replies';
import { isUnderway, listens, type LauncherState } from './state';
import type { Store } from './store';
import { speaksModern } from './speaks-modern';

/** Nothing heard for this long is a lost link, unless the program is known to be slower. */
const silenceMs = 2500;
/** So many refused questions in a row are one too: a program that has died refuses at once. */
const missedBeats = 3;

export interface Listening {
  /** Starts or stops asking as the state wants it. */
  follow(before: LauncherState, after: LauncherState): void;
  askNow(): void;
  stop(): void;
}

export function createListening(options: {
  readonly store: Store;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly port: number;
  readonly pace: Pace;
  readonly emit: (event: ProgramEvent) => void;
  readonly line: ModernLine | undefined;
  readonly saw: (hello: Hello) => void;
}): Listening {
  const { store, transport, clock, port, pace, emit } = options;
  const line = speaksModern ? options.line : undefined;
  let misses = 0;
  let lastHeardAt: number | null = null;
  let lastReplyTook = 0;
  /** How it is listened: by questions, or by a stream; null while nobody does. */
  let by: 'questions' | 'stream' | null = null;
  /** The program answers questions and its streams fail: then this page may not read them, and goes on asking. */
  let streamsFail = false;
  /** The stream was begun because an answer in the first dialect named the second. */
  let answeredFirst = false;

  const rest = () => restFor(store.state, pace, clock.now());

  const poller = createPoller({
    transport,
    clock,
    rest,
    silenceMs: () => Math.max(silenceMs, 2 * lastReplyTook),
    onReply: hear,
    onFailure(error: TransportError) {
      if (error.code === 'blocked') store.dispatch({ type: 'seen', what: 'frameBlocked' });
      miss();
    },
    onSilence: loseTouch,
  });

  const reader = line?.listen({
    store,
    rest,
    alive,
    tell,
    miss,
    loseTouch,
    saw: options.saw,
    fails: askInstead,
  });

  function alive(): void {
    misses = 0;
    lastHeardAt = clock.now();
  }

  function tell(event: ProgramEvent): void {
    store.dispatch({ type: 'program', event });
    emit(event);
  }

  /** Back to questions, which say whether anybody is there. */
  function askInstead(): void {
    if (by !== 'stream' || misses < missedBeats || lastHeardAt !== null) return;
    reader?.stop();
    streamsFail = answeredFirst;
    by = 'questions';
    poller.start();
  }

  function readOn(): void {
    const { state } = store;
    if (!reader || !isUnderway(state) || !listens(state)) return;
    poller.stop();
    by = 'stream';
    [answeredFirst, misses, lastHeardAt] = [true, 0, null];
    reader.start(state.call);
  }

  function hear(reply: Reply): void {
    const heard = parseQueryReply(reply, port);
    if (heard.kind === 'stranger') {
      store.dispatch({ type: 'seen', what: heard.why });
      miss();
      return;
    }
    const modern = line?.heard(reply) && !streamsFail;
    alive();
    lastReplyTook = reply.tookMs;
    // A program of the second dialect can say whether it is in our call, which an answer alone does not.
    if (heard.ready && (!modern || heard.events.length > 0)) store.dispatch({ type: 'hello' });
    for (const event of heard.events) tell(event);
    if (modern) readOn();
  }

  function miss(): void {
    misses += 1;
    const { state } = store;
    if (state.name === 'lost') {
      store.dispatch({ type: 'retry', nextRetryAt: clock.now() + backOff(state.retries + 1, pace) });
    } else if (misses >= missedBeats) {
      loseTouch();
    }
  }

  function loseTouch(): void {
    store.dispatch({ type: 'silence', lastHeardAt, nextRetryAt: clock.now() + backOff(0, pace) });
  }

  function stop(): void {
    by = null;
    poller.stop();
    reader?.stop();
  }

  return {
    follow(before, after) {
      if (!listens(before)) [misses, lastHeardAt, lastReplyTook] = [0, null, 0];
      if (!listens(after)) return stop();
      if (by !== null || !isUnderway(after)) return;
      [streamsFail, answeredFirst] = [false, false];
      by = reader && line?.knows(after.call.callID) ? 'stream' : 'questions';
      if (by === 'stream') reader?.start(after.call);
      else poller.start();
    },
    askNow() {
      poller.askNow();
      reader?.askNow();
    },
    stop,
  };
}
