/** RoomService for tests: the real application over a store, with a clock that tests move and doubles for the rest. */
import type { Role } from '../../contract/access';
import { aPlaces } from './places';
import { createRoomService, type RoomService } from '../../server/roomservice/app';
import { createJobBell } from '../../server/roomservice/jobs/bell';
import { noLimits } from '../../server/roomservice/limits';
import { createLiveHub } from '../../server/roomservice/live-hub';
import { picturesInMemory } from '../../server/roomservice/pictures/in-memory';
import type { Ports } from '../../server/roomservice/ports';
import type { TeamRow, UserRow } from '../../server/roomservice/rows/people';
import type { ApiTokenRow } from '../../server/roomservice/rows/tokens';
import { makeToken, shownPart } from '../../server/roomservice/tokens/text';
import { noTelemetry } from '../../server/roomservice/telemetry';
import { createMemoryStore } from '../../server/stores/memory/memory-store';
import {
  PASSWORD,
  aClock,
  aDisk,
  aLog,
  aProvider,
  aSigner,
  callers,
  hashOf,
  downloads,
  media,
  fetching,
  mediaWork,
  passwords,
  random,
  receivers,
} from './doubles';
import { gathering, type GatheringStore } from './gathering-store';
import {
  createBrowser,
  createProgram,
  createTokenProgram,
  type Browser,
  type Program,
} from './roomservice-client';
import { buildersFor, unique, type Builders } from './rows';

export interface World extends Builders {
  readonly store: GatheringStore;
  readonly ports: Ports;
  readonly service: RoomService;
  /** Where files of clouds come from, unless the ports say otherwise. */
  readonly clouds: ReturnType<typeof fetching>;
  /** Whom webhooks call, unless the ports say otherwise. */
  readonly receivers: ReturnType<typeof receivers>;
  readonly clock: ReturnType<typeof aClock>;
  readonly log: ReturnType<typeof aLog>;
  /** The disk of recordings; a test says how much of it is free. */
  readonly disk: ReturnType<typeof aDisk>;
  /** The browser of a person whose password is {@link PASSWORD}; signs in before its first call. */
  as(userID: string): Browser;
  /** A browser in which nobody is signed in. */
  stranger(): Browser;
  /** The desktop program that was launched with these credentials. */
  program(credentials: { readonly userID: string; readonly userSig: string }): Program;
  /** A program of an integrator by a token of its own: by default one that lasts a day and may do nothing. */
  token(given?: Partial<ApiTokenRow>): Promise<TokenProgram>;
  /** A program that shows this very text as its token. */
  showing(token: string): ReturnType<typeof createTokenProgram>;
  /** A person of that role who can sign in, by a unique userID that starts with the role. */
  person(role: Role, given?: Partial<UserRow>): Promise<UserRow>;
  /** Two teams, and people of every role inside and outside. */
  cast(): Promise<Cast>;
  /** So many days later the nightly work is done. */
  nightFalls(days: number): Promise<void>;
  /** Ends its streams. A store that was given stays open. */
  stop(): Promise<void>;
}

export interface TokenProgram extends Program {
  readonly row: ApiTokenRow;
  readonly token: string;
}

export interface Cast {
  readonly team: TeamRow;
  readonly otherTeam: TeamRow;
  readonly agent: UserRow;
  /** Another agent of the same team. */
  readonly peer: UserRow;
  readonly supervisor: UserRow;
  readonly admin: UserRow;
  /** An agent of the other team. */
  readonly outsider: UserRow;
  /** A supervisor of the other team. */
  readonly otherSupervisor: UserRow;
}

export function aRoomService(overrides: Partial<Ports> = {}): World {
  const store = gathering(overrides.store ?? createMemoryStore());
  const clock = aClock();
  const log = aLog();
  const disk = aDisk();
  const clouds = fetching();
  const called = receivers();
  const ports: Ports = {
    clock,
    random,
    passwords,
    signing: aSigner(clock),
    callers: callers(),
    limits: noLimits,
    media,
    mediaWork,
    places: aPlaces(),
    fetching: clouds,
    playing: {
      urlOf: (streamID, until) => `https://play.example/live/${streamID}.flv?until=${until.toISOString()}`,
    },
    ingest: null,
    provider: aProvider(),
    downloads,
    disk,
    pictures: picturesInMemory(),
    receivers: called,
    live: createLiveHub(store, log),
    jobs: createJobBell(),
    log,
    telemetry: noTelemetry,
    service: {
      version: '0.0.0-test',
      simulated: false,
      serverDomain: 'https://rooms.example/',
      uploads: { maxBytes: 50_000_000_000, keepDays: 7 },
      origins: ['https://rooms.example'],
      // One office and one page of another origin, so that every test of the wire finds the list open for them.
      roomList: { networks: ['192.0.2.1'], origins: ['https://crm.example'] },
    },
    ...overrides,
    store,
  };
  const service = createRoomService(ports);
  const builders = buildersFor(store);
  const person: World['person'] = (role, given = {}) =>
    builders.aUser({ userID: `${role}_${unique()}`, role, passwordHash: hashOf(PASSWORD), ...given });

  return {
    ...builders,
    store,
    disk,
    ports,
    service,
    clouds,
    receivers: called,
    clock,
    log,
    as: (userID) => createBrowser(service, { userID, password: PASSWORD }),
    stranger: () => createBrowser(service),
    program: (credentials) => createProgram(service, credentials),
    async token(given = {}) {
      const token = makeToken(random);
      const digest = await ports.signing.digest(token);
      const row = await builders.anApiToken({ digest, prefix: shownPart(token), ...given });
      return { ...createTokenProgram(service, token), row, token };
    },
    showing: (token) => createTokenProgram(service, token),
    person,
    async cast() {
      const [team, otherTeam] = [await builders.aTeam(), await builders.aTeam()];
      const { teamID } = team;
      return {
        team,
        otherTeam,
        agent: await person('agent', { teamID, name: '沈若溪' }),
        peer: await person('agent', { teamID, name: 'Peer' }),
        supervisor: await person('supervisor', { teamID, name: 'Supervisor' }),
        admin: await person('admin', { name: 'Ada' }),
        outsider: await person('agent', { teamID: otherTeam.teamID, name: 'Outsider' }),
        otherSupervisor: await person('supervisor', { teamID: otherTeam.teamID, name: 'Other lead' }),
      };
    },
    async nightFalls(days) {
      await service.tidy();
      clock.forward(days * 24 * 3600);
      await service.jobs.settled();
    },
    async stop() {
      ports.live.stop();
      await service.jobs.stop();
      if (!overrides.store) await store.close();
    },
  };
}
