import * as z from 'zod/mini';
import type { MediaPlace } from '../../../contract/places';

/** A bucket of an object store that speaks S3. */
export interface BucketSettings {
  readonly bucket: string;
  /** Null: Amazon's own, by region. */
  readonly endpoint: URL | null;
  readonly region: string;
  /** What all keys begin with: empty, or a path that ends with a slash. */
  readonly prefix: string;
  /** The bucket is named in the path and not in the host, as MinIO and most others want it. */
  readonly pathStyle: boolean;
  /** Null: the SDK looks for them where it always does. */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string } | null;
  /** Whether browsers fetch what they play from the bucket, by short-lived links, or all through this server. */
  readonly playback: 'proxy' | 'redirect';
}

export interface PlaceSettings {
  /** Null: everything lies in the media folder. */
  readonly bucket: BucketSettings | null;
  /** Where files of new recordings go. */
  readonly newRecordings: MediaPlace;
}

const endpoint = 'S3_ENDPOINT must be an http or https address without a path, such as https://minio:9000.';

export const s3Environment = {
  S3_BUCKET: z.optional(
    z
      .string()
      .check(
        z.regex(
          /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
          'S3_BUCKET must be the name of a bucket: 3 to 63 small letters, digits, dots and hyphens.',
        ),
      ),
  ),
  S3_ENDPOINT: z.optional(z.string().check(z.refine(isBareAddress, { error: endpoint }))),
  S3_REGION: z._default(
    z.string().check(z.regex(/^[a-z0-9-]{1,40}$/, 'S3_REGION must be a region, such as eu-central-1.')),
    'us-east-1',
  ),
  S3_PREFIX: z._default(
    z
      .string()
      .check(
        z.regex(
          /^([A-Za-z0-9_-][A-Za-z0-9._-]*\/)*$/,
          'S3_PREFIX must be a path that ends with a slash, such as webexe/, of letters, digits, dots, - and _.',
        ),
        z.maxLength(200, 'S3_PREFIX must have at most 200 characters.'),
      ),
    '',
  ),
  S3_PATH_STYLE: z.optional(z.enum(['yes', 'no'], 'S3_PATH_STYLE must be yes or no.')),
  S3_ACCESS_KEY_ID: z.optional(z.string()),
  S3_SECRET_ACCESS_KEY: z.optional(z.string()),
  S3_PLAYBACK: z._default(
    z.enum(['proxy', 'redirect'], 'S3_PLAYBACK must be one of proxy, redirect.'),
    'proxy',
  ),
  NEW_RECORDINGS_IN: z._default(
    z.enum(['folder', 's3'], 'NEW_RECORDINGS_IN must be one of folder, s3.'),
    'folder',
  ),
};
const _environment = z.object(s3Environment);

export function placeSettings(given: z.infer<typeof _environment>, faults: string[]): PlaceSettings {
  const { S3_BUCKET: bucket, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = given;
  const newRecordings = given.NEW_RECORDINGS_IN;
  if (bucket === undefined) {
    if (newRecordings === 's3') faults.push('NEW_RECORDINGS_IN=s3 needs S3_BUCKET.');
    for (const name of ['S3_ENDPOINT', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const) {
      if (given[name] !== undefined) faults.push(`${name} is of no use without S3_BUCKET.`);
    }
    return { bucket: null, newRecordings };
  }
  if ((accessKeyId === undefined) !== (secretAccessKey === undefined)) {
    faults.push(
      'S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY belong together: set both, or neither to have them looked for as the AWS SDK does.',
    );
  }
  const at = given.S3_ENDPOINT;
  return {
    bucket: {
      bucket,
      endpoint: at === undefined || !isBareAddress(at) ? null : new URL(at),
      region: given.S3_REGION,
      prefix: given.S3_PREFIX,
      pathStyle: given.S3_PATH_STYLE === undefined ? at !== undefined : given.S3_PATH_STYLE === 'yes',
      credentials: accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : null,
      playback: given.S3_PLAYBACK,
    },
    newRecordings,
  };
}

function isBareAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname, search, hash, username } = new URL(text);
  return /^https?:$/.test(protocol) && pathname === '/' && search + hash + username === '';
}
