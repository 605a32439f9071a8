import fc from 'fast-check';
import * as z from 'zod/mini';

/** The part of JSON Schema that the contract's schemas turn into. */
interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Values that the schema takes, or nearly: what only a rule in code refuses may come up too. */
export function fromSchema(schema: z.core.SomeType): fc.Arbitrary<unknown> {
  // The core type is what zod's functions take; the records hold the wider one.
  const options = { io: 'input', unrepresentable: 'any' } as const;
  return arbitraryFor(z.toJSONSchema(schema as z.core.$ZodType, options) as Schema);
}

function arbitraryFor(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map(arbitraryFor));
  switch (schema.type) {
    case 'object':
      return objectFor(schema);
    case 'array':
      return fc.array(arbitraryFor(schema.items ?? {}), { maxLength: 3 });
    case 'string':
      return textFor(schema);
    case 'integer':
    case 'number':
      return fc.integer({ min: schema.minimum ?? -1000, max: Math.min(schema.maximum ?? 1000, 2 ** 31 - 1) });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      // What no schema describes is parsed from text: a list with commas, a number in a query.
      return fc.constantFrom('1', '20', 'x', 'idle', 'idle,live', 'agent', 'name', 'active');
  }
}

function objectFor({ properties = {}, required = [] }: Schema): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, each]) => [name, arbitraryFor(each)]),
  );
  return fc.record(fields, { requiredKeys: required.filter((name) => name in fields) });
}

function textFor({ format, pattern, minLength = 0, maxLength = 30 }: Schema): fc.Arbitrary<string> {
  if (format === 'date-time') {
    const [min, max] = [new Date('2020-01-01T00:00:00Z'), new Date('2030-01-01T00:00:00Z')];
    return fc.date({ min, max, noInvalidDate: true }).map((date) => date.toISOString());
  }
  if (pattern !== undefined && !pattern.includes('(?')) return fc.stringMatching(new RegExp(pattern, 'u'));
  const plain = fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, minLength + 30) });
  return fc.oneof(
    plain,
    fc.constantFrom('rtmp://push.example/live/a?k=1', '/9j/2Q=='),
    fc.constant('x'.repeat(Math.min(maxLength, 300))),
  );
}
