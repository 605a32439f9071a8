import type { Endpoints } from '../../../contract/endpoints';
import { command } from '../context';
import type { Handler, Handlers } from '../handlers';
import { Problem } from '../problem';
import type { WebhookRow } from '../rows/webhooks';
import { keepTry, send } from './deliver';
import { deliveryIn, lockWebhook, webhookIn, webhookObject } from './find';
import { presentDelivery, presentDetail } from './present';
import { askForDelivery, deliveryRow, eventRow } from './write';

const testWebhook: Handler<Endpoints['testWebhook']> = async (ctx, { params }) => {
  const { ports, now } = ctx;
  const at = { now, random: ports.random };
  const { read } = ports.store;
  const webhook = await webhookIn(read, params.webhookID);
  const event = eventRow({ type: 'ping', data: { webhookID: webhook.webhookID } }, at);
  const ping = deliveryRow(webhook.webhookID, 'ping', event.eventID, at);
  const answer = await send(ports, webhook, event, ctx.request.signal);
  await command({ ...ctx, now: ports.clock.now() }, async (work) => {
    await lockWebhook(work.tx, webhook.webhookID);
    await work.tx.webhookEvents.insert(event);
    await work.tx.webhookDeliveries.insert(ping);
    await keepTry(work, ports, ping, answer, false);
    await work.audit({ action: 'webhook.test', object: webhookObject(webhook) });
  });
  return presentDetail(read, await deliveryIn(read, ping));
};

const listDeliveries: Handler<Endpoints['listDeliveries']> = async (ctx, { params, query }) => {
  const { read } = ctx.ports.store;
  await webhookIn(read, params.webhookID);
  const { items, next } = await read.webhookDeliveries.list(params.webhookID, query);
  return { items: items.map(presentDelivery), next };
};

const getDelivery: Handler<Endpoints['getDelivery']> = async (ctx, { params }) => {
  const { read } = ctx.ports.store;
  await webhookIn(read, params.webhookID);
  return presentDetail(read, await deliveryIn(read, params));
};

const redeliver: Handler<Endpoints['redeliver']> = async (ctx, { params }) => {
  const { read } = ctx.ports.store;
  await command(ctx, async (work) => {
    const { tx, audit } = work;
    const webhook = await lockWebhook(tx, params.webhookID);
    mustBeEnabled(webhook);
    const row = await deliveryIn(tx, params);
    await tx.webhookDeliveries.update(row.deliveryID, { state: 'waiting', round: 0, nextAt: ctx.now });
    await askForDelivery(work, webhook.webhookID);
    await audit({ action: 'webhook.redeliver', object: webhookObject(webhook), reason: row.eventID });
  });
  return presentDetail(read, await deliveryIn(read, params));
};

const redeliverFailed: Handler<Endpoints['redeliverFailed']> = async (ctx, { params, body }) => {
  const count = await command(ctx, async (work) => {
    const { tx, audit } = work;
    const webhook = await lockWebhook(tx, params.webhookID);
    mustBeEnabled(webhook);
    const reset = await tx.webhookDeliveries.resetFailed(webhook.webhookID, new Date(body.since), ctx.now);
    if (reset === 0) return 0;
    await askForDelivery(work, webhook.webhookID);
    await audit({
      action: 'webhook.redeliver',
      object: webhookObject(webhook),
      changes: { since: [null, body.since], count: [null, String(reset)] },
    });
    return reset;
  });
  return { count };
};

function mustBeEnabled({ disabledAt }: WebhookRow): void {
  if (disabledAt !== null) throw new Problem('webhook.disabled');
}

export const deliveryHandlers = {
  testWebhook,
  listDeliveries,
  getDelivery,
  redeliver,
  redeliverFailed,
} satisfies Partial<Handlers>;
