import type { Role } from '../../contract/access';
import type { LiveEvent } from '../../contract/events';
import type { Limits } from './limits';
import type { Places } from './moves/port';
import type { IdentityProvider } from './people/provider/port';
import type { RecordingTrouble } from '../../contract/recordings';
import type { SignInRow } from './rows/people';
import type { RecordingFileRow } from './rows/recording-files';
import type { RecordingRow } from './rows/recordings';
import type { Disk } from './storage/port';
import type { Store } from './store';
import type { DeliveryFailure } from '../../contract/webhooks';
import type { Telemetry } from './telemetry';

/** Everything that RoomService needs from outside. Nothing in this folder knows which of these it was given. */
export interface Ports {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly passwords: Passwords;
  /** Null where people sign in by password alone. */
  readonly provider: IdentityProvider | null;
  readonly signing: Signing;
  readonly callers: Callers;
  readonly limits: Limits;
  readonly media: Media;
  readonly downloads: Downloads;
  readonly disk: Disk;
  readonly mediaWork: MediaWork;
  readonly places: Places;
  readonly fetching: Fetching;
  /** Null where there is no live service. */
  readonly playing: Playing | null;
  /** Null where this server takes no streams. */
  readonly ingest: Ingest | null;
  readonly pictures: Pictures;
  readonly receivers: Receivers;
  readonly live: LiveHub;
  readonly jobs: JobBell;
  readonly log: Log;
  readonly telemetry: Telemetry;
  readonly service: ServiceFacts;
}

export interface Clock {
  now(): Date;
}

export interface Random {
  /** Whole number from 0 up to and without `below`, from a cryptographic source. */
  int(below: number): number;
  /** At least 96 bits, `[A-Za-z0-9_-]{16,40}`. */
  id(): string;
}

/** Password hashing; `verify` takes as long for an unknown user (`hash` null) as for a known one. */
export interface Passwords {
  hash(password: string): Promise<string>;
  verify(hash: string | null, password: string): Promise<boolean>;
}

/** userSigs of the official scheme (HMAC-SHA256), and sealing of those that we keep until they expire. */
export interface Signing {
  readonly sdkAppID: number;
  readonly accType: string;
  /** A userSig for `userID` that lasts `seconds` from now. */
  sign(userID: string, seconds: number): Promise<string>;
  /** True where we signed it for that user and it has not expired. */
  verify(userID: string, userSig: string): Promise<boolean>;
  /** What a userSig says of itself, and whether the configured key of its scheme vouches for it; null where it is none. */
  inspect(userSig: string): Promise<SigReading | null>;
  /** The right to do everything in one room of a media service, for a user and so many seconds. */
  signRoomKey(userID: string, roomID: number, seconds: number): Promise<string>;
  /** For storage: opaque text that only `open` can read. */
  seal(secret: string): Promise<string>;
  open(sealed: string): Promise<string>;
  /** Hex digest under which a userSig can be found again. */
  digest(secret: string): Promise<string>;
}

export interface SigReading {
  readonly userID: string;
  readonly sdkAppID: number;
  readonly expiresAt: Date;
  /** noKey: of a scheme for which no key is configured. */
  readonly verdict: 'genuine' | 'forged' | 'noKey';
}

/** Who is calling: cookies in a server, a variable in the mock. */
export interface Callers {
  /** The token of the caller's sign-in, or null. */
  tokenOf(request: Request): string | null;
  /** Makes the caller carry the token from now on (null: no longer); returns headers for the answer. */
  remember(token: string | null, expiresAt: Date | null): Headers;
  /** Address to log and to limit by; null where there is none. */
  addressOf(request: Request): string | null;
  /** May somebody at this address try this userID's password now? Counts the try. Resolves to seconds to wait, 0 for yes. */
  trySignIn(address: string | null, userID: string): Promise<number>;
  /** The try was right: forget the count. */
  signInSucceeded(address: string | null, userID: string): Promise<void>;
  /** What this browser took along to the provider of sign-ins, sealed; null where it has nothing. */
  flowOf(request: Request): string | null;
  /** Has the browser carry it there and back (null: no longer); returns headers for the answer. */
  rememberFlow(sealed: string | null, expiresAt: Date | null): Headers;
  /** May a browser at this address go to the provider, or come back, now? Counts it. Resolves to seconds to wait, 0 for yes. */
  tryProvider(address: string | null): Promise<number>;
  /** It came back well: neither way counts. */
  providerSucceeded(address: string | null): Promise<void>;
  /** May this API token call now? Counts the call. Resolves to seconds to wait, 0 for yes. */
  tryApiToken(tokenID: string): Promise<number>;
  /** May somebody at this address show a launch ticket now? Counts the try. Resolves to seconds to wait, 0 for yes. */
  tryTicket(address: string | null): Promise<number>;
  /** The ticket was one of ours: the try does not count. */
  ticketKnown(address: string | null): Promise<void>;
}

