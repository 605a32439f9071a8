/** What somebody searches for, taken apart once for all stores. Texts are folded, but for `id`. */
export interface Wanted {
  /** As it was typed: ids know letter case. */
  readonly id: string;
  /** What a field may begin with. */
  readonly whole: string;
  /** What must all be somewhere in a thing's fields; none where that would be nearly everything. */
  readonly words: readonly string[];
}

/** Room numbers are shown in groups; pasted back they are one number. */
const isGroupedNumber = /^\d[\d\s\u2009\u202f]*$/;

export function wantedOf(typed: string): Wanted {
  const id = isGroupedNumber.test(typed) ? typed.replace(/\D/g, '') : typed;
  const whole = id.toLowerCase();
  const words = whole.split(/\s+/);
  return { id, whole, words: words.some((word) => [...word].length > 1) ? words : [] };
}
