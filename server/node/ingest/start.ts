import type { Capture } from '../../roomservice/recordings/capture';
import { StartFault } from '../config';
import type { NodeLog } from '../log';
import { listenRtmp, type RtmpServer } from './embedded';
import { createIngestKeys, type IngestKeys } from './keys';
import { createNginxCallbacks } from './nginx';
import type { IngestSettings } from './settings';

type NginxCallbacks = ReturnType<typeof createNginxCallbacks>;

export interface Ingest {
  readonly keys: IngestKeys;
  /** From now on streams are taken. */
  open(capture: Capture): void;
  /** Answers the callbacks of nginx; null where it is not nginx that takes streams. */
  readonly callbacks: NginxCallbacks | null;
  close(): Promise<void>;
}

interface StartOptions {
  readonly secret: Buffer;
  readonly folder: string;
  readonly log: NodeLog;
  readonly now: () => Date;
}

/** Starts to listen where this process takes streams itself; null where nobody does. */
export async function startIngest(
  settings: IngestSettings | null,
  { secret: keySecret, folder, log, now }: StartOptions,
): Promise<Ingest | null> {
  if (settings === null) return null;
  const keys = createIngestKeys(keySecret, settings.base);
  let opened: (capture: Capture) => void = () => undefined;
  const capture = new Promise<Capture>((resolve) => (opened = resolve));
  const later: Capture = {
    begin: async (stream) => (await capture).begin(stream),
    grew: async (stream) => (await capture).grew(stream),
    ended: async (stream, how) => (await capture).ended(stream, how),
  };
  if (settings.kind === 'nginx') {
    const secret = settings.secret ?? '';
    const callbacks = createNginxCallbacks({ secret, keys, capture: later, log, now });
    return { keys, open: opened, callbacks, close: async () => undefined };
  }
  const { host, port } = settings;
  let server: RtmpServer;
  try {
    server = await listenRtmp({ host, port, folder, keys, capture: later, log, now });
  } catch (error) {
    const why = `The port ${port} for streams on ${host} cannot be used: ${String(error)}`;
    if (settings.wasChosen) throw new StartFault(`${why}. Set INGEST_PORT to another, or INGEST=off.`);
    log.error('no streams are taken', { why });
    return null;
  }
  log.info('streams are taken', { host, port: server.port });
  return { keys, open: opened, callbacks: null, close: () => server.close() };
}
