import { expect, it } from 'vitest';
import { csvLine } from '../../contract/csv';

it('spells cells as RFC 4180 says: quotes only where they are needed, doubled inside', () => {
  expect(csvLine(['plain', 7, null, '', 'a,b', 'say "x"', 'two\nlines', '王若兰'])).toBe(
    'plain,7,,,"a,b","say ""x""","two\nlines",王若兰\r\n',
  );
});

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\r=x'])('%j is text and no formula', (cell) => {
  expect(csvLine([cell]).replaceAll('"', '')).toBe(`'${cell}\r\n`);
});

it('leaves numbers of ours alone', () => {
  expect(csvLine([-1, 0.5])).toBe('-1,0.5\r\n');
});
