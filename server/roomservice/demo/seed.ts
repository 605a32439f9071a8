import type { Signing } from '../ports';
import type { SessionRow } from '../rows/sessions';
import type { Store, Tx } from '../store';
import { auditRows } from './audit-rows';
import { callEvents, callRow, minutesBefore, recordingRow, timedCalls, type TimedCall } from './call-rows';
import { filesOf } from './files';
import { demoPeople, demoTeams } from './people';
import { pastCalls, pastEvents } from './past-reviews';
import { keepPresent, presenceRows } from './presence';
import { seedReviews } from './reviews';
import { liveSessionID, roomEvents, roomMembers, roomRow } from './room-rows';
import { demoRooms } from './rooms';
import { streamCall, streamPictures } from './stream-call';

/** A session of the demo opens its room for this long, as that of a real call does. */
const SESSION_SECONDS = 12 * 3600;

interface SeedOptions {
  readonly now: Date;
  /** Of {@link demoPassword}; hashing is the server's or the mock's. */
  readonly passwordHash: string;
  readonly signing: Pick<Signing, 'sign' | 'seal' | 'digest'>;
  /** Puts the file of a recording where the media store will look; `source` lies in the product's `demo` folder. */
  readonly placeFile?: (file: string, source: string) => Promise<void>;
  /** The same for a picture. */
  readonly placePicture?: (pictureID: string, source: string) => Promise<void>;
}

/** Is this the demo's data, and not a company's? */
export async function isDemo(store: Store): Promise<boolean> {
  return (await store.read.rooms.get(demoRooms[0]?.roomID ?? ''))?.ownerID === demoRooms[0]?.ownerID;
}

/**
 * Fills an empty store with the demo's people, rooms, calls, recordings and log, around `now`. All in one transaction:
 * an interrupted start leaves nothing behind.
 */
export async function seedDemo(
  store: Store,
  { now, passwordHash, signing, placeFile, placePicture }: SeedOptions,
): Promise<void> {
  const calls = timedCalls(now);
  const recordings = [
    ...calls.flatMap((call) =>
      call.spec.recordings.map((spec) => ({ row: recordingRow(call, spec), media: spec.media })),
    ),
    ...pastCalls(now).map(({ recording, media }) => ({ row: recording, media })),
  ];
  const files = recordings.flatMap(({ row, media }) => filesOf(row, media));
  for (const { row, source } of files) await placeFile?.(row.location, source);
  const pictures = streamPictures(now);
  for (const { row, source } of pictures) await placePicture?.(row.pictureID, source);
  const sessions = await Promise.all(
    [...liveSessions(calls, now), ...pastSessions(calls)].map((make) => make(signing)),
  );
  await store.transact(async (tx) => {
    await seedPeople(tx, passwordHash, now);
    for (const room of demoRooms) {
      const members = roomMembers(room, calls, now);
      await tx.rooms.insert(roomRow(room, members, calls, now));
    }
    for (const session of sessions) await tx.sessions.insert(session);
    for (const room of demoRooms)
      for (const member of roomMembers(room, calls, now)) await tx.members.put(member);
    for (const call of calls) await tx.calls.insert(callRow(call, sessionIDOf(call)));
    for (const row of presenceRows(calls, now)) {
      await tx.presence.insert(row);
      await tx.presence.note({ userID: row.userID, at: row.since, state: row.state, reason: row.reason });
    }
    await tx.calls.insert(streamCall(now));
    for (const { row } of pictures) await tx.pictures.insert(row);
    for (const { row } of recordings) await tx.recordings.insert(row);
    for (const { row } of files) await tx.recordingFiles.insert(row);
    await seedReviews(
      tx,
      recordings.map(({ row }) => row),
      now,
    );
    const events = [
      ...demoRooms.flatMap((room) => roomEvents(room, now)),
      ...calls.flatMap(callEvents),
      ...pastEvents(now),
    ];
    for (const event of events.sort((a, b) => a.at.getTime() - b.at.getTime()))
      await tx.roomEvents.append(event);
    for (const entry of auditRows(calls, now)) await tx.audit.append(entry);
  });
}

/** The demo's teams and people alone. */
export async function seedPeople(tx: Tx, passwordHash: string, now: Date): Promise<void> {
  const createdAt = minutesBefore(now, 31 * 1440);
  for (const team of demoTeams) await tx.teams.insert({ ...team, createdAt });
  for (const [index, { disabled, ...person }] of demoPeople.entries()) {
    await tx.users.insert({
      ...person,
      state: disabled ? 'disabled' : 'active',
      passwordHash,
      mustChangePassword: false,
      createdAt,
      lastSignInAt: disabled ? null : minutesBefore(now, 470 + index),
    });
  }
}

type MakeSession = (signing: SeedOptions['signing']) => Promise<SessionRow>;

/** Sessions of those who are in a room now: real ones, that can be revealed and revoked. */
function liveSessions(calls: readonly TimedCall[], now: Date): readonly MakeSession[] {
  return demoRooms.flatMap((room) =>
    roomMembers(room, calls, now).map(({ userID, enteredAt }): MakeSession => async (signing) => {
      const userSig = await signing.sign(userID, SESSION_SECONDS);
      return {
        sessionID: liveSessionID(room.roomID, userID),
        roomID: room.roomID,
        userID,
        issuedByID: userID.startsWith('guest_') ? room.ownerID : userID,
        sealedSig: await signing.seal(userSig),
        sigDigest: await signing.digest(userSig),
        issuedAt: enteredAt,
        expiresAt: new Date(now.getTime() + SESSION_SECONDS * 1000),
        endedAt: null,
        endedBecause: null,
      };
    }),
  );
}

/** Sessions of calls that ended: their userSigs are gone. */
function pastSessions(calls: readonly TimedCall[]): readonly MakeSession[] {
  return calls
    .filter((call) => call.endedAt !== null)
    .map((call): MakeSession => async (signing) => ({
      sessionID: sessionIDOf(call),
      roomID: call.room.roomID,
      userID: call.spec.agentID,
      issuedByID: call.spec.agentID,
      sealedSig: null,
      sigDigest: await signing.digest(sessionIDOf(call)),
      issuedAt: call.startedAt,
      expiresAt: new Date(call.startedAt.getTime() + SESSION_SECONDS * 1000),
      endedAt: call.endedAt,
      endedBecause: call.spec.closedBy ? 'roomClosed' : 'left',
    }));
}

function sessionIDOf({ callID, room, spec, endedAt }: TimedCall): string {
  return endedAt === null ? liveSessionID(room.roomID, spec.agentID) : `${callID}-session`;
}

/** Heartbeats of the demo's people and customers, who have no program that could send them. */
export async function keepDemoAlive(store: Store, now: Date): Promise<void> {
  await store.transact(async (tx) => {
    for (const { roomID } of demoRooms) {
      for (const { userID, sessionID } of await tx.members.of(roomID)) {
        const ours = sessionID === liveSessionID(roomID, userID); // and not a real program's, which must beat by itself
        if (ours) await tx.members.beat(roomID, userID, now);
      }
    }
    await keepPresent(tx, now);
  });
}