/** Files of recordings, by their location. */
export interface Media {
  /** Signs a link for one viewer until `expiresAt`; null where the file is missing. */
  link(file: LinkedFile, viewer: Viewer, expiresAt: Date): Promise<{ url: string; mime: string } | null>;
  /** What was written while a stream was pushed, oldest first. */
  partsOf(stream: string): Promise<readonly MediaPart[]>;
  /** How long a file is, and its SHA-256 in hex; null where it is missing. */
  describe(location: string): Promise<{ readonly bytes: number; readonly checksum: string } | null>;
  /** How long a file is; null where it is missing. */
  bytesOf(location: string): Promise<number | null>;
  /** Does nothing where there is none. */
  delete(location: string): Promise<void>;
}

export interface LinkedFile {
  readonly recordingID: string;
  readonly location: string;
  readonly mime: string;
}

export interface MediaPart {
  readonly location: string;
  readonly bytes: number;
  readonly startedAt: Date;
}

/** Makes of files as they came what browsers play, and what a player shows before it is played. */
export interface MediaWork {
  /**
   * Reads `parts` as one recording, oldest first. Files that it makes are whole or not there, and lie where the same
   * order puts them again. Rejects where it could not work; what is wrong with the files is an answer.
   */
  process(
    order: { readonly recordingID: string; readonly jobID: string; readonly parts: readonly MediaOriginal[] },
    reporting: { readonly signal: AbortSignal; progress(percent: number): void },
  ): Promise<Processed>;
  /** What is in a file, before anybody says what it is. */
  look(location: string, signal: AbortSignal): Promise<FileSeen>;
}

export interface FileSeen {
  /** Null where nobody could tell. */
  readonly mime: string | null;
  /** `durationMs`, `madeAt` (by the clock that it was made by), `pictures` 0 where it is sound alone. */
  readonly about: Readonly<Record<string, number>>;
  readonly trouble: RecordingTrouble | null;
}

export interface MediaOriginal {
  readonly location: string;
  readonly mime: string;
  /** `startedAt`: when it began. Between parts that say it, pauses are kept. */
  readonly about: Readonly<Record<string, number>>;
}

export type Processed =
  | {
      readonly kind: 'made';
      readonly durationMs: number | null;
      /** What browsers must be told that it is; null where nobody could look into it. */
      readonly mime: string | null;
      /** Without a playable one, the original is what browsers play. */
      readonly files: readonly MadeFile[];
      readonly trouble: RecordingTrouble | null;
    }
  | { readonly kind: 'unusable'; readonly trouble: RecordingTrouble };

export type MadeFile = Pick<RecordingFileRow, 'role' | 'location' | 'mime' | 'bytes' | 'checksum' | 'about'>;

/** Fetches files from where others keep them. */
export interface Fetching {
  /**
   * Brings a file to a location, whole or not at all; what is half here after a failure is gone on from. Rejects where
   * another attempt may help.
   */
  fetch(order: FetchOrder, watch: FetchWatch): Promise<Fetched>;
}

export interface FetchWatch {
  readonly signal: AbortSignal;
  progress(percent: number): void;
  /** How many bytes may still be written; null where nobody can tell. */
  room(): Promise<number | null>;
}

export interface FetchOrder {
  readonly url: string;
  /** playlist: of HLS, whose pieces become one file. */
  readonly as: 'file' | 'playlist';
  readonly location: string;
  readonly maxBytes: number;
  /** So long it is, as far as that is known before anybody is asked. */
  readonly bytes: number | null;
  /** It and whatever it leads to must be of these hosts, or below them. */
  readonly hosts: readonly string[];
  /** Without https too. */
  readonly plain: boolean;
}

export type Fetched =
  | {
      readonly kind: 'here';
      readonly bytes: number;
      readonly checksum: string;
      /** Null where whoever ordered it knows better. */
      readonly mime: string | null;
    }
  | { readonly kind: 'refused'; readonly why: string }
  /** It does not fit now: so long it is, or at least. Nothing of it is kept. */
  | { readonly kind: 'noRoom'; readonly needed: number };

/** Where programs push their screens to, when that is us. */
export interface Ingest {
  /** An address for one stream, good for one program at a time until then. */
  addressFor(stream: string, expiresAt: Date): string;
}

