import { openBucket } from '../../../server/node/s3/bucket';
import { createBucketStore, type BucketStore } from '../../../server/node/s3/store';
import { placeSettings, s3Environment, type BucketSettings } from '../../../server/node/s3/settings';
import * as z from 'zod/mini';
import { startS3, type SmallS3 } from './server';

export interface BucketWorld {
  readonly s3: SmallS3;
  readonly store: BucketStore;
  /** The same bucket, asked otherwise: with a wrong secret, under another prefix. */
  otherwise(change: Partial<BucketSettings>): BucketStore;
  close(): Promise<void>;
}

/** A store over a small S3, told of it as a server is by its environment. */
export async function aBucketStore(
  scratch: string,
  options: { now?: () => Date } = {},
): Promise<BucketWorld> {
  const s3 = await startS3(options);
  const faults: string[] = [];
  const settings = placeSettings(z.object(s3Environment).parse({ ...s3.env, S3_PREFIX: 'webexe/' }), faults);
  if (!settings.bucket || faults.length > 0) throw new Error(`No settings: ${faults.join()}`);
  const configured = settings.bucket;
  const opened: { close(): void }[] = [];
  const otherwise = (change: Partial<BucketSettings>): BucketStore => {
    const bucket = openBucket({ ...configured, ...change });
    opened.push(bucket);
    return createBucketStore(bucket, { scratch, partBytes: 5 * 1024 * 1024 });
  };
  return {
    ...{ s3, otherwise, store: otherwise({}) },
    async close() {
      for (const bucket of opened) bucket.close();
      await s3.close();
    },
  };
}
