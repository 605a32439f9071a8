import * as z from 'zod/mini';
import { endpoint } from './endpoint';
import { instant, opaqueID, personRef, roomID, text, userID } from './primitives';
import { member, memberRole, roomState } from './rooms';

/** createRoom for the owner's first entry into a room that nobody has entered; enterRoom for all others. */
export const roomAction = z.enum(['createRoom', 'enterRoom']);

/** The right of one person to enter one room until it expires. The userSig itself is only in `credentials`. */
export const session = z.object({
  sessionID: opaqueID,
  roomID,
  user: personRef,
  /** Who asked for it. */
  issuedBy: personRef,
  sdkAppID: z.number(),
  accType: z.string(),
  serverDomain: z.string(),
  issuedAt: instant,
  expiresAt: instant,
  state: z.enum(['valid', 'expired', 'revoked', 'superseded']),
  can: z.array(z.enum(['reveal', 'revoke'])),
});
export type Session = z.infer<typeof session>;

/** What a program or page needs to enter the room. `userSig` is a secret: in memory, never in a list. */
export const credentials = z.object({
  sessionID: opaqueID,
  roomID,
  userID,
  userSig: z.string(),
  sdkAppID: z.number(),
  accType: z.string(),
  serverDomain: z.string(),
  roomAction,
  expiresAt: instant,
});
export type Credentials = z.infer<typeof credentials>;

export const issueSession = endpoint({
  method: 'POST',
  path: '/rooms/:roomID/sessions',
  summary: 'Issue a session, valid for 1 minute to 12 hours; its userSig stays hidden until revealed',
  access: 'session.issue',
  params: z.object({ roomID }),
  body: z.object({
    validMinutes: z._default(z.number().check(z.multipleOf(1), z.gte(1), z.lte(720)), 60),
    /** For whom: a person issues for themselves alone and leaves it out, an API token must say. */
    userID: z.optional(userID),
  }),
  result: session,
  errors: ['room.notFound', 'room.closed', 'room.closing', 'user.reserved', 'user.notFound'],
});

export const listSessions = endpoint({
  method: 'GET',
  path: '/rooms/:roomID/sessions',
  summary: "A room's sessions that I may see, newest first, at most 100",
  access: 'session.issue',
  params: z.object({ roomID }),
  result: z.object({ items: z.array(session) }),
  errors: ['room.notFound'],
});

export const revealSession = endpoint({
  method: 'POST',
  path: '/sessions/:sessionID/reveal',
  summary: 'Show the userSig; each reveal is in the audit log',
  access: 'session.reveal',
  params: z.object({ sessionID: opaqueID }),
  result: credentials,
  errors: ['session.notFound', 'session.expired', 'session.superseded', 'room.closed'],
});

export const revokeSession = endpoint({
  method: 'POST',
  path: '/sessions/:sessionID/revoke',
  summary: 'End a session before its time; its member is out of the room',
  access: 'session.issue',
  params: z.object({ sessionID: opaqueID }),
  result: session,
  errors: ['session.notFound'],
});

// What the desktop program itself calls, with the header `Authorization: UserSig <userID> <userSig>`.

/** A program's view of the room that it is in. */
export const roomPulse = z.object({
  roomID,
  state: roomState,
  members: z.array(member),
  /** Set while a closing countdown runs. */
  closesAt: z.nullable(instant),
  reason: z.nullable(z.string()),
});
export type RoomPulse = z.infer<typeof roomPulse>;

export const enterRoom = endpoint({
  method: 'POST',
  path: '/rooms/:roomID/members',
  summary: 'Enter a room with a userSig; a second session of the same person ends the first',
  access: 'userSig',
  params: z.object({ roomID }),
  body: z.object({ role: z._default(memberRole, 'pusher'), userName: z._default(text(80), '') }),
  result: roomPulse,
  errors: [
    'room.closed',
    'room.closing',
    'room.full',
    'member.gone',
    'session.expired',
    'session.invalid',
    'session.superseded',
  ],
});

export const heartbeat = endpoint({
  method: 'POST',
  path: '/rooms/:roomID/members/me/heartbeat',
  summary: 'Still here; a member who says nothing for 20 s is out',
  access: 'userSig',
  params: z.object({ roomID }),
  result: roomPulse,
  errors: ['room.closed', 'member.gone', 'session.expired', 'session.invalid', 'session.superseded'],
});

export const leaveRoom = endpoint({
  method: 'DELETE',
  path: '/rooms/:roomID/members/me',
  summary: 'Leave a room; leaving twice is no error',
  access: 'userSig',
  params: z.object({ roomID }),
  errors: ['room.closed', 'member.gone', 'session.expired', 'session.invalid', 'session.superseded'],
});
