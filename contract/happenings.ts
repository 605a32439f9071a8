import * as z from 'zod/mini';
import { endpoint } from './endpoint';
import { instant, prose, roomID, text, userID } from './primitives';
import { quietHappening } from './rooms';

/** When it happened, by the clock of whoever tells of it; left out, now. What cannot have been is moved to when it can. */
const at = z.optional(instant);
/** Whose doing it was, where not the caller's own. */
const by = z.optional(z.object({ userID, name: z._default(text(80), '') }));
const chat = { kind: z.literal('chat'), text: prose(500, 1), at };
const quiet = { kind: quietHappening, at };

const oneRoom = z.object({ roomID });

export const reportHappening = endpoint({
  method: 'POST',
  path: '/rooms/:roomID/happenings',
  summary:
    'What a page of an agent who is in the room learned of it: somebody muted, shared the screen, or wrote',
  access: 'room.enter',
  person: true,
  params: oneRoom,
  body: z.discriminatedUnion('kind', [z.object({ ...chat, by }), z.object({ ...quiet, by })]),
  errors: ['room.notFound', 'room.closed', 'member.gone'],
});

export const noteHappening = endpoint({
  method: 'POST',
  path: '/rooms/:roomID/members/me/happenings',
  summary: 'What I did in the room that I am in: muted, shared the screen, wrote',
  access: 'userSig',
  params: oneRoom,
  body: z.discriminatedUnion('kind', [z.object(chat), z.object(quiet)]),
  errors: ['room.closed', 'member.gone', 'session.expired', 'session.invalid', 'session.superseded'],
});
