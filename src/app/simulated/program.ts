import { EventQueue } from '../../../mocks/desktop/queue';
import { createRoomClient } from '../../../mocks/desktop/room-client';
import { startStay, type Stay } from '../../../mocks/desktop/stay';
import type { MakeLauncherPorts } from '../../session/launcher-ports';
import {
  createBrowserPorts,
  defaultPort,
  pushPlayPort,
  TransportError,
  type Reply,
  type Transport,
} from '../../launcher';
import { orderIn } from './launch-order';
import { createStreamProgram } from './stream-program';

/** What a person needs to open a program and confirm the browser's question. */
const OPENING_MS = 900;
/** Its last events stay readable for so long. */
const LAST_WORDS_MS = 1_500;
const HEARTBEAT_MS = 5_000;

export interface SimulatedProgram {
  readonly installed: boolean;
  setInstalled(installed: boolean): void;
  readonly makePorts: MakeLauncherPorts;
}

/**
 * The fake desktop program inside the page, for development: no socket and no link of the system, but the same events,
 * and it really enters RoomService, heartbeats and leaves. It lives as long as the page.
 */
export function createSimulatedProgram(): SimulatedProgram {
  let installed = true;
  const streams = createStreamProgram();
  let running: { readonly queue: EventQueue; readonly stay: Stay } | null = null;

  const end = () => {
    const ended = running;
    setTimeout(() => {
      if (running === ended) running = null;
    }, LAST_WORDS_MS);
  };

  const open = (url: string) => {
    const order = orderIn(url);
    if (!installed || !order || running) return;
    setTimeout(() => {
      const queue = new EventQueue();
      const stay = startStay({
        order,
        room: createRoomClient(order),
        heartbeatMs: HEARTBEAT_MS,
        log: () => undefined,
        emit: (event) => queue.push(event),
        onEntered: () => undefined,
        onOver: end,
      });
      running = { queue, stay };
    }, OPENING_MS);
  };

  const answer = (path: string): Reply => {
    if (!running) throw new TransportError('unreachable');
    switch (path) {
      case '/query':
        return {
          tookMs: 1,
          kind: 'answer',
          value: { code: 0, data: running.queue.takeAll(), message: '', port: defaultPort },
        };
      case '/quit':
        void running.stay.leave();
        end();
        return { tookMs: 1, kind: 'empty' };
      default:
        return { tookMs: 1, kind: 'answer', value: { code: -1, message: 'Wrong parameters' } };
    }
  };

  const openStreams = (url: string) => {
    if (installed) setTimeout(() => streams.open(url), OPENING_MS);
  };

  const makeTransport = (answers: typeof streams.answer): Transport => ({
    request: async (path, params, { signal } = {}) => {
      if (signal?.aborted) throw new TransportError('aborted');
      return answers(path, params);
    },
    delay: (ms, signal) =>
      new Promise((resume, stop) => {
        const aborted = () => {
          clearTimeout(timer);
          stop(new TransportError('aborted'));
        };
        const timer = setTimeout(() => {
          signal.removeEventListener('abort', aborted);
          resume();
        }, ms);
        if (signal.aborted) aborted();
        else signal.addEventListener('abort', aborted, { once: true });
      }),
    close: () => undefined,
  });

  return {
    get installed() {
      return installed;
    },
    setInstalled(next) {
      installed = next;
    },
    makePorts: (port = defaultPort) => ({
      ...createBrowserPorts(),
      opener: { open: port === pushPlayPort ? openStreams : open },
      permissions: { query: () => Promise.resolve('granted'), onChange: () => () => undefined },
      transport: makeTransport(port === pushPlayPort ? streams.answer : answer),
    }),
  };
}
