import type { RecordingKind, RecordingState } from '../../../contract/recordings';
import type { Decider } from '../keeping/rules';
import type { RecordingRow } from '../rows/recordings';
import type { Wanted } from '../search/wanted';
import type { Found, Page, QueryOf, Reach } from './lists';

/** A recording that rules let go; `decidedBy` is the place of the rule that kept it the longest. */
export interface Overdue {
  readonly row: RecordingRow;
  readonly decidedBy: number;
}

export interface OverdueSum {
  readonly decidedBy: number;
  readonly onHold: boolean;
  readonly recordings: number;
  readonly bytes: number;
}

export interface TrashTotals {
  readonly recordings: number;
  readonly bytes: number;
  readonly oldestAt: Date | null;
}

/** Rows beside a place, in the order of the list. */
export interface RecordingPage extends Page<RecordingRow> {
  /** Counting stopped at `total`. */
  readonly atLeast: boolean;
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
}

export interface RecordingCounts {
  readonly kinds: ReadonlyMap<RecordingKind, number>;
  readonly states: ReadonlyMap<RecordingState, number>;
  /** Most first, ties by userID, at most 100. */
  readonly agents: readonly {
    readonly agentID: string;
    readonly agentName: string;
    readonly count: number;
  }[];
  /** By the first number of its band. */
  readonly scores: ReadonlyMap<number, number>;
  readonly commented: ReadonlyMap<'yes' | 'no', number>;
  readonly hold: ReadonlyMap<'yes' | 'no', number>;
  readonly atLeast: boolean;
}

export type RecordingQuery = QueryOf<'listRecordings'> & Judged;
export type RecordingFilter = QueryOf<'getRecordingCounts'> & Judged;
/** With whose eyes scores and comments are seen; without it, with nobody's. */
interface Judged {
  readonly eyes?: JudgedSight | undefined;
}
/** Within `reviewed` somebody sees all that is judged; of their own calls, and else within `listed`, what was released. */
export interface JudgedSight {
  readonly userID: string;
  readonly listed: Reach;
  readonly reviewed: Reach;
}

export interface RecordingsStore {
  readonly recordings: {
    get(recordingID: string): Promise<RecordingRow | undefined>;
    lock(recordingID: string): Promise<RecordingRow | undefined>;
    insert(row: RecordingRow): Promise<void>;
    update(recordingID: string, patch: Partial<Omit<RecordingRow, 'recordingID'>>): Promise<void>;
    delete(recordingID: string): Promise<void>;
    /** Being recorded and watched, oldest first. */
    watched(): Promise<readonly RecordingRow[]>;
    /** Recorded, uploaded or worked on, begun before that, and watched by nobody; oldest first. */
    unfinishedSince(before: Date): Promise<readonly RecordingRow[]>;
    /**
     * Ties break by recordingID, in the direction of the sort; where the key is unknown, rows come last. `q` matches
     * any part of roomID, roomName, customerName, customerRef, letter case aside; a whole recordingID wins over all.
     */
    list(query: RecordingQuery, reach: Reach): Promise<RecordingPage>;
    /** As that of users; by its own id or that of its call; the newest first. */
    search(wanted: Wanted, reach: Reach, limit: number): Promise<Found<RecordingRow> | null>;
    /** Counts at most the newest `COUNTED` of each. */
    counts(filter: RecordingFilter, reach: Reach): Promise<RecordingCounts>;
    /** The newest start that matches without the time range. */
    newest(filter: RecordingFilter, reach: Reach): Promise<Date | null>;
    ofCall(callID: string): Promise<readonly RecordingRow[]>;
    /** Those that are there, in any order. */
    byIDs(recordingIDs: readonly string[]): Promise<readonly RecordingRow[]>;
    /** With `dueBefore`: only what `trashDue` would give. */
    trashTotals(reach: Reach, dueBefore?: Date): Promise<TrashTotals>;
    /**
     * Finished ones that rules let go, kept by no hold, the oldest first, ties by recordingID: those after a row, where one
     * is named. What the trash lets go itself, being there since `trashBefore` or longer, is left out.
     */
    overdue(
      deciders: readonly Decider[],
      trashBefore: Date,
      page: {
        readonly limit: number;
        readonly after: Pick<RecordingRow, 'startedAt' | 'recordingID'> | null;
      },
    ): Promise<readonly Overdue[]>;
    /** The same with those on hold, added up. */
    overdueSums(deciders: readonly Decider[], trashBefore: Date): Promise<readonly OverdueSum[]>;
    /** In the trash since `before` or longer and kept by no hold; the longest first, ties by recordingID. */
    trashDue(before: Date, limit: number): Promise<readonly RecordingRow[]>;
    /** How many run in each of these rooms; one without any may be left out. */
    runningIn(roomIDs: readonly string[]): Promise<ReadonlyMap<string, number>>;
  };
}
