import type { CloudFileRow } from '../../roomservice/rows/cloud-files';
import type { CloudFilesStore } from '../../roomservice/stores/cloud-files';
import { by, inOrder } from './lists';
import { patch, type View } from './tables';

export function cloudFiles(view: View): CloudFilesStore['cloudFiles'] {
  const all = () => [...view.cloudFiles.values()];
  return {
    get: async (cloudFileID) => view.cloudFiles.get(cloudFileID),
    lock: async (cloudFileID) => view.cloudFiles.get(cloudFileID),
    async insert(row) {
      if (all().some(({ fileKey }) => fileKey === row.fileKey)) return false;
      view.cloudFiles.set(row.cloudFileID, row);
      return true;
    },
    update: async (cloudFileID, fields) => patch(view.cloudFiles, cloudFileID, fields),
    unmatched: async () =>
      all()
        .filter(({ state }) => state === 'unmatched')
        .sort(
          inOrder<CloudFileRow>(
            by((row) => row.receivedAt, true),
            by((row) => row.cloudFileID),
          ),
        )
        .slice(0, 200),
    ofRecording: async (recordingID) =>
      all()
        .filter((row) => row.recordingID === recordingID)
        .sort(
          inOrder<CloudFileRow>(
            by((row) => row.startedAt),
            by((row) => row.cloudFileID),
          ),
        ),
    async deleteBefore(receivedAt) {
      const old = all().filter((row) => row.receivedAt < receivedAt && row.state !== 'fetching');
      for (const { cloudFileID } of old) view.cloudFiles.delete(cloudFileID);
      return old.length;
    },
  };
}
