import type { PicturesStore } from '../../roomservice/stores/pictures';
import { by, inOrder } from './lists';
import type { View } from './tables';

export function pictures(view: View): PicturesStore['pictures'] {
  return {
    get: async (pictureID) => view.pictures.get(pictureID),
    insert: async (row) => view.pictures.set(row.pictureID, row),
    delete: async (pictureID) => view.pictures.delete(pictureID),
    ofCall: async (callID) =>
      [...view.pictures.values()]
        .filter((row) => row.callID === callID)
        .sort(
          inOrder(
            by((row) => row.takenAt),
            by((row) => row.pictureID),
          ),
        ),
  };
}
