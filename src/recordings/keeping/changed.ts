/** What trash, holds and their ends change on other screens. */
export const changedByKeeping = [
  'listRecordings',
  'getRecording',
  'getRecordingCounts',
  'getTrash',
  'listHolds',
  'listHeldRecordings',
  'listRecordingHolds',
  'getCall',
  'listAudit',
] as const;
