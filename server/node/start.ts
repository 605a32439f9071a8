import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { createRoomService } from '../roomservice/app';
import { isDemo, keepDemoAlive } from '../roomservice/demo/seed';
import { createJobBell } from '../roomservice/jobs/bell';
import { createLiveHub } from '../roomservice/live-hub';
import { noNeighbours, type Neighbours } from '../roomservice/neighbours';
import type { Ports } from '../roomservice/ports';
import type { ApiTokenRow } from '../roomservice/rows/tokens';
import type { Store } from '../roomservice/store';
import { createCapture } from '../roomservice/recordings/capture';
import { shownToken } from '../roomservice/tokens/caller';
import { createReceiving } from '../roomservice/uploads/receive';
import { createApp } from './app';
import { createCallers } from './callers';
import { isLoopback, StartFault, type Config } from './config';
import { startDemo } from './demo';
import { createDisk } from './disk';
import { every } from './every';
import { loadKeys, type Keys } from './keys';
import { createIntegratorFiles } from './integrator-files';
import { createLimits } from './limits';
import { PARTS_FOLDER } from './ingest/part-names';
import { startIngest } from './ingest/start';
import { listen } from './listen';
import { originsOf } from './origin';
import type { NodeLog } from './log';
import { createDownloads } from './downloads';
import { createMedia } from './media';
import { createMetrics } from './metrics/registry';
import { serveMetrics } from './metrics/serve';
import { createTelemetry } from './metrics/telemetry';
import { loadOldKey } from './old-usersig';
import { createProvider } from './oidc/provider';
import { openPlaces } from './places';
import { createFetching } from './outbound/fetching/fetching';
import { createPasswords } from './passwords';
import { createMediaWork } from './processing/media-work';
import { createPictures, picturesIn } from './pictures';
import { random } from './random';
import { createSigning } from './signing';
import { loadStaticFiles } from './static-files';
import { stillMay } from './still-may';
import { createTus } from './uploads/tus';
import { versionOfPackage } from './version';
import { createReceivers } from './webhooks/receivers';
import { createOldWire } from './wire2018/create';
import { createPlaying } from './wire2018/streams';
import { createWriteProbe } from './write-probe';

const SWEEP_EVERY_MS = 2000;
const TIDY_EVERY_MS = 60_000;
const TIDY_PLACES_EVERY_MS = 3_600_000;
const LOOK_FOR_JOBS_EVERY_MS = 2000;
const DEMO_BEATS_EVERY_MS = 5000;

export interface Running {
  /** What a person at the terminal should read: where to go, and as whom to sign in. */
  readonly lines: readonly string[];
  /** Ends event streams, lets requests finish, lets go of jobs, closes the store. */
  stop(): Promise<void>;
}

