import { and, sql, type Column, type SQL } from 'drizzle-orm';
import { fold } from './lists';
import { hasPairsOf } from './search';

/** Rows that a filter wants, by two ways that find the same. */
export interface Ways {
  /** By the index of pairs: for what few rows have. */
  readonly indexed: SQL | undefined;
  /** By looking into rows one after the other: for what is met every few rows, where the index would name too many. */
  readonly walked: SQL | undefined;
}

/**
 * The folded column contains the searched text. The index of pairs of characters finds the candidates, and looking
 * into their text decides: pairs that stand apart are no match. By `strpos` rather than `like`, of which planners guess too few rows.
 */
export function findsText(search: Column, q: string | undefined, way: keyof Ways): SQL | undefined {
  if (q === undefined || q === '') return undefined;
  const wanted = fold(q);
  const isIn = sql`strpos(${search}, ${wanted}::text) > 0`;
  return way === 'walked' ? isIn : and(isIn, hasPairsOf(search, [wanted]));
}
