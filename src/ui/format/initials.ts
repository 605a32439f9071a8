/** 沈若溪 → 沈, Ruoxi Shen → RS, ada → A. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = firstLetter(words[0] ?? '');
  if (!/^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u.test(first)) return first || '?';
  const last = words.length > 1 ? firstLetter(words.at(-1) ?? '') : '';
  return (first + last).toUpperCase();
}

/** One of five quiet grounds, the same for a name on every screen. */
export function tintOf(name: string): 1 | 2 | 3 | 4 | 5 {
  let hash = 0;
  for (const letter of name) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return ((hash % 5) + 1) as 1 | 2 | 3 | 4 | 5; // a remainder of 5 is 0 to 4
}

function firstLetter(word: string): string {
  return [...word][0] ?? '';
}
