import { HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { awayOr } from './away';
import type { BucketSettings } from './settings';

const PROBE_WITHIN_MS = 5000;

/** A bucket and the part of its keys that is ours. */
export interface Bucket {
  readonly client: S3Client;
  readonly name: string;
  readonly prefix: string;
  /** What a request names: the bucket, and the key of a location. */
  at(location: string): { readonly Bucket: string; readonly Key: string };
  /** Throws `PlaceAway` where the bucket does not answer, or not to us. */
  probe(): Promise<void>;
  close(): void;
}

export function openBucket(settings: BucketSettings): Bucket {
  const { bucket: name, prefix, endpoint, credentials } = settings;
  const client = new S3Client({
    region: settings.region,
    forcePathStyle: settings.pathStyle,
    ...(endpoint && { endpoint: endpoint.href }),
    ...(credentials && { credentials }),
    // Checksums of the SDK's own are unknown to many that speak S3; the signature covers every body as it is.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: 3000, socketTimeout: 30_000 },
  });
  return {
    client,
    name,
    prefix,
    at: (location) => ({ Bucket: name, Key: prefix + location }),
    async probe() {
      try {
        const abortSignal = AbortSignal.timeout(PROBE_WITHIN_MS);
        await client.send(new HeadBucketCommand({ Bucket: name }), { abortSignal });
      } catch (error) {
        throw awayOr(error instanceof Error && error.name === 'AbortError' ? new Error('timeout') : error);
      }
    },
    close: () => client.destroy(),
  };
}
