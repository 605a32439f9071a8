import type { RoomOrigin } from '../../../contract/rooms';

/** Which of its three kinds of room the 2018 wire takes one for; its paths and lists go by it. */
export type WireKind = 'double' | 'multi' | 'live';

/** What the 2018 wire knows of a room beyond its row: one that was made there, or that an old client has entered. */
export interface WireRoomRow {
  readonly roomID: string;
  readonly origin: RoomOrigin;
  /** Null: on the room list, and no program has been in it yet. */
  readonly kind: WireKind | null;
  /** What old clients call it: the roomID, unless they chose a name of their own. */
  readonly wireID: string;
  /** Not closed. Two open rooms of one kind never share a name. */
  readonly open: boolean;
  readonly roomInfo: string;
  /** roomType of the room list, any text; null for rooms that are not on it. */
  readonly listType: string | null;
  /** 0 not open, 1 open, as the room list has it. */
  readonly status: number;
  /** Members of the room list say that they are there; where they do not, they stay for a working day. */
  readonly heartbeats: boolean;
  /** Who made it, or has it in the console. */
  readonly madeByID: string;
  /** The first program that pushed in it. */
  readonly creatorID: string | null;
  /** The stream that everybody else plays. */
  readonly streamID: string;
  readonly custom: Readonly<Record<string, string | number>>;
}

/** What the 2018 wire knows of a member beyond their row; it goes with them. */
export interface WireMemberRow {
  readonly roomID: string;
  readonly userID: string;
  readonly avatar: string;
  /** What they push; empty where they only watch. */
  readonly streamID: string;
  /** What a viewer says of themselves. */
  readonly userInfo: string;
  /** Kept without a heartbeat until then: by clients that send none. */
  readonly heldUntil: Date | null;
}

/** A client of the 2018 wire that showed its userSig; one a person, the last. */
export interface WireLoginRow {
  readonly userID: string;
  readonly tokenDigest: string;
  /** The session whose userSig it was; null for one that only the key vouches for. */
  readonly sessionID: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}
