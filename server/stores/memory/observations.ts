import type { ObservationRow } from '../../roomservice/rows/observations';
import type { ObservationsStore } from '../../roomservice/stores/observations';
import { by } from './lists';
import { patch, type View } from './tables';

export function observations(view: View): ObservationsStore['observations'] {
  const all = (): readonly ObservationRow[] =>
    [...view.observations.values()].sort(by((row) => row.observationID));
  const running = (roomID?: string) =>
    all().filter((row) => row.endedAt === null && (roomID === undefined || row.roomID === roomID));
  return {
    get: async (observationID) => view.observations.get(observationID),
    lock: async (observationID) => view.observations.get(observationID),
    async insert(row) {
      if (row.endedAt === null && running(row.roomID).some(({ userID }) => userID === row.userID)) {
        throw new Error(`${row.userID} watches room ${row.roomID} already.`);
      }
      view.observations.set(row.observationID, row);
    },
    update: async (observationID, fields) => patch(view.observations, observationID, fields),
    running: async (roomID) => [...running(roomID)].sort(by((row) => row.startedAt)),
    unannounced: async (roomID, range, limit) =>
      all()
        .filter((row) => row.roomID === roomID && !row.announced)
        .filter((row) => !range || isIn(row.startedAt, range) || isIn(row.endedAt, range))
        .sort(by((row) => row.startedAt, true))
        .slice(0, limit),
    async deleteEnded(before) {
      const old = all().filter(({ endedAt }) => endedAt !== null && endedAt < before);
      for (const { observationID } of old) view.observations.delete(observationID);
      return old.length;
    },
  };
}

function isIn(at: Date | null, { from, to }: { readonly from: Date; readonly to: Date }): boolean {
  return at !== null && at >= from && at <= to;
}
