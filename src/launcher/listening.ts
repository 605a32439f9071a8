import type { ProgramEvent } from './events';
import { backOff, restFor, type Pace } from './pace';
import { createPoller } from './poller';
import type { Clock, Reply, Transport, TransportError } from './ports';
import { parseQueryReply } from './replies';
import { listens, type LauncherState } from './state';
import type { Store } from './store';

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
}): Listening {
  const { store, transport, clock, port, pace, emit } = options;
  let misses = 0;
  let lastHeardAt: number | null = null;
  let lastReplyTook = 0;

  const poller = createPoller({
    transport,
    clock,
    rest: () => restFor(store.state, pace, clock.now()),
    silenceMs: () => Math.max(silenceMs, 2 * lastReplyTook),
    onReply: hear,
    onFailure(error: TransportError) {
      if (error.code === 'blocked') store.dispatch({ type: 'seen', what: 'frameBlocked' });
      miss();
    },
    onSilence: loseTouch,
  });

  function hear(reply: Reply): void {
    const heard = parseQueryReply(reply, port);
    if (heard.kind === 'stranger') {
      store.dispatch({ type: 'seen', what: heard.why });
      miss();
      return;
    }
    misses = 0;
    lastHeardAt = clock.now();
    lastReplyTook = reply.tookMs;
    if (heard.ready) store.dispatch({ type: 'hello' });
    for (const event of heard.events) {
      store.dispatch({ type: 'program', event });
      emit(event);
    }
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

  return {
    follow(before, after) {
      if (!listens(before)) [misses, lastHeardAt, lastReplyTook] = [0, null, 0];
      if (listens(after)) poller.start();
      else poller.stop();
    },
    askNow: () => poller.askNow(),
    stop: () => poller.stop(),
  };
}
