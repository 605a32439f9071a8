import type { Role } from '../../contract/access';
import type { AuditEntry } from '../../contract/audit';
import type { CallPath, CallState, Disposition, EndReason } from '../../contract/calls';
import type { RecordingKind, RecordingState } from '../../contract/recordings';
import type {
  MemberRole,
  RecordingModes,
  RoomEvent,
  RoomState,
  RoomType,
  Template,
} from '../../contract/rooms';

// What stores keep: plain records with instants as Date. One word for one thing, from column to screen.

export interface UserRow {
  readonly userID: string;
  readonly name: string;
  readonly role: Role;
  readonly teamID: string | null;
  readonly state: 'active' | 'disabled';
  readonly passwordHash: string;
  readonly mustChangePassword: boolean;
  readonly createdAt: Date;
  readonly lastSignInAt: Date | null;
}

export interface TeamRow {
  readonly teamID: string;
  readonly name: string;
  readonly createdAt: Date;
}

/** A browser that is signed in. The token itself is nowhere; `tokenDigest` is its SHA-256 in hex. */
export interface SignInRow {
  readonly tokenDigest: string;
  readonly userID: string;
  readonly createdAt: Date;
  readonly seenAt: Date;
  readonly expiresAt: Date;
  readonly address: string | null;
}

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

export interface SessionRow {
  readonly sessionID: string;
  readonly roomID: string;
  readonly userID: string;
  readonly issuedByID: string;
  /** Null once it can no longer be used. */
  readonly sealedSig: string | null;
  readonly sigDigest: string;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
  readonly endedBecause: 'revoked' | 'superseded' | 'left' | 'roomClosed' | null;
}

/** A launch ticket. The ticket itself is nowhere; digests are SHA-256 in hex. */
export interface TicketRow {
  readonly ticketDigest: string;
  readonly callID: string;
  readonly sessionID: string;
  readonly expiresAt: Date;
  readonly redeemedAt: Date | null;
  /** Of the program that redeemed it. */
  readonly nonceDigest: string | null;
}

export interface CallRow {
  readonly callID: string;
  readonly roomID: string;
  readonly sessionID: string;
  readonly agentID: string;
  readonly agentName: string;
  readonly teamID: string | null;
  readonly roomName: string;
  readonly roomType: RoomType;
  readonly customerName: string;
  readonly customerRef: string;
  readonly path: CallPath;
  readonly template: Template;
  readonly recording: RecordingModes;
  readonly state: CallState;
  readonly startedAt: Date;
  readonly enteredAt: Date | null;
  readonly endedAt: Date | null;
  readonly endReason: EndReason | null;
  readonly endedByID: string | null;
  readonly endedByName: string | null;
  readonly endDetail: string | null;
  readonly disposition: Disposition | null;
  readonly notes: string;
  readonly wrappedUpAt: Date | null;
}

export interface RecordingRow {
  readonly recordingID: string;
  readonly callID: string | null;
  readonly roomID: string;
  readonly roomName: string;
  readonly customerName: string;
  readonly customerRef: string;
  readonly agentID: string;
  readonly agentName: string;
  readonly teamID: string | null;
  readonly teamName: string | null;
  readonly kind: RecordingKind;
  readonly state: RecordingState;
  readonly startedAt: Date;
  readonly durationMs: number | null;
  readonly bytes: number | null;
  readonly progress: number | null;
  readonly failure: string | null;
  readonly heldBy: string | null;
  /** Where the media store keeps it, and its type; null while there is no file. */
  readonly file: string | null;
  readonly mime: string | null;
}

export interface RoomEventRow {
  readonly roomID: string;
  readonly at: Date;
  readonly kind: RoomEvent['kind'];
  readonly personID: string | null;
  readonly personName: string | null;
  readonly detail: string | null;
}

export interface AuditRow extends Omit<AuditEntry, 'at' | 'actor'> {
  readonly at: Date;
  readonly actorID: string | null;
  readonly actorName: string | null;
}
