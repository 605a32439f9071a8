import type { Tx } from '../../roomservice/store';
import { by, inOrder } from './lists';
import { bytesOf } from './recording-files';
import type { View } from './tables';

export function storageFindings(view: View): Tx['storageFindings'] {
  const all = () => [...view.storageFindings.values()];
  return {
    async setCheck(row) {
      for (const [key] of [...view.storageChecks.entries()]) view.storageChecks.delete(key);
      view.storageChecks.set(row.checkedAt.toISOString(), row);
    },
    lastCheck: async () => [...view.storageChecks.values()].at(-1),
    async replace(rows) {
      for (const { location } of all()) view.storageFindings.delete(location);
      for (const row of rows) view.storageFindings.set(row.location, row);
    },
    async list(kind, limit) {
      const found = all().filter((row) => row.kind === kind);
      const order = inOrder(
        by((row: (typeof found)[number]) => row.bytes, true),
        by((row) => row.location),
      );
      return { items: found.sort(order).slice(0, limit), total: found.length, bytes: bytesOf(found) };
    },
    at: async (locations) =>
      all()
        .filter(({ location }) => locations.includes(location))
        .sort(by(({ location }) => location)),
    async delete(locations) {
      for (const location of locations) view.storageFindings.delete(location);
    },
    recordingsMissing: async () => [
      ...new Set(all().flatMap(({ kind, recordingID }) => (kind === 'missing' && recordingID) || [])),
    ],
    expected: async (after, limit) =>
      expectedOf(view)
        .filter(({ location }) => location > after)
        .sort(by(({ location }) => location))
        .slice(0, limit),
    async known(locations) {
      const known = new Set([
        ...[...view.recordingFiles.values()].map(({ location }) => location),
        ...[...view.recordings.values()].map(({ file }) => file),
        ...[...view.uploads.values()].map(({ location }) => location),
        ...[...view.jobs.values()].flatMap(({ state, payload }) =>
          state === 'waiting' || state === 'running' ? filesIn(payload) : [],
        ),
      ]);
      return new Set(locations.filter((location) => known.has(location)));
    },
  };
}

function expectedOf(view: View) {
  const listed = [...view.recordingFiles.values()];
  const locations = new Set(listed.map(({ location }) => location));
  return [
    ...listed
      .filter(({ place }) => place === 'folder')
      .map(({ location, recordingID, bytes }) => ({ location, recordingID, bytes })),
    ...[...view.recordings.values()].flatMap(({ file, recordingID, bytes }) =>
      file === null || locations.has(file) ? [] : [{ location: file, recordingID, bytes: bytes ?? 0 }],
    ),
  ];
}

/** Locations that a job is about to remove. */
function filesIn(payload: unknown): readonly unknown[] {
  const isObject = typeof payload === 'object' && payload !== null;
  return isObject && 'files' in payload && Array.isArray(payload.files) ? payload.files : [];
}
