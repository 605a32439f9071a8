import type { StreamNews, StreamReader } from '../dialect';
import { TransportError, type Clock, type Transport } from '../ports';
import type { CallInfo } from '../request';
import { linesOf, parseJson } from './body';
import { orAborted, Refusal, type Client } from './client';
import type { CallNote } from './notebook';
import { parseFirstLine, parseHello, parseNextLine } from './wire';

/** A program says a line each second; after this long without one the link is lost. */
const silenceMs = 2500;
/** A wait that took so much longer than asked was a page that slept: silence was ours, not the program's. */
const sleptMs = 1000;
const openLimitMs = 3000;
export const helloLimitMs = 3000;
/** Room for a picture in an event, and no more. */
const lineLimit = 8 * 1024 * 1024;

/** Listens to the events of one call, over as many streams as it takes. */
export function createReader(options: {
  readonly client: Client;
  readonly clock: Clock;
  readonly delay: Transport['delay'];
  readonly news: StreamNews;
  readonly noteOf: (callID: string) => CallNote;
  readonly keep: (note: CallNote) => void;
}): StreamReader {
  const { client, clock, delay, news } = options;
  let run: AbortController | null = null;
  let resting: AbortController | null = null;
  let heardAt = 0;
  /** Ends the stream that is open, to open it anew. */
  let cut: AbortController | null = null;

  async function rest(signal: AbortSignal): Promise<void> {
    const pause = new AbortController();
    resting = pause;
    const ms = Math.max(news.rest(), 20);
    // Cut short on purpose, or the page's frame cannot wait just now: then the clock does.
    await delay(ms, AbortSignal.any([signal, pause.signal])).catch(async () => {
      if (!signal.aborted && !pause.signal.aborted)
        await new Promise<void>((done) => clock.setTimeout(done, ms));
    });
  }

  /** Whether the program is in our call; null while it is in none. */
  async function asks(call: CallInfo, signal: AbortSignal): Promise<'ours' | 'unnamed' | 'other' | null> {
    const hello = parseHello(await client.ask({ path: 'hello', signal, limitMs: helloLimitMs }));
    if (!hello) throw new TransportError('unreachable');
    if (signal.aborted) throw new TransportError('aborted');
    news.hello(hello);
    if (!hello.call) return null;
    if (hello.call.callID === call.callID) return 'ours';
    return hello.call.callID === null && hello.call.roomID === call.roomID ? 'unnamed' : 'other';
  }

  async function watch(signal: AbortSignal, silent: () => void): Promise<void> {
    while (!signal.aborted) {
      const due = heardAt + silenceMs;
      const ms = Math.max(due - clock.now(), 20);
      const before = clock.now();
      await delay(ms, signal);
      if (clock.now() - before > ms + sleptMs) heardAt = clock.now();
      else if (clock.now() - heardAt >= silenceMs) return silent();
    }
  }

  /** One stream, to its end. `lived`: it brought more than its first line. */
  async function follow(call: CallInfo, ours: boolean, signal: AbortSignal) {
    const note = options.noteOf(call.callID);
    const here = new AbortController();
    cut = here;
    const end = AbortSignal.any([signal, here.signal]);
    const search = new URLSearchParams({
      after: String(note.seq),
      ...(note.stream && { stream: note.stream }),
    });
    const body = await client.open({
      path: `events?${search}`,
      key: note.key,
      signal: end,
      limitMs: openLimitMs,
    });
    const progress = { opened: false, lived: false, bye: false, silent: false };
    heardAt = clock.now();
    watch(end, () => {
      progress.silent = true;
      here.abort();
    }).catch(() => undefined); // stopped: nobody watches any more
    try {
      await orAborted(read(linesOf(body, lineLimit), call, ours, end, progress), end);
    } catch {
      // Cut, unfit or too long: what was heard counts, and the next stream goes on from there.
    } finally {
      here.abort();
    }
    return progress;
  }

  interface Progress {
    opened: boolean;
    lived: boolean;
    bye: boolean;
  }

  async function read(
    lines: AsyncGenerator<string>,
    call: CallInfo,
    ours: boolean,
    signal: AbortSignal,
    progress: Progress,
  ): Promise<void> {
    let note = options.noteOf(call.callID);
    for await (const text of lines) {
      if (signal.aborted) return;
      heardAt = clock.now();
      const line = parseJson(text);
      if (!progress.opened) {
        const first = parseFirstLine(line);
        if (!first) return;
        progress.opened = true;
        const goesOn = first.stream === note.stream || note.stream === '';
        // Of the same run, nothing up to `note.seq` may come again; of another, everything is new.
        note = { ...note, stream: first.stream, seq: goesOn ? Math.max(note.seq, first.seq) : first.seq };
        options.keep(note);
        news.opened(first.now, ours);
        if (first.missed > 0) news.event({ event: 'missed', count: first.missed });
        continue;
      }
      const next = parseNextLine(line);
      if (!next) return;
      progress.lived = true;
      news.alive();
      if (next.kind === 'bye') {
        progress.bye = true;
        return news.bye(next.why);
      }
      if (next.kind === 'event' && next.seq > note.seq) {
        note = { ...note, seq: next.seq };
        options.keep(note);
        if (next.event) news.event(next.event);
      }
    }
  }

  async function loop(call: CallInfo, signal: AbortSignal): Promise<void> {
    let whose: Awaited<ReturnType<typeof asks>> = null;
    let broken = false;
    while (!signal.aborted) {
      try {
        // A stream that broke is opened again without asking first: its key says that the call is ours.
        if (!broken) whose = await asks(call, signal);
        // What has just ended can still be heard to its end, by whoever heard its beginning.
        const over = whose === null && options.noteOf(call.callID).stream !== '';
        if (whose === 'other' || (whose === null && !over)) {
          await rest(signal);
          continue;
        }
        const { opened, lived, bye, silent } = await follow(call, whose === 'ours', signal);
        if (signal.aborted || bye) return;
        if (silent) news.silence();
        broken = opened;
        if (lived || silent) continue;
        news.missed(false);
      } catch (error) {
        if (signal.aborted) return;
        const answered = error instanceof Refusal;
        news.missed(broken && !answered);
        broken = false;
      }
      await rest(signal);
    }
  }

  return {
    start(call) {
      if (run) return;
      const own = new AbortController();
      run = own;
      void loop(call, own.signal);
    },
    stop() {
      run?.abort();
      run = null;
    },
    askNow() {
      resting?.abort();
      // A page that slept does not wait for a stream that may be long dead.
      if (clock.now() - heardAt >= silenceMs) cut?.abort();
    },
  };
}
