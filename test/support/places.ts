import { createHash } from 'node:crypto';
import type { MediaPlace, MoveTrouble } from '../../contract/places';
import type { Places } from '../../server/roomservice/moves/port';

export interface TestPlaces extends Places {
  newRecordings: MediaPlace;
  bucket: string | null;
  /** What lies where. */
  readonly kept: Readonly<Record<MediaPlace, Map<string, string>>>;
  /** What befalls the next copies, one after the other. */
  readonly troubles: MoveTrouble[];
  /** False: the bucket is away. */
  isThere: boolean;
  /** Done in the middle of each copy. */
  meanwhile: () => Promise<void>;
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Two places in memory that keep what a disk and a bucket keep, and can be away. */
export function aPlaces(): TestPlaces {
  const kept = { folder: new Map<string, string>(), s3: new Map<string, string>() };
  const troubles: MoveTrouble[] = [];
  const places: TestPlaces = {
    ...{ newRecordings: 'folder', bucket: 'recordings', kept, troubles, isThere: true },
    meanwhile: () => Promise.resolve(),
    answers: () => Promise.resolve(places.isThere),
    async copy({ location, checksum }, { from, to }, { onBytes }) {
      const bytes = kept[from].get(location);
      const trouble = places.isThere ? troubles.shift() : 'bucketAway';
      if (trouble) return trouble;
      if (bytes === undefined) return 'fileMissing';
      if (sha256(bytes) !== checksum) return 'fileChanged';
      await onBytes(bytes.length);
      await places.meanwhile();
      kept[to].set(location, bytes);
      return null;
    },
    delete(place, location) {
      if (!places.isThere) return Promise.resolve('bucketAway');
      kept[place].delete(location);
      return Promise.resolve(null);
    },
  };
  return places;
}
