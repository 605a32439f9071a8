import { describe, expect, it } from 'vitest';
import { at } from '../../../support/rows';
import type { Bench } from '../store-suite';

export function describePictures(bench: () => Bench): void {
  describe('pictures', () => {
    it('come back as they were kept, oldest first, ties by id, those of one call alone', async () => {
      const { store, aPicture, aStreamCall } = bench();
      const { callID } = await aStreamCall({ ended: true });
      const late = await aPicture({ callID, takenAt: at(9.009), stream: 'push', bytes: 700_000 });
      const early = await aPicture({ callID, takenAt: at(1) });
      const same = await aPicture({ callID, takenAt: at(9.009), pictureID: `${late.pictureID}a` });
      const other = await aPicture();
      expect(await store.read.pictures.ofCall(callID)).toEqual([early, late, same]);
      expect(await store.read.pictures.get(other.pictureID)).toEqual(other);
      expect(await store.read.pictures.get('none')).toBeUndefined();
    });

    it('go one by one', async () => {
      const { store, aPicture } = bench();
      const gone = await aPicture();
      const stays = await aPicture({ callID: gone.callID });
      await store.transact((tx) => tx.pictures.delete(gone.pictureID));
      expect(await store.read.pictures.ofCall(gone.callID)).toEqual([stays]);
    });
  });
}
