import type { Delivery, DeliveryDetail, DeliveryTry, Webhook } from '../../../contract/webhooks';
import { nameOf } from '../people/name-of';
import type { DeliveryTryRow, WebhookDeliveryRow, WebhookRow } from '../rows/webhooks';
import type { Tx } from '../store';
import type { DeliveryTally } from '../stores/webhooks';

const nothing = { delivered: 0, failing: 0, waiting: 0 } as const;

export async function presentWebhook(
  tx: Tx,
  row: WebhookRow,
  tallies: readonly DeliveryTally[],
  now: Date,
): Promise<Webhook> {
  const team = row.teamID === null ? null : await tx.teams.get(row.teamID);
  const { delivered, failing, waiting } =
    tallies.find(({ webhookID }) => webhookID === row.webhookID) ?? nothing;
  const oldSigns = row.oldSecretUntil !== null && row.oldSecretUntil > now;
  return {
    webhookID: row.webhookID,
    url: row.url,
    description: row.description,
    events: row.events === null ? null : [...row.events],
    team: row.teamID === null ? null : { teamID: row.teamID, name: team?.name ?? row.teamID },
    disabled:
      row.disabledAt && row.disabledBecause
        ? { at: row.disabledAt.toISOString(), because: row.disabledBecause }
        : null,
    oldSecretUntil: oldSigns ? (row.oldSecretUntil?.toISOString() ?? null) : null,
    createdBy: { userID: row.createdByID, name: await nameOf(tx, row.createdByID) },
    createdAt: row.createdAt.toISOString(),
    lastSuccessAt: row.lastSuccessAt?.toISOString() ?? null,
    lastFailure: row.lastFailureAt && {
      at: row.lastFailureAt.toISOString(),
      status: row.lastFailureStatus,
      failure: row.lastFailure,
    },
    failingSince: row.failingSince?.toISOString() ?? null,
    day: { delivered, failing, waiting },
  };
}

export function presentDelivery(row: WebhookDeliveryRow): Delivery {
  const { deliveryID, eventID, type, state, createdAt, attempts, nextAt, tries } = row;
  const last = tries.at(-1);
  return {
    ...{ deliveryID, eventID, type, state, attempts },
    createdAt: createdAt.toISOString(),
    nextAt: nextAt?.toISOString() ?? null,
    lastTry: last ? presentTry(last) : null,
  };
}

export async function presentDetail(tx: Tx, row: WebhookDeliveryRow): Promise<DeliveryDetail> {
  const event = await tx.webhookEvents.get(row.eventID);
  return {
    ...presentDelivery(row),
    body: event?.body ?? '',
    response: row.response,
    tries: row.tries.map(presentTry),
  };
}

function presentTry({ at, status, failure, tookMs }: DeliveryTryRow): DeliveryTry {
  return { at: at.toISOString(), status, failure, tookMs };
}
