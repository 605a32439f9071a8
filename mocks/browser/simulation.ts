import { createRoomService, type RoomService } from '../../server/roomservice/app';
import { createJobBell } from '../../server/roomservice/jobs/bell';
import { noLimits } from '../../server/roomservice/limits';
import { createLiveHub } from '../../server/roomservice/live-hub';
import { picturesInMemory } from '../../server/roomservice/pictures/in-memory';
import type {
  Downloads,
  Log,
  Media,
  MediaWork,
  Pictures,
  Playing,
  Ports,
} from '../../server/roomservice/ports';
import type { Disk } from '../../server/roomservice/storage/port';
import type { IdentityProvider } from '../../server/roomservice/people/provider/port';
import { noTelemetry } from '../../server/roomservice/telemetry';
import { createWire2018 } from '../../server/roomservice/wire2018/app';
import { isWirePath } from '../../server/roomservice/wire2018/routes';
import { createMemoryStore, type MemoryStore } from '../../server/stores/memory/memory-store';
import { createCallers, inMemory, type TokenStorage } from './callers';
import { createFaults, type Faults } from './faults';
import { passwords } from './passwords';
import { places } from './places';
import { random } from './random';
import { receivers } from './receivers';
import { createSigning } from './signing';

interface SimulationOptions {
  readonly tokens?: TokenStorage;
  readonly media?: Pick<Media, 'link'>;
  readonly downloads?: Downloads;
  /** The live service that rooms are watched from; left out, there is none. */
  readonly playing?: Playing;
  /** Left out: people sign in by password alone. */
  readonly provider?: IdentityProvider;
  readonly pictures?: Pictures;
  /** Left out: one of 500 GB, half of it free. */
  readonly disk?: Disk;
  readonly log?: Log;
  readonly now?: () => Date;
  /** Where programs find this service, with a slash at the end. */
  readonly serverDomain: string;
}

/** RoomService in this very process: the real application, over memory, with ports that a browser can fill. */
export interface Simulation {
  readonly service: RoomService;
  readonly store: MemoryStore;
  readonly ports: Ports;
  readonly faults: Faults;
  /** Answers as RoomService would, unless a fault waits or it was sent away. */
  fetch(request: Request): Promise<Response>;
  /** From now on nobody answers, and event streams are cut; or everything is well again. */
  setAway(away: boolean): void;
}

export function createSimulation(options: SimulationOptions): Simulation {
  const { log = silent, downloads = noDownloads, serverDomain } = options;
  const media = { ...noMedia, ...options.media };
  const now = options.now ?? (() => new Date());
  const store = createMemoryStore();
  const ports: Ports = {
    store,
    clock: { now },
    random,
    passwords,
    signing: createSigning(),
    limits: noLimits,
    callers: createCallers(options.tokens ?? inMemory(), now),
    media,
    mediaWork: noMediaWork,
    disk: options.disk ?? diskUnder(store, now),
    places,
    // A browser keeps no recordings.
    fetching: { fetch: () => Promise.resolve({ kind: 'refused', why: 'simulated' }) },
    playing: options.playing ?? null,
    ingest: null,
    provider: options.provider ?? null,
    downloads,
    receivers,
    pictures: options.pictures ?? picturesInMemory(),
    live: createLiveHub(store, log),
    jobs: createJobBell(),
    log,
    telemetry: noTelemetry,
    service: {
      ...{ version: 'simulated', simulated: true, serverDomain },
      uploads: { maxBytes: 50_000_000_000, keepDays: 7 },
      origins: [new URL(serverDomain).origin],
      roomList: { networks: [], origins: [] },
    },
  };
  const service = createRoomService(ports);
  // What the simulated desktop program speaks. Nobody else is here, so the part that knows nobody stays closed.
  const wire2018 = createWire2018(ports, {
    limits: ports.callers,
    streams: { bizID: '', pushURL: () => '', accelerateURL: () => '', playURL: () => '' },
    isWithin: () => false,
    mixer: () => Promise.resolve({ code: -1, message: '没有配置混流服务' }),
  });
  const faults = createFaults(random.id);
  let cut = new AbortController();
  let away = false;

  return {
    service,
    store,
    ports,
    faults,
    async fetch(request) {
      if (away) return Response.error();
      if (isWirePath(new URL(request.url).pathname)) return wire2018.fetch(request);
      const response = await faults.serve(request, (real) => service.fetch(real));
      return response.headers.get('content-type')?.startsWith('text/event-stream')
        ? new Response(cutBy(response.body, cut.signal), response)
        : response;
    },
    setAway(next) {
      away = next;
      if (!away) return;
      cut.abort(new TypeError('RoomService went away'));
      cut = new AbortController();
    },
  };
}

function cutBy(
  body: ReadableStream<Uint8Array> | null,
  signal: AbortSignal,
): ReadableStream<Uint8Array> | null {
  return body && body.pipeThrough(new TransformStream(), { signal });
}

const silent: Log = { info: () => undefined, error: () => undefined };
const noMedia: Media = {
  link: () => Promise.resolve(null),
  partsOf: () => Promise.resolve([]),
  describe: () => Promise.resolve(null),
  bytesOf: () => Promise.resolve(null),
  delete: () => Promise.resolve(),
};
/** Nothing arrives here that could be worked on. */
const noDownloads: Downloads = {
  has: () => Promise.resolve(false),
  link: () => Promise.reject(new Error('there are no files')),
};
/** A page has no folder: its recordings are where their rows say. */
function diskUnder(store: MemoryStore, now: () => Date): Disk {
  return {
    space: () => Promise.resolve({ totalBytes: 500e9, freeBytes: 250e9 }),
    async *files() {
      for (const { location, bytes } of await store.read.storageFindings.expected('', Infinity)) {
        yield { location, bytes, changedAt: now(), stream: null };
      }
    },
    has: () => Promise.resolve(true),
  };
}

const noMediaWork: MediaWork = {
  process: () => Promise.resolve({ kind: 'unusable', trouble: 'fileLost' }),
  look: () => Promise.resolve({ mime: null, about: {}, trouble: null }),
};
