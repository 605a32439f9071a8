/** Stand-ins for what a server has around RoomService: fast, and honest about what they promise. */
import type { ProblemCode } from '../../contract/problems';
import type { Claims, IdentityProvider, ProviderRules } from '../../server/roomservice/people/provider/port';
import { Problem } from '../../server/roomservice/problem';
import type {
  Callers,
  Clock,
  Log,
  Downloads,
  Fetched,
  Fetching,
  FetchOrder,
  Media,
  MediaWork,
  Passwords,
  Random,
  ReceiverAnswer,
  ReceiverMessage,
  Receivers,
  Signing,
} from '../../server/roomservice/ports';
import type { Disk, DiskFile } from '../../server/roomservice/storage/port';
import { MORNING } from './rows';

export const GIB = 1024 ** 3;

/** Everybody's password in tests. */
export const PASSWORD = 'correct-horse-42';

/** Stands still until it is moved. */
export function aClock(start = MORNING): Clock & { forward(seconds: number): void; set(to: Date): void } {
  let current = start.getTime();
  return {
    now: () => new Date(current),
    forward: (seconds) => void (current += seconds * 1000),
    set: (to) => void (current = to.getTime()),
  };
}

/** Remembers what was logged. A test that expects no failure asserts that `errors` is empty. */
interface Complaint {
  readonly message: string;
  readonly fields: unknown;
}

export function aLog(): Log & { readonly errors: readonly Complaint[]; takeErrors(): readonly Complaint[] } {
  const errors: Complaint[] = [];
  return {
    errors,
    /** For a test that wants some: takes them out, so that what is left was not wanted. */
    takeErrors: () => errors.splice(0),
    info: () => undefined,
    error: (message, fields) => void errors.push({ message, fields }),
  };
}

export const random: Random = {
  int(below) {
    const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
    return number % below;
  },
  id: () => crypto.randomUUID().replaceAll('-', ''),
};

/** No hash at all, so that a suite of thousands of sign-ins takes no time; plain text like a real one. */
export const hashOf = (password: string): string => `hash:${Buffer.from(password).toString('base64url')}`;
export const passwords: Passwords = {
  hash: (password) => Promise.resolve(hashOf(password)),
  verify: (hash, password) => Promise.resolve(hash === hashOf(password)),
};

