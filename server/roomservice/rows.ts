import type { Permission, Role } from '../../contract/access';
import type { AuditEntry } from '../../contract/audit';
import type { TurnOutcome } from '../../contract/closings';
import type { CallPath, CallState, Disposition, EndReason } from '../../contract/calls';
import type { BreakReason } from '../../contract/floor';
import type { ObservationEnd } from '../../contract/observing';
import type { PresenceChoice, PresenceState } from '../../contract/presence';
import type { FormContent, FormState, ReviewAnswers } from '../../contract/review-forms';
import type { ReviewOrigin, ReviewState } from '../../contract/review-states';
import type { PictureStream } from '../../contract/streams';
import type { Erasing, RemovalCause } from '../../contract/keeping';
import type { WebhookEventType, WebhookMessage } from '../../contract/webhook-events';
import type { DeliveryFailure, DeliveryState, WhyDisabled } from '../../contract/webhooks';
import type { RecordingKind, RecordingState, RecordingTrouble } from '../../contract/recordings';
import type { SavedList } from '../../contract/views';
import type {
  MemberRole,
  RecordingModes,
  roomEventKinds,
  RoomOrigin,
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
  /** Null: they have none, and sign in otherwise. */
  readonly passwordHash: string | null;
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
  /** What it is called where the token must not be. */
  readonly signInID: string;
  readonly userID: string;
  readonly createdAt: Date;
  /** Told once a minute at most. */
  readonly seenAt: Date;
  readonly expiresAt: Date;
  readonly address: string | null;
  /** How the browser called itself. */
  readonly userAgent: string | null;
  readonly by: 'password' | 'provider';
  /** What the provider said of the person when they signed in there: with it, they are signed out there unasked. */
  readonly sealedIDToken: string | null;
}

