/**
 * Builders that put rows straight into a store, with whatever they need to exist first. A test names what matters to
 * it; all else is plausible and unique.
 */
import { noRecording } from '../../contract/rooms';
import { justStarted, noStreams } from '../../server/roomservice/calls/begin';
import { undisturbed } from '../../server/roomservice/keeping/undisturbed';
import type { AuditRow } from '../../server/roomservice/rows/audit';
import type { CallRow } from '../../server/roomservice/rows/calls';
import type { CloudFileRow } from '../../server/roomservice/rows/cloud-files';
import type { ClosingRoomRow, ClosingRow } from '../../server/roomservice/rows/closings';
import type { RecordingHoldRow } from '../../server/roomservice/rows/holds';
import type { IdentityRow } from '../../server/roomservice/rows/identities';
import type { JobRow } from '../../server/roomservice/rows/jobs';
import type { ObservationRow } from '../../server/roomservice/rows/observations';
import type { SignInRow, TeamRow, UserRow } from '../../server/roomservice/rows/people';
import type { PictureRow } from '../../server/roomservice/rows/pictures';
import type { PresenceRow } from '../../server/roomservice/rows/presence';
import type { RecordingFileRow } from '../../server/roomservice/rows/recording-files';
import type { RecordingRow } from '../../server/roomservice/rows/recordings';
import type { MemberRow, RoomRow } from '../../server/roomservice/rows/rooms';
import type { SessionRow } from '../../server/roomservice/rows/sessions';
import type { ApiTokenRow } from '../../server/roomservice/rows/tokens';
import type { UploadRow } from '../../server/roomservice/rows/uploads';
import type { WebhookDeliveryRow, WebhookRow } from '../../server/roomservice/rows/webhooks';
import type { WireRoomRow } from '../../server/roomservice/rows/wire';
import type { Store } from '../../server/roomservice/store';
import { reviewBuilders } from './review-rows';

/** The moment at which rows are made unless a test says otherwise; its milliseconds are there to be kept. */
export const MORNING = new Date('2026-11-20T01:30:00.123Z');

/** `seconds` after (or before) the morning. */
export function at(seconds: number): Date {
  return new Date(MORNING.getTime() + seconds * 1000);
}

type RoomCallRow = CallRow & { readonly roomID: string; readonly sessionID: string };
const streamURLs = JSON.stringify({
  pushURL: 'rtmp://push.example/live/a?txSecret=push-secret&txTime=7FFFFFFF',
  playURL: 'rtmp://play.example/live/b?txSecret=play-secret',
});

/** Of every webhook that a test makes without saying so. */
export const WEBHOOK_SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

let last = 0;
/** A number that nothing else in this run has. */
export function unique(): number {
  last += 1;
  return last;
}

/** Waiting, of a kind that nobody else has; in no store yet. */
export function aJobRow(given: Partial<JobRow> = {}): JobRow {
  return {
    jobID: `job_${unique()}`,
    kind: `kind_${unique()}`,
    payload: { of: '房间', list: [1, null] },
    state: 'waiting',
    dedupeKey: null,
    runAt: MORNING,
    attempts: 0,
    maxAttempts: 3,
    lockedBy: null,
    lockedUntil: null,
    progress: null,
    result: null,
    lastError: null,
    createdByID: null,
    createdAt: MORNING,
    finishedAt: null,
    ...given,
  };
}

/** What a recording that somebody put into the trash this morning has beyond one that plays. */
export const thrownAway: Partial<RecordingRow> = {
  ...{ state: 'trash', stateBefore: 'ready' },
  ...{ trashedAt: MORNING, trashedByID: 'somebody', trashedByName: 'Somebody', trashReason: 'By mistake' },
};

export type Builders = ReturnType<typeof buildersFor>;

