import type { ParsedInput } from '../../contract/endpoint';
import type { Endpoints } from '../../contract/endpoints';
import type { CallState, EndReason } from '../../contract/calls';
import type { TurnOutcome } from '../../contract/closings';
import type { RecordingKind, RecordingState } from '../../contract/recordings';
import type { Attention, RoomOrigin, RoomState } from '../../contract/rooms';
import type { SavedList } from '../../contract/views';
import type { Decider } from './keeping/rules';
import type { StoredLiveEvent } from './ports';
import type { Wanted } from './search/wanted';
import type {
  ApiTokenRow,
  AuditRow,
  CallRow,
  ClosingRoomRow,
  ClosingRow,
  IdentityRow,
  CommentRow,
  JobHold,
  JobRow,
  MemberRow,
  ObservationRow,
  PictureRow,
  RecordingFileRow,
  RecordingHoldRow,
  PresenceChangeRow,
  PresenceRow,
  RecordingRow,
  ReviewFormRow,
  ReviewFormVersionRow,
  ReviewMessageRow,
  ReviewRow,
  RoomEventRow,
  RoomRow,
  SavedViewRow,
  SessionRow,
  SettingRow,
  SignInRow,
  TeamRow,
  TicketRow,
  TriesRow,
  UploadRow,
  UserRow,
  WebhookDeliveryRow,
  WebhookEventRow,
  WebhookRow,
  WireKind,
  WireLoginRow,
  WireMemberRow,
  WireRoomRow,
} from './rows';

/**
 * Where RoomService keeps everything. Two kinds exist, in memory and in SQL, and one suite holds for both.
 *
 * One command is one `transact`: all of it is kept, or nothing. `lock…` reads a row so that other transactions which
 * lock it wait; take locks in the order user, room, call to stay clear of deadlocks. Inside `transact` use only the
 * `tx` that it gives: a store of one connection answers `read` only afterwards. Where two transactions crossed, the
 * work of one is done again from its start, so it must change nothing but through `tx`.
 */
export interface Store {
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Reads that all see the store as of one moment; writing in it throws. */
  readTogether<T>(reading: (tx: Tx) => Promise<T>): Promise<T>;
  /** Reads that need no transaction of their own; writing through it throws. */
  readonly read: Tx;
  /** Throws where the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** How far a list may see. */
export type Reach =
  | { readonly kind: 'none' }
  | { readonly kind: 'own'; readonly userID: string }
  | { readonly kind: 'team'; readonly userID: string; readonly teamID: string | null }
  | { readonly kind: 'all' };

export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
}

/** A hold as it stands: what it still keeps; once all is let go, what it kept. */
export interface HoldSum extends Pick<RecordingHoldRow, 'holdID' | 'reason' | 'placedAt' | 'placedByID'> {
  readonly recordings: number;
  readonly bytes: number;
  readonly erasingWaits: number;
  /** Null while it keeps something. */
  readonly lifted: { readonly at: Date; readonly byID: string; readonly reason: string } | null;
}

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

/** The best of a search, and whether there are others. */
export interface Found<T> {
  readonly items: readonly T[];
  readonly more: boolean;
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
  readonly atLeast: boolean;
}

