import { placeOf, type RecordingSort } from '../../../contract/recordings';
import type { RecordingRow } from '../rows/recordings';

/** Where a row stands in a list of that sort. */
export function placeOfRow(row: RecordingRow, sort: RecordingSort): string {
  return placeOf({ ...row, startedAt: row.startedAt.toISOString() }, sort);
}