export function buildersFor(store: Store) {
  const insert = async (
    what: string,
    work: (tx: Store['read']) => Promise<boolean | void>,
  ): Promise<void> => {
    if ((await store.transact(work)) === false) throw new Error(`${what} is there already.`);
  };

  async function aTeam(given: Partial<TeamRow> = {}): Promise<TeamRow> {
    const n = unique();
    const row: TeamRow = { teamID: `team_${n}`, name: `Team ${n}`, createdAt: MORNING, ...given };
    await insert(`team ${row.name}`, (tx) => tx.teams.insert(row));
    return row;
  }

  async function aUser(given: Partial<UserRow> = {}): Promise<UserRow> {
    const n = unique();
    const row: UserRow = {
      userID: `person_${n}`,
      name: `Person ${n}`,
      role: 'agent',
      teamID: null,
      state: 'active',
      passwordHash: 'hash of nothing',
      mustChangePassword: false,
      createdAt: MORNING,
      lastSignInAt: null,
      ...given,
    };
    await insert(`user ${row.userID}`, (tx) => tx.users.insert(row));
    return row;
  }

  async function aSignIn(given: Partial<SignInRow> = {}): Promise<SignInRow> {
    const row: SignInRow = {
      tokenDigest: `digest${unique()}`,
      signInID: `sign-in-${unique()}`,
      userID: given.userID ?? (await aUser()).userID,
      createdAt: MORNING,
      seenAt: MORNING,
      expiresAt: at(3600),
      address: '192.0.2.7',
      userAgent: null,
      by: 'password',
      sealedIDToken: null,
      ...given,
    };
    await insert('sign-in', (tx) => tx.signIns.insert(row));
    return row;
  }

  async function anIdentity(given: Partial<IdentityRow> = {}): Promise<IdentityRow> {
    const n = unique();
    const row: IdentityRow = {
      userID: given.userID ?? (await aUser()).userID,
      issuer: 'https://login.example',
      subject: `subject-${n}`,
      login: `login.${n}`,
      linkedAt: MORNING,
      linkedByID: null,
      lastSignInAt: null,
      ...given,
    };
    await insert('identity', (tx) => tx.identities.put(row));
    return row;
  }

  async function aRoom({ closed, ...given }: Partial<RoomRow> & { closed?: boolean } = {}): Promise<RoomRow> {
    const n = unique();
    const ownerID = given.ownerID ?? (await aUser()).userID;
    const row: RoomRow = {
      roomID: String(100_000 + n),
      name: `Room ${n}`,
      type: 'RTCRoom',
      template: '1v1',
      ownerID,
      teamID: null,
      customerName: '',
      customerRef: '',
      recording: noRecording,
      state: closed ? 'closed' : 'idle',
      everEntered: false,
      lastLeftAt: null,
      liveSince: null,
      closesAt: closed ? MORNING : null,
      closedByID: closed ? ownerID : null,
      closeReason: closed ? 'The work is done' : null,
      createdAt: MORNING,
      activeAt: MORNING,
      version: 1,
      ...given,
    };
    await insert(`room ${row.roomID}`, (tx) => tx.rooms.insert(row));
    return row;
  }

  /** A live room that a program of 2018 made, unless it is said otherwise. */
  async function aWireRoom(given: Partial<WireRoomRow> = {}): Promise<WireRoomRow> {
    const roomID = given.roomID ?? (await aRoom({ type: 'LiveRoom', template: '1v3' })).roomID;
    const row: WireRoomRow = {
      roomID,
      origin: 'program',
      kind: 'live',
      wireID: `name_${roomID}`,
      open: true,
      roomInfo: 'Info',
      listType: null,
      status: 0,
      heartbeats: true,
      madeByID: 'somebody',
      creatorID: null,
      streamID: '',
      custom: {},
      ...given,
    };
    await insert('wire room', (tx) => tx.wireRooms.insert(row));
    return row;
  }

  async function aSession(given: Partial<SessionRow> = {}): Promise<SessionRow> {
    const n = unique();
    const userID = given.userID ?? (await aUser()).userID;
    const row: SessionRow = {
      sessionID: `session_${n}`,
      roomID: given.roomID ?? (await aRoom({ ownerID: userID })).roomID,
      userID,
      issuedByID: userID,
      sealedSig: `sealed ${n}`,
      sigDigest: `sigdigest${n}`,
      issuedAt: MORNING,
      expiresAt: at(3600),
      endedAt: null,
      endedBecause: null,
      ...given,
    };
    await insert('session', (tx) => tx.sessions.insert(row));
    return row;
  }

  /** Somebody in a room, by a session of their own. */
  async function aMember(given: Partial<MemberRow> = {}): Promise<MemberRow> {
    const userID = given.userID ?? (await aUser()).userID;
    const roomID = given.roomID ?? (await aRoom({ ownerID: userID })).roomID;
    const row: MemberRow = {
      roomID,
      userID,
      sessionID: given.sessionID ?? (await aSession({ roomID, userID })).sessionID,
      name: userID,
      role: 'pusher',
      enteredAt: MORNING,
      heartbeatAt: MORNING,
      ...given,
    };
    await insert('member', (tx) => tx.members.put(row));
    return row;
  }

  async function aCall({
    ended,
    ...given
  }: Partial<RoomCallRow> & { ended?: boolean } = {}): Promise<RoomCallRow> {
    const agentID = given.agentID ?? (await aUser()).userID;
    const roomID = given.roomID ?? (await aRoom({ ownerID: agentID })).roomID;
    const row: RoomCallRow = {
      callID: `call_${unique()}`,
      roomID,
      sessionID: given.sessionID ?? (await aSession({ roomID, userID: agentID })).sessionID,
      agentID,
      agentName: agentID,
      teamID: null,
      roomName: `Room ${roomID}`,
      roomType: 'RTCRoom',
      customerName: '',
      customerRef: '',
      ...noStreams,
      path: 'program',
      template: '1v1',
      recording: noRecording,
      state: ended ? 'ended' : 'starting',
      startedAt: MORNING,
      enteredAt: ended ? at(3) : null,
      endedAt: ended ? at(63) : null,
      endReason: ended ? 'left' : null,
      endedByID: null,
      endedByName: null,
      endDetail: null,
      disposition: null,
      notes: '',
      wrappedUpAt: null,
      ...given,
    };
    await insert('call', (tx) => tx.calls.insert(row));
    return row;
  }

  /** A call without a room, of streams whose addresses were sealed. */
  async function aStreamCall({
    ended,
    ...given
  }: Partial<CallRow> & { ended?: boolean } = {}): Promise<CallRow> {
    const agentID = given.agentID ?? (await aUser()).userID;
    const row: CallRow = {
      callID: `call_${unique()}`,
      roomID: null,
      sessionID: null,
      agentID,
      agentName: agentID,
      teamID: null,
      roomName: 'Two streams',
      roomType: null,
      customerName: '',
      customerRef: '',
      shownPush: 'rtmp://push.example/live/a',
      shownPlay: 'rtmp://play.example/live/b',
      sealedStreams: ended ? null : `sealed:${Buffer.from(streamURLs).toString('base64url')}`,
      aliveAt: ended ? at(60) : null,
      path: 'program',
      template: null,
      recording: noRecording,
      ...justStarted(MORNING),
      ...(ended ? { state: 'ended', enteredAt: at(3), endedAt: at(63), endReason: 'left' } : {}),
      ...given,
    };
    await insert('call', (tx) => tx.calls.insert(row));
    return row;
  }

  async function aPicture(given: Partial<PictureRow> = {}): Promise<PictureRow> {
    const row: PictureRow = {
      pictureID: `picture_${unique()}`,
      callID: given.callID ?? (await aStreamCall({ ended: true })).callID,
      stream: 'play',
      takenAt: at(30),
      bytes: 4,
      ...given,
    };
    await insert('picture', (tx) => tx.pictures.insert(row));
    return row;
  }

  /** Of a call of its own, unless a call is named or refused with null. */
  async function aRecording(given: Partial<RecordingRow> = {}): Promise<RecordingRow> {
    const own = given.callID === undefined ? await aCall({ ended: true, ...agentAndRoomOf(given) }) : null;
    const agentID = given.agentID ?? own?.agentID ?? (await aUser()).userID;
    const roomID = given.roomID ?? own?.roomID ?? (await aRoom({ ownerID: agentID })).roomID;
    const row: RecordingRow = {
      recordingID: `recording_${unique()}`,
      callID: own?.callID ?? null,
      roomID,
      roomName: `Room ${roomID}`,
      customerName: '',
      customerRef: '',
      agentID,
      agentName: agentID,
      teamID: null,
      teamName: null,
      kind: 'mix',
      state: 'ready',
      startedAt: at(3),
      durationMs: 60_000,
      bytes: 250_000,
      progress: null,
      failure: null,
      heldBy: null,
      offsetMs: 0,
      file: 'some.mp4',
      mime: 'video/mp4',
      trouble: null,
      aliveAt: null,
      goneAt: null,
      ...undisturbed,
      askedAt: null,
      askedByID: null,
      askedByName: null,
      ...given,
    };
    await insert('recording', (tx) => tx.recordings.insert(row));
    return row;
  }

  async function aRecordingFile(given: Partial<RecordingFileRow> = {}): Promise<RecordingFileRow> {
    const n = unique();
    const row: RecordingFileRow = {
      fileID: `file_${n}`,
      recordingID: given.recordingID ?? (await aRecording()).recordingID,
      role: 'original',
      part: 0,
      location: `originals/${n}.mp4`,
      place: 'folder',
      mime: 'video/mp4',
      bytes: 250_000,
      checksum: `checksum${n}`,
      about: {},
      createdAt: MORNING,
      ...given,
    };
    await insert('recording file', (tx) => tx.recordingFiles.insert(row));
    return row;
  }

  async function aHold(given: Partial<RecordingHoldRow> = {}): Promise<RecordingHoldRow> {
    const row: RecordingHoldRow = {
      holdID: `hold_${unique()}`,
      recordingID: given.recordingID ?? (await aRecording({ onHold: !given.liftedAt })).recordingID,
      ...{ reason: 'Case 7', placedAt: MORNING, placedByID: 'somebody' },
      ...{ liftedAt: null, liftedByID: null, liftReason: null },
      ...given,
    };
    await insert('hold', (tx) => tx.holds.place([row]));
    return row;
  }

  /** Of a cloud that recorded a stream of the morning, for ten minutes. */
  async function aCloudFile(given: Partial<CloudFileRow> = {}): Promise<CloudFileRow> {
    const n = unique();
    const row: CloudFileRow = {
      cloudFileID: `cloud_file_${n}`,
      fileKey: `52858908038300${n}`,
      streamID: `8525_${n}`,
      format: 'mp4',
      sealedURL: null,
      ...{ startedAt: MORNING, endedAt: at(600), durationMs: null, bytes: null },
      ...{ state: 'unmatched', recordingID: null, receivedAt: at(630), changedAt: at(630) },
      ...given,
    };
    await insert('cloud file', async (tx) => void (await tx.cloudFiles.insert(row)));
    return row;
  }

  async function anUpload(given: Partial<UploadRow> = {}): Promise<UploadRow> {
    const row: UploadRow = {
      uploadID: `upload_${unique()}`,
      userID: given.userID ?? (await aUser()).userID,
      purpose: 'screen',
      fileName: '2026_11_20_09_30_00.mp4',
      bytes: 1000,
      received: 0,
      state: 'receiving',
      fileAt: at(60),
      location: null,
      checksum: null,
      mime: 'video/mp4',
      about: {},
      trouble: null,
      recordingID: null,
      createdAt: MORNING,
      changedAt: MORNING,
      ...given,
    };
    await insert('upload', (tx) => tx.uploads.insert(row));
    return row;
  }

  /** An agent whose console is open. */
  async function aPresence(given: Partial<PresenceRow> = {}): Promise<PresenceRow> {
    const userID = given.userID ?? (await aUser()).userID;
    const row: PresenceRow = {
      userID,
      ...{ choice: 'available', reason: null, chosenAt: at(-60), chosenByID: userID },
      ...{ seenAt: MORNING, state: 'available', since: at(-60) },
      ...given,
    };
    await insert('presence', (tx) => tx.presence.insert(row));
    return row;
  }

  /** An entry is only ever added, so there is nothing to make first. */
  async function anApiToken(given: Partial<ApiTokenRow> = {}): Promise<ApiTokenRow> {
    const n = unique();
    const row: ApiTokenRow = {
      tokenID: `webexe_${String(n).padStart(16, '0')}`,
      name: `Token ${n}`,
      prefix: 'wxc_Ab3dE',
      digest: `digest of token ${n}`,
      permissions: [],
      teamID: null,
      createdByID: 'somebody',
      createdAt: MORNING,
      expiresAt: at(24 * 3600),
      lastUsedAt: null,
      revokedAt: null,
      ...given,
    };
    await insert(`token ${row.tokenID}`, (tx) => tx.apiTokens.insert(row));
    return row;
  }

  async function aWebhook(given: Partial<WebhookRow> = {}): Promise<WebhookRow> {
    const n = unique();
    const row: WebhookRow = {
      webhookID: `webhook_${n}`,
      url: `https://crm.example/hooks/${n}`,
      description: `Webhook ${n}`,
      ...{ events: null, teamID: null },
      sealedSecret: `sealed:${Buffer.from(WEBHOOK_SECRET).toString('base64url')}`,
      ...{ sealedOldSecret: null, oldSecretUntil: null, disabledAt: null, disabledBecause: null },
      ...{ createdByID: 'somebody', createdAt: MORNING },
      ...{ lastSuccessAt: null, lastFailureAt: null, lastFailure: null, lastFailureStatus: null },
      ...{ failingSince: null, failures: 0 },
      ...given,
    };
    await insert(`webhook ${row.webhookID}`, (tx) => tx.webhooks.insert(row));
    return row;
  }

  /** With an event of its own, and a webhook unless one is given. */
  async function aDelivery(given: Partial<WebhookDeliveryRow> = {}): Promise<WebhookDeliveryRow> {
    const n = unique();
    const row: WebhookDeliveryRow = {
      deliveryID: `delivery_${n}`,
      webhookID: given.webhookID ?? (await aWebhook()).webhookID,
      eventID: `event_${n}`,
      type: 'room.created',
      state: 'waiting',
      createdAt: MORNING,
      ...{ attempts: 0, round: 0, nextAt: MORNING, tries: [], response: null },
      ...given,
    };
    const event = { eventID: row.eventID, subjectID: `subject_${n}`, body: `{"n":${n}}`, at: row.createdAt };
    await insert(`event ${row.eventID}`, (tx) => tx.webhookEvents.insert(event));
    await insert(`delivery ${row.deliveryID}`, (tx) => tx.webhookDeliveries.insert(row));
    return row;
  }

  async function anAuditEntry(given: Partial<AuditRow> = {}): Promise<AuditRow> {
    const row: AuditRow = {
      auditID: `audit_${unique()}`,
      at: MORNING,
      actorID: null,
      actorName: null,
      action: 'room.create',
      object: null,
      roomID: null,
      result: 'ok',
      reason: null,
      changes: null,
      address: null,
      requestID: `request_${unique()}`,
      ...given,
    };
    await insert('audit entry', (tx) => tx.audit.append(row));
    return row;
  }

  async function aJob(given: Partial<JobRow> = {}): Promise<JobRow> {
    const row = aJobRow(given);
    await insert('job', async (tx) => (await tx.jobs.add(row)) === row.jobID);
    return row;
  }

  /** Of one room that failed, unless others are given. */
  async function aClosing(
    given: Partial<ClosingRow> & { readonly rooms?: readonly Partial<ClosingRoomRow>[] } = {},
  ): Promise<ClosingRow> {
    const { rooms = [{ outcome: 'failed' }], ...fields } = given;
    const row: ClosingRow = {
      closingID: `closing_${unique()}`,
      key: `key_${unique()}`,
      byID: given.byID ?? (await aUser()).userID,
      byName: 'Ada',
      reason: 'Closing time',
      inSeconds: 0,
      createdAt: MORNING,
      finishedAt: at(1),
      ...fields,
    };
    const turns: ClosingRoomRow[] = [];
    for (const [position, turn] of rooms.entries()) {
      const { roomID, name } =
        turn.roomID === undefined ? await aRoom() : { roomID: turn.roomID, name: null };
      turns.push({
        ...{ closingID: row.closingID, roomID, position, name, customerName: '' },
        ...{ people: 0, recordings: 0, waiting: 0, liveSince: null, outcome: 'waiting', at: null },
        ...turn,
      });
    }
    await insert('closing', (tx) => tx.closings.insert(row, turns));
    return row;
  }

  async function anObservation(given: Partial<ObservationRow> = {}): Promise<ObservationRow> {
    const row: ObservationRow = {
      observationID: `observation_${unique()}`,
      roomID: given.roomID ?? (await aRoom({ state: 'live', liveSince: MORNING })).roomID,
      userID: given.userID ?? (await aUser({ role: 'supervisor' })).userID,
      userName: 'Supervisor',
      signInDigest: `digest${unique()}`,
      reason: 'Coaching',
      announced: false,
      startedAt: MORNING,
      seenAt: MORNING,
      endedAt: null,
      endedBecause: null,
      ...given,
    };
    await insert('observation', (tx) => tx.observations.insert(row));
    return row;
  }

  return {
    ...reviewBuilders(store, aRecording, { at, unique }),
    aClosing,
    anObservation,
    aJob,
    aTeam,
    aUser,
    aSignIn,
    anIdentity,
    aRoom,
    aWireRoom,
    aSession,
    aMember,
    aCall,
    aStreamCall,
    aPicture,
    aRecording,
    aRecordingFile,
    anUpload,
    aCloudFile,
    aHold,
    aPresence,
    anApiToken,
    aWebhook,
    aDelivery,
    anAuditEntry,
  };
}

function agentAndRoomOf(given: Partial<RecordingRow>): Partial<RoomCallRow> {
  return {
    ...(given.agentID === undefined ? {} : { agentID: given.agentID }),
    ...(given.roomID === undefined ? {} : { roomID: given.roomID }),
  };
}
