import fc from 'fast-check';

/** Texts that have broken something somewhere: stores, parsers, patterns, prototypes, lists of objects. */
const texts = [
  '',
  ' ',
  '\u0000',
  'nul \u0000 inside',
  'half \ud83d',
  '\udc00 the other half',
  '\u202e\u200b\ufeff\uffff',
  '😀👩🏽‍⚖️𠮷',
  'x'.repeat(5000),
  '字'.repeat(70_000),
  '%00',
  '%E0%A4%A',
  '%_\\%',
  "'; drop table users; --",
  '../../etc/passwd',
  '\\..\\..\\',
  '<script>alert(1)</script>',
  '${x} {{x}} %s %n',
  'a\r\nSet-Cookie: x=1',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'null',
  'undefined',
  'NaN',
  'Infinity',
  '-0',
  '1e309',
  '0x10',
  '2147483648',
  '9007199254740993',
  '99999999999999999999999999',
  'idle,live,,',
  'name.desc.desc',
  '2026-02-30T00:00:00Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999999999Z',
  '+275760-09-13T00:00:00.001Z',
  '2026-01-01T00:00:00+23:59',
  'rtmp://[::1',
  'javascript:alert(1)',
  'a'.repeat(64) + '!',
] as const;

/** Sixteen bits each, so half characters come up as well as whole ones. */
const anyUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
  .map((units) => String.fromCharCode(...units));

export const oddText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...texts) },
  { weight: 1, arbitrary: anyUnits },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
);

const oddNumber = fc.oneof(
  fc.constantFrom(0, -0, -1, 0.5, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, 2 ** 63, 1e308, 5e-324),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

function nested(depth: number): unknown {
  let value: unknown = 'x';
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

/** Anything that JSON can say, rather what nobody reckons with. */
export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: oddText },
  { weight: 1, arbitrary: oddNumber },
  { weight: 1, arbitrary: fc.constantFrom(null, true, false, [], {}, [[]], [null], ['x'], { a: 1 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      nested(50),
      nested(1500),
      Array.from({ length: 3000 }, (_, i) => i),
      JSON.parse('{"__proto__":{"role":"admin"},"constructor":{"prototype":{"x":1}},"toString":"x"}'),
    ),
  },
);

/** A value that is right, with something in it replaced, left out or added; or something else altogether. */
export function spoiled(right: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const change = fc.record({ at: fc.nat(), how: fc.nat(7), key: oddText, value: oddValue });
  return fc
    .tuple(right, fc.array(change, { minLength: 1, maxLength: 3 }))
    .map(([value, changes]) => changes.reduce<unknown>(changed, value));
}

interface Change {
  readonly at: number;
  readonly how: number;
  readonly key: string;
  readonly value: unknown;
}

function changed(value: unknown, change: Change): unknown {
  const { at, how, key, value: odd } = change;
  if (Array.isArray(value)) {
    if (how === 0 || value.length === 0) return [...(value as unknown[]), odd];
    return value.map((each, i) => (i === at % value.length ? (how < 4 ? odd : changed(each, change)) : each));
  }
  if (!isObject(value)) return odd;
  const keys = Object.keys(value);
  const one = keys[at % Math.max(1, keys.length)];
  // An assignment would set the prototype where the name is __proto__; an entry becomes a property like any other.
  if (how === 0 || one === undefined) return Object.fromEntries([...Object.entries(value), [key, odd]]);
  if (how === 1) return Object.fromEntries(Object.entries(value).filter(([name]) => name !== one));
  if (how === 2) return odd;
  const inner = value[one];
  return {
    ...value,
    [one]: how > 5 && inner !== null && typeof inner === 'object' ? changed(inner, change) : odd,
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
