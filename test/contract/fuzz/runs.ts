import fc from 'fast-check';

/** `npm run test:long` asks for more of everything. */
const isLong = process.env['TEST_LONG'] === '1';

/** Inputs that one scene gets one after another, before the next test makes a new one. */
export const IN_A_ROW = 20;

/** How often a store gets that many: what is wrong with text shows in SQL, what is wrong with a rule in any of them. */
export function runsOn(store: string): number {
  const times = store === 'memory' ? 8 : 1;
  return isLong ? times * 10 : times;
}

/** The same in every run but the long one, which finds what others did not. A failure names it; `FUZZ_SEED` plays it again. */
const seed = Number(process.env['FUZZ_SEED'] ?? (isLong ? Date.now() % 2 ** 31 : 2018));

/** Holds the property for so many rows of inputs; a failure says seed, path and the shortest row that still fails. */
export async function holds<T>(
  input: fc.Arbitrary<T>,
  numRuns: number,
  property: (row: readonly T[]) => Promise<void>,
): Promise<void> {
  const rows = fc.array(input, { minLength: IN_A_ROW, maxLength: IN_A_ROW, size: 'max' });
  await fc.assert(fc.asyncProperty(rows, property), { seed, numRuns, endOnFailure: false });
}
