import * as z from 'zod/mini';
import { endpoint } from './endpoint';
import {
  csv,
  instant,
  opaqueID,
  pageOf,
  paging,
  personRef,
  prose,
  roomID,
  sortBy,
  text,
  userID,
} from './primitives';
import { recordingModes, roomType, template } from './rooms';
import { credentials } from './sessions';
import { launchTicket } from './tickets';

/** How the agent's media runs: in the desktop program, or in the browser (a later capability). */
export const callPath = z.enum(['program', 'browser']);
export type CallPath = z.infer<typeof callPath>;

export const callStates = ['starting', 'live', 'ended'] as const;
export const callState = z.enum(callStates);
export type CallState = z.infer<typeof callState>;

export const endReasons = [
  'left',
  'closedByAdmin',
  'sameUserElsewhere',
  'signatureExpired',
  'programCrashed',
  'network',
  /** The program ran, but could not create or enter the room. */
  'enterFailed',
  'launchGivenUp',
] as const;
export const endReason = z.enum(endReasons);
export type EndReason = z.infer<typeof endReason>;

export const dispositions = [
  'resolved',
  'followUp',
  'customerAbsent',
  'customerLeft',
  'technicalFault',
  'wrongPerson',
  'other',
] as const;
export const disposition = z.enum(dispositions);
export type Disposition = z.infer<typeof disposition>;

/** A call is one of these: in a room, or of a stream that is pushed and one that is played. */
export const callKinds = ['room', 'streams'] as const;
export const callKind = z.enum(callKinds);
export type CallKind = z.infer<typeof callKind>;

/** One agent's part in a room, or with two streams, from pressing start to the wrap-up. Names are those of the time. */
export const call = z.object({
  callID: opaqueID,
  agent: personRef,
  /** Null in a call of streams. */
  room: z.nullable(
    z.object({
      roomID,
      name: z.string(),
      customerName: z.string(),
      customerRef: z.string(),
      type: roomType,
    }),
  ),
  /** Null in a call in a room. The addresses are for showing: without their query, which carries secrets. */
  streams: z.nullable(
    z.object({
      title: z.string(),
      push: z.string(),
      play: z.string(),
      customerName: z.string(),
      customerRef: z.string(),
    }),
  ),
  path: callPath,
  /** Null where there is no room whose seats it could arrange. */
  template: z.nullable(template),
  recording: recordingModes,
  state: callState,
  /** Start was pressed. */
  startedAt: instant,
  /** The program entered the room, or its streams ran; null while they have not. */
  enteredAt: z.nullable(instant),
  endedAt: z.nullable(instant),
  endReason: z.nullable(endReason),
  /** Who ended it, where somebody did: the admin who closed the room. */
  endedBy: z.nullable(personRef),
  /** The reason that the closing person gave. */
  endDetail: z.nullable(z.string()),
  disposition: z.nullable(disposition),
  notes: z.string(),
  wrappedUpAt: z.nullable(instant),
  recordingCount: z.number(),
  can: z.array(z.enum(['end', 'wrapUp'])),
});
export type Call = z.infer<typeof call>;

/**
 * The call, and what the launcher needs to open the program for it: credentials for a link of 2018, a ticket for programs
 * that redeem one.
 */
export const startedCall = z.object({
  call,
  credentials,
  /** The call's, with the signed address where the screen is pushed to this server: a secret. */
  recording: recordingModes,
  ticket: launchTicket,
});
export type StartedCall = z.infer<typeof startedCall>;

/** The same of a call without a room. The addresses are whole: only the call's own agent gets them. */
export const startedStreamCall = z.object({
  call,
  streams: z.object({ title: z.string(), pushURL: z.string(), playURL: z.string() }),
  ticket: launchTicket,
});
export type StartedStreamCall = z.infer<typeof startedStreamCall>;

export const oneCall = z.object({ callID: opaqueID });

export const startCall = endpoint({
  method: 'POST',
  path: '/calls',
  summary: 'Start a call in a room: issues a session for me and opens the call record',
  access: 'room.enter',
  person: true,
  body: z.object({ roomID, path: z._default(callPath, 'program'), template, recording: recordingModes }),
  result: startedCall,
  errors: [
    'room.notFound',
    'room.closed',
    'room.closing',
    'room.full',
    'call.alreadyRunning',
    'user.reserved',
  ],
});

export const relaunchCall = endpoint({
  method: 'POST',
  path: '/calls/:callID/credentials',
  summary:
    'What opens my call, again, to open the program once more; a fresh userSig if the old one is ending',
  access: 'room.enter',
  person: true,
  params: oneCall,
  result: z.union([startedCall, startedStreamCall]),
  errors: ['call.notFound', 'call.ended'],
});

export const currentCall = endpoint({
  method: 'GET',
  path: '/calls/current',
  summary: 'My call that runs, and those that ended and still want their wrap-up',
  access: 'call.list',
  person: true,
  result: z.object({ running: z.nullable(call), unwrapped: z.array(call) }),
});

export const listCalls = endpoint({
  method: 'GET',
  path: '/calls',
  summary: 'Calls, filtered, a page at a time',
  access: 'call.list',
  query: z.object({
    q: z.optional(text(100)),
    from: z.optional(instant),
    to: z.optional(instant),
    agentID: z.optional(csv(userID)),
    roomID: z.optional(roomID),
    kind: z.optional(csv(callKind)),
    state: z.optional(csv(callState)),
    endReason: z.optional(csv(endReason)),
    disposition: z.optional(csv(disposition)),
    wrapUp: z.optional(z.enum(['missing', 'done'])),
    sort: z._default(sortBy(['startedAt', 'duration']), 'startedAt.desc'),
    ...paging,
  }),
  result: pageOf(call),
});

export const getCall = endpoint({
  method: 'GET',
  path: '/calls/:callID',
  summary: 'One call',
  access: 'call.list',
  params: oneCall,
  result: call,
  errors: ['call.notFound'],
});

export const endCall = endpoint({
  method: 'POST',
  path: '/calls/:callID/end',
  summary: 'End my call; says why, as the launcher saw it. Ending an ended call changes nothing',
  access: 'call.list',
  person: true,
  params: oneCall,
  body: z.object({
    reason: z.enum([
      'left',
      'programCrashed',
      'network',
      'enterFailed',
      'launchGivenUp',
      'sameUserElsewhere',
      'signatureExpired',
    ]),
  }),
  result: call,
  errors: ['call.notFound'],
});

export const wrapUpCall = endpoint({
  method: 'PUT',
  path: '/calls/:callID/wrap-up',
  summary: 'Say how a call went; may be corrected later',
  access: 'call.wrapUp',
  params: oneCall,
  body: z.object({ disposition, notes: prose(4000) }),
  result: call,
  errors: ['call.notFound', 'call.notEnded'],
});
