import { and, count, eq, gte, inArray, lt, or, sql, type Column, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Page, Reach } from '../../roomservice/stores/lists';
import type { Db } from './db';

/** Letter case aside, the way both stores do it. */
export function fold(text: string): string {
  return text.toLowerCase();
}

/** What a search looks through. Line feeds part the texts: no search can hold one, so none matches across. */
export function searchText(...texts: readonly (string | null | undefined)[]): string {
  return texts.map((text) => fold(text ?? '')).join('\n');
}

/** The folded column contains the searched text, in which `%` and `_` are themselves. */
export function contains(search: Column, q: string | undefined): SQL | undefined {
  if (q === undefined || q === '') return undefined;
  return sql`${search} like ${`%${escapeLike(fold(q))}%`}`;
}

/** `%` and `_` are themselves. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

/** An absent or empty list filters nothing. */
export function isOneOf<T>(column: Column, wanted: readonly T[] | undefined): SQL | undefined {
  return wanted === undefined || wanted.length === 0 ? undefined : inArray(column, [...wanted]);
}

/** An absent value filters nothing. */
export function is(column: Column, wanted: string | undefined): SQL | undefined {
  return wanted === undefined ? undefined : eq(column, wanted);
}

/** From `from` on, and before `to`. */
export function isWithin(at: Column, from: string | undefined, to: string | undefined): SQL | undefined {
  return and(
    from === undefined ? undefined : gte(at, new Date(from)),
    to === undefined ? undefined : lt(at, new Date(to)),
  );
}

/** What a list of that reach may show. */
export function reaches(reach: Reach, owner: Column, team: Column): SQL | undefined {
  switch (reach.kind) {
    case 'none':
      return sql`false`;
    case 'own':
      return eq(owner, reach.userID);
    case 'team':
      return reach.teamID === null
        ? eq(owner, reach.userID)
        : or(eq(owner, reach.userID), eq(team, reach.teamID));
    case 'all':
      return undefined;
  }
}

/**
 * The same in parts that share no row, each of which an index gives in its order; by one condition with an "or" in it,
 * all rows of a team are looked up and sorted before the first is shown.
 */
export function reachesByParts(reach: Reach, owner: Column, team: Column): readonly (SQL | undefined)[] {
  if (reach.kind !== 'team' || reach.teamID === null) return [reaches(reach, owner, team)];
  const elsewhere = sql`${team} is distinct from ${reach.teamID}`;
  return [eq(team, reach.teamID), and(eq(owner, reach.userID), elsewhere)];
}

/** The order of a list by its sort word, `name.desc` say; where a key is not known, its row comes last. */
export function orderBy<F extends string>(
  sort: F | `${F}.desc`,
  keys: Readonly<Record<F, Column | SQL>>,
  mayBeUnknown: readonly F[] = [],
): SQL {
  const descending = sort.endsWith('.desc');
  // The contract's sort words are exactly F and F.desc, so cutting the suffix leaves F.
  const field = (descending ? sort.slice(0, -'.desc'.length) : sort) as F;
  const direction = descending ? sql`desc` : sql`asc`;
  // Only where it matters: an index gives rows in one order of nulls.
  return mayBeUnknown.includes(field)
    ? sql`${keys[field]} ${direction} nulls last`
    : sql`${keys[field]} ${direction}`;
}

/** One page of the rows of `table` that match, and how many match; counts only where the page does not tell. */
export async function pageOf<T>(
  db: Db,
  table: PgTable,
  where: SQL | undefined,
  { page, size }: { readonly page: number; readonly size: number },
  fetch: (limit: number, offset: number) => PromiseLike<readonly T[]>,
): Promise<Page<T>> {
  const offset = (page - 1) * size;
  const items = await fetch(size, offset);
  const isLast = items.length < size && (items.length > 0 || offset === 0);
  if (isLast) return { items, total: offset + items.length };
  const [counted] = await db.select({ total: count() }).from(table).where(where);
  return { items, total: counted?.total ?? 0 };
}