/** Puts RoomService together on an open store and serves it; on any failure closes the store again. */
export async function start(
  config: Config,
  store: Store,
  log: NodeLog,
  neighbours: Neighbours = noNeighbours,
): Promise<Running> {
  try {
    return await run(config, store, log, neighbours);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function run(config: Config, store: Store, log: NodeLog, neighbours: Neighbours): Promise<Running> {
  const { publicURL, mediaDir } = config;
  const keys = await loadKeys(config.dataDir, config.userSigKey);
  await mustAgree(neighbours, keys, config);
  const version = await versionOfPackage();
  const clock = { now: () => new Date() };
  const callers = createCallers(config, { store, clock });
  const live = createLiveHub(store, log);
  neighbours.onLive((upTo) => live.wake(upTo));
  const places = await openPlaces({
    ...config.places,
    mediaDir,
    placeOf: (location) => store.read.recordingFiles.placeOf(location),
  });
  const mediaStore = places.store;
  const viewerOf = async (request: Request) => {
    const shown = shownToken(request);
    if (shown !== null) return tokenViewer(await store.read.apiTokens.byDigest(sha256(shown)));
    const token = callers.tokenOf(request);
    return token === null ? undefined : store.read.signIns.get(sha256(token));
  };
  const { linkTo } = places;
  const links = { store: mediaStore, key: keys.mediaLinks, now: clock.now, viewerOf, linkTo };
  const toPlay = stillMay(store, 'recording.play');
  const media = createMedia({ ...links, stateOf: async (...asked) => (await toPlay(...asked))?.state });
  const downloads = createDownloads({ ...links, recordingOf: stillMay(store, 'recording.download') });
  const oldKey = await loadOldKey(config.wire2018.oldUserSigKeyFile);
  const signing = createSigning({ ...config, keys, oldKey });
  const disk = createDisk(mediaDir);
  const canWrite = createWriteProbe({
    folder: mediaDir,
    onChange: (writable, why) =>
      writable
        ? log.info('recordings can be written again', { mediaDir })
        : log.error('recordings cannot be written', { mediaDir, error: why }),
  });
  const metrics = createMetrics({ store, live, neighbours, places, disk, canWrite });
  const service = {
    version,
    simulated: false,
    maxIdleDays: config.maxIdleDays,
    webhookLogDays: config.webhooks.logDays,
    uploads: config.uploads,
    serverDomain: `${publicURL.origin}/`,
    origins: [...originsOf(publicURL)],
    roomList: config.wire2018.roomList,
  };
  const ingest = await startIngest(config.ingest, {
    ...{ secret: keys.mediaLinks, folder: join(mediaDir, PARTS_FOLDER), log, now: clock.now },
  });
  const fetching = createFetching({
    ...{ store: mediaStore, networks: config.cloudNetworks },
    folder: join(mediaDir, 'work', 'fetching'),
  });
  const ports: Ports = {
    ...{ store, clock, random, signing, callers, media, downloads, live, log, service },
    limits: createLimits(config.limits, clock),
    disk,
    places,
    mediaWork: createMediaWork({ store: mediaStore, workFolder: join(mediaDir, 'work'), log }),
    fetching,
    playing: createPlaying(config.wire2018.live),
    ingest: ingest?.keys ?? null,
    receivers: createReceivers(config.webhooks.networks),
    provider: config.oidc && createProvider(config.oidc, { publicURL, clock, log }),
    pictures: createPictures(picturesIn(config.dataDir)),
    jobs: createJobBell(),
    telemetry: createTelemetry(metrics),
    passwords: createPasswords(),
  };
  const roomService = createRoomService(ports);
  const wire2018 = createOldWire(config, ports, neighbours);
  ingest?.open(createCapture(ports));
  const people = await peopleAtStart(config, ports, roomService);

  const failed = (what: string) => (error: unknown) => log.error(`${what} failed`, { error: String(error) });
  // Heartbeats first: after a pause, the sweep would otherwise find all of the demo's people silent.
  if (config.demo) await keepDemoAlive(store, clock.now());
  const sweep = async (): Promise<void> => {
    if (neighbours.leads) await roomService.sweep();
    live.wake(); // for what others committed, should the line to them be lost
  };
  const tidy = async (): Promise<void> => {
    if (neighbours.leads) await roomService.tidy();
  };
  const tidyPlaces = async (): Promise<void> => {
    if (!neighbours.leads) return;
    await places.tidy(clock.now());
    await fetching.tidy(clock.now());
  };
  const repeated = [
    ...(config.demo
      ? [every(DEMO_BEATS_EVERY_MS, () => keepDemoAlive(store, clock.now()), failed('the demo'))]
      : []),
    every(SWEEP_EVERY_MS, sweep, failed('the sweep')),
    every(TIDY_EVERY_MS, tidy, failed('tidying')),
    every(TIDY_PLACES_EVERY_MS, tidyPlaces, failed('tidying the places of files')),
    every(LOOK_FOR_JOBS_EVERY_MS, roomService.jobs.look, failed('looking for jobs')),
  ];
  const stopRepeated = () => Promise.all(repeated.map((each) => each.stop()));

  const app = createApp({
    ...{ publicURL, roomService, wire2018, callers, media, downloads, log },
    nginx: ingest?.callbacks ?? null,
    tus: await createTus({ receiving: createReceiving(ports), ...config.uploads, mediaDir, log }),
    console: await loadStaticFiles(config.files.console),
    playHost: config.wire2018.live?.playHost ?? null,
    mediaOrigin: places.linkOrigin,
    forIntegrators: await createIntegratorFiles(
      await loadStaticFiles(config.files.sdk),
      await loadStaticFiles(config.files.examples),
    ),
    metrics: config.metricsToken === null ? null : serveMetrics(metrics, config.metricsToken),
    async ready() {
      await store.ping();
      // None of it is a reason to send nobody here: calls, rooms and all else go on.
      const [answers, writable] = await Promise.all([places.answers(), canWrite()]);
      return [
        'ready',
        ...(answers ? [] : ['the bucket does not answer']),
        ...(writable ? [] : ['recordings cannot be written']),
      ].join('; ');
    },
    newID: random.id,
  });
  const listening = await listen({
    ...{ fetch: app.fetch, host: config.host, port: config.port },
    ...config.patience,
  }).catch(async (error: unknown) => {
    await ingest?.close();
    await Promise.all([stopRepeated(), roomService.jobs.stop()]);
    throw error;
  });
  log.info('started', { version, host: config.host, port: config.port, publicURL: publicURL.origin });

  return {
    lines: [`webexe-console ${version}`, `listening on ${publicURL.origin}`, ...people],
    async stop() {
      live.stop();
      await ingest?.close();
      await Promise.all([listening.close(), stopRepeated(), roomService.jobs.stop()]);
      places.close();
      await store.close();
      log.info('stopped');
    },
  };
}

/** What one server signs or seals another must be able to check and open. */
async function mustAgree(neighbours: Neighbours, keys: Keys, { sdkAppID, dataDir }: Config): Promise<void> {
  const all = [keys.userSig, keys.sealing.toString('hex'), keys.mediaLinks.toString('hex'), sdkAppID];
  if (await neighbours.agreeOn(sha256(all.join(' ')))) return;
  throw new StartFault(
    `Another server that runs on this database has other keys than ${dataDir}/keys.json, USERSIG_KEY and SDK_APP_ID here. Give all servers the same DATA_DIR, or a copy of the keys.json of the first, and the same settings.`,
  );
}

/** Makes the demo's people, or the first admin, where there is nobody yet. */
async function peopleAtStart(
  config: Config,
  ports: Ports,
  roomService: ReturnType<typeof createRoomService>,
): Promise<readonly string[]> {
  if (config.demo) {
    return startDemo(ports, { source: config.files.demoMedia, media: config.mediaDir });
  }
  if (!(isLoopback(config.host) && isLoopback(config.publicURL.hostname)) && (await isDemo(ports.store))) {
    throw new StartFault(
      'The data folder holds the demo, whose passwords everybody knows: others must not reach it. Use another DATA_DIR or database.',
    );
  }
  const first = await roomService.firstStart({ userID: 'first_admin', name: 'First admin', role: 'admin' });
  return first
    ? [
        `sign in as admin: ${first.userID} / ${first.password}`,
        'This password is shown only now and works until you choose your own at the first sign-in.',
      ]
    : [];
}

function tokenViewer(row: ApiTokenRow | undefined) {
  if (!row || row.revokedAt) return undefined;
  return { userID: row.tokenID, tokenDigest: row.digest, expiresAt: row.expiresAt };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
