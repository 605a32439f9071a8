import * as z from 'zod/mini';
import { endpoint } from './endpoint';
import { instant, opaqueID, personRef, requiredText } from './primitives';

function whole(min: number, max: number) {
  return z.number().check(z.multipleOf(1), z.gte(min), z.lte(max));
}

/** Why somebody is on a break, in both languages of the console; who chose one keeps its words. */
export const breakReason = z.object({
  reasonID: opaqueID,
  zh: requiredText(20),
  en: requiredText(30),
  /** After so many minutes the wallboard marks the break; null: never. */
  limitMinutes: z.nullable(whole(1, 480)),
});
export type BreakReason = z.infer<typeof breakReason>;

const settings = {
  breakReasons: z.array(breakReason).check(z.minLength(1), z.maxLength(20)),
  /** From when on the wallboard marks a wait, a call and a wrap-up. */
  limits: z.object({
    waitSeconds: whole(10, 3600),
    roomMinutes: whole(1, 1440),
    wrapUpMinutes: whole(1, 480),
  }),
};

/** What an admin decides about the floor: the people at work and the wallboard above them. */
export const floorSettings = z.object({
  ...settings,
  /** Goes up by one with each change; an edit names the version it saw. 0: nobody has decided anything. */
  version: z.number(),
  updatedAt: z.nullable(instant),
  updatedBy: z.nullable(personRef),
});
export type FloorSettings = z.infer<typeof floorSettings>;

export const getFloorSettings = endpoint({
  method: 'GET',
  path: '/floor',
  summary: 'Break reasons, and the limits of the wallboard',
  access: 'signedIn',
  result: floorSettings,
});

export const updateFloorSettings = endpoint({
  method: 'PUT',
  path: '/floor',
  summary: 'Decide about break reasons and the limits of the wallboard, all of it at once',
  access: 'floor.manage',
  body: z.object({ ...settings, version: z.number() }),
  result: floorSettings,
  errors: ['settings.changed'],
});
