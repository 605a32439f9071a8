import { describe, expect, it } from 'vitest';
import { toCsv } from '../../../src/ui/format/csv';

describe('a table for spreadsheets', () => {
  it('says that it is UTF-8, ends lines as the format wants, and quotes what would break it', () => {
    expect(toCsv([['房间', 'a,b', 'say "x"', 'two\nlines', 7]])).toBe(
      '\uFEFF房间,"a,b","say ""x""","two\nlines",7\r\n',
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('lets %j stay a text', (text) => {
    expect(toCsv([[text]])).toContain(`'${text}`);
  });

  it('leaves numbers alone, also those below nought', () => {
    expect(toCsv([[-1]])).toBe('\uFEFF-1\r\n');
  });
});
