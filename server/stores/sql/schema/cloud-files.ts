import { sql } from 'drizzle-orm';
import { index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { cloudFileStates } from '../../../roomservice/rows/cloud-files';
import { bigNumber, instant } from '../columns';

export const cloudFiles = pgTable(
  'cloud_files',
  {
    cloudFileID: text('cloud_file_id').primaryKey(),
    fileKey: text('file_key').notNull(),
    streamID: text('stream_id').notNull(),
    format: text('format').notNull(),
    sealedURL: text('sealed_url'),
    startedAt: instant('started_at').notNull(),
    endedAt: instant('ended_at').notNull(),
    durationMs: bigNumber('duration_ms'),
    bytes: bigNumber('bytes'),
    state: text('state', { enum: cloudFileStates }).notNull(),
    recordingID: text('recording_id'),
    receivedAt: instant('received_at').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    uniqueIndex('cloud_files_key').on(t.fileKey),
    index('cloud_files_unmatched')
      .on(t.receivedAt)
      .where(sql`${t.state} = 'unmatched'`),
    index('cloud_files_recording').on(t.recordingID),
    index('cloud_files_received').on(t.receivedAt),
  ],
);
