import { describe, expect, it } from 'vitest';
import type { AuditRow } from '../../../../server/roomservice/rows/audit';
import type { LiveDraft } from '../../../../server/roomservice/stores/live';
import { at, unique } from '../../../support/rows';
import type { Bench } from '../store-suite';
import { allPages, auditQuery } from './queries';

export function describeLogs(bench: () => Bench): void {
  describe('the audit log', () => {
    it('keeps entries whole', async () => {
      const { store, anAuditEntry } = bench();
      const n = unique();
      const entry = await anAuditEntry({
        at: at(0.001),
        actorID: `actor_${n}`,
        actorName: '沈若溪',
        action: 'user.update',
        object: { kind: 'user', id: `u_${n}`, name: null },
        roomID: '471100',
        result: 'refused',
        reason: 'user.manage',
        changes: { name: ['A', '乙'], teamID: [null, 'team_1'] },
        address: '2001:db8::1',
      });
      const { items } = await store.read.audit.list(auditQuery({ objectID: `u_${n}` }));
      expect(items).toEqual([entry]);
      const nobody = await anAuditEntry({ action: 'signIn.refused', reason: `nobody ${n}` });
      const found = await store.read.audit.list(auditQuery({ q: `nobody ${n}` }));
      expect(found).toEqual({ items: [nobody], total: 1 });
    });

    it('is filtered by time, actor, action, object, result and text', async () => {
      const { store, anAuditEntry } = bench();
      const n = unique();
      const actorID = `actor_${n}`;
      const entry = (given: Partial<AuditRow>) => anAuditEntry({ actorID, actorName: 'Ada', ...given });
      const close = await entry({
        at: at(1),
        action: 'room.close',
        object: { kind: 'room', id: '4711', name: '贷款 50%' },
        reason: 'End_of day',
      });
      const refused = await entry({
        at: at(2),
        action: 'access.refused',
        object: { kind: 'endpoint', id: 'listAudit', name: null },
        result: 'refused',
      });
      const out = await entry({ at: at(3), action: 'signOut', roomID: '880088' });
      await anAuditEntry({ at: at(2), actorID: `other_${n}` });
      const ids = async (query: Parameters<typeof auditQuery>[0]) => {
        const { items, total } = await store.read.audit.list(auditQuery({ actorID, sort: 'at', ...query }));
        expect(total).toBe(items.length);
        return items.map((row) => row.auditID);
      };
      const [one, two, three] = [close, refused, out].map((row) => row.auditID);

      expect(await ids({})).toEqual([one, two, three]);
      expect(await ids({ actorID: `other_${n},${actorID}` })).toHaveLength(4);
      expect(await ids({ from: at(2).toISOString() })).toEqual([two, three]);
      expect(await ids({ to: at(2).toISOString() })).toEqual([one]);
      expect(await ids({ action: 'signOut,room.close' })).toEqual([one, three]);
      expect(await ids({ objectKind: 'endpoint' })).toEqual([two]);
      expect(await ids({ objectID: '4711' })).toEqual([one]);
      expect(await ids({ objectID: '471' })).toEqual([]);
      expect(await ids({ result: 'refused' })).toEqual([two]);
      expect(await ids({ q: '471' })).toEqual([one]);
      expect(await ids({ q: '贷款 50%' })).toEqual([one]);
      expect(await ids({ q: 'end_OF' })).toEqual([one]);
      expect(await ids({ q: 'LISTaudit' })).toEqual([two]);
      expect(await ids({ q: '_' })).toEqual([one]);
      expect(await ids({ q: '8008' })).toEqual([three]);
    });

    it('reads both ways, entries of one instant in the order they were added, over pages', async () => {
      const { store, anAuditEntry } = bench();
      const actorID = `actor_${unique()}`;
      const added = [];
      for (const seconds of [5, 5, 5, 1, 9]) added.push(await anAuditEntry({ actorID, at: at(seconds) }));
      const [a, b, c, first, last] = added.map((row) => row.auditID);
      const read = async (sort: 'at' | 'at.desc') => {
        const rows = await allPages(2, (paging) =>
          store.read.audit.list(auditQuery({ actorID, sort, ...paging })),
        );
        return rows.map((row) => row.auditID);
      };
      expect(await read('at')).toEqual([first, a, b, c, last]);
      expect(await read('at.desc')).toEqual([last, c, b, a, first]);
    });
  });

  describe('the live log', () => {
    const reach = { kind: 'reach', permission: 'room.list', ownerID: 'someone', teamID: null } as const;
    const changed = (seconds: number): LiveDraft => ({
      at: at(seconds),
      event: { type: 'room.changed', roomID: '4711', state: 'live' },
      audience: reach,
    });
    const seqs = (events: readonly { readonly event: { readonly seq: number } }[]) =>
      events.map((stored) => stored.event.seq);

    it('numbers events and hands out those after a number, oldest first, up to a limit', async () => {
      const { store } = bench();
      const { newest: before } = await store.read.live.range();
      const people: LiveDraft = {
        at: at(2.345),
        event: {
          type: 'room.closed',
          roomID: '4711',
          by: { userID: 'admin_ada', name: '艾达' },
          reason: 'Good night\n晚安',
          memberIDs: ['someone', 'somebody'],
        },
        audience: { kind: 'people', userIDs: ['someone', 'somebody'] },
      };
      const both: LiveDraft = {
        ...changed(3),
        audience: { ...reach, teamID: 'team_1', alsoIDs: ['somebody', 'else'] },
      };
      const first = await store.transact((tx) => tx.live.append(changed(1)));
      const second = await store.transact((tx) => tx.live.append(people));
      const third = await store.transact((tx) => tx.live.append(both));
      expect(first.event).toEqual({ ...changed(1).event, seq: first.event.seq, at: at(1).toISOString() });
      expect(second).toEqual({
        event: { ...people.event, seq: second.event.seq, at: '2026-11-20T01:30:02.468Z' },
        audience: people.audience,
      });
      expect(first.event.seq).toBeGreaterThan(before);
      expect(second.event.seq).toBeGreaterThan(first.event.seq);
      expect(await store.read.live.after(before, 10)).toEqual([first, second, third]);
      expect(await store.read.live.after(before, 1)).toEqual([first]);
      expect(third.audience).toEqual(both.audience);
      expect(await store.read.live.after(third.event.seq, 10)).toEqual([]);
      expect((await store.read.live.range()).newest).toBe(third.event.seq);
    });

    it('rises in the order of commits, however many write at once', async () => {
      const { store } = bench();
      const { newest: before } = await store.read.live.range();
      const committed: number[] = [];
      await Promise.all(
        Array.from({ length: 12 }, async (_, i) => {
          const stored = await store.transact((tx) => tx.live.append(changed(i)));
          // Whoever sees this one committed must be able to see every smaller one.
          const seen = seqs(await store.read.live.after(before, 1000));
          committed.push(stored.event.seq);
          expect(seen).toContain(stored.event.seq);
          const { newest } = await store.read.live.range();
          expect(newest).toBeGreaterThanOrEqual(stored.event.seq);
        }),
      );
      const all = seqs(await store.read.live.after(before, 1000));
      expect(all).toEqual([...committed].sort((a, b) => a - b));
      expect(new Set(all).size).toBe(12);
    });

    it('forgets what is old and still knows the last number', async () => {
      const { store } = bench();
      await store.transact((tx) => tx.live.append(changed(100)));
      const { newest } = await store.read.live.range();
      await store.transact((tx) => tx.live.deleteBefore(at(100)));
      expect(await store.read.live.range()).toEqual({ oldest: newest, newest });
      expect(await store.transact((tx) => tx.live.deleteBefore(at(1_000_000)))).toBe(1);
      expect(await store.read.live.range()).toEqual({ oldest: newest + 1, newest });
      expect(await store.read.live.after(0, 10)).toEqual([]);
      const next = await store.transact((tx) => tx.live.append(changed(101)));
      expect(next.event.seq).toBeGreaterThan(newest);
      expect((await store.read.live.range()).oldest).toBe(next.event.seq);
    });
  });
}
