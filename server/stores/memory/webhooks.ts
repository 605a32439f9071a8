import type { WebhookDeliveryRow } from '../../roomservice/rows/webhooks';
import type { DeliveryTally, WebhooksStore } from '../../roomservice/stores/webhooks';
import { by, inOrder, isOneOf, isWithin } from './lists';
import { nextNumber, patch, type View } from './tables';

export function webhooks(view: View): WebhooksStore['webhooks'] {
  const all = () => [...view.webhooks.values()];
  return {
    get: async (webhookID) => view.webhooks.get(webhookID),
    lock: async (webhookID) => view.webhooks.get(webhookID),
    // Those of one instant: what came last stands first.
    list: async () =>
      all()
        .toReversed()
        .sort(by((row) => row.createdAt, true)),
    enabled: async () => all().filter(({ disabledAt }) => disabledAt === null),
    insert: async (row) => view.webhooks.set(row.webhookID, row),
    update: async (webhookID, fields) => patch(view.webhooks, webhookID, fields),
    async delete(webhookID) {
      view.webhooks.delete(webhookID);
      for (const row of [...view.webhookDeliveries.values()])
        if (row.webhookID === webhookID) view.webhookDeliveries.delete(row.deliveryID);
    },
    async eraseOldSecrets(now) {
      for (const { webhookID, oldSecretUntil } of all())
        if (oldSecretUntil !== null && oldSecretUntil <= now)
          patch(view.webhooks, webhookID, { sealedOldSecret: null, oldSecretUntil: null });
    },
  };
}

export function webhookEvents(view: View): WebhooksStore['webhookEvents'] {
  return {
    get: async (eventID) => view.webhookEvents.get(eventID),
    insert: async (row) => view.webhookEvents.set(row.eventID, row),
    async deleteBefore(at) {
      const old = [...view.webhookEvents.values()].filter((row) => row.at < at);
      for (const { eventID } of old) view.webhookEvents.delete(eventID);
      return old.length;
    },
  };
}

export function webhookDeliveries(view: View): WebhooksStore['webhookDeliveries'] {
  const all = () => [...view.webhookDeliveries.values()];
  const isDue = ({ state, nextAt }: WebhookDeliveryRow, now: Date) =>
    state === 'waiting' && nextAt !== null && nextAt <= now;
  return {
    async get(deliveryID) {
      const row = view.webhookDeliveries.get(deliveryID);
      return row && plain(row);
    },
    async insert(row) {
      const arrival = nextNumber(view, 'webhookDeliveries');
      view.webhookDeliveries.set(row.deliveryID, { ...row, arrival });
    },
    update: async (deliveryID, fields) => patch(view.webhookDeliveries, deliveryID, fields),
    due: async (webhookID, now, limit) =>
      all()
        .filter((row) => row.webhookID === webhookID && isDue(row, now))
        .sort(
          inOrder(
            by((row) => row.nextAt),
            by((row) => row.arrival),
          ),
        )
        .slice(0, limit)
        .map(plain),
    async webhooksDue(now) {
      const ids = new Set(all().flatMap((row) => (isDue(row, now) ? [row.webhookID] : [])));
      return [...ids].filter((webhookID) => view.webhooks.get(webhookID)?.disabledAt === null);
    },
    async list(webhookID, { state, type, from, to, before, limit }) {
      const found = all()
        .filter((row) => row.webhookID === webhookID && isOneOf(state, row.state) && isOneOf(type, row.type))
        .filter((row) => isWithin(row.createdAt, from, to) && row.arrival < (before ?? Infinity))
        .sort(by((row) => row.arrival, true));
      const items = found.slice(0, limit);
      return {
        items: items.map(plain),
        next: found.length > limit ? (items.at(-1)?.arrival ?? null) : null,
      };
    },
    async tally(since) {
      const tallies = new Map<string, DeliveryTally>();
      for (const { webhookID, state, attempts, createdAt } of all()) {
        if (createdAt < since) continue;
        const before = tallies.get(webhookID) ?? { webhookID, delivered: 0, failing: 0, waiting: 0 };
        const what = state === 'delivered' ? 'delivered' : attempts > 0 ? 'failing' : 'waiting';
        tallies.set(webhookID, { ...before, [what]: before[what] + 1 });
      }
      return [...tallies.values()];
    },
    async resetFailed(webhookID, since, now) {
      const failed = all().filter(
        (row) => row.webhookID === webhookID && row.state === 'failed' && row.createdAt >= since,
      );
      for (const { deliveryID } of failed)
        patch(view.webhookDeliveries, deliveryID, { state: 'waiting', round: 0, nextAt: now });
      return failed.length;
    },
    async deleteBefore(createdAt) {
      const old = all().filter((row) => row.createdAt < createdAt);
      for (const { deliveryID } of old) view.webhookDeliveries.delete(deliveryID);
      return old.length;
    },
  };
}

function plain({
  arrival: _arrival,
  ...row
}: WebhookDeliveryRow & { readonly arrival: number }): WebhookDeliveryRow {
  return row;
}
