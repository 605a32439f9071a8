import type { Credentials } from '../../../contract/sessions';
import { reservedUserIDs } from '../../../contract/people';
import type { Ctx } from '../context';
import { callerOf } from '../context';
import { Problem } from '../problem';
import type { RoomRow } from '../rows/rooms';
import type { SessionRow } from '../rows/sessions';

/** A signed session that is not stored yet. Signing comes before the transaction: it may take its time. */
export interface SignedSession {
  readonly row: SessionRow;
  readonly userSig: string;
}

export async function signSession(
  ctx: Ctx,
  { roomID, userID }: { readonly roomID: string; readonly userID: string },
  minutes: number,
): Promise<SignedSession> {
  const { signing, random } = ctx.ports;
  if (reservedUserIDs.test(userID)) throw new Problem('user.reserved', { userID });
  const userSig = await signing.sign(userID, minutes * 60);
  return {
    userSig,
    row: {
      sessionID: random.id(),
      roomID,
      userID,
      issuedByID: callerOf(ctx).userID,
      sealedSig: await signing.seal(userSig),
      sigDigest: await signing.digest(userSig),
      issuedAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + minutes * 60_000),
      endedAt: null,
      endedBecause: null,
    },
  };
}

/** What the launcher needs of a session for this room. */
export function credentialsOf(ctx: Ctx, session: SessionRow, userSig: string, room: RoomRow): Credentials {
  const { signing, service } = ctx.ports;
  return {
    sessionID: session.sessionID,
    roomID: session.roomID,
    userID: session.userID,
    userSig,
    sdkAppID: signing.sdkAppID,
    accType: signing.accType,
    serverDomain: service.serverDomain,
    // The owner's first entry creates the room in the program's eyes; everybody else, and every return, enters it.
    roomAction: room.ownerID === session.userID && !room.everEntered ? 'createRoom' : 'enterRoom',
    expiresAt: session.expiresAt.toISOString(),
  };
}
