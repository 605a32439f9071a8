import { describe, expect, it } from 'vitest';
import { at, unique } from '../../../support/rows';
import type { Bench } from '../store-suite';

export function describeWebhooks(bench: () => Bench): void {
  describe('webhooks', () => {
    it('are found by id, inside a transaction too, and change in the named fields alone', async () => {
      const { store, aWebhook } = bench();
      const webhook = await aWebhook({ events: ['room.closed', 'call.live'], teamID: 'team' });
      expect(await store.read.webhooks.get(webhook.webhookID)).toEqual(webhook);
      expect(await store.read.webhooks.get('none')).toBeUndefined();
      const change = { failures: 3, failingSince: at(1.001), lastFailure: 'redirect' } as const;
      const seen = await store.transact(async (tx) => {
        await tx.webhooks.update(webhook.webhookID, change);
        return tx.webhooks.lock(webhook.webhookID);
      });
      expect(seen).toEqual({ ...webhook, ...change });
    });

    it('are listed newest first; those that are disabled are told nothing', async () => {
      const { store, aWebhook } = bench();
      const made = [
        await aWebhook({ createdAt: at(-5) }),
        await aWebhook({ createdAt: at(5), disabledAt: at(6), disabledBecause: 'gone' }),
        await aWebhook({ createdAt: at(5) }),
      ].map(({ webhookID }) => webhookID);
      const mine = (rows: readonly { webhookID: string }[]) =>
        rows.map(({ webhookID }) => webhookID).filter((id) => made.includes(id));
      expect(mine(await store.read.webhooks.list())).toEqual([made[2], made[1], made[0]]);
      expect(new Set(mine(await store.read.webhooks.enabled()))).toEqual(new Set([made[0], made[2]]));
    });

    it('lose an old secret when its time is over, and not before', async () => {
      const { store, aWebhook } = bench();
      const old = { sealedOldSecret: 'sealed:old' };
      const over = await aWebhook({ ...old, oldSecretUntil: at(1) });
      const lasting = await aWebhook({ ...old, oldSecretUntil: at(1.001) });
      await store.transact((tx) => tx.webhooks.eraseOldSecrets(at(1)));
      const erased = { sealedOldSecret: null, oldSecretUntil: null };
      expect(await store.read.webhooks.get(over.webhookID)).toEqual({ ...over, ...erased });
      expect(await store.read.webhooks.get(lasting.webhookID)).toEqual(lasting);
    });

    it('take their deliveries with them', async () => {
      const { store, aDelivery } = bench();
      const [one, other] = [await aDelivery(), await aDelivery()];
      await store.transact((tx) => tx.webhooks.delete(one.webhookID));
      expect(await store.read.webhooks.get(one.webhookID)).toBeUndefined();
      expect(await store.read.webhookDeliveries.get(one.deliveryID)).toBeUndefined();
      expect(await store.read.webhookDeliveries.get(other.deliveryID)).toEqual(other);
    });
  });

  describe('deliveries', () => {
    it('come back as they were written, their tries too', async () => {
      const { store, aDelivery } = bench();
      const tries = [
        { at: at(0.001), status: null, failure: 'timeout', tookMs: 15_000 },
        { at: at(5), status: 500, failure: 'status', tookMs: 12 },
      ] as const;
      const row = await aDelivery({ tries, attempts: 2, round: 1, response: '出错了' });
      expect(await store.read.webhookDeliveries.get(row.deliveryID)).toEqual(row);
      const change = { state: 'delivered', nextAt: null, attempts: 3 } as const;
      await store.transact((tx) => tx.webhookDeliveries.update(row.deliveryID, change));
      expect(await store.read.webhookDeliveries.get(row.deliveryID)).toEqual({ ...row, ...change });
      expect((await store.read.webhookEvents.get(row.eventID))?.body).toMatch(/^\{"n":/);
    });

    it('are due from their time on, the longest due first, to webhooks that are enabled', async () => {
      const { store, aWebhook, aDelivery } = bench();
      const { webhookID } = await aWebhook();
      const later = await aDelivery({ webhookID, nextAt: at(10) });
      const second = await aDelivery({ webhookID, nextAt: at(2) });
      const first = await aDelivery({ webhookID, nextAt: at(1) });
      const third = await aDelivery({ webhookID, nextAt: at(2) });
      await aDelivery({ webhookID, state: 'failed', nextAt: null });
      const due = async (now: Date, limit: number) =>
        (await store.read.webhookDeliveries.due(webhookID, now, limit)).map(({ deliveryID }) => deliveryID);
      const inOrder = [first, second, third].map(({ deliveryID }) => deliveryID);
      expect(await due(at(9.999), 9)).toEqual(inOrder);
      expect(await due(at(10), 9)).toEqual([...inOrder, later.deliveryID]);
      expect(await due(at(10), 2)).toEqual(inOrder.slice(0, 2));

      const disabled = await aWebhook({ disabledAt: at(0), disabledBecause: 'admin' });
      await aDelivery({ webhookID: disabled.webhookID, nextAt: at(1) });
      const isDue = async (now: Date) => {
        const ids = await store.read.webhookDeliveries.webhooksDue(now);
        return ids.filter((id) => id === webhookID || id === disabled.webhookID);
      };
      expect(await isDue(at(0.999))).toEqual([]);
      expect(await isDue(at(1))).toEqual([webhookID]);
    });

    it('are listed newest first, filtered, from a place on', async () => {
      const { store, aWebhook, aDelivery } = bench();
      const { webhookID } = await aWebhook();
      const made: string[] = [];
      for (const n of [0, 1, 2, 3, 4, 5]) {
        const state = n % 2 ? 'failed' : 'delivered';
        const type = n < 3 ? 'room.closed' : 'ping';
        const row = await aDelivery({ webhookID, state, type, nextAt: null, createdAt: at(n) });
        made.unshift(row.deliveryID);
      }
      const list = async (query: object) => {
        const all = { state: undefined, type: undefined, from: undefined, to: undefined, before: undefined };
        const page = await store.read.webhookDeliveries.list(webhookID, { ...all, limit: 4, ...query });
        return { ids: page.items.map(({ deliveryID }) => deliveryID), next: page.next };
      };
      const first = await list({});
      expect(first.ids).toEqual(made.slice(0, 4));
      expect(await list({ before: first.next })).toEqual({ ids: made.slice(4), next: null });
      expect(await list({ limit: 6 })).toEqual({ ids: made, next: null });
      expect((await list({ state: ['failed'] })).ids).toEqual([made[0], made[2], made[4]]);
      expect((await list({ type: ['ping'], state: ['delivered'] })).ids).toEqual([made[1]]);
      const between = { from: at(1).toISOString(), to: at(3).toISOString() };
      expect((await list(between)).ids).toEqual([made[3], made[4]]);
    });

    it('are counted by webhook: delivered, tried in vain, not tried yet', async () => {
      const { store, aWebhook, aDelivery } = bench();
      const { webhookID } = await aWebhook();
      await aDelivery({ webhookID, state: 'delivered', attempts: 1 });
      await aDelivery({ webhookID, state: 'failed', attempts: 11 });
      await aDelivery({ webhookID, attempts: 1 });
      await aDelivery({ webhookID });
      await aDelivery({ webhookID, createdAt: at(-1), attempts: 1 });
      const tally = await store.read.webhookDeliveries.tally(at(0));
      const mine = tally.find((each) => each.webhookID === webhookID);
      expect(mine).toEqual({ webhookID, delivered: 1, failing: 2, waiting: 1 });
    });

    it('that failed since a moment wait again, as if never tried', async () => {
      const { store, aWebhook, aDelivery } = bench();
      const { webhookID } = await aWebhook();
      const failed = { webhookID, state: 'failed', nextAt: null, attempts: 11, round: 11 } as const;
      const [old, young] = [await aDelivery({ ...failed, createdAt: at(-1) }), await aDelivery(failed)];
      const fine = await aDelivery({ webhookID, state: 'delivered', nextAt: null });
      const other = await aDelivery({ state: 'failed', nextAt: null });
      const count = await store.transact((tx) => tx.webhookDeliveries.resetFailed(webhookID, at(0), at(9)));
      expect(count).toBe(1);
      const { get } = store.read.webhookDeliveries;
      expect(await get(young.deliveryID)).toEqual({ ...young, state: 'waiting', round: 0, nextAt: at(9) });
      for (const row of [old, fine, other]) expect(await get(row.deliveryID)).toEqual(row);
    });

    it('and events are forgotten by age', async () => {
      const { store, aDelivery } = bench();
      const long = at(-unique() - 100 * 24 * 3600);
      const [old, young] = [await aDelivery({ createdAt: long }), await aDelivery()];
      const before = new Date(long.getTime() + 1);
      await store.transact(async (tx) => {
        expect(await tx.webhookDeliveries.deleteBefore(before)).toBe(1);
        expect(await tx.webhookEvents.deleteBefore(before)).toBe(1);
      });
      expect(await store.read.webhookDeliveries.get(old.deliveryID)).toBeUndefined();
      expect(await store.read.webhookEvents.get(old.eventID)).toBeUndefined();
      expect(await store.read.webhookDeliveries.get(young.deliveryID)).toEqual(young);
    });
  });
}
