import { describe, expect, it } from 'vitest';
import { at } from '../../../support/rows';
import type { Bench } from '../store-suite';

export function describeObservations(bench: () => Bench): void {
  describe('observations', () => {
    it('come back as they were kept and changed', async () => {
      const { store, anObservation } = bench();
      const row = await anObservation({ reason: '回访质检', announced: true, seenAt: at(30) });
      expect(await store.read.observations.get(row.observationID)).toEqual(row);
      expect(await store.transact((tx) => tx.observations.lock(row.observationID))).toEqual(row);
      expect(await store.read.observations.get('none')).toBeUndefined();
      const ended = { endedAt: at(60), endedBecause: 'roomClosed' } as const;
      await store.transact((tx) => tx.observations.update(row.observationID, ended));
      expect(await store.read.observations.get(row.observationID)).toEqual({ ...row, ...ended });
    });

    it('run once a person and room, oldest first, until they end', async () => {
      const { store, anObservation } = bench();
      const later = await anObservation({ startedAt: at(9) });
      const { roomID, userID } = later;
      const early = await anObservation({ roomID, startedAt: at(3) });
      await anObservation({ roomID, userID, endedAt: at(5), endedBecause: 'stopped' });
      const elsewhere = await anObservation({ userID });
      expect(await store.read.observations.running(roomID)).toEqual([early, later]);
      const everywhere = await store.read.observations.running();
      expect(everywhere).toEqual(expect.arrayContaining([early, later, elsewhere]));
      await expect(anObservation({ roomID, userID })).rejects.toThrow();
    });

    it('are found by room where they are unannounced, the last first, and by when they began or ended', async () => {
      const { store, anObservation } = bench();
      const done = { endedBecause: 'stopped' } as const;
      const first = await anObservation({ startedAt: at(0), endedAt: at(100), ...done });
      const { roomID } = first;
      const second = await anObservation({ roomID, startedAt: at(200) });
      await anObservation({ roomID, startedAt: at(50), announced: true });
      const found = (range: readonly [number, number] | null, limit = 10) =>
        store.read.observations.unannounced(roomID, range && { from: at(range[0]), to: at(range[1]) }, limit);
      expect(await found(null)).toEqual([second, first]);
      expect(await found(null, 1)).toEqual([second]);
      expect(await found([-10, 0])).toEqual([first]);
      expect(await found([100, 110])).toEqual([first]);
      expect(await found([1, 99])).toEqual([]);
      expect(await found([200, 300])).toEqual([second]);
    });

    it('go once they ended long ago', async () => {
      const { store, anObservation } = bench();
      const old = await anObservation({ endedAt: at(-9000), endedBecause: 'stopped' });
      const late = await anObservation({ endedAt: at(-8000), endedBecause: 'stopped' });
      const running = await anObservation({ startedAt: at(-9000) });
      expect(await store.transact((tx) => tx.observations.deleteEnded(at(-8000)))).toBeGreaterThanOrEqual(1);
      expect(await store.read.observations.get(old.observationID)).toBeUndefined();
      expect(await store.read.observations.get(late.observationID)).toEqual(late);
      expect(await store.read.observations.get(running.observationID)).toEqual(running);
    });
  });
}