/** Whom a provider of sign-ins takes a person for; one a person. */
export interface IdentityRow {
  readonly userID: string;
  readonly issuer: string;
  /** The provider's own name for them, which never changes. Null: an admin expects them, and they have not come yet. */
  readonly subject: string | null;
  /** Their login name there: as it was at their last sign-in, or as the admin expects it. */
  readonly login: string;
  readonly linkedAt: Date;
  /** Null: made by signing in. */
  readonly linkedByID: string | null;
  readonly lastSignInAt: Date | null;
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

/** Where an agent is: what they chose, and the state that follows from it and from what else is known. */
export interface PresenceRow {
  readonly userID: string;
  readonly choice: PresenceChoice;
  readonly reason: BreakReason | null;
  readonly chosenAt: Date;
  /** Themselves, or who chose for them. */
  readonly chosenByID: string;
  /** When a console last said that it is open; null: it was closed on purpose. */
  readonly seenAt: Date | null;
  readonly state: PresenceState;
  readonly since: Date;
}

/** One agent's step into another state; they stay until their next one. */
export interface PresenceChangeRow {
  readonly userID: string;
  readonly at: Date;
  readonly state: PresenceState;
  readonly reason: BreakReason | null;
}

/** An API token. The token itself is nowhere; `digest` is its SHA-256 in hex. Kept after its end: what it did names it. */
export interface ApiTokenRow {
  readonly tokenID: string;
  readonly name: string;
  /** How it begins. */
  readonly prefix: string;
  readonly digest: string;
  readonly permissions: readonly Permission[];
  /** Null: it reaches everything. */
  readonly teamID: string | null;
  readonly createdByID: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

/** What admins decide for everybody, by key; each kind of setting parses its own value. */
export interface SettingRow {
  readonly key: string;
  readonly value: unknown;
  readonly version: number;
  readonly updatedAt: Date;
  readonly updatedByID: string;
}

/** A launch ticket. The ticket itself is nowhere; digests are SHA-256 in hex. */
export interface TicketRow {
  readonly ticketDigest: string;
  readonly callID: string;
  /** Null for a call of streams. */
  readonly sessionID: string | null;
  readonly expiresAt: Date;
  readonly redeemedAt: Date | null;
  /** Of the program that redeemed it. */
  readonly nonceDigest: string | null;
}

/** So many tries since the first of them; none of them counts any more after `until`. */
export interface TriesRow {
  readonly key: string;
  readonly count: number;
  readonly until: Date;
}

/** A call in a room, or, where `roomID` is null, of streams: then all that belongs to a room is null with it. */
export interface CallRow {
  readonly callID: string;
  readonly roomID: string | null;
  readonly sessionID: string | null;
  readonly agentID: string;
  readonly agentName: string;
  readonly teamID: string | null;
  /** The room's name, or the title of the streams. */
  readonly roomName: string;
  readonly roomType: RoomType | null;
  readonly customerName: string;
  readonly customerRef: string;
  /** Of streams: addresses as they may be shown. */
  readonly shownPush: string | null;
  readonly shownPlay: string | null;
  /** Of streams: the whole addresses, until the call ends. */
  readonly sealedStreams: string | null;
  /** Of streams that ran: when the console last heard the program. */
  readonly aliveAt: Date | null;
  readonly path: CallPath;
  readonly template: Template | null;
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

/** A picture of a call; its bytes are with the port `pictures`, under its id. */
export interface PictureRow {
  readonly pictureID: string;
  readonly callID: string;
  readonly stream: PictureStream;
  readonly takenAt: Date;
  readonly bytes: number;
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
  /** How far its clock was behind, to lie beside the other recordings of its call; 0 where nobody corrected it. */
  readonly offsetMs: number;
  /** Where the media store keeps it, and its type; null while there is no file. */
  readonly file: string | null;
  readonly mime: string | null;
  readonly trouble: RecordingTrouble | null;
  /** While it is recorded: when it was last seen to grow. Null where nobody watches. */
  readonly aliveAt: Date | null;
  /** Since when nobody pushes it, though they may come back. */
  readonly goneAt: Date | null;
  /** While it is in the trash: since when, who put it there, why, and what it was before. */
  readonly trashedAt: Date | null;
  readonly trashedByID: string | null;
  readonly trashedByName: string | null;
  readonly trashReason: string | null;
  readonly stateBefore: RecordingState | null;
  /** A hold keeps it, whatever else would remove it. */
  readonly onHold: boolean;
  /** Its customer was erased while a hold kept it: what is to be done when the last hold is lifted. */
  readonly eraseOnLift: Erasing | null;
  /** When its files were removed, why, and by which rule of retention. */
  readonly removedAt: Date | null;
  readonly removedBecause: RemovalCause | null;
  readonly removedByRule: string | null;
  /** Of one whose file is on a PC alone: when somebody last asked for it, and who; null once it was answered. */
  readonly askedAt: Date | null;
  readonly askedByID: string | null;
  readonly askedByName: string | null;
}

/** One recording that a hold keeps or kept; those of one hold share its id. */
export interface RecordingHoldRow {
  readonly holdID: string;
  readonly recordingID: string;
  readonly reason: string;
  readonly placedAt: Date;
  readonly placedByID: string;
  readonly liftedAt: Date | null;
  readonly liftedByID: string | null;
  readonly liftReason: string | null;
}

/**
 * original: as it came, in one or more parts; playable: what browsers play; the others are made for the player.
 */
export const recordingFileRoles = ['original', 'playable', 'thumbnail', 'sprite', 'waveform'] as const;
export type RecordingFileRole = (typeof recordingFileRoles)[number];

/** A file of a recording; its bytes are with the port `media`, at its location. */
export interface RecordingFileRow {
  readonly fileID: string;
  readonly recordingID: string;
  readonly role: RecordingFileRole;
  /** From 0, in the order of time: more than one where pushing was interrupted. */
  readonly part: number;
  readonly location: string;
  readonly mime: string;
  readonly bytes: number;
  /** SHA-256 in hex. */
  readonly checksum: string;
  /** What its reader must know: how a sprite is laid out. */
  readonly about: Readonly<Record<string, number>>;
  readonly createdAt: Date;
}

/** screen: a file from somebody's PC; mix: what a browser records of its call, while it records. */
export const uploadPurposes = ['screen', 'mix'] as const;
export type UploadPurpose = (typeof uploadPurposes)[number];

/** A file on its way here, or here and not yet part of a recording. */
export interface UploadRow {
  readonly uploadID: string;
  readonly userID: string;
  readonly purpose: UploadPurpose;
  readonly fileName: string;
  /** Null until whoever sends it knows: a recording that is still made. */
  readonly bytes: number | null;
  readonly received: number;
  /** received: whole and checked; attached: part of a recording that has all of it. */
  readonly state: 'receiving' | 'received' | 'attached';
  /** When the file was last written, by the clock of that PC. */
  readonly fileAt: Date | null;
  /** Where it lies once it is whole. */
  readonly location: string | null;
  readonly checksum: string | null;
  readonly mime: string;
  /** `zone`: minutes east of Greenwich on that PC; once it is whole, what is in it: `durationMs`, `madeAt`. */
  readonly about: Readonly<Record<string, number>>;
  /** What is wrong with it, once it was looked at. */
  readonly trouble: RecordingTrouble | null;
  /** Which recording a person said that it is. */
  readonly recordingID: string | null;
  readonly createdAt: Date;
  readonly changedAt: Date;
}

/** What a person set on a list, kept under a name. */
export interface SavedViewRow {
  readonly viewID: string;
  readonly userID: string;
  readonly list: SavedList;
  readonly name: string;
  readonly search: string;
  readonly createdAt: Date;
}

export interface RoomEventRow {
  readonly roomID: string;
  readonly at: Date;
  readonly kind: (typeof roomEventKinds)[number];
  readonly personID: string | null;
  readonly personName: string | null;
  readonly detail: string | null;
}

export interface AuditRow extends Omit<AuditEntry, 'at' | 'actor' | 'byToken'> {
  readonly at: Date;
  readonly actorID: string | null;
  readonly actorName: string | null;
}

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

/** What JSON can say; payloads, progress and results of jobs. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Something to be done by whichever process gets to it, and done again where that one dies. */
export interface JobRow {
  readonly jobID: string;
  readonly kind: string;
  readonly payload: Json;
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  /** Two unfinished jobs of one kind never share one. */
  readonly dedupeKey: string | null;
  /** waiting: not before this. */
  readonly runAt: Date;
  /** How often it was begun. */
  readonly attempts: number;
  readonly maxAttempts: number;
  /** running: the process that has it, and until when unless it says so again. */
  readonly lockedBy: string | null;
  readonly lockedUntil: Date | null;
  readonly progress: Json;
  readonly result: Json;
  /** Of the last attempt that failed; for whoever runs the server, not for people in the console. */
  readonly lastError: string | null;
  readonly createdByID: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

/** The right to a running job: whoever takes it anew counts one attempt more, and this one holds no longer. */
export interface JobHold {
  readonly jobID: string;
  readonly lockedBy: string;
  readonly attempts: number;
}

/** Many rooms closed by one decision. */
export interface ClosingRow {
  readonly closingID: string;
  /** Of the person's own browser; never the same for two closings of one person. */
  readonly key: string;
  readonly byID: string;
  readonly byName: string;
  readonly reason: string;
  readonly inSeconds: number;
  readonly createdAt: Date;
  /** Null while rooms wait for their turn. */
  readonly finishedAt: Date | null;
}

/** One room of a closing, with whom it met when the closing began. */
export interface ClosingRoomRow {
  readonly closingID: string;
  readonly roomID: string;
  readonly position: number;
  /** Null where the room was not there. */
  readonly name: string | null;
  readonly customerName: string;
  readonly people: number;
  readonly recordings: number;
  readonly waiting: number;
  readonly liveSince: Date | null;
  readonly outcome: TurnOutcome;
  readonly at: Date | null;
}

/** Somebody watches, or watched, the streams of a room from outside. Two that run are never of one person and one room. */
export interface ObservationRow {
  readonly observationID: string;
  readonly roomID: string;
  readonly userID: string;
  readonly userName: string;
  /** Of the browser that watches: without it, nobody does. */
  readonly signInDigest: string;
  readonly reason: string;
  /** Our people in the room may know. */
  readonly announced: boolean;
  readonly startedAt: Date;
  /** When the page last said that it still watches. */
  readonly seenAt: Date;
  readonly endedAt: Date | null;
  readonly endedBecause: ObservationEnd | null;
}

/** What somebody said at a moment of a recording, or an answer to that. */
export interface CommentRow {
  readonly commentID: string;
  readonly recordingID: string;
  /** What it answers; null: it begins a thread. */
  readonly parentID: string | null;
  readonly authorID: string;
  /** From the first frame; an answer has the place of what it answers. */
  readonly positionMs: number;
  /** The agent of the recording sees it, once a review is released to them. */
  readonly forAgent: boolean;
  readonly text: string;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  /** Taken back, and kept without its text because others answered. */
  readonly deletedAt: Date | null;
  readonly resolvedAt: Date | null;
  readonly resolvedByID: string | null;
}

/** By what reviews score. What they are made with is a version of it, which never changes. */
export interface ReviewFormRow {
  readonly formID: string;
  readonly name: string;
  readonly state: FormState;
  /** The newest version; 0: it was never published. */
  readonly version: number;
  /** What somebody works on; null: nothing beyond the newest version. */
  readonly draft: FormContent | null;
  /** Counts changes, so that two people do not overwrite each other. */
  readonly revision: number;
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly changedByID: string;
}

export interface ReviewFormVersionRow {
  readonly formID: string;
  readonly version: number;
  readonly name: string;
  readonly content: FormContent;
  readonly publishedAt: Date;
  readonly publishedByID: string;
}

/** One reviewer's judgement of one recording by one version of a form. */
export interface ReviewRow {
  readonly reviewID: string;
  readonly recordingID: string;
  readonly formID: string;
  readonly formVersion: number;
  readonly reviewerID: string;
  /** Of the recording, as are the next two. */
  readonly agentID: string;
  readonly teamID: string | null;
  readonly recordedAt: Date;
  readonly state: ReviewState;
  readonly answers: ReviewAnswers;
  readonly summary: string;
  /** What the answers come to, once submitted. */
  readonly score: number | null;
  /** A critical question was answered by its worst. */
  readonly failed: boolean;
  /** Null where the form has no pass mark, or nothing was scored. */
  readonly passed: boolean | null;
  readonly dueAt: Date | null;
  readonly assignedByID: string | null;
  readonly origin: ReviewOrigin;
  readonly ruleID: string | null;
  /** Shared by those who score the same recording blind. */
  readonly calibrationID: string | null;
  readonly revision: number;
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly submittedAt: Date | null;
  readonly releasedAt: Date | null;
  readonly acknowledgedAt: Date | null;
  /** The agent's last message, while nobody has read it. */
  readonly replyAt: Date | null;
}

/** What was said about a released review, by the agent and those who review. */
export interface ReviewMessageRow {
  readonly messageID: string;
  readonly reviewID: string;
  readonly authorID: string;
  readonly text: string;
  readonly createdAt: Date;
}

/** An address of an integrator that is told what happens. Its secrets are sealed. */
export interface WebhookRow {
  readonly webhookID: string;
  readonly url: string;
  readonly description: string;
  /** Null: everything. */
  readonly events: readonly WebhookEventType[] | null;
  /** Null: of all teams, and of none. */
  readonly teamID: string | null;
  readonly sealedSecret: string;
  /** The one before it, while it still signs. */
  readonly sealedOldSecret: string | null;
  readonly oldSecretUntil: Date | null;
  /** Null while it is enabled. */
  readonly disabledAt: Date | null;
  readonly disabledBecause: WhyDisabled | null;
  readonly createdByID: string;
  readonly createdAt: Date;
  readonly lastSuccessAt: Date | null;
  readonly lastFailureAt: Date | null;
  readonly lastFailure: DeliveryFailure | null;
  readonly lastFailureStatus: number | null;
  /** Since when no try went well, and how many did not. */
  readonly failingSince: Date | null;
  readonly failures: number;
}

/** What happened, as JSON text: the same for all webhooks that are told. */
export interface WebhookEventRow {
  readonly eventID: string;
  /** The room, call or recording that it is about. */
  readonly subjectID: string;
  readonly body: string;
  readonly at: Date;
}

export interface DeliveryTryRow {
  readonly at: Date;
  readonly status: number | null;
  readonly failure: DeliveryFailure | null;
  readonly tookMs: number;
}

/** One event on its way to one webhook. */
export interface WebhookDeliveryRow {
  readonly deliveryID: string;
  readonly webhookID: string;
  readonly eventID: string;
  readonly type: WebhookMessage['type'];
  readonly state: DeliveryState;
  readonly createdAt: Date;
  /** How often it was tried. */
  readonly attempts: number;
  /** How often since it was made, or somebody sent it again. */
  readonly round: number;
  /** waiting: not before this. */
  readonly nextAt: Date | null;
  /** The last ones, oldest first. */
  readonly tries: readonly DeliveryTryRow[];
  /** How the last answer began. */
  readonly response: string | null;
}
