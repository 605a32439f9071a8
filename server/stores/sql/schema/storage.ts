import { boolean, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { storageLevels } from '../../../../contract/storage-levels';
import { bigNumber, instant } from '../columns';

/** How full the disk of the media folder was, now and then: what a forecast is made of. */
export const storageSamples = pgTable('storage_samples', {
  takenAt: instant('taken_at').primaryKey(),
  freeBytes: bigNumber('free_bytes').notNull(),
  totalBytes: bigNumber('total_bytes').notNull(),
  level: text('level', { enum: storageLevels }).notNull().default('ample'),
});

/** When files and rows were held against each other. */
export const storageChecks = pgTable('storage_checks', {
  checkedAt: instant('checked_at').primaryKey(),
  files: integer('files').notNull(),
  bytes: bigNumber('bytes').notNull(),
  isUnsure: boolean('is_unsure').notNull(),
});

/** Files that no row knows, and those that a row knows and that are not there. */
export const storageFindings = pgTable('storage_findings', {
  location: text('location').primaryKey(),
  kind: text('kind', { enum: ['stray', 'missing'] }).notNull(),
  bytes: bigNumber('bytes').notNull(),
  recordingID: text('recording_id'),
  changedAt: instant('changed_at'),
  foundAt: instant('found_at').notNull(),
});