/** A room with what every answer about it shows. Members are in order of entering. */
export interface RoomWithPeople extends RoomRow {
  readonly origin: RoomOrigin;
  readonly ownerName: string;
  readonly teamName: string | null;
  readonly closedByName: string | null;
  readonly members: readonly SeenMember[];
}
/** A member, and whom the answer takes them for. */
export type SeenMember = MemberRow & {
  /** Of the console's people. */
  readonly isOurs: boolean;
  /** A client of the 2018 wire that need not say that it is there. */
  readonly isHeld: boolean;
};
/** One room of a closing, and the room as it is now. */
export interface SeenClosingRoom extends ClosingRoomRow {
  /** Null where the room is not there. */
  readonly roomState: RoomState | null;
  readonly closesAt: Date | null;
}
export interface ClosingTally extends Pick<SeenClosingRoom, 'closingID' | 'outcome' | 'roomState'> {
  readonly rooms: number;
}
export type RoomCounts = Readonly<Record<RoomState | Attention, number>>;
export type UserWithTeam = UserRow & {
  readonly teamName: string | null;
  readonly identity: IdentityRow | null;
};
export type TeamWithCount = TeamRow & { readonly memberCount: number };
export type SessionWithPeople = SessionRow & { readonly userName: string; readonly issuedByName: string };
/** A review with what every answer about it shows; names are those of today, the form's is that of its version. */
export type SeenReview = ReviewRow & {
  readonly formName: string;
  readonly reviewerName: string;
  readonly assignedByName: string | null;
  readonly recording: RecordingRow;
};
/**
 * Whose reviews a list may show: within `reach`, of others whatever they are in, of one's own calls what was released;
 * of those who score blind, nobody else's before all have submitted.
 */
export interface ReviewSight {
  readonly reach: Reach;
  readonly userID: string;
}
export type CallWithCount = CallRow & { readonly recordingCount: number };

/** An agent; names are those of today. */
export interface AgentPresence {
  readonly userID: string;
  readonly name: string;
  readonly teamID: string | null;
  readonly teamName: string | null;
  readonly presence: PresenceRow | null;
  readonly chosenByName: string | null;
}

export interface LaunchCount {
  readonly entered: boolean;
  /** Null while the call runs. */
  readonly endReason: EndReason | null;
  readonly count: number;
}

/** Open rooms that were made on the 2018 wire and have somebody to be seen: of a kind, or of a type of its room list. */
export type WireList =
  | { readonly kind: WireKind; readonly offset: number; readonly limit: number }
  | { readonly listType: string; readonly offset: number; readonly limit: number };
/** A member as the 2018 wire knows them; what it was never told is empty. */
export type WireMember = MemberRow & Omit<WireMemberRow, 'roomID' | 'userID'>;

type QueryOf<N extends keyof Endpoints> = ParsedInput<Endpoints[N]>['query'];
export type UserQuery = QueryOf<'listUsers'>;
export type RoomQuery = QueryOf<'listRooms'>;
export type CallQuery = QueryOf<'listCalls'>;
export type RecordingQuery = QueryOf<'listRecordings'>;
export type RecordingFilter = QueryOf<'getRecordingCounts'>;
export type AuditQuery = QueryOf<'listAudit'>;
/** What is overdue hangs on the time of asking. */
export type ReviewQuery = Omit<QueryOf<'listReviews'>, 'overdue'> & { readonly overdueAt?: Date };
export type ReviewFilter = Omit<ReviewQuery, 'page' | 'size'>;
export type DeliveryQuery = QueryOf<'listDeliveries'>;
export type AuditFilter = Omit<AuditQuery, 'page' | 'size'>;

/** By the whole reference, the whole name, or both; see the contract. */
export interface Customer {
  readonly ref: string;
  readonly name: string;
}
export interface HeldOfCustomer {
  readonly roomIDs: readonly string[];
  readonly callIDs: readonly string[];
  readonly recordingIDs: readonly string[];
  /** Of those, what a hold keeps. */
  readonly onHold: readonly Pick<RecordingRow, 'recordingID' | 'roomName' | 'startedAt'>[];
  readonly pictureIDs: readonly string[];
  readonly notes: number;
  /** Rooms that somebody is in, and calls that have not ended. */
  readonly busy: number;
  readonly identities: readonly { readonly name: string; readonly ref: string }[];
}

/** Where a walk through the audit log stands. Entries of one instant stand in the order of their arrival. */
export interface AuditPlace {
  readonly at: Date;
  readonly arrival: number;
}
export interface AuditWalk {
  readonly rows: readonly AuditRow[];
  readonly place: AuditPlace | null;
}

