import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';
import { isBareOrigin, protocolOf } from './addresses';
import { limitEnvironment, limitSettings } from './limit-settings';
import type { LimitSettings } from './limits';
import { wholeNumber } from './whole-number';
import { oidcEnvironment, oidcSettings, type OidcSettings } from './oidc/settings';
import { ingestEnvironment, ingestSettings, type IngestSettings } from './ingest/settings';
import { placeSettings, s3Environment, type PlaceSettings } from './s3/settings';
import { cloudEnvironment, cloudNetworks } from './outbound/settings';
import { webhookEnvironment, webhookSettings, type WebhookSettings } from './webhooks/settings';
import { uploadEnvironment, uploadSettings, type UploadSettings } from './uploads/settings';
import { wireEnvironment, wireSettings, type WireSettings } from './wire2018/settings';

/** Everything that the environment and the command line decide, read once when the process starts. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Where people reach the console; `origin` only, so never with a path. */
  readonly publicURL: URL;
  readonly dataDir: string;
  readonly databaseURL: string | null;
  readonly mediaDir: string;
  /** Where files of recordings lie besides the media folder, and where new ones go. */
  readonly places: PlaceSettings;
  readonly sdkAppID: number;
  readonly accType: string;
  /** Null: made on the first start and kept in the data folder. */
  readonly userSigKey: string | null;
  /** What old clients get beyond what needs no setting. */
  readonly wire2018: WireSettings;
  /** Days that a room may stay without anybody ever entering it; 0: for ever. */
  readonly maxIdleDays: number;
  readonly webhooks: WebhookSettings;
  /** Networks inside that recordings of a cloud may be fetched from. */
  readonly cloudNetworks: readonly string[];
  /** Null: this server takes no streams. */
  readonly ingest: IngestSettings | null;
  /** What may be sent from agents' PCs. */
  readonly uploads: UploadSettings;
  /** Null: people sign in by password alone. */
  readonly oidc: OidcSettings | null;
  readonly logLevel: LogLevel;
  /** What a collector of metrics must show; null: `/metrics` is not there. */
  readonly metricsToken: string | null;
  /** How many proxies in front of us may be believed about `X-Forwarded-For`. */
  readonly trustProxy: number;
  /** How much one address and one person may have. */
  readonly limits: LimitSettings;
  /** How long a request may take to arrive. */
  readonly patience: { readonly headersWithinSeconds: number; readonly requestWithinSeconds: number };
  readonly demo: boolean;
  /** Files that come with the program. */
  readonly files: RuntimeFiles;
}

export interface RuntimeFiles {
  readonly console: string;
  /** The launcher for other people's pages. */
  readonly sdk: string;
  readonly examples: string;
  readonly demoMedia: string;
  readonly migrations: string;
  /** The embedded database, which runs in a thread of its own. */
  readonly pgliteWorker: string;
}

/** The process cannot start, and a person can put it right: the message says how. */
export class StartFault extends Error {
  override readonly name = 'StartFault';
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
type LogLevel = (typeof logLevels)[number];

const environment = z.object({
  HOST: z._default(
    z.string().check(
      z.refine((host) => isIP(host) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host), {
        error: 'HOST must be an address or a name of this machine, such as 127.0.0.1.',
      }),
    ),
    '127.0.0.1',
  ),
  PORT: z._default(wholeNumber(1, 65_535, 'PORT must be a whole number from 1 to 65535.'), 5180),
  PUBLIC_URL: z.optional(
    z.string().check(
      z.refine(isBareOrigin, {
        error:
          'PUBLIC_URL must be an http or https address without a path, such as https://calls.example.com.',
      }),
    ),
  ),
  DATA_DIR: z._default(z.string(), './data'),
  DATABASE_URL: z.optional(
    z.string().check(
      z.refine((url) => /^postgres(ql)?:$/.test(protocolOf(url) ?? ''), {
        error:
          'DATABASE_URL must be a PostgreSQL address, such as postgres://user:password@host:5432/webexe.',
      }),
    ),
  ),
  MEDIA_DIR: z.optional(z.string()),
  SDK_APP_ID: z._default(
    wholeNumber(1, 4_294_967_295, 'SDK_APP_ID must be a whole number from 1 to 4294967295.'),
    1_400_000_001,
  ),
  USERSIG_KEY: z.optional(
    z
      .string()
      .check(z.minLength(32, 'USERSIG_KEY must have at least 32 characters; leave it out to have one made.')),
  ),
  ACC_TYPE: z._default(z.string().check(z.regex(/^[0-9]{1,10}$/, 'ACC_TYPE must be a number.')), '18454'),
  MAX_IDLE_DAYS: z._default(
    wholeNumber(0, 3650, 'MAX_IDLE_DAYS must be a whole number of days, 0 to 3650; 0 is for ever.'),
    90,
  ),
  ...wireEnvironment,
  ...ingestEnvironment,
  ...webhookEnvironment,
  ...cloudEnvironment,
  ...uploadEnvironment,
  ...s3Environment,
  ...oidcEnvironment,
  LOG_LEVEL: z._default(z.enum(logLevels, `LOG_LEVEL must be one of ${logLevels.join(', ')}.`), 'info'),
  METRICS_TOKEN: z.optional(
    z.string().check(z.minLength(16, 'METRICS_TOKEN must have at least 16 characters.')),
  ),
  TRUST_PROXY: z._default(
    wholeNumber(0, 10, 'TRUST_PROXY must be the number of proxies in front of this server, 0 to 10.'),
    0,
  ),
  ...limitEnvironment,
});

