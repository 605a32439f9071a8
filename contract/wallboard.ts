import * as z from 'zod/mini';
import { endReason } from './calls';
import { endpoint } from './endpoint';
import { floorSettings } from './floor';
import { presence } from './presence';
import { csv, instant, opaqueID, personRef } from './primitives';
import { room } from './rooms';

/** A launch that did not lead into the room, by a fault or for want of an answer. */
const failedLaunch = z.object({
  callID: opaqueID,
  agent: personRef,
  /** The name of the room, or the title of the streams. */
  about: z.string(),
  startedAt: instant,
  reason: endReason,
});

/** What happens on the floor, all of it as of one moment. */
export const wallboard = z.object({
  at: instant,
  limits: floorSettings.shape.limits,
  /** Customers with whom nobody is; who has waited longest first, at most 50 of them. */
  waiting: z.object({ total: z.number(), items: z.array(room) }),
  /** Rooms that somebody is in, those of waiting customers aside; the longest first, at most 100 of them. */
  live: z.object({ total: z.number(), items: z.array(room) }),
  agents: z.array(presence),
  /** Of calls whose start was pressed in the last hour. */
  launches: z.object({
    since: instant,
    started: z.number(),
    entered: z.number(),
    /** By what they failed of, the commonest first. */
    failed: z.array(z.object({ reason: endReason, count: z.number() })),
    /** The last of them, at most 20. */
    items: z.array(failedLaunch),
  }),
});
export type Wallboard = z.infer<typeof wallboard>;

export const getWallboard = endpoint({
  method: 'GET',
  path: '/wallboard',
  summary: 'Waiting customers, live rooms, agents and failing launches, as of one moment',
  access: 'wallboard.view',
  query: z.object({ teamID: z.optional(csv(opaqueID)) }),
  result: wallboard,
});
