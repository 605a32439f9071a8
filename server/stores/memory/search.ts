import type { Wanted } from '../../roomservice/search/wanted';
import type { Found } from '../../roomservice/stores/lists';
import { fold } from './lists';

/** The best of rows that stand in the order of their kind: whole ids, fields that begin so, all words in any field. */
export function searchIn<T>(
  rows: readonly T[],
  { id, whole, words }: Wanted,
  limit: number,
  of: { isNamed(row: T, id: string): boolean; texts(row: T): readonly (string | null)[] },
): Found<T> {
  const rankOf = (row: T): number | null => {
    if (of.isNamed(row, id)) return 0;
    const texts = of.texts(row).map((text) => fold(text ?? ''));
    if (texts.some((text) => text.startsWith(whole))) return 1;
    const hasAll = words.length > 0 && words.every((word) => texts.some((text) => text.includes(word)));
    return hasAll ? 2 : null;
  };
  const ranked = rows.flatMap((row) => {
    const rank = rankOf(row);
    return rank === null ? [] : [{ row, rank }];
  });
  // Sorting is stable: within a rank the order of the kind stays.
  const best = ranked.sort((a, b) => a.rank - b.rank).map(({ row }) => row);
  return { items: best.slice(0, limit), more: best.length > limit };
}
