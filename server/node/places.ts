import { join } from 'node:path';
import type { MediaPlace, MoveTrouble } from '../../contract/places';
import type { Places } from '../roomservice/moves/port';
import { createFolderStore, PlaceAway, type MediaStore } from './media-store';
import { createPlacedStore } from './placed-store';
import type { BucketStore } from './s3/store';
import type { PlaceSettings } from './s3/settings';

/** So long an answer about the bucket holds: whoever asks often does not ask the bucket as often. */
const PROBE_EVERY_MS = 5000;

interface PlacesParts extends PlaceSettings {
  readonly mediaDir: string;
  readonly placeOf: (location: string) => Promise<MediaPlace | undefined>;
}

export interface OpenPlaces extends Places {
  /** All places as one. */
  readonly store: MediaStore;
  /** A short-lived link to the object itself; null where it lies in the folder, or all goes through this server. */
  linkTo(
    location: string,
    wanted: { mime: string; disposition: string; seconds: number },
  ): Promise<string | null>;
  /** The origin of such links; null where there are none. */
  readonly linkOrigin: string | null;
  /** Tidies what processes left half done. */
  tidy(now: Date): Promise<void>;
  close(): void;
}

export async function openPlaces({ mediaDir, placeOf, ...settings }: PlacesParts): Promise<OpenPlaces> {
  const folder = createFolderStore(mediaDir);
  const opened = settings.bucket && (await openS3(settings.bucket, join(mediaDir, 'work/fetched')));
  const s3 = opened?.store ?? null;
  const redirects = s3 !== null && settings.bucket?.playback === 'redirect';
  const probe = { at: -Infinity, answers: Promise.resolve(true) };
  return {
    newRecordings: settings.newRecordings,
    bucket: settings.bucket?.bucket ?? null,
    store: createPlacedStore({ folder, s3, placeOf }),
    answers() {
      if (opened && performance.now() - probe.at > PROBE_EVERY_MS) {
        probe.at = performance.now();
        probe.answers = opened.bucket.probe().then(
          () => true,
          () => false,
        );
      }
      return probe.answers;
    },
    copy: (file, way, watch) =>
      asTrouble(async () => {
        const { location, bytes, checksum } = file;
        if (s3 === null) throw new PlaceAway('no bucket is configured');
        const [origin, target] = way.from === 'folder' ? [folder, s3] : [s3, folder];
        const copy = await origin.localCopy(location, watch);
        // Of a database that is older than the file's last move: it came there already.
        if (copy === null) {
          return (await target.describe(location))?.checksum === checksum ? null : 'fileMissing';
        }
        try {
          const sent = await (way.to === 's3'
            ? s3.copyIn(copy.path, location, watch)
            : folder.take(copy.path, location));
          const came =
            sent.checksum === checksum && sent.bytes === bytes ? await target.describe(location) : null;
          if (came?.checksum === checksum) return null;
          await target.delete(location);
          return 'fileChanged';
        } finally {
          await copy.done();
        }
      }),
    delete: (place, location) =>
      asTrouble(async () => {
        if (place === 's3' && s3 === null) throw new PlaceAway('no bucket is configured');
        await (place === 'folder' ? folder : s3)?.delete(location);
        return null;
      }),
    async linkTo(location, wanted) {
      if (!redirects || (await placeOf(location)) !== 's3') return null;
      return s3.linkTo(location, wanted);
    },
    linkOrigin: redirects
      ? new URL(await s3.linkTo('any', { mime: 'video/mp4', disposition: 'inline', seconds: 1 })).origin
      : null,
    tidy: async (now) => s3?.tidy(now),
    close: () => opened?.bucket.close(),
  };
}

/** What belongs to a bucket is read where there is one: without, nobody waits for the SDK. */
async function openS3(
  settings: NonNullable<PlaceSettings['bucket']>,
  scratch: string,
): Promise<{ readonly bucket: { probe(): Promise<void>; close(): void }; readonly store: BucketStore }> {
  const [{ openBucket }, { createBucketStore }] = await Promise.all([
    import('./s3/bucket'),
    import('./s3/store'),
  ]);
  const bucket = openBucket(settings);
  return { bucket, store: createBucketStore(bucket, { scratch }) };
}

async function asTrouble(work: () => Promise<MoveTrouble | null>): Promise<MoveTrouble | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PlaceAway) return error.isFull ? 'diskFull' : 'bucketAway';
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return 'diskFull';
    throw error;
  }
}