export interface Tx {
  readonly users: {
    get(userID: string): Promise<UserWithTeam | undefined>;
    lock(userID: string): Promise<UserRow | undefined>;
    /** False where the userID is taken (letter case aside). */
    insert(row: UserRow): Promise<boolean>;
    update(userID: string, patch: Partial<Omit<UserRow, 'userID'>>): Promise<void>;
    /** Sorted lists break ties by userID, so that pages neither overlap nor miss. */
    list(query: UserQuery, reach: Reach): Promise<Page<UserWithTeam>>;
    /** Whole ids, then fields that begin with the text, then what has its words; by name. Null where it took too long. */
    search(wanted: Wanted, reach: Reach, limit: number): Promise<Found<UserWithTeam> | null>;
    /** Active admins; locks them, so that two of them cannot both be the last to go. */
    lockActiveAdmins(): Promise<readonly string[]>;
    count(): Promise<number>;
  };
  readonly teams: {
    get(teamID: string): Promise<TeamRow | undefined>;
    list(): Promise<readonly TeamWithCount[]>;
    /** False where the name is taken (letter case aside). */
    insert(row: TeamRow): Promise<boolean>;
    /** False where the name is taken. */
    rename(teamID: string, name: string): Promise<boolean>;
    /** False where people or rooms that are not closed belong to it; closed rooms and calls keep only its id. */
    delete(teamID: string): Promise<boolean>;
  };
  readonly signIns: {
    get(tokenDigest: string): Promise<SignInRow | undefined>;
    /** The last used first, ties by signInID. */
    ofUser(userID: string): Promise<readonly SignInRow[]>;
    insert(row: SignInRow): Promise<void>;
    touch(tokenDigest: string, seenAt: Date, expiresAt: Date): Promise<void>;
    delete(tokenDigest: string): Promise<void>;
    /** All of a person's, or all but one. */
    deleteOf(userID: string, exceptDigest?: string): Promise<void>;
    deleteExpired(now: Date): Promise<number>;
  };
  readonly rooms: {
    get(roomID: string): Promise<RoomWithPeople | undefined>;
    /** Those that are there, in any order. */
    byIDs(roomIDs: readonly string[]): Promise<readonly RoomWithPeople[]>;
    lock(roomID: string): Promise<RoomRow | undefined>;
    /** False where the roomID was ever used. */
    insert(row: RoomRow): Promise<boolean>;
    /** Raises `version` by one. */
    update(roomID: string, patch: Partial<Omit<RoomRow, 'roomID' | 'version'>>): Promise<void>;
    /**
     * `activity` sorts live and closing rooms first, then by `activeAt`; ties break by roomID.
     * `q` matches any part of roomID, name, customerName, customerRef, letter case aside; `%` and `_` are themselves.
     * `attention` is what `rooms/attention.ts` makes of a room at that moment.
     */
    list(query: RoomQuery, reach: Reach, now: Date): Promise<Page<RoomWithPeople>>;
    /** As that of users; live and closing ones first, then by `activeAt`. */
    search(wanted: Wanted, reach: Reach, limit: number): Promise<Found<RoomWithPeople> | null>;
    /** Live ones that want attention count as live, and under what they want it for. */
    counts(reach: Reach, now: Date): Promise<RoomCounts>;
    /** All that somebody is in, of these teams where any are named; the longest first, ties by roomID. */
    live(teamIDs: readonly string[] | undefined, reach: Reach): Promise<readonly RoomWithPeople[]>;
    /** Ids of closing rooms whose time has come. */
    dueToClose(now: Date): Promise<readonly string[]>;
    /** Ids of idle ones that nobody has ever entered, and in which nothing happened since `before`. */
    neverEnteredSince(before: Date): Promise<readonly string[]>;
  };
  /** Closings of many rooms. */
  readonly closings: {
    get(closingID: string): Promise<ClosingRow | undefined>;
    lock(closingID: string): Promise<ClosingRow | undefined>;
    byKey(userID: string, key: string): Promise<ClosingRow | undefined>;
    /** Newest first. */
    ofUser(userID: string, limit: number): Promise<readonly ClosingRow[]>;
    /** Fails as a crossing where the person has used the key. */
    insert(row: ClosingRow, rooms: readonly ClosingRoomRow[]): Promise<void>;
    update(closingID: string, patch: Partial<Pick<ClosingRow, 'finishedAt'>>): Promise<void>;
    /** In the order of their turns. */
    roomsOf(closingID: string): Promise<readonly SeenClosingRoom[]>;
    /** Ids of rooms that have not had their turn, the next first. */
    waiting(closingID: string, limit: number): Promise<readonly string[]>;
    /** False where it has had its turn; locks its row. */
    lockWaiting(closingID: string, roomID: string): Promise<boolean>;
    setOutcome(closingID: string, roomID: string, outcome: TurnOutcome, at: Date): Promise<void>;
    /** Those that failed or were refused wait again; how many. */
    giveAnotherTurn(closingID: string): Promise<number>;
    /** How many rooms have come to what. */
    tally(closingIDs: readonly string[]): Promise<readonly ClosingTally[]>;
    /** With their rooms' outcomes; the rooms themselves stay. */
    deleteBefore(createdAt: Date): Promise<number>;
  };
  readonly observations: {
    get(observationID: string): Promise<ObservationRow | undefined>;
    lock(observationID: string): Promise<ObservationRow | undefined>;
    /** Fails as a crossing where one of that person runs in that room. */
    insert(row: ObservationRow): Promise<void>;
    update(observationID: string, patch: Partial<Omit<ObservationRow, 'observationID'>>): Promise<void>;
    /** Those that have not ended, of one room or of all; oldest first, ties by observationID. */
    running(roomID?: string): Promise<readonly ObservationRow[]>;
    /** Unannounced ones of a room, the last to begin first; with a range, those that began or ended in it. */
    unannounced(
      roomID: string,
      range: { readonly from: Date; readonly to: Date } | null,
      limit: number,
    ): Promise<readonly ObservationRow[]>;
    /** Those that ended before that. */
    deleteEnded(before: Date): Promise<number>;
  };
  readonly members: {
    of(roomID: string): Promise<readonly MemberRow[]>;
    get(roomID: string, userID: string): Promise<MemberRow | undefined>;
    /** Every room that a person is in: never more than one, but a sweep should see it if it were. */
    ofUser(userID: string): Promise<readonly MemberRow[]>;
    put(row: MemberRow): Promise<void>;
    beat(roomID: string, userID: string, at: Date): Promise<void>;
    /** With what the 2018 wire knew of them. */
    remove(roomID: string, userID: string): Promise<void>;
    /** Those who have said nothing since `before`, and are not held without. */
    silentSince(before: Date): Promise<readonly MemberRow[]>;
  };
  readonly wireRooms: {
    get(roomID: string): Promise<WireRoomRow | undefined>;
    /** The open room of that kind, or on the room list, that old clients call so. */
    find(wireID: string, kind: WireKind | 'list'): Promise<WireRoomRow | undefined>;
    /** Fails as a crossing where an open room of that kind has the name. */
    insert(row: WireRoomRow): Promise<void>;
    update(roomID: string, patch: Partial<Omit<WireRoomRow, 'roomID' | 'origin'>>): Promise<void>;
    /** In the order in which they came, so that pages neither repeat nor lose one. */
    list(list: WireList): Promise<readonly WireRoomRow[]>;
    /** Ids of open ones made on the wire in which nobody has been since `before`. */
    desertedSince(before: Date): Promise<readonly string[]>;
  };
  readonly wireMembers: {
    /** Members of these rooms in order of entering. */
    of(roomIDs: readonly string[]): Promise<readonly WireMember[]>;
    put(row: WireMemberRow): Promise<void>;
  };
  readonly wireLogins: {
    get(userID: string): Promise<WireLoginRow | undefined>;
    lock(userID: string): Promise<WireLoginRow | undefined>;
    /** In the place of the one that the person had. */
    put(row: WireLoginRow): Promise<void>;
    delete(userID: string): Promise<void>;
    deleteExpired(now: Date): Promise<number>;
  };
  readonly sessions: {
    get(sessionID: string): Promise<SessionWithPeople | undefined>;
    byDigest(sigDigest: string): Promise<SessionRow | undefined>;
    insert(row: SessionRow): Promise<void>;
    update(sessionID: string, patch: Partial<Omit<SessionRow, 'sessionID'>>): Promise<void>;
    /** Newest first. */
    ofRoom(roomID: string, limit: number): Promise<readonly SessionWithPeople[]>;
    /** Ends those of a room, or of a person, that have not ended; erases their sealed userSig. */
    endAll(
      of: { readonly roomID: string } | { readonly userID: string },
      because: NonNullable<SessionRow['endedBecause']>,
      at: Date,
    ): Promise<void>;
    /** Erases the sealed userSig of expired ones. */
    eraseExpired(now: Date): Promise<number>;
  };
  /** Launch tickets, by digest. */
  readonly tickets: {
    get(ticketDigest: string): Promise<TicketRow | undefined>;
    lock(ticketDigest: string): Promise<TicketRow | undefined>;
    insert(row: TicketRow): Promise<void>;
    update(ticketDigest: string, patch: Partial<Omit<TicketRow, 'ticketDigest'>>): Promise<void>;
    /** A call's tickets are void: a newer one takes their place. */
    deleteOf(callID: string): Promise<void>;
    deleteExpired(before: Date): Promise<number>;
  };
  /** How often something was tried lately: passwords of a person, by an address. */
  readonly tries: {
    /** Counts one more; a count whose time is over begins anew, and lasts until `until`. */
    add(key: string, now: Date, until: Date): Promise<TriesRow>;
    /** So many of the last do not count. */
    takeBack(key: string, tries: number): Promise<void>;
    forget(key: string): Promise<void>;
    deleteExpired(now: Date): Promise<number>;
  };
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
  readonly pictures: {
    get(pictureID: string): Promise<PictureRow | undefined>;
    insert(row: PictureRow): Promise<void>;
    delete(pictureID: string): Promise<void>;
    /** Oldest first, ties by pictureID. */
    ofCall(callID: string): Promise<readonly PictureRow[]>;
  };
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
  /** What people said at moments of recordings. */
  readonly comments: {
    get(commentID: string): Promise<CommentRow | undefined>;
    insert(row: CommentRow): Promise<void>;
    update(commentID: string, patch: Partial<Omit<CommentRow, 'commentID'>>): Promise<void>;
    delete(commentID: string): Promise<void>;
    /** By place, then in the order in which they came. */
    ofRecording(recordingID: string): Promise<readonly CommentRow[]>;
  };
  readonly reviewForms: {
    get(formID: string): Promise<ReviewFormRow | undefined>;
    lock(formID: string): Promise<ReviewFormRow | undefined>;
    /** False where the name is taken (letter case aside). */
    insert(row: ReviewFormRow): Promise<boolean>;
    /** Raises `revision` by one. False where the name is taken. */
    update(formID: string, patch: Partial<Omit<ReviewFormRow, 'formID' | 'revision'>>): Promise<boolean>;
    /** By name. */
    list(): Promise<readonly ReviewFormRow[]>;
    insertVersion(row: ReviewFormVersionRow): Promise<void>;
    version(formID: string, version: number): Promise<ReviewFormVersionRow | undefined>;
    /** Newest first, each with how many reviews were made with it. */
    versions(formID: string): Promise<readonly (ReviewFormVersionRow & { readonly reviews: number })[]>;
  };
  readonly reviews: {
    get(reviewID: string): Promise<SeenReview | undefined>;
    lock(reviewID: string): Promise<ReviewRow | undefined>;
    /** False where its rule has picked the recording before. */
    insert(row: ReviewRow): Promise<boolean>;
    /** Raises `revision` by one. */
    update(reviewID: string, patch: Partial<Omit<ReviewRow, 'reviewID' | 'revision'>>): Promise<void>;
    /** With what was said about it. */
    delete(reviewID: string): Promise<void>;
    /** All of a recording that is gone, and the comments on it. */
    deleteOf(recordingID: string): Promise<void>;
    /** `due`, `submittedAt` and `score` where they are not known come last; ties break by reviewID. */
    list(query: ReviewQuery, sight: ReviewSight): Promise<Page<SeenReview>>;
    /** Oldest first. */
    ofRecording(recordingID: string): Promise<readonly SeenReview[]>;
    /** Of all who score the same recording, by reviewID. */
    ofCalibration(calibrationID: string): Promise<readonly SeenReview[]>;
  };
  /** What was said about reviews. */
  readonly reviewMessages: {
    insert(row: ReviewMessageRow): Promise<void>;
    /** Oldest first. */
    ofReview(reviewID: string): Promise<readonly ReviewMessageRow[]>;
  };
  /** Legal holds. Whoever places or lifts one holds the lock of its recordings. */
  readonly holds: {
    place(rows: readonly RecordingHoldRow[]): Promise<void>;
    get(holdID: string): Promise<HoldSum | undefined>;
    /** Newest first, ties by holdID. */
    list(
      query: { readonly state: 'open' | 'lifted'; readonly page: number; readonly size: number },
      reach: Reach,
    ): Promise<Page<HoldSum>>;
    /** By recordingID. */
    rowsOf(holdID: string): Promise<readonly RecordingHoldRow[]>;
    /** Oldest first, ties by holdID. */
    ofRecording(recordingID: string): Promise<readonly RecordingHoldRow[]>;
    update(
      holdID: string,
      recordingID: string,
      patch: Partial<Omit<RecordingHoldRow, 'holdID' | 'recordingID'>>,
    ): Promise<void>;
  };
  readonly recordingFiles: {
    insert(row: RecordingFileRow): Promise<void>;
    /** By role, then part. */
    of(recordingID: string): Promise<readonly RecordingFileRow[]>;
    delete(fileID: string): Promise<void>;
    /** Originals with these very bytes. */
    byChecksum(checksum: string): Promise<readonly RecordingFileRow[]>;
  };
  readonly uploads: {
    get(uploadID: string): Promise<UploadRow | undefined>;
    lock(uploadID: string): Promise<UploadRow | undefined>;
    insert(row: UploadRow): Promise<void>;
    update(uploadID: string, patch: Partial<Omit<UploadRow, 'uploadID'>>): Promise<void>;
    delete(uploadID: string): Promise<void>;
    /** Newest first, at most 200, without those that are attached. */
    openOf(userID: string): Promise<readonly UploadRow[]>;
    /** Those that are said to be part of a recording. */
    ofRecording(recordingID: string): Promise<readonly UploadRow[]>;
    /** On their way, and nothing came since `before`. */
    stalledSince(before: Date): Promise<readonly UploadRow[]>;
  };
  readonly views: {
    get(viewID: string): Promise<SavedViewRow | undefined>;
    /** By name. */
    of(userID: string, list: SavedList): Promise<readonly SavedViewRow[]>;
    /** Replaces what the person keeps of that list under that name, letter case aside; answers what is kept now. */
    put(row: SavedViewRow): Promise<SavedViewRow>;
    count(userID: string): Promise<number>;
    delete(viewID: string): Promise<void>;
  };
  readonly roomEvents: {
    append(row: RoomEventRow): Promise<void>;
    /** Newest first. */
    ofRoom(roomID: string, limit: number): Promise<readonly RoomEventRow[]>;
    /** Oldest first, both ends included. */
    between(roomID: string, from: Date, to: Date): Promise<readonly RoomEventRow[]>;
  };
  /** Everything that is kept of one customer, wherever it is. */
  readonly customers: {
    held(who: Customer): Promise<HeldOfCustomer>;
    /**
     * Takes names, references, notes and pictures away, and recordings by choice; blacks out what the pattern finds in
     * all texts that people write, but for recordings on hold and why they are. Gives the files that nobody needs any more, and how many other texts were changed.
     */
    erase(
      held: HeldOfCustomer,
      pattern: string | null,
      recordings: 'delete' | 'detach',
    ): Promise<{ readonly files: readonly string[]; readonly texts: number }>;
  };
  readonly audit: {
    append(row: AuditRow): Promise<void>;
    list(query: AuditQuery): Promise<Page<AuditRow>>;
    /** The next entries after a place, in the order of `sort`; where to go on, or null at the end. */
    walk(query: AuditFilter, after: AuditPlace | null, limit: number): Promise<AuditWalk>;
  };
  /** The log behind the event streams. Sequence numbers rise in the order of commits. */
  readonly live: {
    append(draft: LiveDraft): Promise<StoredLiveEvent>;
    /** Those after `seq`, oldest first. */
    after(seq: number, limit: number): Promise<readonly StoredLiveEvent[]>;
    range(): Promise<{ readonly oldest: number; readonly newest: number }>;
    deleteBefore(at: Date): Promise<number>;
  };
  /** Who people are at a provider of sign-ins. */
  readonly identities: {
    get(userID: string): Promise<IdentityRow | undefined>;
    bySubject(issuer: string, subject: string): Promise<IdentityRow | undefined>;
    /** Whom an admin expects under that login name, letter case aside, and who has not come yet. */
    expected(issuer: string, login: string): Promise<IdentityRow | undefined>;
    /** In the place of the one that the person had. Fails as a crossing where subject or expected login is another's. */
    put(row: IdentityRow): Promise<void>;
    delete(userID: string): Promise<void>;
  };
  readonly apiTokens: {
    get(tokenID: string): Promise<ApiTokenRow | undefined>;
    lock(tokenID: string): Promise<ApiTokenRow | undefined>;
    byDigest(digest: string): Promise<ApiTokenRow | undefined>;
    insert(row: ApiTokenRow): Promise<void>;
    update(tokenID: string, patch: Partial<Omit<ApiTokenRow, 'tokenID'>>): Promise<void>;
    /** Newest first; those that have ended too. */
    list(): Promise<readonly ApiTokenRow[]>;
  };
  readonly webhooks: {
    get(webhookID: string): Promise<WebhookRow | undefined>;
    lock(webhookID: string): Promise<WebhookRow | undefined>;
    /** Newest first. */
    list(): Promise<readonly WebhookRow[]>;
    /** Those that are told of what happens. */
    enabled(): Promise<readonly WebhookRow[]>;
    insert(row: WebhookRow): Promise<void>;
    update(webhookID: string, patch: Partial<Omit<WebhookRow, 'webhookID'>>): Promise<void>;
    /** With its deliveries. */
    delete(webhookID: string): Promise<void>;
    /** Erases old secrets that no longer sign. */
    eraseOldSecrets(now: Date): Promise<void>;
  };
  readonly webhookEvents: {
    get(eventID: string): Promise<WebhookEventRow | undefined>;
    insert(row: WebhookEventRow): Promise<void>;
    deleteBefore(at: Date): Promise<number>;
  };
  readonly webhookDeliveries: {
    get(deliveryID: string): Promise<WebhookDeliveryRow | undefined>;
    insert(row: WebhookDeliveryRow): Promise<void>;
    update(deliveryID: string, patch: Partial<Omit<WebhookDeliveryRow, 'deliveryID'>>): Promise<void>;
    /** What it is to be told now, the longest due first. */
    due(webhookID: string, now: Date, limit: number): Promise<readonly WebhookDeliveryRow[]>;
    /** Enabled webhooks with something due. */
    webhooksDue(now: Date): Promise<readonly string[]>;
    /** Newest first; where to go on, or null at the end. */
    list(webhookID: string, query: DeliveryQuery): Promise<DeliveryPage>;
    /** Of each webhook, those made since then. */
    tally(since: Date): Promise<readonly DeliveryTally[]>;
    /** Those that failed and were made since then wait again, as if never tried; how many. */
    resetFailed(webhookID: string, since: Date, now: Date): Promise<number>;
    deleteBefore(createdAt: Date): Promise<number>;
  };
  readonly settings: {
    get(key: string): Promise<SettingRow | undefined>;
    /** Others who lock the same key wait, also where nothing is kept under it yet. */
    lock(key: string): Promise<SettingRow | undefined>;
    put(row: SettingRow): Promise<void>;
  };
  readonly jobs: {
    get(jobID: string): Promise<JobRow | undefined>;
    /** The id of the job that is there now: an unfinished one of that kind and key, or the new one. */
    add(row: JobRow): Promise<string>;
    /** Does one with this key, of whichever kind, wait or run? */
    hasUnfinished(dedupeKey: string): Promise<boolean>;
    /** Which of these kinds have one to take: waiting and due, or running past its lease. */
    due(kinds: readonly string[], now: Date): Promise<readonly string[]>;
    /** Takes those that are due, first come first served; passes over what another is taking, and never waits for it. */
    take(how: JobTaking): Promise<readonly JobRow[]>;
    /** The job while it is held so, locked until the transaction ends. */
    lock(hold: JobHold): Promise<JobRow | undefined>;
    /** False where it is no longer held so. */
    renew(hold: JobHold, lockedUntil: Date): Promise<boolean>;
    update(jobID: string, patch: Partial<Omit<JobRow, 'jobID'>>): Promise<void>;
    /** Those that ended before that. */
    deleteFinished(before: Date): Promise<number>;
  };
  readonly presence: {
    get(userID: string): Promise<PresenceRow | undefined>;
    /** Locked last of all: whoever changes what a presence follows from settles it at the end. */
    lock(userID: string): Promise<PresenceRow | undefined>;
    /** Leaves the one that is there alone. */
    insert(row: PresenceRow): Promise<void>;
    update(userID: string, patch: Partial<Omit<PresenceRow, 'userID'>>): Promise<void>;
    /** Active agents by name, each with their presence where they have one. */
    list(teamIDs: readonly string[] | undefined, reach: Reach): Promise<readonly AgentPresence[]>;
    /**
     * Who is not offline, and not in a live call, and not seen since `before`; of those on a break, whose break began
     * before `longBreak`, or who closed their console on purpose.
     */
    silentSince(before: Date, longBreak: Date): Promise<readonly string[]>;
    note(row: PresenceChangeRow): Promise<void>;
    /** Oldest first: those between the two, and for each person the last one before. */
    changes(userIDs: readonly string[], from: Date, to: Date): Promise<readonly PresenceChangeRow[]>;
    deleteChangesBefore(at: Date): Promise<number>;
  };
  /** For whoever watches the server: everything, whoever it belongs to. */
  readonly counts: {
    byState(): Promise<Counts>;
  };
}

