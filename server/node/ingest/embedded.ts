import { createServer, type Socket } from 'node:net';
import type { Capture } from '../../roomservice/recordings/capture';
import type { IngestKeys } from './keys';
import { openPart } from './part';
import { serveRtmp, type Publishing, type Wanted } from './rtmp/session';
import type { NodeLog } from '../log';

/** So often a running stream says that it grows. */
const TELL_EVERY_MS = 10_000;
/** A publisher from whom nothing came for so long may be replaced: its own network is gone. */
const QUIET_MS = 5_000;
const MOST_CONNECTIONS = 500;

interface EmbeddedOptions {
  readonly host: string;
  readonly port: number;
  /** Where parts of streams are written. */
  readonly folder: string;
  readonly keys: IngestKeys;
  readonly capture: Capture;
  readonly log: NodeLog;
  readonly now: () => Date;
}

export interface RtmpServer {
  readonly port: number;
  /** Cuts publishers off and resolves when all that they sent is on the disk and known. */
  close(): Promise<void>;
}

interface Live {
  lastAt: number;
  readonly stop: () => void;
  readonly ended: Promise<void>;
}

/** An RTMP server of our own, for publishers alone; rejects where the port is taken. */
export async function listenRtmp(options: EmbeddedOptions): Promise<RtmpServer> {
  const { log, now, keys, capture, folder } = options;
  const sockets = new Set<Socket>();
  const live = new Map<string, Live>();
  /** Streams that somebody is just being let in for: of two that come at once, one is. */
  const beginning = new Set<string>();

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    serveRtmp(socket, { publish });
  });
  server.maxConnections = MOST_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  server.on('error', (error) => log.error('the RTMP server', { error: String(error) }));

  async function publish(wanted: Wanted, stop: () => void): Promise<Publishing | string> {
    const { stream, query } = parsed(wanted);
    const refused = (why: string): string => {
      log.info('pushing was refused', { stream, why, address: wanted.address });
      return why;
    };
    const verdict = keys.check(stream, query, now());
    if (verdict !== 'good') return refused(verdict);
    // A clock that was set back leaves the last sign of it in the future.
    const other = live.get(stream);
    const quietMs = other ? Math.abs(now().getTime() - other.lastAt) : Infinity;
    if (quietMs < QUIET_MS || beginning.has(stream)) return refused('busy');
    beginning.add(stream);
    try {
      other?.stop();
      await other?.ended;
      const answer = await capture.begin(stream);
      return answer === 'welcome' ? await begin(stream, stop) : refused(answer);
    } catch (error) {
      log.error('a stream could not be taken', { stream, error: String(error) });
      await capture.ended(stream, { clean: false, trouble: null });
      return refused('failed');
    } finally {
      beginning.delete(stream);
    }
  }

  async function begin(stream: string, stop: () => void): Promise<Publishing> {
    const part = await openPart(folder, stream, now());
    let hasEnded = () => undefined as void;
    const mine: Live = {
      lastAt: now().getTime(),
      stop,
      ended: new Promise((resolve) => (hasEnded = resolve)),
    };
    live.set(stream, mine);
    part.onFull(stop);
    const told = setInterval(() => {
      capture.grew(stream).then(
        (goOn) => void (goOn || stop()),
        (error: unknown) => log.error('a stream that grows was not noted', { stream, error: String(error) }),
      );
    }, TELL_EVERY_MS);
    log.info('a stream is pushed', { stream });

    return {
      write(type, timestamp, payload) {
        mine.lastAt = now().getTime();
        return part.write(type, timestamp, payload);
      },
      onDrain: (listener) => part.onDrain(listener),
      end(clean) {
        clearInterval(told);
        part
          .close()
          .then((trouble) => capture.ended(stream, { clean: clean || trouble !== null, trouble }))
          .catch((error: unknown) =>
            log.error('the end of a stream was not noted', { stream, error: String(error) }),
          )
          .finally(() => {
            log.info('a stream ended', { stream, clean });
            if (live.get(stream) === mine) live.delete(stream);
            hasEnded();
          });
      },
    };
  }

  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : options.port,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
      await Promise.all([...live.values()].map(({ ended }) => ended));
    },
  };
}

/** Some clients leave the query at the stream, others at the application. */
function parsed({ app, name }: Wanted): { stream: string; query: URLSearchParams } {
  const [stream = '', ...rest] = name.split('?');
  const [, ...ofApp] = app.split('?');
  return { stream, query: new URLSearchParams([...rest, ...ofApp].join('&')) };
}
