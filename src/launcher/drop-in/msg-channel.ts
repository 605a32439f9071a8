import { isFields } from '../events';
import { call, fieldsOf, text, type Given } from './given';
import { failure } from './failures';
import type { LinePorts } from './line';
import type { Page } from './page';

export interface MsgChannel {
  startConnect(object?: unknown): void;
  stopConnect(object?: unknown): void;
  setListener(object?: unknown): void;
  sendCmd(object?: unknown): void;
}

const everyMs = 500;
const limitMs = 15_000;

interface Connection {
  readonly ports: LinePorts;
  readonly stop: () => void;
}

/** The bare channel, for pages that talk to the program by themselves: one question after the other, in a frame. */
export function createMsgChannel(page: Page): MsgChannel {
  const connections = new Map<number, Connection>();
  let listener: Given = {};

  async function listen(port: number, ports: LinePorts, signal: AbortSignal, limits: Limits): Promise<void> {
    let heardAt: number | null = null;
    const began = ports.clock.now();
    const status = (code: number, msg: string) => call(listener['onConnectStatus'], { code, port, msg });
    while (!signal.aborted) {
      const reply = await ports.transport.request('/query', {}, { signal, limitMs }).catch(() => null);
      if (signal.aborted) return;
      const body =
        reply?.kind === 'answer' && isFields(reply.value) && reply.value['port'] === port
          ? reply.value
          : null;
      if (body) {
        const first = heardAt === null;
        heardAt = ports.clock.now();
        if (first) status(0, 'http通道联通成功!');
        const events = body['code'] === 0 && Array.isArray(body['data']) ? body['data'] : [];
        for (const event of events) call(listener['onRecvCmd'], event, port);
      } else if (ports.clock.now() - (heardAt ?? began) >= (heardAt === null ? limits.first : limits.lost)) {
        disconnect(port);
        return heardAt === null ? status(-1, 'http通道联通失败!') : status(-2, 'http通道联通超时!');
      }
      await ports.transport.delay(everyMs, signal).catch(() => undefined); // disconnected: the loop ends
    }
  }

  function disconnect(port: number): void {
    connections.get(port)?.stop();
    connections.delete(port);
  }

  return {
    startConnect(argument) {
      const object = fieldsOf(argument);
      const data = fieldsOf(object['data']);
      const port = Number(data['httpPort']) || portIn(text(data['serverDomain']));
      if (!port) return call(object['fail'], failure('field', page.language, 'startConnect'));
      if (connections.has(port)) return;
      const ports = page.makePorts(port);
      const ended = new AbortController();
      connections.set(port, {
        ports,
        stop() {
          ended.abort();
          ports.transport.close();
        },
      });
      void listen(port, ports, ended.signal, limitsOf(data));
    },
    stopConnect: (object) => disconnect(Number(fieldsOf(fieldsOf(object)['data'])['port'])),
    setListener(object) {
      listener = fieldsOf(object);
    },
    sendCmd(argument) {
      const object = fieldsOf(argument);
      const command = text(fieldsOf(object['data'])['cmdUrl']);
      const connection = connections.get(portIn(command));
      if (!command || !connection) return;
      const { pathname, searchParams } = new URL(command);
      connection.ports.transport.request(pathname, Object.fromEntries(searchParams), { limitMs }).then(
        (reply) => call(object['success'], reply.kind === 'answer' ? reply.value : undefined),
        (error: unknown) => call(object['fail'], { message: String(error) }),
      );
    },
  };
}

interface Limits {
  readonly first: number;
  readonly lost: number;
}

/** Pages give them as numbers of questions; the first name is spelled so. */
function limitsOf(data: Given): Limits {
  const times = (value: unknown, otherwise: number) => (Number(value) || otherwise) * everyMs;
  return { first: times(data['fistTimeout'], 16), lost: times(data['disconnectTimeout'], 4) };
}

function portIn(url: string | undefined): number {
  return url && URL.canParse(url) ? Number(new URL(url).port) : 0;
}
