import * as z from 'zod/mini';

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
const observationEnd = z.enum(observationEnds);
export type ObservationEnd = z.infer<typeof observationEnd>;
