import { describe, expect, it } from 'vitest';
import type { Bench } from '../store-suite';

export function describeCounts(bench: () => Bench): void {
  describe('counts by state', () => {
    it('rise by what is added, each in its own state', async () => {
      const { store, aRoom, aRecording, aMember } = bench();
      const before = await store.read.counts.byState();
      await aRoom({ state: 'closed' });
      const { roomID } = await aRoom({ state: 'live' });
      await aMember({ roomID });
      await aRecording({ state: 'failed' });
      await aRecording({ state: 'failed' });
      const after = await store.read.counts.byState();
      const rise = (noun: 'rooms' | 'recordings', state: string) => {
        const of = (counts: typeof after) => (counts[noun] as Record<string, number>)[state] ?? 0; // by any name
        return of(after) - of(before);
      };
      expect(rise('rooms', 'closed')).toBe(1);
      expect(rise('rooms', 'live')).toBe(1);
      expect(rise('recordings', 'failed')).toBe(2);
      expect(after.members - before.members).toBe(1);
    });
  });
}
