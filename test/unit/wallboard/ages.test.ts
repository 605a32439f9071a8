import { describe, expect, it } from 'vitest';
import type { Presence } from '../../../contract/presence';
import { ageOf, awayFirst, awayLimit, barOf, isOver } from '../../../src/wallboard/ages';

const NOW = Date.parse('2026-11-20T09:00:00Z');
const limits = { waitSeconds: 120, roomMinutes: 45, wrapUpMinutes: 10 };
const away = (
  name: string,
  state: Presence['state'],
  minutes: number,
  limitMinutes: number | null,
): Presence => ({
  user: { userID: name, name },
  team: null,
  state,
  since: new Date(NOW - minutes * 60_000).toISOString(),
  choice: state === 'break' ? 'break' : 'available',
  reason: state === 'break' ? { reasonID: 'x', zh: '歇', en: 'Rest', limitMinutes } : null,
  chosenBy: null,
  can: [],
});

describe('ages on the wallboard', () => {
  it('are over their limit only beyond it, and never where there is none', () => {
    expect([isOver(120_000, 120_000), isOver(120_001, 120_000), isOver(1e9, null)]).toEqual([
      false,
      true,
      false,
    ]);
    expect(ageOf(null, NOW)).toBe(0);
    expect(ageOf(new Date(NOW + 5_000).toISOString(), NOW)).toBe(0);
  });

  it('have a bar whose tick stands at the limit, and that is full a third past it', () => {
    expect(barOf(45, 45)).toEqual({ filled: 0.75, tick: 0.75 });
    expect(barOf(60, 45).filled).toBe(1);
    expect(barOf(600, 45).filled).toBe(1);
  });

  it('of breaks are judged by their reason, of wrap-ups by the floor', () => {
    expect(awayLimit(away('a', 'break', 1, 15), limits)).toBe(900_000);
    expect(awayLimit(away('a', 'break', 1, null), limits)).toBeNull();
    expect(awayLimit(away('a', 'wrapUp', 1, null), limits)).toBe(600_000);
  });

  it('put who is furthest over first, then who is away longest, and leave out who is not away', () => {
    const agents = [
      away('long, no limit', 'break', 90, null),
      away('a little over', 'break', 16, 15),
      away('far over', 'wrapUp', 14, null),
      away('young', 'break', 2, 15),
      away('in call', 'inCall', 200, null),
    ];
    expect(awayFirst(agents, limits, NOW).map(({ user }) => user.name)).toEqual([
      'far over',
      'a little over',
      'long, no limit',
      'young',
    ]);
  });
});
