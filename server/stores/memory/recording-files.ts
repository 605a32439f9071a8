import { mediaPlaces } from '../../../contract/places';
import type { RecordingFilesStore } from '../../roomservice/stores/recording-files';
import { by, inOrder } from './lists';
import { patch, type View } from './tables';

export function recordingFiles(view: View): RecordingFilesStore['recordingFiles'] {
  const all = () => [...view.recordingFiles.values()];
  return {
    insert: async (row) => view.recordingFiles.set(row.fileID, row),
    of: async (recordingID) =>
      all()
        .filter((row) => row.recordingID === recordingID)
        .sort(
          inOrder(
            by((row) => row.role),
            by((row) => row.part),
          ),
        ),
    delete: async (fileID) => view.recordingFiles.delete(fileID),
    byChecksum: async (checksum) =>
      all()
        .filter((row) => row.checksum === checksum && row.role === 'original')
        .sort(
          inOrder(
            by((row) => row.createdAt),
            by((row) => row.fileID),
          ),
        ),
    lock: async (fileID) => view.recordingFiles.get(fileID),
    setPlace: async (fileID, place) => patch(view.recordingFiles, fileID, { place }),
    placeOf: async (location) => all().find((row) => row.location === location)?.place,
    sumsByPlace: async () =>
      mediaPlaces.flatMap((place) => {
        const files = all().filter((row) => row.place === place);
        return files.length === 0 ? [] : [{ place, files: files.length, bytes: bytesOf(files) }];
      }),
  };
}

export function bytesOf(rows: readonly { readonly bytes: number }[]): number {
  return rows.reduce((sum, { bytes }) => sum + bytes, 0);
}
