import { sql, type SQL } from 'drizzle-orm';
import {
  boolean,
  doublePrecision,
  index,
  integer,
  pgTable,
  text,
  uniqueIndex,
  type AnyPgColumn,
  type ExtraConfigColumn,
} from 'drizzle-orm/pg-core';
import * as z from 'zod/mini';
import { erasings, removalCauses } from '../../../../contract/keeping';
import { mediaPlaces } from '../../../../contract/places';
import { recordingKinds, recordingStates, recordingTroubles } from '../../../../contract/recordings';
import { recordingFileRoles } from '../../../roomservice/rows/recording-files';
import { uploadPurposes } from '../../../roomservice/rows/uploads';
import { bigNumber, byCodePoint, instant, json, pairsOf, roomNumber } from '../columns';

/** A sort key whose unknown values come last, in either direction. */
export function unknownLast(key: AnyPgColumn, descending: boolean): SQL {
  return descending ? sql`coalesce(${key}, -1)` : sql`coalesce(${key}, 9007199254740991)`;
}

/** By which lists of recordings are narrowed and what is counted in them. */
const facts = [
  ...(['kind', 'state', 'agentID', 'agentName', 'teamID', 'onHold', 'durationMs', 'bytes'] as const),
  ...(['score', 'releasedScore', 'comments', 'commentsForAgent'] as const),
];

/**
 * The rest of an index over one order of recordings, with which it answers filters and counts by itself: to fetch a
 * row for each would read most of the table. `first` is what its entries begin with.
 */
function covering<Columns extends Readonly<Record<(typeof facts)[number], ExtraConfigColumn>>>(
  t: Columns,
  first: readonly (keyof Columns)[],
): readonly ExtraConfigColumn[] {
  return facts.flatMap((fact) => (first.includes(fact) ? [] : [t[fact]]));
}

export const recordings = pgTable(
  'recordings',
  {
    recordingID: text('recording_id').primaryKey(),
    search: text('search').notNull(),
    callID: text('call_id'),
    roomID: roomNumber('room_id').notNull(),
    roomName: text('room_name').notNull(),
    customerName: text('customer_name').notNull(),
    customerRef: text('customer_ref').notNull(),
    agentID: text('agent_id').notNull(),
    agentName: text('agent_name').notNull(),
    teamID: text('team_id'),
    teamName: text('team_name'),
    kind: text('kind', { enum: recordingKinds }).notNull(),
    state: text('state', { enum: recordingStates }).notNull(),
    startedAt: instant('started_at').notNull(),
    offsetMs: bigNumber('offset_ms').notNull().default(0),
    durationMs: bigNumber('duration_ms'),
    bytes: bigNumber('bytes'),
    progress: doublePrecision('progress'),
    failure: text('failure'),
    heldBy: text('held_by'),
    file: text('file'),
    mime: text('mime'),
    trouble: text('trouble', { enum: recordingTroubles }),
    aliveAt: instant('alive_at'),
    goneAt: instant('gone_at'),
    trashedAt: instant('trashed_at'),
    trashedByID: text('trashed_by_id'),
    trashedByName: text('trashed_by_name'),
    trashReason: text('trash_reason'),
    stateBefore: text('state_before', { enum: recordingStates }),
    onHold: boolean('on_hold').notNull().default(false),
    eraseOnLift: text('erase_on_lift', { enum: erasings }),
    removedAt: instant('removed_at'),
    removedBecause: text('removed_because', { enum: removalCauses }),
    removedByRule: text('removed_by_rule'),
    askedAt: instant('asked_at'),
    askedByID: text('asked_by_id'),
    askedByName: text('asked_by_name'),
    score: doublePrecision('score'),
    releasedScore: doublePrecision('released_score'),
    comments: integer('comments').notNull().default(0),
    commentsForAgent: integer('comments_for_agent').notNull().default(0),
  },
  (t) => [
    index('recordings_pairs').using('gin', pairsOf(t.search)),
    index('recordings_in_order').on(t.startedAt, byCodePoint(t.recordingID), ...covering(t, [])),
    index('recordings_of_agent').on(
      ...[t.agentID, t.startedAt, byCodePoint(t.recordingID)],
      ...[...covering(t, ['agentID']), t.search],
    ),
    index('recordings_of_team').on(
      ...[t.teamID, t.startedAt, byCodePoint(t.recordingID)],
      ...[...covering(t, ['teamID']), t.search],
    ),
    index('recordings_not_ready')
      .on(t.state, t.startedAt, byCodePoint(t.recordingID), ...covering(t, ['state']), t.search)
      .where(sql`${t.state} <> 'ready'`),
    index('recordings_by_kind').on(t.kind, t.startedAt, byCodePoint(t.recordingID)),
    index('recordings_shortest').on(unknownLast(t.durationMs, false), byCodePoint(t.recordingID)),
    index('recordings_by_length').on(
      ...[unknownLast(t.durationMs, true), byCodePoint(t.recordingID), t.startedAt],
      ...covering(t, []),
    ),
    index('recordings_smallest').on(unknownLast(t.bytes, false), byCodePoint(t.recordingID)),
    index('recordings_largest').on(unknownLast(t.bytes, true), byCodePoint(t.recordingID)),
    index('recordings_room').on(t.roomID, t.startedAt.desc().nullsFirst()),
    index('recordings_customer').on(t.customerRef, t.startedAt.desc().nullsFirst()),
    index('recordings_call').on(t.callID),
    index('recordings_watched')
      .on(t.aliveAt)
      .where(sql`${t.aliveAt} is not null`),
    index('recordings_trash')
      .on(t.trashedAt, byCodePoint(t.recordingID))
      .where(sql`${t.trashedAt} is not null`),
    index('recordings_on_hold')
      .on(t.startedAt, byCodePoint(t.recordingID), ...covering(t, []), t.search)
      .where(sql`${t.onHold}`),
    index('recordings_with_score')
      .on(t.startedAt, byCodePoint(t.recordingID), ...covering(t, []), t.search)
      .where(sql`${t.score} is not null`),
    index('recordings_with_comments')
      .on(t.startedAt, byCodePoint(t.recordingID), ...covering(t, []), t.search)
      .where(sql`${t.comments} > 0`),
    index('recordings_unfinished')
      .on(t.startedAt)
      .where(sql`${t.state} in ('recording', 'uploading', 'processing')`),
  ],
);