/** Every variable that the server reads. */
export const settingNames: readonly string[] = Object.keys(environment.shape);

/** Reads the configuration; where anything is wrong, throws one {@link StartFault} that lists all of it. */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  args: readonly string[] = [],
  files: RuntimeFiles = filesBesideBundle(),
): Config {
  const faults = args
    .filter((arg) => arg !== '--demo')
    .map((arg) => `The argument ${arg} is not known; there is only --demo.`);
  // `PORT=` in a file of settings means the same as no line at all.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const parsed = environment.safeParse(given);
  if (!parsed.success) throw faultOf([...faults, ...parsed.error.issues.map((issue) => issue.message)]);

  const settings = parsed.data;
  const demo = args.includes('--demo');
  if (settings.PUBLIC_URL === undefined && isWildcard(settings.HOST)) {
    faults.push(
      `HOST=${settings.HOST} listens on every address, so PUBLIC_URL must say which one people type, such as https://calls.example.com.`,
    );
  }
  const publicURL = new URL(settings.PUBLIC_URL ?? `http://${inURL(settings.HOST)}:${settings.PORT}`);
  if (demo && !isLoopback(settings.HOST)) {
    faults.push(
      `--demo has passwords that everybody knows: it needs a HOST of this machine alone, not ${settings.HOST}.`,
    );
  }
  if (demo && !isLoopback(publicURL.hostname)) {
    faults.push(`--demo has passwords that everybody knows: PUBLIC_URL cannot be ${publicURL.origin}.`);
  }
  const wire2018 = wireSettings(settings, faults);
  const ingest = ingestSettings(settings, { host: settings.HOST, publicURL }, faults);
  const oidc = oidcSettings(settings, isLoopback, faults);
  const places = placeSettings(settings, faults);
  if (faults.length > 0) throw faultOf(faults);

  const dataDir = resolve(settings.DATA_DIR);
  return {
    host: settings.HOST,
    port: settings.PORT,
    publicURL,
    dataDir,
    databaseURL: settings.DATABASE_URL ?? null,
    mediaDir: settings.MEDIA_DIR === undefined ? join(dataDir, 'media') : resolve(settings.MEDIA_DIR),
    sdkAppID: settings.SDK_APP_ID,
    accType: settings.ACC_TYPE,
    userSigKey: settings.USERSIG_KEY ?? null,
    wire2018,
    maxIdleDays: settings.MAX_IDLE_DAYS,
    ingest,
    places,
    webhooks: webhookSettings(settings),
    cloudNetworks: cloudNetworks(settings),
    uploads: uploadSettings(settings),
    oidc,
    logLevel: settings.LOG_LEVEL,
    metricsToken: settings.METRICS_TOKEN ?? null,
    trustProxy: settings.TRUST_PROXY,
    ...limitSettings(settings),
    demo,
    files,
  };
}

/** Is this host name or address one that only this machine reaches? */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase();
  return bare === 'localhost' || bare === '::1' || (isIP(bare) === 4 && bare.startsWith('127.'));
}

/** The bundle is `dist/server/main.js`; what it needs lies beside it, in `dist`, and in the project's `demo`. */
function filesBesideBundle(): RuntimeFiles {
  const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
  return {
    console: at('../console'),
    sdk: at('../launcher'),
    examples: at('../../examples'),
    demoMedia: at('../../demo'),
    migrations: at('./migrations'),
    pgliteWorker: at('./pglite-worker.js'),
  };
}

function faultOf(faults: readonly string[]): StartFault {
  return new StartFault(
    faults.length === 1 ? String(faults[0]) : faults.map((fault) => `- ${fault}`).join('\n'),
  );
}

function isWildcard(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}

function inURL(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host;
}
