import * as z from 'zod/mini';
import { mostWebhooks } from '../../../contract/webhooks';
import type { Work } from '../context';
import type { JobCtx, JobKind } from '../jobs/kind';
import type { Ports, ReceiverAnswer } from '../ports';
import type { WebhookDeliveryRow, WebhookEventRow, WebhookRow } from '../rows/webhooks';
import { afterTry, webhookAfter } from './retry';
import { secretsOf, signedHeaders } from './secrets';

/** So many requests at once to one receiver. */
const atOnce = 4;

/**
 * Sends one webhook what is due. There is one such job a webhook and room for all of them, so a receiver that takes its
 * time holds up nobody else; two servers never send for one webhook at once.
 */
export const deliverWebhook: JobKind<{ webhookID: string }> = {
  kind: 'webhook.deliver',
  payload: z.object({ webhookID: z.string() }),
  ...{ maxAttempts: 20, leaseMs: 30_000, concurrency: mostWebhooks },
  async run({ payload: { webhookID } }, ctx) {
    const begun = new Set<string>();
    const workers = Array.from({ length: atOnce }, () => work(webhookID, begun, ctx));
    const failed = (await Promise.allSettled(workers)).find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
  },
};

/** Takes one after the other until nothing is due; `begun` keeps the workers of one job apart. */
async function work(webhookID: string, begun: Set<string>, ctx: JobCtx): Promise<void> {
  const { read } = ctx.ports.store;
  for (;;) {
    ctx.signal.throwIfAborted();
    const due = await read.webhookDeliveries.due(webhookID, ctx.ports.clock.now(), 2 * atOnce);
    // A worker may have sent it since the list was read; then it has one try more than here.
    const next = due.find((row) => !begun.has(keyOf(row)));
    if (!next) return;
    begun.add(keyOf(next));
    const webhook = await read.webhooks.get(webhookID);
    if (!webhook || webhook.disabledAt !== null) return;
    const event = await read.webhookEvents.get(next.eventID);
    if (!event) continue; // what it was about was erased meanwhile, and the delivery with it
    const answer = await send(ctx.ports, webhook, event, ctx.signal);
    ctx.signal.throwIfAborted(); // cut off by us: not the receiver's failure
    await ctx.command((each) => keepTry(each, ctx.ports, next, answer, true));
  }
}

function keyOf({ deliveryID, attempts }: WebhookDeliveryRow): string {
  return `${deliveryID} ${attempts}`;
}

/** One request, signed at this moment. */
export async function send(
  ports: Ports,
  webhook: WebhookRow,
  { eventID, body }: Pick<WebhookEventRow, 'eventID' | 'body'>,
  signal: AbortSignal,
): Promise<ReceiverAnswer> {
  const at = ports.clock.now();
  const signed = await signedHeaders(await secretsOf(ports.signing, webhook, at), { eventID, body, at });
  const headers = {
    ...{ 'content-type': 'application/json', 'user-agent': `webexe-console/${ports.service.version}` },
    ...signed,
  };
  return ports.receivers.send({ url: webhook.url, headers, body, signal });
}

/** Writes down what came of a try: of the delivery, and of the webhook. `again`: try again where it failed. */
export async function keepTry(
  { tx, now, audit }: Work,
  { random }: Ports,
  { deliveryID, webhookID }: WebhookDeliveryRow,
  answer: ReceiverAnswer,
  again: boolean,
): Promise<void> {
  const webhook = await tx.webhooks.lock(webhookID);
  const row = await tx.webhookDeliveries.get(deliveryID);
  if (!webhook || !row) return; // deleted meanwhile
  await tx.webhookDeliveries.update(deliveryID, afterTry(row, answer, { now, random, again }));
  const patch = webhookAfter(webhook, answer, now);
  await tx.webhooks.update(webhookID, patch);
  if (patch.disabledBecause == null) return;
  await audit({
    action: 'webhook.disable',
    object: { kind: 'webhook', id: webhookID, name: webhook.description },
    reason: patch.disabledBecause,
  });
}
