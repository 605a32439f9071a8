import { sql } from 'drizzle-orm';
import { index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { mediaPlaces, moveStates, moveTroubles } from '../../../../contract/places';
import { arrival, bigNumber, byCodePoint, instant, json } from '../columns';
import { anyJson } from '../json';

/** Moves of files that an admin began, with what became of them. */
export const moves = pgTable(
  'moves',
  {
    moveID: text('move_id').primaryKey(),
    arrival: arrival('arrival'),
    target: text('target', { enum: mediaPlaces }).notNull(),
    scope: json('scope', anyJson).notNull(),
    state: text('state', { enum: moveStates }).notNull(),
    bytesPerSecond: bigNumber('bytes_per_second'),
    recordings: integer('recordings').notNull(),
    files: integer('files').notNull(),
    bytes: bigNumber('bytes').notNull(),
    movedFiles: integer('moved_files').notNull(),
    movedBytes: bigNumber('moved_bytes').notNull(),
    byID: text('by_id').notNull(),
    byName: text('by_name').notNull(),
    createdAt: instant('created_at').notNull(),
    changedAt: instant('changed_at').notNull(),
    finishedAt: instant('finished_at'),
  },
  (t) => [
    // One at a time: the index holds one row for all that are open.
    uniqueIndex('moves_open')
      .on(sql`(${t.finishedAt} is null)`)
      .where(sql`${t.finishedAt} is null`),
  ],
);

/** Files that are to lie elsewhere, one row a file; it goes when its file has come there. */
export const movingFiles = pgTable(
  'moving_files',
  {
    fileID: text('file_id').primaryKey(),
    moveID: text('move_id'),
    recordingID: text('recording_id').notNull(),
    location: text('location').notNull(),
    bytes: bigNumber('bytes').notNull(),
    checksum: text('checksum').notNull(),
    origin: text('origin', { enum: mediaPlaces }).notNull(),
    target: text('target', { enum: mediaPlaces }).notNull(),
    state: text('state', { enum: ['waiting', 'switched', 'failed'] }).notNull(),
    attempts: integer('attempts').notNull(),
    trouble: text('trouble', { enum: moveTroubles }),
    runAt: instant('run_at').notNull(),
  },
  (t) => [
    index('moving_files_due')
      .on(t.runAt, byCodePoint(t.fileID))
      .where(sql`${t.state} <> 'failed'`),
    index('moving_files_move').on(t.moveID, t.state),
  ],
);
