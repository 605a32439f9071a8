import type { MediaPlace } from '../../../contract/places';
import type { RecordingRow } from '../../roomservice/rows/recordings';
import type { Tx } from '../../roomservice/store';
import { by, inOrder } from './lists';
import type { View } from './tables';

export function storage(view: View): Tx['storage'] {
  const samples = () => [...view.storageSamples.values()].sort(by((row) => row.takenAt));
  return {
    async addSample(row) {
      view.storageSamples.set(row.takenAt.toISOString(), row);
    },
    lastSample: async () => samples().at(-1),
    samples: async (since) => samples().filter(({ takenAt }) => takenAt >= since),
    async deleteSamplesBefore(at) {
      const old = samples().filter(({ takenAt }) => takenAt < at);
      for (const { takenAt } of old) view.storageSamples.delete(takenAt.toISOString());
      return old.length;
    },
    async use() {
      const all = takers(view);
      const teams = sumsBy(all, ({ teamID }) => teamID ?? '');
      const nameOf = (teamID: string) =>
        all
          .flatMap(({ row }) => (row.teamID === teamID && row.teamName ? [row.teamName] : []))
          .sort()
          .at(-1);
      return {
        states: sumsBy(all, ({ state }) => state).map(({ key, ...share }) => ({ state: key, ...share })),
        kinds: sumsBy(all, ({ kind }) => kind).map(({ key, ...share }) => ({ kind: key, ...share })),
        teams: teams.map(({ key, ...share }) => ({
          ...{ teamID: key || null, teamName: (key && nameOf(key)) || null },
          ...share,
        })),
        months: sumsBy(all, ({ startedAt }) => startedAt.toISOString().slice(0, 7))
          .map(({ key, ...share }) => ({ month: key, ...share }))
          .sort(by(({ month }) => month, true)),
      };
    },
    biggest: async (limit) =>
      takers(view)
        .map(({ row, bytes }) => ({ recordingID: row.recordingID, bytes }))
        .sort(
          inOrder(
            by(({ bytes }) => bytes, true),
            by(({ recordingID }) => recordingID),
          ),
        )
        .slice(0, limit),
  };
}

/** What files of a recording take: all of them; of one whose files nobody listed yet, what came of it so far. */
export function takenBy(view: View, place?: MediaPlace): (row: RecordingRow) => number {
  const files = new Map<string, number>();
  for (const file of view.recordingFiles.values()) {
    const counts = place === undefined || file.place === place;
    files.set(file.recordingID, (files.get(file.recordingID) ?? 0) + (counts ? file.bytes : 0));
  }
  return ({ recordingID, state, bytes }) => {
    const isElsewhere = state === 'localOnly' || state === 'uploading' || state === 'expired';
    return files.get(recordingID) ?? (isElsewhere ? 0 : (bytes ?? 0));
  };
}

interface Taker {
  readonly row: RecordingRow;
  readonly bytes: number;
}

function takers(view: View): readonly Taker[] {
  const taken = takenBy(view, 'folder');
  return [...view.recordings.values()]
    .map((row) => ({ row, bytes: taken(row) }))
    .filter(({ bytes }) => bytes > 0);
}

function sumsBy<K extends string>(all: readonly Taker[], keyOf: (row: RecordingRow) => K) {
  const sums = new Map<K, { recordings: number; bytes: number }>();
  for (const { row, bytes } of all) {
    const sum = sums.get(keyOf(row)) ?? { recordings: 0, bytes: 0 };
    sums.set(keyOf(row), { recordings: sum.recordings + 1, bytes: sum.bytes + bytes });
  }
  return [...sums]
    .map(([key, share]) => ({ key, ...share }))
    .sort(
      inOrder(
        by(({ bytes }) => bytes, true),
        by(({ key }) => key),
      ),
    );
}
