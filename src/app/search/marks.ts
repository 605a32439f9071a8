/** Where a text contains what was searched for: from and to, in order, without overlap. */
export type Mark = readonly [from: number, to: number];

export function marksIn(text: string, q: string): readonly Mark[] {
  const folded = text.toLowerCase();
  // Some letters fold to two; places would not be those of the text any more.
  if (folded.length !== text.length) return [];
  const whole = q.toLowerCase();
  const words = folded.includes(whole) ? [whole] : whole.split(/\s+/);
  const marks = words
    .filter((word) => word !== '')
    .map((word) => [folded.indexOf(word), word.length] as const)
    .filter(([from]) => from >= 0)
    .map(([from, length]): Mark => [from, from + length])
    .sort(([a], [b]) => a - b);
  return marks.filter(([from], at) => from >= (marks[at - 1]?.[1] ?? 0));
}
