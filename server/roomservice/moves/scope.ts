import * as z from 'zod/mini';
import type { MediaPlace } from '../../../contract/places';
import type { Json } from '../rows/jobs';
import type { MoveWish } from '../stores/moves';

const dayMs = 24 * 3_600_000;

const scope = z.object({ olderThanDays: z._default(z.number(), 0) });
export type MoveScope = z.infer<typeof scope>;

/** Of a move as it was kept. */
export function scopeOf(kept: Json): MoveScope {
  return z.parse(scope, kept);
}

export function wishOf(target: MediaPlace, { olderThanDays }: MoveScope, now: Date): MoveWish {
  const to = new Date(now.getTime() - olderThanDays * dayMs).toISOString();
  return { target, filter: olderThanDays === 0 ? {} : { to } };
}
