import type { MediaPlace } from '../../../contract/places';
import type { Work } from '../context';
import { addMover } from './mover';

/** Files of new recordings go to their place when they are whole: until then they lie, and play, where they came. */
export async function moveLater(work: Work, recordingID: string, target: MediaPlace): Promise<void> {
  const files = await work.tx.recordingFiles.of(recordingID);
  const elsewhere = files.filter(({ place }) => place !== target);
  for (const { fileID, location, bytes, checksum, place } of elsewhere) {
    await work.tx.movingFiles.put({
      ...{ fileID, moveID: null, recordingID, location, bytes, checksum, origin: place, target },
      ...{ state: 'waiting', attempts: 0, trouble: null, runAt: work.now },
    });
  }
  if (elsewhere.length > 0) await addMover(work);
}
