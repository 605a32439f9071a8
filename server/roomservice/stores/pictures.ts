import type { PictureRow } from '../rows/pictures';

export interface PicturesStore {
  readonly pictures: {
    get(pictureID: string): Promise<PictureRow | undefined>;
    insert(row: PictureRow): Promise<void>;
    delete(pictureID: string): Promise<void>;
    /** Oldest first, ties by pictureID. */
    ofCall(callID: string): Promise<readonly PictureRow[]>;
  };
}
