import { readLaunchLine } from '../../../mocks/desktop/launch-line';
import { createDropIn, type DropIn } from '../../../src/launcher/drop-in/create-drop-in';
import type { DropInOptions } from '../../../src/launcher/drop-in/page';
import { TransportError, type Permission, type Reply, type TransportErrorCode } from '../../../src/launcher';
import { manualClock, type ManualClock } from './manual-clock';
import { asTheSystemGetsIt } from './requests';

/** A program on a port: what it has to tell, and how it behaves. */
export interface PortProgram {
  readonly events: object[];
  behaviour: 'polite' | 'foreign' | TransportErrorCode;
  /** Every reply takes so long. */
  slowMs: number;
}

export interface DropInWorld extends DropIn {
  readonly clock: ManualClock;
  readonly opened: string[];
  /** `48887/query`, and parameters where a path has some. */
  readonly asked: string[];
  readonly fetched: { readonly url: string; readonly init: RequestInit }[];
  readonly programs: Map<number, PortProgram>;
  readonly options: { -readonly [K in keyof DropInOptions]: DropInOptions[K] };
  /** Starts a program on the port of each link that is opened, so long after. */
  startsAfter(ms: number): void;
  run(port: number, ...events: object[]): PortProgram;
  setPermission(permission: Permission): void;
  answerFetch(answer: (url: string) => Promise<Response>): void;
}

/** The old globals in a page under control. Nothing runs on any port until told otherwise. */
export function aDropIn(page: { permission?: Permission; language?: string } = {}): DropInWorld {
  const clock = manualClock();
  const opened: string[] = [];
  const asked: string[] = [];
  const fetched: DropInWorld['fetched'] = [];
  const programs = new Map<number, PortProgram>();
  const permissionListeners = new Set<(permission: Permission) => void>();
  const options: DropInWorld['options'] = {};
  let permission = page.permission ?? 'granted';
  let startMs: number | null = null;
  let answer: (url: string) => Promise<Response> = () => Promise.resolve(new Response('{}'));

  const run = (port: number, ...events: object[]) => {
    const program: PortProgram = { events: [...events], behaviour: 'polite', slowMs: 0 };
    programs.set(port, program);
    return program;
  };

  const wait = (ms: number, signal?: AbortSignal) =>
    new Promise<void>((done, fail) => {
      const timer = clock.setTimeout(settle, ms);
      function settle() {
        signal?.removeEventListener('abort', abort);
        done();
      }
      function abort() {
        clock.clearTimeout(timer);
        fail(new TransportError('aborted'));
      }
      if (signal?.aborted) return abort();
      signal?.addEventListener('abort', abort, { once: true });
    });

  function replyOf(port: number, path: string): Reply {
    const program = programs.get(port);
    if (!program) throw new TransportError('unreachable');
    const { behaviour } = program;
    if (behaviour !== 'polite' && behaviour !== 'foreign') throw new TransportError(behaviour);
    if (path === '/quit') {
      programs.delete(port);
      return { kind: 'empty', tookMs: 0 };
    }
    if (path === '/externalProtol') {
      return answerOf(behaviour === 'foreign' ? {} : { code: -1, message: 'Wrong parameters' });
    }
    if (path !== '/query') return answerOf({ code: 0, message: '' });
    const data = program.events.splice(0);
    const named = behaviour === 'foreign' ? port + 1 : port;
    return answerOf({ code: 0, data: data.length > 0 ? data : null, message: '', port: named });
  }

  const dropIn = createDropIn({
    makePorts: (port) => ({
      clock,
      opener: {
        open(url) {
          opened.push(url);
          const order = readLaunchLine(asTheSystemGetsIt(url));
          if (startMs === null || !order || programs.has(order.port)) return;
          clock.setTimeout(() => run(order.port), startMs);
        },
      },
      transport: {
        async request(path, params, { signal } = {}) {
          asked.push(`${port}${path}${path.includes('Session') ? `?${new URLSearchParams(params)}` : ''}`);
          const slowMs = programs.get(port)?.slowMs ?? 0;
          if (signal?.aborted) throw new TransportError('aborted');
          if (slowMs > 0) await wait(slowMs, signal);
          return { ...replyOf(port, path), tookMs: slowMs };
        },
        delay: wait,
        close: () => undefined,
      },
      visibility: { onVisible: () => () => {} },
      storage: { getItem: () => null, setItem: () => undefined, removeItem: () => undefined },
      permissions: {
        query: () => Promise.resolve(permission),
        onChange(listener) {
          permissionListeners.add(listener);
          return () => permissionListeners.delete(listener);
        },
      },
    }),
    language: page.language ?? 'en',
    random: () => 0.25,
    fetch(url, init) {
      fetched.push({ url, init });
      return answer(url);
    },
    options: () => options,
  });

  return {
    ...dropIn,
    clock,
    opened,
    asked,
    fetched,
    programs,
    options,
    run,
    startsAfter(ms) {
      startMs = ms;
    },
    setPermission(next) {
      permission = next;
      for (const listener of [...permissionListeners]) listener(next);
    },
    answerFetch(next) {
      answer = next;
    },
  };
}

function answerOf(value: unknown): Reply {
  return { kind: 'answer', value, tookMs: 0 };
}