/** userSigs with a real HMAC over user, end and a number, so that tampering, strangers and time all show. */
export function aSigner(clock: Clock): Signing {
  const utf8 = new TextEncoder();
  const key = crypto.subtle.importKey(
    'raw',
    utf8.encode('a key for tests'),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const mac = async (text: string): Promise<string> =>
    Buffer.from(await crypto.subtle.sign('HMAC', await key, utf8.encode(text))).toString('base64url');
  let made = 0;
  return {
    sdkAppID: 1400000001,
    accType: '9001',
    async sign(userID, seconds) {
      made += 1;
      const claim = `${userID}.${clock.now().getTime() + seconds * 1000}.${made}${random.id()}`;
      return `${claim}.${await mac(claim)}`;
    },
    async verify(userID, userSig) {
      const [who, until, number, signature] = userSig.split('.');
      const isOurs = signature === (await mac(`${who}.${until}.${number}`));
      return isOurs && who === userID && Number(until) > clock.now().getTime();
    },
    async inspect(userSig) {
      const [userID, until, number, signature] = userSig.split('.');
      if (!userID || !until || !number || !signature) return null;
      const isOurs = signature === (await mac(`${userID}.${until}.${number}`));
      const sdkAppID = number.startsWith('app') ? 1400000002 : 1400000001;
      return {
        userID,
        sdkAppID,
        expiresAt: new Date(Number(until)),
        verdict: number.startsWith('old') ? 'noKey' : isOurs ? 'genuine' : 'forged',
      };
    },
    signRoomKey: async (userID, roomID, seconds) =>
      `roomkey ${userID} ${roomID} ${clock.now().getTime() / 1000 + seconds}`,
    seal: (secret) => Promise.resolve(`sealed:${Buffer.from(secret).toString('base64url')}`),
    open: (sealed) =>
      Promise.resolve(Buffer.from(sealed.slice('sealed:'.length), 'base64url').toString('utf8')),
    digest: async (secret) =>
      Buffer.from(await crypto.subtle.digest('SHA-256', utf8.encode(secret))).toString('hex'),
  };
}

/** For `finishProviderSignIn`: the code of somebody of whom the provider says this; `sub` is its name for them. */
export const codeOf = (claims: Claims): string => Buffer.from(JSON.stringify(claims)).toString('base64url');
/** The code at which the provider fails so. */
export const codeFailing = (problem: ProblemCode): string => codeOf({ problem });

/** Vouches for whatever its codes say, to whoever comes back with the state that they set out with. */
export function aProvider(rules: Partial<ProviderRules> = {}): IdentityProvider {
  let number = 0;
  return {
    issuer: 'https://login.example/',
    name: 'Example Login',
    rules: {
      claims: { login: 'preferred_username', name: 'name', email: 'email', role: null, team: null },
      roles: { agent: [], supervisor: [], admin: [] },
      newPeople: 'create',
      defaultRole: 'agent',
      emailDomains: [],
      passwords: 'everybody',
      ...rules,
    },
    begin() {
      number += 1;
      const secrets = { state: `state-${number}`, nonce: `nonce-${number}`, verifier: `verifier-${number}` };
      return Promise.resolve({ url: `https://login.example/authorize?state=${secrets.state}`, secrets });
    },
    async finish(query, { state }) {
      const answer = new URLSearchParams(query);
      if (answer.get('state') !== state) throw new Problem('provider.lost');
      if (answer.get('error') === 'access_denied') throw new Problem('provider.cancelled');
      const code = answer.get('code') ?? '';
      const text = Buffer.from(code, 'base64url').toString('utf8');
      if (!text.startsWith('{"')) throw new Problem('provider.failed');
      const claims = JSON.parse(text) as Claims & { sub?: string; problem?: ProblemCode }; // as codeOf wrote it
      if (claims.problem) throw new Problem(claims.problem);
      return Promise.resolve({
        subject: claims.sub ?? 'nobody',
        claims,
        idToken: `id token of ${claims.sub}`,
      });
    },
    endURL: (idToken) =>
      Promise.resolve(
        `https://login.example/end?${new URLSearchParams({ id_token_hint: idToken }).toString()}`,
      ),
  };
}

/** Header names in place of cookies, so that each test browser carries its own token. */
export const TOKEN_HEADER = 'x-test-token';
export const REMEMBER_HEADER = 'x-test-remember';
export const FLOW_HEADER = 'x-test-flow';
export const REMEMBER_FLOW_HEADER = 'x-test-remember-flow';
export const ADDRESS_HEADER = 'x-test-address';
const TRIES = 5;
/** Of one API token, before it has to wait. */
export const CALLS = 50;

/** Counts tries by address and userID; after five that failed, 30 s to wait. */
export function callers(): Callers {
  const tries = new Map<string, number>();
  const keyOf = (address: string | null, userID: string): string => `${address} ${userID.toLowerCase()}`;
  return {
    tokenOf: (request) => request.headers.get(TOKEN_HEADER),
    remember: (token) => new Headers({ [REMEMBER_HEADER]: token ?? '' }),
    addressOf: (request) => request.headers.get(ADDRESS_HEADER) ?? '192.0.2.1',
    flowOf: (request) => request.headers.get(FLOW_HEADER),
    rememberFlow: (sealed) => new Headers({ [REMEMBER_FLOW_HEADER]: sealed ?? '' }),
    tryProvider(address) {
      const key = keyOf(address, 'provider');
      tries.set(key, (tries.get(key) ?? 0) + 1);
      return Promise.resolve((tries.get(key) ?? 0) > 2 * TRIES ? 30 : 0);
    },
    providerSucceeded(address) {
      tries.delete(keyOf(address, 'provider'));
      return Promise.resolve();
    },
    tryApiToken(tokenID) {
      tries.set(tokenID, (tries.get(tokenID) ?? 0) + 1);
      return Promise.resolve((tries.get(tokenID) ?? 0) > CALLS ? 30 : 0);
    },
    tryTicket(address) {
      const key = keyOf(address, 'ticket');
      tries.set(key, (tries.get(key) ?? 0) + 1);
      return Promise.resolve((tries.get(key) ?? 0) > TRIES ? 30 : 0);
    },
    ticketKnown(address) {
      tries.delete(keyOf(address, 'ticket'));
      return Promise.resolve();
    },
    trySignIn(address, userID) {
      const key = keyOf(address, userID);
      tries.set(key, (tries.get(key) ?? 0) + 1);
      return Promise.resolve((tries.get(key) ?? 0) > TRIES ? 30 : 0);
    },
    signInSucceeded(address, userID) {
      tries.delete(keyOf(address, userID));
      return Promise.resolve();
    },
  };
}

/** As `media`; its links name the recordings. */
export const downloads: Downloads = {
  has: async (location) => (await there(location)) !== null,
  link: (recordings, viewer) =>
    Promise.resolve(
      `/downloads/${recordings.map(({ recordingID }) => recordingID).join('+')}?for=${viewer.userID}`,
    ),
};

/** Null for the one that says that it is missing; another's place does not answer. */
function there(location: string): Promise<true | null> {
  if (location === 'away.mp4') return Promise.reject(new Problem('recording.placeAway'));
  return Promise.resolve(location === 'missing.mp4' ? null : true);
}

/** Knows every file but two; of streams it has none. */
export const media: Media = {
  link: async ({ recordingID, location, mime }, viewer, expiresAt) =>
    (await there(location)) && {
      ...{ url: `/media/${recordingID}?for=${viewer.userID}&until=${expiresAt.getTime()}`, mime },
    },
  partsOf: () => Promise.resolve([]),
  describe: (location) =>
    Promise.resolve(location === 'missing.mp4' ? null : { bytes: 1000, checksum: `checksum of ${location}` }),
  bytesOf: (location) => Promise.resolve(location === 'missing.mp4' ? null : 1000),
  delete: () => Promise.resolve(),
};

interface DiskDouble extends Disk {
  /** What is in the folder of recordings. */
  lying: readonly DiskFile[];
  /** Locations of which nothing is there; of every other, there is. */
  lost: ReadonlySet<string>;
  totalBytes: number;
  freeBytes: number;
  isKnown: boolean;
}

/** A disk of 1000 GiB with as much free as a test says: at first a half. */
export function aDisk(given: Partial<DiskDouble> = {}): DiskDouble {
  return {
    ...{ totalBytes: 1000 * GIB, freeBytes: 500 * GIB, isKnown: true },
    ...{ lying: [], lost: new Set<string>() },
    space() {
      const { totalBytes, freeBytes } = this;
      return Promise.resolve(this.isKnown ? { totalBytes, freeBytes } : null);
    },
    async *files() {
      yield* this.lying;
    },
    has(location) {
      return Promise.resolve(!this.lost.has(location));
    },
    ...given,
  };
}

/** Finds every recording good as it came. */
export const mediaWork: MediaWork = {
  process: () => Promise.resolve({ kind: 'made', durationMs: 61_000, mime: null, files: [], trouble: null }),
  look: () =>
    Promise.resolve({ mime: 'video/mp4', about: { durationMs: 60_000, pictures: 1 }, trouble: null }),
};

/** Clouds that hand over every file that fits, unless they are told what to do; what was asked of them can be looked at. */
export function fetching(): Fetching & {
  readonly orders: FetchOrder[];
  /** How long their files are. */
  bytes: number;
  answers: (order: FetchOrder) => Fetched | Promise<Fetched>;
} {
  return {
    orders: [],
    bytes: 1000,
    answers({ url }) {
      return { kind: 'here', bytes: this.bytes, checksum: `checksum of ${url}`, mime: null };
    },
    async fetch(order, { progress, room }) {
      this.orders.push(order);
      const needed = Math.max(order.bytes ?? 0, this.bytes);
      if (needed > ((await room()) ?? Infinity)) return { kind: 'noRoom', needed };
      progress(40);
      return this.answers(order);
    },
  };
}

/** Receivers that take everything, unless they are told what to answer; what they were sent can be looked at. */
export function receivers(): Receivers & {
  readonly sent: ReceiverMessage[];
  answers: (message: ReceiverMessage) => Partial<ReceiverAnswer> | Promise<Partial<ReceiverAnswer>>;
} {
  const fine = { status: 204, response: '', failure: null, tookMs: 7, retryAfterSeconds: null };
  return {
    sent: [],
    answers: () => ({}),
    refusal: (url) =>
      url.startsWith('http:') ? 'http' : new URL(url).hostname === '10.0.0.1' ? 'network' : null,
    async send(message) {
      this.sent.push(message);
      return { ...fine, ...(await this.answers(message)) };
    },
  };
}
