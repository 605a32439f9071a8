import type { WebhookEvent, WebhookMessage } from '../../../contract/webhook-events';
import type { Work } from '../context';
import type { Random } from '../ports';
import type { WebhookDeliveryRow, WebhookEventRow, WebhookRow } from '../rows/webhooks';
import { deliverWebhook } from './deliver';

interface At {
  readonly now: Date;
  readonly random: Random;
}

/**
 * Writes down, in the transaction of what happened, what webhooks are to be told of it: it goes out if and only if the
 * change is kept.
 */
export async function writeEvents(
  { tx, now, addJob }: Pick<Work, 'tx' | 'now' | 'addJob'>,
  events: readonly WebhookEvent[],
  random: Random,
): Promise<void> {
  if (events.length === 0) return;
  const at = { now, random };
  const webhooks = await tx.webhooks.enabled();
  const told = new Set<string>();
  for (const event of events) {
    const audience = webhooks.filter((webhook) => isFor(webhook, event));
    if (audience.length === 0) continue;
    const row = eventRow(event, at);
    await tx.webhookEvents.insert(row);
    for (const { webhookID } of audience) {
      await tx.webhookDeliveries.insert(deliveryRow(webhookID, event.type, row.eventID, at));
      told.add(webhookID);
    }
  }
  for (const webhookID of told) await askForDelivery({ addJob }, webhookID);
}

/** One job a webhook at a time: where one is under way, it finds what is due by itself. */
export async function askForDelivery({ addJob }: Pick<Work, 'addJob'>, webhookID: string): Promise<void> {
  await addJob(deliverWebhook, { webhookID }, { dedupeKey: webhookID });
}

export function eventRow(event: WebhookEvent, { now, random }: At): WebhookEventRow {
  const { type, data } = event;
  const eventID = random.id();
  const envelope = { id: eventID, type, version: 1, timestamp: now.toISOString() } as const;
  return { eventID, subjectID: aboutOf(event).id, body: JSON.stringify({ ...envelope, data }), at: now };
}

export function deliveryRow(
  webhookID: string,
  type: WebhookMessage['type'],
  eventID: string,
  { now, random }: At,
): WebhookDeliveryRow {
  return {
    ...{ deliveryID: random.id(), webhookID, eventID, type, createdAt: now },
    ...{ state: 'waiting', attempts: 0, round: 0, nextAt: now, tries: [], response: null },
  };
}

function isFor({ events, teamID }: WebhookRow, event: WebhookEvent): boolean {
  if (event.type === 'ping') return false;
  if (events !== null && !events.includes(event.type)) return false;
  return teamID === null || teamID === aboutOf(event).teamID;
}

/** What it happened to, and whose that is. */
function aboutOf({ data }: WebhookEvent): { readonly id: string; readonly teamID: string | null } {
  if ('recording' in data) return { id: data.recording.recordingID, teamID: data.recording.teamID };
  if ('call' in data) return { id: data.call.callID, teamID: data.call.teamID };
  if ('room' in data) return { id: data.room.roomID, teamID: data.room.teamID };
  if ('storage' in data) return { id: 'storage', teamID: null };
  return { id: data.webhookID, teamID: null };
}
