import type { Page, Reach } from '../../roomservice/stores/lists';

/** Letter case aside, as far as both stores agree on it. */
export function fold(text: string): string {
  return text.toLowerCase();
}

/** True where no search is wanted, or one of the texts contains it, letter case aside. */
export function matches(q: string | undefined, ...texts: readonly (string | null | undefined)[]): boolean {
  if (q === undefined || q === '') return true;
  const wanted = fold(q);
  return texts.some((text) => text != null && fold(text).includes(wanted));
}

/** True where the filter is absent or empty, or lists the value. */
export function isOneOf<T>(wanted: readonly T[] | undefined, value: T | null): boolean {
  return wanted === undefined || wanted.length === 0 || (value !== null && wanted.includes(value));
}

/** From `from` on, and before `to`. */
export function isWithin(at: Date, from: string | undefined, to: string | undefined): boolean {
  if (from !== undefined && at.getTime() < Date.parse(from)) return false;
  return to === undefined || at.getTime() < Date.parse(to);
}

/** May a list of that reach show a thing of this owner and team? */
export function reaches(reach: Reach, ownerID: string, teamID: string | null): boolean {
  switch (reach.kind) {
    case 'none':
      return false;
    case 'own':
      return ownerID === reach.userID;
    case 'team':
      return ownerID === reach.userID || (teamID !== null && teamID === reach.teamID);
    case 'all':
      return true;
  }
}

type SortKey = string | number | Date | null;
export type Compare<T> = (a: T, b: T) => number;

/** Ascending by a key; nothing known comes last, whichever the direction. */
export function by<T>(key: (row: T) => SortKey, descending = false): Compare<T> {
  return (a, b) => {
    const [left, right] = [key(a), key(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return compare(left, right) * (descending ? -1 : 1);
  };
}

/** The first comparison that finds a difference. */
export function inOrder<T>(...comparisons: readonly Compare<T>[]): Compare<T> {
  return (a, b) => comparisons.reduce((found, next) => (found === 0 ? next(a, b) : found), 0);
}

/** `name.desc` taken apart. */
export function sortOf<F extends string>(sort: F | `${F}.desc`): { field: F; descending: boolean } {
  const descending = sort.endsWith('.desc');
  // The contract's sort words are exactly F and F.desc, so cutting the suffix leaves F.
  return { field: (descending ? sort.slice(0, -'.desc'.length) : sort) as F, descending };
}

/** One page of rows that are already filtered. */
export function pageOf<T>(
  rows: Iterable<T>,
  order: Compare<T>,
  { page, size }: { readonly page: number; readonly size: number },
): Page<T> {
  const all = [...rows].sort(order);
  return { items: all.slice((page - 1) * size, page * size), total: all.length };
}

function compare(a: string | number | Date, b: string | number | Date): number {
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  return Number(a) - Number(b);
}

/** By code point, as SQL stores do it; `<` goes by UTF-16 unit and would put emoji before some letters. */
function compareText(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i += 1) {
    const [left, right] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (left !== right) return rankOfUnit(left) - rankOfUnit(right);
  }
  return a.length - b.length;
}

/** Halves of the characters above U+FFFF rank above all others. */
function rankOfUnit(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
