import { describe, expect, it } from 'vitest';
import type { RoomEvent } from '../../../contract/rooms';
import { tellingOf } from '../../../src/recordings/player/event-groups';
import {
  activeMoment,
  markersOf,
  momentBeside,
  momentsOf,
  ticksOf,
  withinRecording,
} from '../../../src/recordings/player/moments';
import { formatOffset } from '../../../src/recordings/player/offset';

const startedAt = '2026-11-20T03:32:00.000Z';

function moments(...seconds: number[]) {
  return momentsOf({
    offsetMs: 0,
    startedAt,
    events: seconds.map((second): RoomEvent => ({
      at: new Date(Date.parse(startedAt) + second * 1000).toISOString(),
      kind: 'entered',
      person: null,
      detail: null,
    })),
  });
}

it('a sign of several is named by what can be seen there', () => {
  const [first, second] = moments(10, 11);
  if (!first || !second) throw new Error('There are two.');
  const issued = { ...first, event: { ...first.event, kind: 'sessionIssued' as const } };
  expect(tellingOf([issued, second])).toBe(second);
  expect(tellingOf([issued])).toBe(issued);
});

describe('the moments of a recording', () => {
  it('are events by the recording’s own clock, those before its first frame below zero', () => {
    expect(moments(-4, 0, 32.5).map(({ seconds }) => seconds)).toEqual([-4, 0, 32.5]);
  });

  it('become markers at their share of the line; what was before and after it has none', () => {
    expect(markersOf(moments(-4, 0, 30, 60, 64), 60).map(({ place }) => place)).toEqual([0, 0.5, 1]);
  });

  it('become one marker where they would lie on each other', () => {
    const markers = markersOf(moments(10, 10.5, 11, 40), 100);
    expect(markers.map(({ moments: each }) => each.length)).toEqual([3, 1]);
  });

  it('have no markers while nobody knows how long the recording is', () => {
    expect(markersOf(moments(1, 2), 0)).toEqual([]);
  });

  it.each([
    [-1, -1],
    [0, 0],
    [9.96, 1],
    [10, 1],
    [59, 2],
  ])('at %s s the active one is the last that has begun', (time, index) => {
    expect(activeMoment(moments(0, 10, 20), time)).toBe(index);
  });

  it('are gone through forward and back, past the one that has just begun', () => {
    const all = moments(-4, 10, 20, 30, 65);
    expect(momentBeside(all, 10, 60, 'next')).toBe(20);
    expect(momentBeside(all, 30, 60, 'next')).toBeUndefined();
    expect(momentBeside(all, 20.5, 60, 'previous')).toBe(10);
    expect(momentBeside(all, 25, 60, 'previous')).toBe(20);
    expect(momentBeside(all, 5, 60, 'previous')).toBeUndefined();
  });

  it('are jumped to within the recording', () => {
    expect([-4, 12, 64].map((at) => withinRecording(at, 60))).toEqual([0, 12, 60]);
  });
});

describe('times along the line', () => {
  it.each([
    [36, [0, 10, 20, 30]],
    [1455, [0, 300, 600, 900, 1200]],
    [3600, [0, 900, 1800, 2700]],
    [0, []],
  ])('of %s s are round and leave room for the end', (duration, ticks) => {
    expect(ticksOf(duration)).toEqual(ticks);
  });

  it('say what was before the first frame with a minus', () => {
    expect([-3.2, -65, 0, 426].map(formatOffset)).toEqual(['−0:04', '−1:05', '0:00', '7:06']);
  });
});
