/** Numbers that look random and are the same in every run, so that a failure can be met again. */
export function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    // mulberry32: small, and good enough to shuffle test input.
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const texts = [
  '',
  ' ',
  'x',
  'x'.repeat(5000),
  '字'.repeat(300),
  '😀👩🏽‍⚖️𠮷',
  'nul \u0000',
  'half \ud83d',
  'back \\ " \' ` ${x} {{x}} %s %00',
  "'; drop table users; --",
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '__proto__',
  'null',
  'NaN',
  'Infinity',
  '-0',
  '0',
  '1e3',
  '0x10',
  '2147483647',
  '2147483648',
  '99999999999999999999',
  'idle,live,,',
  'name.desc',
  '2026-02-30T00:00:00Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999999Z',
  '2026-01-01T00:00:00+23:59',
  'rtmp://x/y',
] as const;
const values: readonly unknown[] = [
  ...texts,
  null,
  true,
  false,
  0,
  -1,
  1.5,
  2 ** 31,
  2 ** 53,
  1e308,
  [],
  [[]],
  ['x'],
  Array.from({ length: 200 }, (_, i) => i),
  {},
  { a: 1 },
  { toString: 'x', constructor: { prototype: 1 } },
  { mixRecord: true },
];

export const anyText = (next: (below: number) => number): string => texts[next(texts.length)] ?? '';
export const anyValue = (next: (below: number) => number): unknown => values[next(values.length)];

/** The same object with something in it replaced, left out or added; or something else altogether. */
export function spoiled(next: (below: number) => number, good: Readonly<Record<string, unknown>>): unknown {
  const keys = Object.keys(good);
  const key = keys[next(keys.length)];
  if (key === undefined || next(12) === 0) return anyValue(next);
  const { [key]: old, ...rest } = good;
  switch (next(6)) {
    case 0:
      return rest;
    case 1:
      return { ...good, [anyText(next)]: anyValue(next) };
    case 2:
      return isObject(old) ? { ...good, [key]: spoiled(next, old) } : { ...rest, [key]: anyText(next) };
    default:
      return { ...good, [key]: anyValue(next) };
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
