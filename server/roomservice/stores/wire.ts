import type { MemberRow } from '../rows/rooms';
import type { WireKind, WireLoginRow, WireMemberRow, WireRoomRow } from '../rows/wire';

/** Open rooms that were made on the 2018 wire and have somebody to be seen: of a kind, or of a type of its room list. */
export type WireList =
  | { readonly kind: WireKind; readonly offset: number; readonly limit: number }
  | { readonly listType: string; readonly offset: number; readonly limit: number };

/** A member as the 2018 wire knows them; what it was never told is empty. */
export type WireMember = MemberRow & Omit<WireMemberRow, 'roomID' | 'userID'>;

export interface WireStore {
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
}
