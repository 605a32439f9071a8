import type { Attention, RoomOrigin, RoomState } from '../../../contract/rooms';
import type { MemberRow, RoomEventRow, RoomRow } from '../rows/rooms';
import type { Wanted } from '../search/wanted';
import type { Found, Page, QueryOf, Reach } from './lists';

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

export type RoomCounts = Readonly<Record<RoomState | Attention, number>>;
export type RoomQuery = QueryOf<'listRooms'>;

export interface RoomsStore {
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
  readonly roomEvents: {
    append(row: RoomEventRow): Promise<void>;
    /** Newest first. */
    ofRoom(roomID: string, limit: number): Promise<readonly RoomEventRow[]>;
    /** Oldest first, both ends included. */
    between(roomID: string, from: Date, to: Date): Promise<readonly RoomEventRow[]>;
  };
}
