import { expect, it } from 'vitest';
import { wantedOf } from '../../server/roomservice/search/wanted';
import { marksIn } from '../../src/app/search/marks';

it.each([
  ['Mortgage signing', 'SIGN', [[9, 13]]],
  ['王若兰', '若兰', [[1, 3]]],
  [
    'Mortgage signing',
    'sign mort',
    [
      [0, 4],
      [9, 13],
    ],
  ],
  ['Mortgage signing', 'mortgage s', [[0, 10]]],
  ['aaa', 'a aa', [[0, 1]]],
  ['İstanbul', 'stan', []],
  ['Mortgage', 'zebra', []],
] as const)('in %s, %s is marked at %j', (text, q, marks) => {
  expect(marksIn(text, q)).toEqual(marks);
});

it.each([
  ['482 913 605', { id: '482913605', whole: '482913605', words: ['482913605'] }],
  ['482\u2009913', { id: '482913', whole: '482913', words: ['482913'] }],
  ['C-20 418', { id: 'C-20 418', whole: 'c-20 418', words: ['c-20', '418'] }],
  ['王', { id: '王', whole: '王', words: [] }],
  ['王 若兰', { id: '王 若兰', whole: '王 若兰', words: ['王', '若兰'] }],
])('%s is looked for as %j', (typed, wanted) => {
  expect(wantedOf(typed)).toEqual(wanted);
});
