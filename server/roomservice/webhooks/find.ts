import { Problem } from '../problem';
import type { WebhookDeliveryRow, WebhookRow } from '../rows/webhooks';
import type { Tx } from '../store';

export async function webhookIn(tx: Tx, webhookID: string): Promise<WebhookRow> {
  const row = await tx.webhooks.get(webhookID);
  if (!row) throw new Problem('webhook.notFound');
  return row;
}

/** The same, locked until the transaction ends. */
export async function lockWebhook(tx: Tx, webhookID: string): Promise<WebhookRow> {
  const row = await tx.webhooks.lock(webhookID);
  if (!row) throw new Problem('webhook.notFound');
  return row;
}

export async function deliveryIn(
  tx: Tx,
  ids: { readonly webhookID: string; readonly deliveryID: string },
): Promise<WebhookDeliveryRow> {
  const row = await tx.webhookDeliveries.get(ids.deliveryID);
  if (row?.webhookID !== ids.webhookID) throw new Problem('delivery.notFound');
  return row;
}

export function webhookObject({ webhookID, description }: WebhookRow) {
  return { kind: 'webhook', id: webhookID, name: description } as const;
}
