import { and, asc, count, desc, eq, getTableColumns, gte, isNull, lt, lte, sql } from 'drizzle-orm';
import type { WebhooksStore } from '../../roomservice/stores/webhooks';
import { first, type Db } from './db';
import { isOneOf, isWithin } from './lists';
import { webhookDeliveries as deliveries, webhookEvents, webhooks } from './schema/webhooks';

const { arrival: _ofWebhook, ...columns } = getTableColumns(webhooks);
const { arrival: _ofDelivery, ...ofDelivery } = getTableColumns(deliveries);

export function webhooksOver(db: Db): WebhooksStore['webhooks'] {
  const byID = (webhookID: string) =>
    db.select(columns).from(webhooks).where(eq(webhooks.webhookID, webhookID)).$dynamic();
  return {
    get: (webhookID) => first(byID(webhookID)),
    lock: (webhookID) => first(byID(webhookID).for('update')),
    list: async () =>
      db.select(columns).from(webhooks).orderBy(desc(webhooks.createdAt), desc(webhooks.arrival)),
    enabled: async () => db.select(columns).from(webhooks).where(isNull(webhooks.disabledAt)),
    async insert(row) {
      await db.insert(webhooks).values(row);
    },
    async update(webhookID, patch) {
      await db.update(webhooks).set(patch).where(eq(webhooks.webhookID, webhookID));
    },
    async delete(webhookID) {
      await db.delete(webhooks).where(eq(webhooks.webhookID, webhookID));
      await db.delete(deliveries).where(eq(deliveries.webhookID, webhookID));
    },
    async eraseOldSecrets(now) {
      await db
        .update(webhooks)
        .set({ sealedOldSecret: null, oldSecretUntil: null })
        .where(lte(webhooks.oldSecretUntil, now));
    },
  };
}

export function webhookEventsOver(db: Db): WebhooksStore['webhookEvents'] {
  return {
    get: (eventID) => first(db.select().from(webhookEvents).where(eq(webhookEvents.eventID, eventID))),
    async insert(row) {
      await db.insert(webhookEvents).values(row);
    },
    async deleteBefore(at) {
      const { rowCount } = await db.delete(webhookEvents).where(lt(webhookEvents.at, at));
      return rowCount ?? 0;
    },
  };
}

export function webhookDeliveriesOver(db: Db): WebhooksStore['webhookDeliveries'] {
  const isDue = (now: Date) => and(eq(deliveries.state, 'waiting'), lte(deliveries.nextAt, now));
  return {
    get: (deliveryID) =>
      first(db.select(ofDelivery).from(deliveries).where(eq(deliveries.deliveryID, deliveryID))),
    async insert(row) {
      await db.insert(deliveries).values(row);
    },
    async update(deliveryID, patch) {
      await db.update(deliveries).set(patch).where(eq(deliveries.deliveryID, deliveryID));
    },
    due: async (webhookID, now, limit) =>
      db
        .select(ofDelivery)
        .from(deliveries)
        .where(and(eq(deliveries.webhookID, webhookID), isDue(now)))
        .orderBy(asc(deliveries.nextAt), asc(deliveries.arrival))
        .limit(limit),
    async webhooksDue(now) {
      const rows = await db
        .selectDistinct({ webhookID: deliveries.webhookID })
        .from(deliveries)
        .innerJoin(webhooks, eq(webhooks.webhookID, deliveries.webhookID))
        .where(and(isDue(now), isNull(webhooks.disabledAt)));
      return rows.map(({ webhookID }) => webhookID);
    },
    async list(webhookID, { state, type, from, to, before, limit }) {
      const rows = await db
        .select({ ...ofDelivery, arrival: deliveries.arrival })
        .from(deliveries)
        .where(
          and(
            eq(deliveries.webhookID, webhookID),
            isOneOf(deliveries.state, state),
            isOneOf(deliveries.type, type),
            isWithin(deliveries.createdAt, from, to),
            before === undefined ? undefined : lt(deliveries.arrival, before),
          ),
        )
        .orderBy(desc(deliveries.arrival))
        .limit(limit + 1);
      const items = rows.slice(0, limit);
      return {
        items: items.map(({ arrival: _place, ...row }) => row),
        next: rows.length > limit ? (items.at(-1)?.arrival ?? null) : null,
      };
    },
    async tally(since) {
      const isDelivered = sql`${deliveries.state} = 'delivered'`;
      return db
        .select({
          webhookID: deliveries.webhookID,
          delivered: count(sql`case when ${isDelivered} then 1 end`),
          failing: count(sql`case when not ${isDelivered} and ${deliveries.attempts} > 0 then 1 end`),
          waiting: count(sql`case when not ${isDelivered} and ${deliveries.attempts} = 0 then 1 end`),
        })
        .from(deliveries)
        .where(gte(deliveries.createdAt, since))
        .groupBy(deliveries.webhookID);
    },
    async resetFailed(webhookID, since, now) {
      const { rowCount } = await db
        .update(deliveries)
        .set({ state: 'waiting', round: 0, nextAt: now })
        .where(
          and(
            eq(deliveries.webhookID, webhookID),
            eq(deliveries.state, 'failed'),
            gte(deliveries.createdAt, since),
          ),
        );
      return rowCount ?? 0;
    },
    async deleteBefore(createdAt) {
      const { rowCount } = await db.delete(deliveries).where(lt(deliveries.createdAt, createdAt));
      return rowCount ?? 0;
    },
  };
}
