import { TransportError, type Clock, type Reply, type Transport } from './ports';

export interface PollerOptions {
  readonly transport: Transport;
  readonly clock: Clock;
  /** How long to rest before the next question, the first one too. */
  readonly rest: () => number;
  /** How long a question may stay unanswered before `onSilence`. The reply still counts when it comes. */
  readonly silenceMs: () => number;
  readonly onReply: (reply: Reply) => void;
  readonly onFailure: (error: TransportError) => void;
  readonly onSilence: () => void;
}

export interface Poller {
  start(): void;
  stop(): void;
  /** Ends the rest that is going on, if any. A question on its way is never cut off: its reply may carry events. */
  askNow(): void;
}

/** A reply later than this is given up, so that one stuck connection does not end the listening. */
const questionLimitMs = 15_000;

/** Asks /query again and again, one question at a time: two at once could deliver events out of order. */
export function createPoller(options: PollerOptions): Poller {
  const { transport, clock } = options;
  let run: AbortController | null = null;
  let resting: AbortController | null = null;

  async function ask(signal: AbortSignal): Promise<void> {
    const silence = clock.setTimeout(options.onSilence, options.silenceMs());
    try {
      const reply = await transport.request('/query', {}, { signal, limitMs: questionLimitMs });
      if (!signal.aborted) options.onReply(reply);
    } catch (error) {
      const failure = error instanceof TransportError ? error : new TransportError('unreachable');
      if (!signal.aborted) options.onFailure(failure);
    } finally {
      clock.clearTimeout(silence);
    }
  }

  async function rest(signal: AbortSignal): Promise<void> {
    const pause = new AbortController();
    const stop = () => pause.abort();
    resting = pause;
    signal.addEventListener('abort', stop);
    const ms = options.rest();
    try {
      await transport.delay(ms, pause.signal);
    } catch {
      // Cut short on purpose, or the transport cannot wait just now: then the clock does, or we would spin.
      if (!pause.signal.aborted) await new Promise<void>((done) => clock.setTimeout(done, Math.max(ms, 50)));
    } finally {
      signal.removeEventListener('abort', stop);
      if (resting === pause) resting = null;
    }
  }

  async function loop(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await rest(signal);
      if (!signal.aborted) await ask(signal);
    }
  }

  return {
    start() {
      if (run) return;
      run = new AbortController();
      void loop(run.signal);
    },
    stop() {
      run?.abort();
      run = null;
    },
    askNow() {
      resting?.abort();
    },
  };
}
