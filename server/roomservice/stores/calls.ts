import type { EndReason } from '../../../contract/calls';
import type { CallRow } from '../rows/calls';
import type { Wanted } from '../search/wanted';
import type { Found, Page, QueryOf, Reach } from './lists';

export type CallWithCount = CallRow & { readonly recordingCount: number };

export interface LaunchCount {
  readonly entered: boolean;
  /** Null while the call runs. */
  readonly endReason: EndReason | null;
  readonly count: number;
}

export type CallQuery = QueryOf<'listCalls'>;

export interface CallsStore {
  readonly calls: {
    get(callID: string): Promise<CallWithCount | undefined>;
    lock(callID: string): Promise<CallRow | undefined>;
    insert(row: CallRow): Promise<void>;
    update(callID: string, patch: Partial<Omit<CallRow, 'callID'>>): Promise<void>;
    list(query: CallQuery, reach: Reach): Promise<Page<CallWithCount>>;
    /** As that of users; the newest first. */
    search(wanted: Wanted, reach: Reach, limit: number): Promise<Found<CallWithCount> | null>;
    /** Not ended; at most one a person. */
    runningOf(agentID: string): Promise<CallWithCount | undefined>;
    runningIn(roomID: string): Promise<readonly CallRow[]>;
    bySession(sessionID: string): Promise<CallRow | undefined>;
    /** Ended, entered once, without a wrap-up; newest first, at most 20. */
    unwrappedOf(agentID: string): Promise<readonly CallWithCount[]>;
    /** How many calls were started since then, by whether they were entered and why they ended. */
    launches(
      since: Date,
      teamIDs: readonly string[] | undefined,
      reach: Reach,
    ): Promise<readonly LaunchCount[]>;
    /** Those of them that ended before they were entered, not for one of these reasons; the last first. */
    failedLaunches(
      since: Date,
      meant: readonly EndReason[],
      limit: number,
      teamIDs: readonly string[] | undefined,
      reach: Reach,
    ): Promise<readonly CallRow[]>;
    /** Still `starting` though they began before that: launches that nobody finished. */
    startingSince(before: Date): Promise<readonly CallRow[]>;
    /** Live ones of streams that nobody kept alive since `before`. */
    silentSince(before: Date): Promise<readonly CallRow[]>;
  };
}
