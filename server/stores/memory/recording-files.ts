import type { RecordingFilesStore } from '../../roomservice/stores/recording-files';
import { by, inOrder } from './lists';
import type { View } from './tables';

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
  };
}
