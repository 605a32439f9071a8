import * as z from 'zod/mini';
import { permissions, type Permission } from '../../../contract/access';
import { liveEvent } from '../../../contract/events';
import { webhookEventTypes, type WebhookEventType } from '../../../contract/webhook-events';
import { deliveryFailure } from '../../../contract/webhooks';
import type { Json } from '../../roomservice/rows/jobs';
import type { DeliveryTryRow } from '../../roomservice/rows/webhooks';
import type { Audience, StoredLiveEvent } from '../../roomservice/ports';

/** A live event as the log keeps it: what only a stream itself says is never in it. */
export const storedEvent = {
  parse(value: unknown): StoredLiveEvent['event'] {
    const event = liveEvent.parse(value);
    if (event.type === 'hello' || event.type === 'resync') throw new Error(`${event.type} is never kept.`);
    return event;
  },
};

/** Who may see a live event. */
export const audience: { parse(value: unknown): Audience } = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('reach'),
    permission: z.enum([
      'room.list',
      'room.observe',
      'call.list',
      'recording.list',
      'review.write',
      'user.list',
      'presence.list',
    ]),
    ownerID: z.string(),
    teamID: z.nullable(z.string()),
    alsoIDs: z.exactOptional(z.array(z.string())),
  }),
  z.object({ kind: z.literal('people'), userIDs: z.array(z.string()) }),
  z.object({ kind: z.literal('everybody') }),
]);

/** Fields that clients of the 2018 wire keep with a room. */
export const customFields: { parse(value: unknown): Readonly<Record<string, string | number>> } = z.record(
  z.string(),
  z.union([z.string(), z.number()]),
);

/** Whatever a kind of job keeps; the kind itself parses what it reads. */
export const anyJson: { parse(value: unknown): Json } = z.json();

/** What a token may do; a permission that this version no longer knows gives nothing. */
export const givenPermissions = {
  parse: (value: unknown): readonly Permission[] => {
    const given = z.parse(z.array(z.string()), value);
    return permissions.filter((each) => given.includes(each));
  },
};

/** What a webhook is told of; a type that this version no longer knows is never told. */
export const hookEvents = {
  parse: (value: unknown): readonly WebhookEventType[] => {
    const given = z.parse(z.array(z.string()), value);
    return webhookEventTypes.filter((each) => given.includes(each));
  },
};

export const deliveryTries: { parse(value: unknown): readonly DeliveryTryRow[] } = z.array(
  z.object({
    at: z.pipe(
      z.iso.datetime(),
      z.transform((text) => new Date(text)),
    ),
    status: z.nullable(z.number()),
    failure: z.nullable(deliveryFailure),
    tookMs: z.number(),
  }),
);
