/** How often a test that looks for what happens seldom is repeated: `npm run test:long` sets TEST_LONG. */
export const isLong = process.env['TEST_LONG'] === '1';

export function rounds(short: number, long: number): readonly number[] {
  return Array.from({ length: isLong ? long : short }, (_, i) => i + 1);
}