export const recordingFiles = pgTable(
  'recording_files',
  {
    fileID: text('file_id').primaryKey(),
    recordingID: text('recording_id').notNull(),
    role: text('role', { enum: recordingFileRoles }).notNull(),
    part: integer('part').notNull(),
    location: text('location').notNull(),
    place: text('place', { enum: mediaPlaces }).notNull().default('folder'),
    mime: text('mime').notNull(),
    bytes: bigNumber('bytes').notNull(),
    checksum: text('checksum').notNull(),
    about: json('about', z.record(z.string(), z.number())).notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('recording_files_part').on(t.recordingID, t.role, t.part),
    index('recording_files_checksum').on(t.checksum),
    index('recording_files_location').on(t.location),
  ],
);

export const uploads = pgTable(
  'uploads',
  {
    uploadID: text('upload_id').primaryKey(),
    userID: text('user_id').notNull(),
    purpose: text('purpose', { enum: uploadPurposes }).notNull().default('screen'),
    fileName: text('file_name').notNull(),
    bytes: bigNumber('bytes'),
    received: bigNumber('received').notNull(),
    state: text('state', { enum: ['receiving', 'received', 'attached'] }).notNull(),
    fileAt: instant('file_at'),
    location: text('location'),
    checksum: text('checksum'),
    mime: text('mime').notNull(),
    about: json('about', z.record(z.string(), z.number())).notNull().default({}),
    trouble: text('trouble', { enum: recordingTroubles }),
    recordingID: text('recording_id'),
    createdAt: instant('created_at').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    index('uploads_open')
      .on(t.userID, t.createdAt)
      .where(sql`${t.state} <> 'attached'`),
    index('uploads_recording').on(t.recordingID),
    index('uploads_stalled')
      .on(t.changedAt)
      .where(sql`${t.state} = 'receiving'`),
  ],
);
