import { isIP } from 'node:net';
import * as z from 'zod/mini';

/** Where programs push their screens to. */
export interface IngestSettings {
  /** embedded: this process listens; nginx: its RTMP module does, and asks us. */
  readonly kind: 'embedded' | 'nginx';
  readonly host: string;
  readonly port: number;
  /** False where nobody chose the port: then one that is taken is no reason not to start. */
  readonly wasChosen: boolean;
  /** What signed addresses begin with: `rtmp://calls.example.com:1935/live`. */
  readonly base: string;
  /** What nginx shows us; null for the embedded one. */
  readonly secret: string | null;
}

export const ingestEnvironment = {
  INGEST: z._default(
    z.enum(['embedded', 'nginx', 'off'], 'INGEST must be one of embedded, nginx, off.'),
    'embedded',
  ),
  INGEST_HOST: z.optional(
    z.string().check(
      z.refine((host) => isIP(host) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host), {
        error: 'INGEST_HOST must be an address or a name of this machine.',
      }),
    ),
  ),
  INGEST_PORT: z.optional(
    z.string().check(
      z.regex(/^[1-9][0-9]{0,4}$/, 'INGEST_PORT must be a whole number from 1 to 65535.'),
      z.refine((port) => Number(port) <= 65_535, {
        error: 'INGEST_PORT must be a whole number from 1 to 65535.',
      }),
    ),
  ),
  INGEST_URL: z.optional(
    z
      .string()
      .check(
        z.regex(
          /^rtmps?:\/\/[^\s"\\<>?#/]+\/[A-Za-z0-9_-]+$/,
          'INGEST_URL must be an rtmp or rtmps address with an application and nothing after it, such as rtmp://calls.example.com/live.',
        ),
      ),
  ),
  INGEST_SECRET: z.optional(
    z
      .string()
      .check(z.regex(/^[A-Za-z0-9_-]{16,100}$/, 'INGEST_SECRET must be 16 to 100 letters, digits, - or _.')),
  ),
};

interface Given {
  readonly INGEST: 'embedded' | 'nginx' | 'off';
  readonly INGEST_HOST?: string | undefined;
  readonly INGEST_PORT?: string | undefined;
  readonly INGEST_URL?: string | undefined;
  readonly INGEST_SECRET?: string | undefined;
}

const USUAL_PORT = 1935;

export function ingestSettings(
  { INGEST: kind, INGEST_HOST, INGEST_PORT, INGEST_URL, INGEST_SECRET: secret }: Given,
  { host, publicURL }: { readonly host: string; readonly publicURL: URL },
  faults: string[],
): IngestSettings | null {
  if (kind === 'off') return null;
  if (kind === 'nginx' && secret === undefined) {
    faults.push('INGEST=nginx needs INGEST_SECRET, the same as in the configuration of nginx.');
  }
  const port = Number(INGEST_PORT ?? USUAL_PORT);
  return {
    kind,
    host: INGEST_HOST ?? host,
    port,
    wasChosen: INGEST_PORT !== undefined,
    base: INGEST_URL ?? `rtmp://${publicURL.hostname}:${port}/live`,
    secret: kind === 'nginx' ? (secret ?? null) : null,
  };
}
