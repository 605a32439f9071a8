import type { RecordingHoldRow } from '../../roomservice/rows/holds';
import type { HoldsStore, HoldSum } from '../../roomservice/stores/holds';
import { by, inOrder, reaches } from './lists';
import { patch, type View } from './tables';

const keyOf = (holdID: string, recordingID: string): string => `${holdID} ${recordingID}`;

export function holds(view: View): HoldsStore['holds'] {
  const all = (): readonly RecordingHoldRow[] => [...view.recordingHolds.values()];
  const rowsOf = (holdID: string) =>
    all()
      .filter((row) => row.holdID === holdID)
      .sort(by((row) => row.recordingID));
  return {
    async place(rows) {
      for (const row of rows) view.recordingHolds.set(keyOf(row.holdID, row.recordingID), row);
    },
    get: async (holdID) => sumOf(view, rowsOf(holdID)),
    async list({ state, page, size }, reach) {
      const sums = [...new Set(all().map(({ holdID }) => holdID))]
        .map((holdID) =>
          sumOf(
            view,
            rowsOf(holdID).filter(({ recordingID }) => {
              const recording = view.recordings.get(recordingID);
              return (
                reach.kind === 'all' || (recording && reaches(reach, recording.agentID, recording.teamID))
              );
            }),
          ),
        )
        .filter((sum) => sum !== undefined)
        .filter(({ lifted }) => (lifted === null) === (state === 'open'))
        .sort(
          inOrder(
            by((sum) => sum.placedAt, true),
            by((sum) => sum.holdID),
          ),
        );
      return { items: sums.slice((page - 1) * size, page * size), total: sums.length };
    },
    rowsOf: async (holdID) => rowsOf(holdID),
    ofRecording: async (recordingID) =>
      all()
        .filter((row) => row.recordingID === recordingID)
        .sort(
          inOrder(
            by((row) => row.placedAt),
            by((row) => row.holdID),
          ),
        ),
    update: async (holdID, recordingID, fields) =>
      patch(view.recordingHolds, keyOf(holdID, recordingID), fields),
  };
}

function sumOf(view: View, rows: readonly RecordingHoldRow[]): HoldSum | undefined {
  const [first] = rows;
  if (!first) return undefined;
  const open = rows.filter(({ liftedAt }) => liftedAt === null);
  const meant = open.length > 0 ? open : rows;
  const recordings = meant.flatMap(({ recordingID }) => view.recordings.get(recordingID) ?? []);
  const last = rows.reduce((a, b) => ((b.liftedAt ?? 0) > (a.liftedAt ?? 0) ? b : a));
  const { holdID, reason, placedAt, placedByID } = first;
  return {
    ...{ holdID, reason, placedAt, placedByID },
    recordings: meant.length,
    bytes: recordings.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0),
    erasingWaits: recordings.filter(({ eraseOnLift }) => eraseOnLift !== null).length,
    lifted:
      open.length > 0 || last.liftedAt === null
        ? null
        : { at: last.liftedAt, byID: last.liftedByID ?? '', reason: last.liftReason ?? '' },
  };
}
