import * as z from 'zod/mini';

/** A whole number in a setting; `error` says what it must be. */
export const wholeNumber = (min: number, max: number, error: string) =>
  z.pipe(
    z.string().check(z.regex(/^[0-9]{1,10}$/, error)),
    z.pipe(z.transform(Number), z.number().check(z.gte(min, error), z.lte(max, error))),
  );
