import type { Capture } from '../../roomservice/recordings/capture';
import { StartFault } from '../config';
import type { NodeLog } from '../log';
import { listenRtmp, type RtmpServer } from './embedded';
import { createIngestKeys, type IngestKeys } from './keys';
import type { IngestSettings } from './settings';

export interface Ingest {
  readonly keys: IngestKeys;
  /** From now on streams are taken. */
  open(capture: Capture): void;
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
  { secret, folder, log, now }: StartOptions,
): Promise<Ingest | null> {
  if (settings === null) return null;
  const keys = createIngestKeys(secret, settings.base);
  if (settings.kind === 'nginx') return { keys, open: () => undefined, close: async () => undefined };

  let opened: (capture: Capture) => void = () => undefined;
  const capture = new Promise<Capture>((resolve) => (opened = resolve));
  const later: Capture = {
    begin: async (stream) => (await capture).begin(stream),
    grew: async (stream) => (await capture).grew(stream),
    ended: async (stream, how) => (await capture).ended(stream, how),
  };
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
  return { keys, open: opened, close: () => server.close() };
}
