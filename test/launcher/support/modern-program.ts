/** A desktop program of the second dialect in memory, behind a function shaped like `fetch`. */
import type { LoopbackFetch, Reply } from '../../../src/launcher';

/** How it misbehaves on purpose. `hang` answers nothing, `refuse` is a port that nobody listens on. */
export type Rudeness = 'hang' | 'refuse' | 'html' | 'huge' | 'empty' | Response;

export interface Asked {
  readonly path: string;
  readonly method: string;
  readonly key: string | null;
  readonly body: unknown;
  readonly init: Parameters<LoopbackFetch>[1];
}

interface Stream {
  readonly write: (text: string) => void;
  readonly end: () => void;
  readonly error: () => void;
}

export class ModernProgram {
  readonly asked: Asked[] = [];
  call: { callID: string | null; roomID: string } | null = null;
  key: string | null = null;
  stream = 's1';
  can: unknown = ['show', 'snapshot', 'streams'];
  /** What a question gets instead of its answer, by its first word. */
  readonly rude = new Map<string, Rudeness>();
  standing: { roomStatus: number | null; members: unknown[] } = { roomStatus: null, members: [] };
  /** Refuses launches of tickets with this reason. */
  refuses: string | null = null;
  beats = true;
  lost = 0;
  private readonly log: { seq: number; event: object }[] = [];
  private readonly streams = new Set<Stream>();

  /** Streams that a page has open. */
  get readers(): number {
    return this.streams.size;
  }

  get seq(): number {
    return this.log.at(-1)?.seq ?? 0;
  }

  /** What a first question by JSONP gets. */
  reply = (path: string): Reply => ({
    kind: 'answer',
    tookMs: 0,
    value:
      path === '/query'
        ? { code: 0, data: null, dialect: 2, message: '', port: 48887, seq: this.key === null ? this.seq : 0 }
        : { code: -1, dialect: 2, message: 'Wrong parameters' },
  });

  emit(event: object): void {
    const line = { seq: this.seq + 1, event };
    this.log.push(line);
    this.write(line);
  }

  enter(): void {
    this.standing = { ...this.standing, roomStatus: 0 };
    this.emit({ event: 'roomStatus', code: 0, msg: '创建房间成功' });
  }

  write(line: unknown): void {
    for (const stream of this.streams) stream.write(`${JSON.stringify(line)}\n`);
  }

  writeText(text: string): void {
    for (const stream of this.streams) stream.write(text);
  }

  beat(): void {
    this.write({ seq: this.seq, beat: 1 });
  }

  bye(why: string): void {
    this.write({ seq: this.seq, bye: why });
    for (const stream of [...this.streams]) stream.end();
    this.streams.clear();
  }

  /** Breaks every open stream. */
  cut(): void {
    for (const stream of [...this.streams]) stream.error();
    this.streams.clear();
  }

  /** Dies: streams break, and nobody listens any more. */
  crash(): void {
    for (const name of ['hello', 'launch', 'events', 'leave']) this.rude.set(name, 'refuse');
    this.cut();
  }

  readonly fetch: LoopbackFetch = (url, init) => {
    const { pathname, searchParams } = new URL(url);
    const name = pathname.replace('/v2/', '');
    const headers = new Headers(init.headers);
    const key = headers.get('authorization')?.replace('Channel ', '') ?? null;
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : null;
    this.asked.push({ path: name + new URL(url).search, method: init.method ?? 'GET', key, body, init });
    const rude = this.rude.get(name);
    if (rude !== undefined) return this.misbehave(rude, init.signal ?? null);
    return Promise.resolve(this.answer(name, searchParams, key, body, init.signal ?? null));
  };

  private answer(
    name: string,
    search: URLSearchParams,
    key: string | null,
    body: unknown,
    signal: AbortSignal | null,
  ): Response {
    if (name === 'hello') {
      const about = { name: 'webexe-desktop', version: '1.0.0', os: 'linux', can: this.can };
      return json(200, { dialect: 2, ...about, call: this.call, news: { from: 'a later version' } });
    }
    if (name === 'launch') return this.launch(body);
    if (this.key !== null && key !== this.key) return refusal(403, { code: 'key.wrong' });
    if (this.call === null) return refusal(409, { code: 'call.none' });
    switch (name) {
      case 'events':
        return this.open(Number(search.get('after')), search.get('stream'), signal);
      case 'leave':
        return json(202, {});
      case 'snapshot':
        return json(200, { base64: 'QUJD', url: 'rtmp://p/live/a' });
      default:
        return new Response(null, { status: 204 });
    }
  }

  private launch(body: unknown): Response {
    // The test's own launcher sent it: what it must contain is asserted by the tests.
    const { key, replace } = body as { key: string; replace: boolean };
    if (this.refuses !== null) return refusal(409, { code: 'ticket.refused', reason: this.refuses });
    if (this.call && !replace) return refusal(409, { code: 'busy', ...this.call });
    this.key = key;
    this.call = { callID: 'c1', roomID: '482913605' };
    return json(202, { callID: 'c1' });
  }

  private open(after: number, stream: string | null, signal: AbortSignal | null): Response {
    let own: Stream;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        const encoder = new TextEncoder();
        own = {
          write: (text) => controller.enqueue(encoder.encode(text)),
          end: () => controller.close(),
          error: () => controller.error(new TypeError('network error')),
        };
        this.streams.add(own);
        signal?.addEventListener('abort', () => this.streams.delete(own), { once: true });
        const from = stream === null || stream === this.stream ? after : 0;
        const begin = Math.max(from, this.lost);
        const first = { stream: this.stream, seq: begin, missed: begin - from, now: this.standing };
        own.write(`${JSON.stringify(first)}\n`);
        for (const line of this.log) if (line.seq > begin) own.write(`${JSON.stringify(line)}\n`);
      },
      cancel: () => void this.streams.delete(own),
    });
    return new Response(body, { status: 200 });
  }

  private misbehave(rude: Rudeness, signal: AbortSignal | null): Promise<Response> {
    if (rude === 'refuse') return Promise.reject(new TypeError('Failed to fetch'));
    if (rude === 'html') return Promise.resolve(new Response('<!doctype html><h1>It works!</h1>'));
    if (rude === 'empty') return Promise.resolve(new Response(''));
    if (rude === 'huge') return Promise.resolve(new Response(`"${'x'.repeat(9_000_000)}"\n`));
    if (rude !== 'hang') return Promise.resolve(rude.clone());
    return new Promise((_, reject) =>
      signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')), { once: true }),
    );
  }
}

const json = (status: number, body: object) => new Response(JSON.stringify(body), { status });
export const refusal = (status: number, error: object) => json(status, { error });
