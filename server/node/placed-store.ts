import type { MediaPlace } from '../../contract/places';
import { PlaceAway, type MediaStore } from './media-store';

interface PlacedParts {
  readonly folder: MediaStore;
  /** Null where no bucket is configured. */
  readonly s3: MediaStore | null;
  /** Where the file of that location lies, by its row; undefined where none knows it yet. */
  readonly placeOf: (location: string) => Promise<MediaPlace | undefined>;
}

/**
 * One store over all places: a file is looked for where its row says that it lies. What no row knows came here by itself,
 * and so does what is taken in: it lies in the folder until it is moved.
 */
export function createPlacedStore({ folder, s3, placeOf }: PlacedParts): MediaStore {
  const storeOf = (place: MediaPlace): MediaStore => {
    if (place === 'folder') return folder;
    if (s3 === null) throw new PlaceAway('no bucket is configured');
    return s3;
  };
  /** A file may move between the look at its row and the look at its bytes: then its row is looked at again. */
  async function find<T>(
    location: string,
    look: (store: MediaStore) => Promise<T | null>,
  ): Promise<T | null> {
    const place = (await placeOf(location)) ?? 'folder';
    const seen = await look(storeOf(place));
    if (seen !== null) return seen;
    const now = (await placeOf(location)) ?? 'folder';
    return now === place ? null : look(storeOf(now));
  }
  return {
    open: (location) => find(location, (store) => store.open(location)),
    bytesOf: (location) => find(location, (store) => store.bytesOf(location)),
    describe: (location) => find(location, (store) => store.describe(location)),
    localCopy: (location, watch) => find(location, (store) => store.localCopy(location, watch)),
    take: (path, location) => folder.take(path, location),
    namesIn: (below) => folder.namesIn(below),
    /** Everywhere: its row is gone already, and a move may have got as far as to both places. */
    async delete(location) {
      await folder.delete(location);
      await s3?.delete(location);
    },
  };
}
