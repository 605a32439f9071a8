import * as z from 'zod/mini';
import { endpoint } from './endpoint';
import { instant, opaqueID, personRef, requiredText, roomID } from './primitives';
import { member } from './rooms';

/** off: nobody watches. announced: our people in the room see who does. silent: nobody in the room learns of it. */
export const observingPolicies = ['off', 'announced', 'silent'] as const;
export const observingPolicy = z.enum(observingPolicies);
export type ObservingPolicy = z.infer<typeof observingPolicy>;

/** What an admin decides about watching calls that run. */
export const observingSettings = z.object({
  policy: observingPolicy,
  /** Is there a live service to play from? Without one nothing can be watched, whatever is decided. */
  liveService: z.boolean(),
  /** Goes up by one with each change; an edit names the version it saw. 0: nobody has decided anything. */
  version: z.number(),
  updatedAt: z.nullable(instant),
  updatedBy: z.nullable(personRef),
});
export type ObservingSettings = z.infer<typeof observingSettings>;

export const getObservingSettings = endpoint({
  method: 'GET',
  path: '/observing',
  summary: 'May calls that run be watched, and do the people in them learn of it',
  access: 'room.observe',
  person: true,
  result: observingSettings,
});

export const updateObservingSettings = endpoint({
  method: 'PUT',
  path: '/observing',
  summary: 'Decide about watching calls that run; what no longer fits ends at once',
  access: 'floor.manage',
  person: true,
  body: z.object({ policy: observingPolicy, version: z.number() }),
  result: observingSettings,
  errors: ['settings.changed'],
});

/**
 * Why an observation ended: who watched stopped, or began anew elsewhere; their page fell silent, they were signed out,
 * or may no longer; the room closed or everybody left it; an admin decided otherwise.
 */
export const observationEnds = [
  'stopped',
  'startedAnew',
  'silent',
  'signedOut',
  'permissionLost',
  'roomClosed',
  'roomEmpty',
  'policyChanged',
] as const;
export const observationEnd = z.enum(observationEnds);
export type ObservationEnd = z.infer<typeof observationEnd>;

/** What a member pushes to the live service. */
const playedMember = z.object({
  ...{ userID: member.shape.userID, name: member.shape.name, role: member.shape.role },
  /** The signed right to play it, over https as FLV, until `validUntil`; null where the member pushes nothing there. */
  url: z.nullable(z.string()),
});

/** Somebody watches the streams of a room from outside: without a seat, and without the right to push. */
export const observation = z.object({
  observationID: opaqueID,
  roomID,
  /** Our people in the room see who watches. */
  announced: z.boolean(),
  startedAt: instant,
  streams: z.array(playedMember),
  validUntil: instant,
});
export type Observation = z.infer<typeof observation>;

export const startObserving = endpoint({
  method: 'POST',
  path: '/rooms/:roomID/observations',
  summary: 'Watch a room without entering it; an earlier observation of mine there ends',
  access: 'room.observe',
  person: true,
  params: z.object({ roomID }),
  body: z.object({ reason: requiredText(200) }),
  result: observation,
  errors: ['room.notFound', 'room.closed', 'room.notLive', 'observing.off', 'observing.notConfigured'],
});

const oneObservation = z.object({ observationID: opaqueID });

export const renewObservation = endpoint({
  method: 'POST',
  path: '/observations/:observationID/renew',
  summary: 'I still watch: the members as they are now, under fresh addresses; say it every half minute',
  access: 'room.observe',
  person: true,
  params: oneObservation,
  result: observation,
  errors: ['observation.notFound', 'observation.ended', 'observing.notConfigured'],
});

export const endObservation = endpoint({
  method: 'POST',
  path: '/observations/:observationID/end',
  summary: 'Stop watching; stopping twice is no error',
  access: 'room.observe',
  person: true,
  params: oneObservation,
  errors: ['observation.notFound'],
});

export const observer = z.object({
  observationID: opaqueID,
  person: personRef,
  announced: z.boolean(),
  startedAt: instant,
});

export const listObservers = endpoint({
  method: 'GET',
  path: '/rooms/:roomID/observers',
  summary: 'Who watches a room now; those unannounced for holders of `room.observe` alone',
  access: 'room.list',
  params: z.object({ roomID }),
  result: z.object({ items: z.array(observer) }),
  errors: ['room.notFound'],
});
