import { erasedMark } from '../../../contract/customers';
import type { Erasing } from '../../../contract/keeping';
import type { Work } from '../context';
import { blackOut, patternOf } from '../customers/black-out';
import { tellOf } from '../recordings/find';
import type { RecordingRow } from '../rows/recordings';
import { removeFiles, takeFiles } from './remove';

/** Does to a recording what erasing its customer meant to, when a hold stood in the way. The caller holds its lock. */
export async function eraseNow(work: Work, row: RecordingRow, choice: Erasing): Promise<void> {
  const { tx } = work;
  const { recordingID } = row;
  const pattern = patternOf([row.customerName, row.customerRef]);
  const black = <T>(value: T): T => (pattern === null ? value : blackOut(value, new RegExp(pattern, 'gi')));
  for (const hold of await tx.holds.ofRecording(recordingID)) {
    await tx.holds.update(hold.holdID, recordingID, {
      ...{ reason: black(hold.reason), liftReason: black(hold.liftReason) },
    });
  }
  switch (choice) {
    case 'detach':
      await tx.recordings.update(recordingID, {
        ...{ customerName: erasedMark, customerRef: erasedMark, eraseOnLift: null },
        ...{
          roomName: black(row.roomName),
          failure: black(row.failure),
          trashReason: black(row.trashReason),
        },
      });
      break;
    case 'delete': {
      const files = await takeFiles(work, row);
      await tx.reviews.deleteOf(recordingID);
      await tx.recordings.delete(recordingID);
      if (files.length > 0) await work.addJob(removeFiles, { files: [...files] });
      break;
    }
  }
  // Of what was said of it since, nobody keeps who it was.
  await work.audit({ action: 'customer.erase', reason: null, changes: { recordings: ['1', choice] } });
  tellOf(work, row);
}
