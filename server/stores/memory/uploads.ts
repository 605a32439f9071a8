import type { UploadRow } from '../../roomservice/rows/uploads';
import type { UploadsStore } from '../../roomservice/stores/uploads';
import { by, inOrder } from './lists';
import { patch, type View } from './tables';

export function uploads(view: View): UploadsStore['uploads'] {
  const all = () => [...view.uploads.values()];
  const inOrderOfCreation = (newestFirst: boolean) =>
    inOrder<UploadRow>(
      by((row) => row.createdAt, newestFirst),
      by((row) => row.uploadID),
    );
  return {
    get: async (uploadID) => view.uploads.get(uploadID),
    lock: async (uploadID) => view.uploads.get(uploadID),
    insert: async (row) => view.uploads.set(row.uploadID, row),
    update: async (uploadID, fields) => patch(view.uploads, uploadID, fields),
    delete: async (uploadID) => view.uploads.delete(uploadID),
    openOf: async (userID) =>
      all()
        .filter((row) => row.userID === userID && row.state !== 'attached')
        .sort(inOrderOfCreation(true))
        .slice(0, 200),
    ofRecording: async (recordingID) =>
      all()
        .filter((row) => row.recordingID === recordingID)
        .sort(inOrderOfCreation(false)),
    stalledSince: async (before) =>
      all().filter((row) => row.state === 'receiving' && row.changedAt <= before),
  };
}
