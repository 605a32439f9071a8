import * as z from 'zod/mini';
import { endpoint } from './endpoint';
import { csv, instant, opaqueID, personRef, requiredText, wholeNumber } from './primitives';
import { messageTypes, webhookEventType, webhookEventTypes } from './webhook-events';

/** As many as there may be. */
export const mostWebhooks = 20;
/** As long as an old secret may still be good beside the new one. */
export const longestOverlapHours = 168;

/** An address that can be called: no password in it, and no part that never leaves a browser. */
const receiverURL = z
  .string()
  .check(z.trim(), z.maxLength(500), z.regex(/^https?:\/\/[^\s/?#@\\]+([/?][^\s#\\]*)?$/i));

/** What came of a try that did not go well. */
export const deliveryFailures = [
  /** It answered, and not with 2xx. */
  'status',
  /** It answered with another address, which is not followed. */
  'redirect',
  /** It took longer than 15 seconds. */
  'timeout',
  'nameUnknown',
  /** Its address is of a network that this server calls nobody in. */
  'addressRefused',
  /** No encrypted connection, or a certificate that cannot be trusted. */
  'certificate',
  /** It refused or broke the connection. */
  'connection',
] as const;
export const deliveryFailure = z.enum(deliveryFailures);
export type DeliveryFailure = z.infer<typeof deliveryFailure>;

/** failing: nothing came through for days; gone: the receiver answered 410. */
export const whyDisabled = z.enum(['admin', 'failing', 'gone']);
export type WhyDisabled = z.infer<typeof whyDisabled>;

const tried = { at: instant, status: z.nullable(z.number()), failure: z.nullable(deliveryFailure) };

/** An address of an integrator that is told what happens. */
export const webhook = z.object({
  webhookID: opaqueID,
  url: z.string(),
  description: z.string(),
  /** Null: everything, also what later versions tell. */
  events: z.nullable(z.array(webhookEventType)),
  /** The team whose things it is told of; null: everything. */
  team: z.nullable(z.object({ teamID: opaqueID, name: z.string() })),
  /** Null while it is enabled. */
  disabled: z.nullable(z.object({ at: instant, because: whyDisabled })),
  /** Until then the secret before this one signs as well. */
  oldSecretUntil: z.nullable(instant),
  createdBy: personRef,
  createdAt: instant,
  lastSuccessAt: z.nullable(instant),
  lastFailure: z.nullable(z.object(tried)),
  /** Since when no try went well; null where the last one did. */
  failingSince: z.nullable(instant),
  /** Of the last 24 hours; failing: tried, and not yet or never delivered. */
  day: z.object({ delivered: z.number(), failing: z.number(), waiting: z.number() }),
});
export type Webhook = z.infer<typeof webhook>;

/** waiting: it is tried again at `nextAt`; failed: not any more. */
export const deliveryStates = ['waiting', 'delivered', 'failed'] as const;
export const deliveryState = z.enum(deliveryStates);
export type DeliveryState = z.infer<typeof deliveryState>;

export const deliveryTry = z.object({ ...tried, tookMs: z.number() });
export type DeliveryTry = z.infer<typeof deliveryTry>;

const messageType = z.enum(messageTypes);

/** One event on its way to one webhook. */
export const delivery = z.object({
  deliveryID: opaqueID,
  eventID: opaqueID,
  type: messageType,
  state: deliveryState,
  createdAt: instant,
  /** How often it was tried. */
  attempts: z.number(),
  nextAt: z.nullable(instant),
  lastTry: z.nullable(deliveryTry),
});
export type Delivery = z.infer<typeof delivery>;

export const deliveryDetail = z.extend(delivery, {
  /** The JSON that is sent, to the letter. */
  body: z.string(),
  /** How the last answer began: at most 1,024 bytes. */
  response: z.nullable(z.string()),
  /** Oldest first, the last 20. */
  tries: z.array(deliveryTry),
});
export type DeliveryDetail = z.infer<typeof deliveryDetail>;

const oneWebhook = z.object({ webhookID: opaqueID });
const oneDelivery = z.object({ webhookID: opaqueID, deliveryID: opaqueID });
const withSecret = z.object({
  webhook,
  /** `whsec_` and base64: shown this once. */
  secret: z.string(),
});

const fields = {
  url: receiverURL,
  description: requiredText(100),
  events: z.nullable(z.array(webhookEventType).check(z.minLength(1), z.maxLength(webhookEventTypes.length))),
  teamID: z.nullable(opaqueID),
};

export const listWebhooks = endpoint({
  method: 'GET',
  path: '/webhooks',
  summary: 'All webhooks, newest first',
  access: 'webhook.manage',
  result: z.object({ items: z.array(webhook) }),
});

export const getWebhook = endpoint({
  method: 'GET',
  path: '/webhooks/:webhookID',
  summary: 'One webhook',
  access: 'webhook.manage',
  params: oneWebhook,
  result: webhook,
  errors: ['webhook.notFound'],
});

export const createWebhook = endpoint({
  method: 'POST',
  path: '/webhooks',
  summary: 'Make a webhook; the answer holds the secret that signs, shown this once',
  access: 'webhook.manage',
  body: z.object({
    ...fields,
    events: z._default(fields.events, null),
    teamID: z._default(fields.teamID, null),
  }),
  result: withSecret,
  errors: ['webhook.tooMany', 'webhook.addressRefused', 'team.notFound'],
});

export const updateWebhook = endpoint({
  method: 'PATCH',
  path: '/webhooks/:webhookID',
  summary:
    'Change a webhook. Enabled again, it goes on with what waited, and hears of what happens from then on',
  access: 'webhook.manage',
  params: oneWebhook,
  body: z.partial(z.object({ ...fields, enabled: z.boolean() })),
  result: webhook,
  errors: ['webhook.notFound', 'webhook.addressRefused', 'team.notFound'],
});

export const deleteWebhook = endpoint({
  method: 'DELETE',
  path: '/webhooks/:webhookID',
  summary: 'Delete a webhook with its log; what waited is not sent any more',
  access: 'webhook.manage',
  params: oneWebhook,
  errors: ['webhook.notFound'],
});

export const rotateWebhookSecret = endpoint({
  method: 'POST',
  path: '/webhooks/:webhookID/rotate',
  summary: 'Make a new secret, shown this once; the old one signs beside it for some hours',
  access: 'webhook.manage',
  params: oneWebhook,
  body: z.object({
    overlapHours: z._default(z.number().check(z.multipleOf(1), z.gte(0), z.lte(longestOverlapHours)), 24),
  }),
  result: withSecret,
  errors: ['webhook.notFound'],
});

export const testWebhook = endpoint({
  method: 'POST',
  path: '/webhooks/:webhookID/test',
  summary: 'Send a ping now, once, and answer what came of it; also where it is disabled',
  access: 'webhook.manage',
  params: oneWebhook,
  result: deliveryDetail,
  errors: ['webhook.notFound'],
});

export const listDeliveries = endpoint({
  method: 'GET',
  path: '/webhooks/:webhookID/deliveries',
  summary: 'What a webhook was told, newest first, from a place on',
  access: 'webhook.manage',
  params: oneWebhook,
  query: z.object({
    state: z.optional(csv(deliveryState)),
    type: z.optional(csv(messageType)),
    from: z.optional(instant),
    to: z.optional(instant),
    /** `next` of the answer before. */
    before: z.optional(wholeNumber(1, Number.MAX_SAFE_INTEGER)),
    limit: z._default(wholeNumber(1, 100), 25),
  }),
  result: z.object({
    items: z.array(delivery),
    /** Null at the end. */
    next: z.nullable(z.number()),
  }),
  errors: ['webhook.notFound'],
});

export const getDelivery = endpoint({
  method: 'GET',
  path: '/webhooks/:webhookID/deliveries/:deliveryID',
  summary: 'One delivery, with what was sent and what came back',
  access: 'webhook.manage',
  params: oneDelivery,
  result: deliveryDetail,
  errors: ['webhook.notFound', 'delivery.notFound'],
});

export const redeliver = endpoint({
  method: 'POST',
  path: '/webhooks/:webhookID/deliveries/:deliveryID/redeliver',
  summary: 'Send one again, with the same event id and as many tries as at first',
  access: 'webhook.manage',
  params: oneDelivery,
  result: deliveryDetail,
  errors: ['webhook.notFound', 'delivery.notFound', 'webhook.disabled'],
});

export const redeliverFailed = endpoint({
  method: 'POST',
  path: '/webhooks/:webhookID/redeliver',
  summary: 'Send again all that failed since then',
  access: 'webhook.manage',
  params: oneWebhook,
  body: z.object({ since: instant }),
  result: z.object({ count: z.number() }),
  errors: ['webhook.notFound', 'webhook.disabled'],
});
