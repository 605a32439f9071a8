import { beforeAll, expect, it } from 'vitest';
import { loadTexts, textsOf } from '../../../src/i18n/texts';
import { dueWords } from '../../../src/reviews/Due';
import { reviewTexts } from '../../../src/reviews/texts';

const now = new Date(2026, 10, 20, 14, 0);
const at = (day: number, hour = 23, minute = 59) => new Date(2026, 10, day, hour, minute, 59).toISOString();

beforeAll(() => loadTexts(reviewTexts));

it.each([
  [at(17), '3 days overdue'],
  [at(19), '1 day overdue'],
  [at(20, 9, 30), 'overdue since 09:30'],
  [at(20, 18, 0), 'due today, 18:00'],
  [at(20), 'due today'],
  [at(21), 'due tomorrow'],
  [at(26), 'due in 6 days'],
  [at(27), 'due 11-27'],
])('what is due at %s is “%s”', (dueAt, words) => {
  expect(dueWords(dueAt, now, textsOf(reviewTexts))).toBe(words);
});