export interface DeliveryPage {
  readonly items: readonly WebhookDeliveryRow[];
  readonly next: number | null;
}

export interface DeliveryTally {
  readonly webhookID: string;
  readonly delivered: number;
  /** Tried, and not delivered. */
  readonly failing: number;
  /** Not tried yet. */
  readonly waiting: number;
}

export interface JobTaking {
  readonly kind: string;
  readonly now: Date;
  readonly lockedBy: string;
  readonly lockedUntil: Date;
  readonly limit: number;
}

/** How many there are in each state; a state without any may be left out. */
export interface Counts {
  readonly rooms: Readonly<Partial<Record<RoomState, number>>>;
  readonly calls: Readonly<Partial<Record<CallState, number>>>;
  readonly recordings: Readonly<Partial<Record<RecordingState, number>>>;
  readonly members: number;
  readonly jobs: readonly {
    readonly kind: string;
    readonly state: JobRow['state'];
    readonly count: number;
  }[];
}

type WithoutSeq<T> = T extends unknown ? Omit<T, 'seq' | 'at'> : never;
/** A live event before the store has numbered it. */
export interface LiveDraft {
  readonly at: Date;
  readonly event: WithoutSeq<StoredLiveEvent['event']>;
  readonly audience: StoredLiveEvent['audience'];
}

/** The database does not answer; the caller may try again. */
export class StoreUnavailable extends Error {
  constructor(cause: unknown) {
    super('the store does not answer', { cause });
    this.name = 'StoreUnavailable';
  }
}
