import { expect, it } from 'vitest';
import { fuzzApiOn, names } from './api';
import { IN_A_ROW, runsOn } from './runs';

it('ten thousand requests and more reach the API over the memory store', () => {
  expect(names.length * runsOn('memory') * IN_A_ROW).toBeGreaterThanOrEqual(10_000);
});

fuzzApiOn('memory');
