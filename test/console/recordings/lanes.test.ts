import { expect, it } from 'vitest';
import { lanesOf } from '../../../src/recordings/detail/lanes';

const noon = Date.parse('2026-11-20T12:00:00Z');
const at = (seconds: number) => new Date(noon + seconds * 1000).toISOString();

it('the recordings of a call lie on its time, as far as their clocks were corrected', () => {
  const mix = {
    recordingID: 'mix',
    kind: 'mix',
    state: 'ready',
    startedAt: at(0),
    durationMs: 60_000,
    offsetMs: 0,
  } as const;
  const screen = {
    ...mix,
    recordingID: 'screen',
    kind: 'screen',
    startedAt: at(40),
    durationMs: 60_000,
    offsetMs: -10_000,
  } as const;
  const push = {
    ...mix,
    recordingID: 'push',
    kind: 'push',
    state: 'recording',
    startedAt: at(45),
    durationMs: null,
  } as const;
  const { lanes, placeOf } = lanesOf({ ...mix, siblings: [screen, push] });
  expect(
    lanes.map(({ recordingID, from, to }) => [
      recordingID,
      Math.round(placeOf(from)),
      Math.round(placeOf(to)),
    ]),
  ).toEqual([
    ['mix', 0, 67],
    ['push', 50, 100],
    ['screen', 33, 100],
  ]);
});
