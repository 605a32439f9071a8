import type {
  MemberRole,
  RecordingModes,
  roomEventKinds,
  RoomState,
  RoomType,
  Template,
} from '../../../contract/rooms';

export interface RoomRow {
  readonly roomID: string;
  readonly name: string;
  readonly type: RoomType;
  readonly template: Template;
  readonly ownerID: string;
  readonly teamID: string | null;
  readonly customerName: string;
  readonly customerRef: string;
  readonly recording: RecordingModes;
  readonly state: RoomState;
  /** Somebody has been in it, once: from then on everybody's roomAction is enterRoom. */
  readonly everEntered: boolean;
  readonly liveSince: Date | null;
  /** When somebody last left and it was not closed. */
  readonly lastLeftAt: Date | null;
  /** closing: when it will close; closed: when it did. */
  readonly closesAt: Date | null;
  readonly closedByID: string | null;
  readonly closeReason: string | null;
  readonly createdAt: Date;
  /** Last time anything happened in it; lists sort by it. */
  readonly activeAt: Date;
  readonly version: number;
}

export interface MemberRow {
  readonly roomID: string;
  readonly userID: string;
  readonly sessionID: string;
  readonly name: string;
  readonly role: MemberRole;
  readonly enteredAt: Date;
  readonly heartbeatAt: Date;
}

export interface RoomEventRow {
  readonly roomID: string;
  readonly at: Date;
  readonly kind: (typeof roomEventKinds)[number];
  readonly personID: string | null;
  readonly personName: string | null;
  readonly detail: string | null;
}
