import { and, sql, type Column, type SQL } from 'drizzle-orm';
import { fold } from './lists';
import { hasPairsOf } from './search';

/**
 * The folded column contains the searched text. The index of pairs of characters finds the candidates, and looking
 * into their text decides: pairs that stand apart are no match. One character has no pair; it is common enough to be
 * met soon on the way through the newest. By `strpos` rather than `like`, of which planners guess too few rows.
 */
export function findsText(search: Column, q: string | undefined): SQL | undefined {
  if (q === undefined || q === '') return undefined;
  const wanted = fold(q);
  return and(sql`strpos(${search}, ${wanted}::text) > 0`, hasPairsOf(search, [wanted]));
}
