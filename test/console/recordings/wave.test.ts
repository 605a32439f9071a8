import { describe, expect, it } from 'vitest';
import { afterSilence, barsOf, scaleOf, silencesOf } from '../../../src/recordings/player/wave';

const loud = (count: number) => Array.from({ length: count }, () => 40);
const hum = (count: number) => Array.from({ length: count }, () => 2);

describe('silence in a recording', () => {
  it('is where no channel is heard for two seconds, without the edges of what is said', () => {
    const agent = [...loud(10), ...hum(40), ...loud(10)];
    const customer = [...hum(30), ...loud(5), ...hum(25)];
    expect(silencesOf({ everyMs: 100, channels: [agent] })).toEqual([{ from: 1.4, to: 4.6 }]);
    expect(silencesOf({ everyMs: 100, channels: [agent, customer] })).toEqual([{ from: 1.4, to: 2.6 }]);
  });

  it('may be at the beginning and at the end, and is no pause for breath', () => {
    const peaks = [...hum(30), ...loud(3), ...hum(15), ...loud(3), ...hum(20)];
    expect(silencesOf({ everyMs: 100, channels: [peaks] })).toEqual([
      { from: 0.4, to: 2.6 },
      { from: 5.5, to: expect.closeTo(6.7) },
    ]);
    expect(silencesOf({ everyMs: 100, channels: [] })).toEqual([]);
  });

  it('is left at its end, once', () => {
    const silences = [{ from: 1.4, to: 4.6 }];
    expect(afterSilence(silences, 1)).toBeUndefined();
    expect(afterSilence(silences, 1.4)).toBe(4.6);
    expect(afterSilence(silences, 4.6)).toBeUndefined();
  });
});

describe('the bars of a waveform', () => {
  it('are as high as the loudest moment in each, and no more than there are moments', () => {
    expect(barsOf([10, 100, 0, 50], 2, 100)).toEqual([1, 0.5]);
    expect(barsOf([10, 40], 240, 40)).toEqual([0.25, 1]);
    expect(barsOf([], 240, 100)).toEqual([]);
  });

  it('fill the height with the loudest of both channels, unless all is quiet', () => {
    expect(scaleOf({ everyMs: 100, channels: [[10, 40], [60]] })).toBe(60);
    expect(scaleOf({ everyMs: 100, channels: [[1, 2]] })).toBe(25);
  });
});
