import { and, not, sql, type Column, type SQL } from 'drizzle-orm';
import type { Wanted } from '../../roomservice/search/wanted';
import type { Found } from '../../roomservice/stores/lists';
import { pairsOf } from './columns';
import type { Db } from './db';
import { isTooLong } from './failures';
import { escapeLike } from './lists';

/** Nobody who types waits longer for one step. The embedded database knows no such limit. */
const STEP_MS = 800;

/** One kind of thing, as a search goes through it. */
export interface Searched<T> {
  readonly wanted: Wanted;
  readonly limit: number;
  /** Folded text of all fields, parted by line feeds. */
  readonly search: Column;
  /** Whether an index over the pairs of `search` stands ready; few rows do without. */
  readonly hasPairs: boolean;
  /** Has this whole id. */
  readonly isNamed: SQL | undefined;
  /** Rows in the order of their kind, which the caller may see. */
  fetch(db: Db, where: SQL | undefined, limit: number): PromiseLike<readonly T[]>;
}

/**
 * Whole ids first, then fields that begin with the text, then what contains its words: step by step, each by an index,
 * and no further than there is room. Null where a step took too long.
 */
export async function searchIn<T>(db: Db, searched: Searched<T>): Promise<Found<T> | null> {
  const room = searched.limit + 1; // one more tells that there are more
  try {
    return await db.transaction(
      async (tx) => {
        await tx.execute(sql.raw(`set local statement_timeout = ${STEP_MS}`));
        const items: T[] = [];
        for (const step of stepsOf(searched)) {
          if (items.length >= room) break;
          items.push(...(await searched.fetch(tx, step, room - items.length)));
        }
        return { items: items.slice(0, searched.limit), more: items.length > searched.limit };
      },
      { accessMode: 'read only' },
    );
  } catch (error) {
    if (isTooLong(error)) return null;
    throw error;
  }
}

/** Each without what the steps before it have found. */
function stepsOf<T>({ wanted, search, hasPairs, isNamed }: Searched<T>): readonly (SQL | undefined)[] {
  const begins = and(
    sql`chr(10) || ${search} like ${`%\n${escapeLike(wanted.whole)}%`}`,
    hasPairs ? hasPairsOf(search, [`\n${wanted.whole}`]) : undefined,
  );
  const contains = and(
    ...wanted.words.map((word) => sql`${search} like ${`%${escapeLike(word)}%`}`),
    hasPairs ? hasPairsOf(search, wanted.words) : undefined,
  );
  const others = isNamed && not(isNamed);
  return [
    ...(isNamed ? [isNamed] : []),
    and(begins, others),
    ...(wanted.words.length > 0 ? [and(contains, begins && sql`not (${begins})`, others)] : []),
  ];
}

/** Has the pairs of characters of these texts, by the index over them. */
export function hasPairsOf(search: Column, texts: readonly string[]): SQL | undefined {
  const pairs = [...new Set(texts.flatMap(pairsIn))];
  // Listed one by one: the planner weighs values that it sees.
  const list = sql.join(
    pairs.map((pair) => sql`${pair}`),
    sql`, `,
  );
  return pairs.length === 0 ? undefined : sql`${pairsOf(search)} @> array[${list}]::text[]`;
}

/** From so many on, every other pair of a text will do: all its characters are in them, and each one costs. */
const MANY = 7;

/** By character, as `search_pairs` counts them; one character stands for itself. */
function pairsIn(text: string): readonly string[] {
  const chars = [...text];
  const pairs = chars.slice(1).map((char, at) => `${chars[at] ?? ''}${char}`);
  if (pairs.length === 0) return chars;
  return pairs.length < MANY ? pairs : pairs.filter((_, at) => at % 2 === 0 || at === pairs.length - 1);
}
