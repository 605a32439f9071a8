import * as z from 'zod/mini';

/**
 * Text that a person typed: trimmed, at most `max` characters, storable everywhere.
 * Lone surrogates and control characters are refused rather than changed: PostgreSQL cannot keep NUL,
 * and no wire can carry half a character.
 */
export function text(max: number) {
  return z.string().check(z.trim(), z.maxLength(max), z.refine(isClean, { error: 'malformed' }));
}

/** Like `text`, and not empty after trimming. */
export function requiredText(max: number) {
  return z
    .string()
    .check(z.trim(), z.minLength(1), z.maxLength(max), z.refine(isClean, { error: 'malformed' }));
}

/** Like `requiredText`, and kept to the letter: what names something that lies elsewhere. */
export function exactText(max: number) {
  return z.string().check(z.minLength(1), z.maxLength(max), z.refine(isClean, { error: 'malformed' }));
}

/** Text of several lines: as `text`, with line feeds and tabs allowed. */
export function prose(max: number, min = 0) {
  return z.string().check(
    z.trim(),
    z.minLength(min),
    z.maxLength(max),
    z.refine((s) => isClean(s.replace(/[\r\n\t]/g, ' ')), { error: 'malformed' }),
  );
}

function isClean(value: string): boolean {
  for (const char of value) {
    const code = char.codePointAt(0) ?? 0;
    if (code < 0x20 || code === 0x7f || (code >= 0xd800 && code <= 0xdfff)) return false;
  }
  return true;
}

/** Decimal text, 1 to 2147483647: fits every wire that clients of this field speak. */
export const roomID = z.string().check(
  z.regex(/^[1-9][0-9]{0,9}$/),
  z.refine((id) => Number(id) <= 2147483647, { error: 'invalid_format' }),
);

/** One per person; also the identifier inside a userSig. */
export const userID = z.string().check(z.regex(/^[a-zA-Z][a-zA-Z0-9_]{3,23}$/));

/** Ids that only we read: URL-safe, opaque. */
export const opaqueID = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,40}$/));

/** An instant, ISO 8601 in UTC on the way out; any offset on the way in. Of the years 1 to 9999: stores know no others. */
export const instant = z.iso
  .datetime({ offset: true })
  .check(z.refine((text) => isWithinYears(Date.parse(text)), { error: 'invalid_format' }));

function isWithinYears(at: number): boolean {
  return at >= Date.parse('0001-01-01T00:00:00Z') && at <= Date.parse('9999-12-31T23:59:59.999Z');
}

/** A list in a query string: `state=idle,live`. The client may pass an array. */
export function csv<T extends z.core.SomeType>(item: T) {
  return z.pipe(
    z.transform((value: string | readonly z.input<T>[]): readonly z.input<T>[] | string[] =>
      typeof value === 'string' ? value.split(',').filter((part) => part !== '') : value,
    ),
    z.array(item),
  );
}

/** A whole number in a query string. */
export function wholeNumber(min: number, max: number) {
  return z.coerce.number<number | string>().check(z.multipleOf(1), z.gte(min), z.lte(max));
}

/** Paging that every list takes. `page` counts from 1. */
export const paging = {
  page: z._default(wholeNumber(1, 1_000_000), 1),
  size: z._default(wholeNumber(1, 100), 20),
};

/** `field` ascending, `field.desc` descending. */
export function sortBy<const F extends string>(fields: readonly [F, ...F[]]) {
  const both = fields.flatMap((field) => [field, `${field}.desc`] as const);
  return z.enum(both as [F | `${F}.desc`, ...(F | `${F}.desc`)[]]);
}

/** A page of a list: its items, and how many there are in all pages together. */
export function pageOf<T extends z.core.SomeType>(item: T) {
  return z.object({ items: z.array(item), total: z.number(), page: z.number(), size: z.number() });
}

/** Who a thing belongs to or was done by, as a reader needs it. */
export const personRef = z.object({ userID, name: z.string() });
