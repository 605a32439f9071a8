import * as z from 'zod/mini';

/** A setting that lists things, with commas between; not set: none. */
export const list = (isOne: (entry: string) => boolean, error: string) =>
  z._default(
    z.pipe(
      z.pipe(
        z.string(),
        z.transform((text) =>
          text
            .split(',')
            .map((entry) => entry.trim())
            .filter(Boolean),
        ),
      ),
      z.array(z.string()).check(z.refine((entries) => entries.every(isOne), { error })),
    ),
    [],
  );
