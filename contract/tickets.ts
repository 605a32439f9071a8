import * as z from 'zod/mini';
import { endpoint } from './endpoint';
import { instant, opaqueID, roomID, userID } from './primitives';
import { recordingModes, roomType, template } from './rooms';
import { roomAction } from './sessions';

/** What opens one program for one call, once: see docs/launcher-protocol.md. A secret until it has been used. */
export const launchTicket = z.object({ ticket: z.string(), expiresAt: instant });
export type LaunchTicket = z.infer<typeof launchTicket>;

/** Everything that a program needs to be in the room, as the 2018 link says it in the open. */
export const roomOrder = z.object({
  type: roomType,
  roomAction,
  roomID,
  roomName: z.string(),
  roomTitle: z.string(),
  userID,
  userName: z.string(),
  userSig: z.string(),
  sdkAppID: z.number(),
  accType: z.string(),
  serverDomain: z.string(),
  template,
  recording: recordingModes,
  expiresAt: instant,
});
export type RoomOrder = z.infer<typeof roomOrder>;

/** Everything that a program needs to push one stream and play another. */
export const streamsOrder = z.object({
  type: z.literal('CustomServiceLive'),
  title: z.string(),
  pushURL: z.string(),
  playURL: z.string(),
});
export type StreamsOrder = z.infer<typeof streamsOrder>;

/** Unguessable text that a page or program made: base64url. */
const secret = z.string().check(z.regex(/^[A-Za-z0-9_-]{16,100}$/));

export const redeemTicket = endpoint({
  method: 'POST',
  path: '/tickets/redeem',
  summary:
    'What the desktop program calls first: its order, for the one-use ticket of its link. The same nonce within a minute gets the same answer again',
  access: 'public',
  body: z.object({ ticket: secret, nonce: secret }),
  result: z.object({
    callID: opaqueID,
    /** Pages that may talk to the program from now on. */
    origins: z.array(z.string()),
    order: z.discriminatedUnion('type', [roomOrder, streamsOrder]),
  }),
  errors: [
    'ticket.invalid',
    'ticket.used',
    'ticket.expired',
    'request.tooMany',
    'room.closed',
    'call.ended',
    'session.expired',
  ],
});
