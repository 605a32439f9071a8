/** Without it Excel reads UTF-8 as the code page of the machine, and Chinese as nonsense. */
export const byteOrderMark = '\ufeff';

export type CsvCell = string | number | null;

/**
 * One line of a CSV file (RFC 4180). Text that a spreadsheet would take for a formula gets an apostrophe before it: what
 * a stranger typed must not run where somebody opens the file.
 */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(spell).join(',')}\r\n`;
}

function spell(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = startsFormula.test(cell) ? `'${cell}` : cell;
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const startsFormula = /^[=+\-@\t\r]/;
const needsQuotes = /[",\r\n]/;