/** Plays what members push to a live service. */
export interface Playing {
  /** The right to play one stream, over https as FLV, until then. Nothing can be pushed with it. */
  urlOf(streamID: string, until: Date): string;
}

/** Whom a link is for; it serves nobody who calls otherwise. */
export type Viewer = Pick<SignInRow, 'userID' | 'tokenDigest'>;

/** Files of recordings to keep. */
export interface Downloads {
  /** Whether the file is there. */
  has(location: string): Promise<boolean>;
  /** A link for one viewer, to be followed before `expiresAt`: one file as it is, several as a ZIP. */
  link(recordings: readonly RecordingRow[], viewer: Viewer, expiresAt: Date): Promise<string>;
}

/** The bytes of pictures, by id. */
export interface Pictures {
  put(pictureID: string, jpeg: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Null where there are none. */
  get(pictureID: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Does nothing where there are none. */
  delete(pictureID: string): Promise<void>;
}

/** Calls the addresses of integrators that webhooks name. */
export interface Receivers {
  /**
   * Why nothing may be sent there, as far as the address itself tells: it is not encrypted, or of a network in which this
   * server calls nobody. Null where it may; what its name leads to is looked at when it is called.
   */
  refusal(url: string): 'http' | 'network' | null;
  /** One POST. What goes wrong is an answer, within 15 seconds; rejects only where `signal` ends it. */
  send(message: ReceiverMessage): Promise<ReceiverAnswer>;
}

export interface ReceiverMessage {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
}

export interface ReceiverAnswer {
  /** Null where none came. */
  readonly status: number | null;
  /** How its body began, as text without control characters. */
  readonly response: string | null;
  /** Null where it answered at all, with whichever status. */
  readonly failure: DeliveryFailure | null;
  readonly tookMs: number;
  /** Its `Retry-After`. */
  readonly retryAfterSeconds: number | null;
}

/** Hands committed live events to the streams of this process, in the order of their numbers: see `live-hub.ts`. */
export interface LiveHub {
  /** Something was committed, up to that number where it is known: read it from the store and hand it on. */
  wake(upTo?: number | null): void;
  subscribe(listener: (event: StoredLiveEvent) => void): () => void;
  /** How many listen. */
  readonly listeners: number;
  /** Ends every stream: the server stops. */
  stop(): void;
  readonly stopping: AbortSignal;
}

/** Rings when a job was added, for whoever does jobs in this process: see `jobs/bell.ts`. */
export interface JobBell {
  ring(): void;
  onRing(listener: () => void): () => void;
}

/** A live event with who may see it: holders of the permission for that owner and team, or these people. */
export interface StoredLiveEvent {
  readonly event: Exclude<LiveEvent, { type: 'hello' | 'resync' }>;
  readonly audience: Audience;
}
/** Who may hear of it. */
export type Audience =
  | {
      readonly kind: 'reach';
      readonly permission:
        | 'room.list'
        | 'room.observe'
        | 'call.list'
        | 'recording.list'
        | 'review.write'
        | 'user.list'
        | 'presence.list';
      readonly ownerID: string;
      readonly teamID: string | null;
      /** And these people, wherever they belong. */
      readonly alsoIDs?: readonly string[];
    }
  | { readonly kind: 'people'; readonly userIDs: readonly string[] }
  | { readonly kind: 'everybody' };

/** Structured log; fields never hold secrets. */
export interface Log {
  info(message: string, fields?: Readonly<Record<string, unknown>>): void;
  error(message: string, fields?: Readonly<Record<string, unknown>>): void;
}

export interface ServiceFacts {
  readonly version: string;
  readonly simulated: boolean;
  /** After so many days a room that nobody has ever entered is closed; 0 or left out: never. */
  readonly maxIdleDays?: number;
  /** So many days it is kept what webhooks were told; left out: 30. */
  readonly webhookLogDays?: number;
  /** The longest file that is taken from a PC, and after how many days without a byte an unfinished one goes. */
  readonly uploads: { readonly maxBytes: number; readonly keepDays: number };
  /** Where programs find this service, with a slash at the end. */
  readonly serverDomain: string;
  /** The addresses that the console's pages may have. */
  readonly origins: readonly string[];
  /** What the installation opens of the 2018 wire without identity, whatever its admins decide. */
  readonly roomList: { readonly networks: string[]; readonly origins: string[] };
}

/** What the first start needs to know of the person it makes. */
export interface FirstPerson {
  readonly userID: string;
  readonly name: string;
  readonly role: Role;
}
