import type { Work } from '../context';
import type { RecordingRow } from '../rows/recordings';
import { fetchInto } from './begin';

/** Tries again to fetch what a cloud did not hand over; false where there is nothing of that kind. */
export async function fetchAgain(work: Work, row: RecordingRow): Promise<boolean> {
  const files = await work.tx.cloudFiles.ofRecording(row.recordingID);
  const missing = files.filter(({ state, sealedURL }) => state === 'failed' && sealedURL !== null);
  for (const file of missing) await fetchInto(work, row, file);
  return missing.length > 0;
}
