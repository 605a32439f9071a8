import type { ObservationRow } from '../rows/observations';

export interface ObservationsStore {
  readonly observations: {
    get(observationID: string): Promise<ObservationRow | undefined>;
    lock(observationID: string): Promise<ObservationRow | undefined>;
    /** Fails as a crossing where one of that person runs in that room. */
    insert(row: ObservationRow): Promise<void>;
    update(observationID: string, patch: Partial<Omit<ObservationRow, 'observationID'>>): Promise<void>;
    /** Those that have not ended, of one room or of all; oldest first, ties by observationID. */
    running(roomID?: string): Promise<readonly ObservationRow[]>;
    /** Unannounced ones of a room, the last to begin first; with a range, those that began or ended in it. */
    unannounced(
      roomID: string,
      range: { readonly from: Date; readonly to: Date } | null,
      limit: number,
    ): Promise<readonly ObservationRow[]>;
    /** Those that ended before that. */
    deleteEnded(before: Date): Promise<number>;
  };
}
