import { sql, type Column, type SQL } from 'drizzle-orm';
import { bigint, customType, timestamp, type AnyPgColumn } from 'drizzle-orm/pg-core';

// In tables, properties are named as in roomservice/rows/ and columns by the same words. `nameKey` and `search` hold
// text in lower case as JavaScript makes it, so that order and search do not hang on the locale of a database.

/** A roomID: decimal text everywhere, a number in SQL, where it sorts as one. */
export const roomNumber = customType<{ data: string; driverData: number }>({
  dataType: () => 'integer',
  toDriver: Number,
  fromDriver: String,
});

/** JSON that is parsed on the way out, as at every other edge. */
export function json<T>(name: string, schema: { parse(value: unknown): T }) {
  return customType<{ data: T; driverData: unknown }>({
    dataType: () => 'jsonb',
    toDriver: (value) => JSON.stringify(value),
    fromDriver: (value) => schema.parse(value),
  })(name);
}

/** An instant, kept in UTC to the millisecond, as a Date holds it. */
export function instant(name: string) {
  return timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });
}

/** A whole number that may pass 2147483647; safe to 2^53. */
export function bigNumber(name: string) {
  return bigint(name, { mode: 'number' });
}

/** Numbers rows in the order in which they came; may leave gaps. */
export function arrival(name: string) {
  return bigNumber(name).notNull().generatedAlwaysAsIdentity();
}

/**
 * The characters in folded text and their pairs, each field begun by a line feed: what a search finds text by, two Chinese
 * characters as readily as a word. A function that a migration makes.
 */
export function pairsOf(search: Column): SQL {
  return sql`search_pairs(${search})`;
}

/** Text by code point, whatever the collation of the database. */
export function byCodePoint(column: AnyPgColumn): SQL {
  return sql`${column} collate "C"`;
}

/** A userID letter case aside; the same in every locale, Turkish too. */
export function foldedID(column: AnyPgColumn): SQL {
  return sql`lower(${column} collate "C")`;
}
