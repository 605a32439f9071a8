/** A part of a JSON schema, as far as zod makes them. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly prefixItems?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly propertyNames?: Schema;
  readonly default?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly multipleOf?: number;
  readonly $ref?: string;
}

/** Shapes that have a name: written out once, named everywhere else. */
export type Names = Map<string, string>;

/** A schema as short text that a person can review: `{ roomID: /^[1-9]…$/, name: string(1..80), team: Team | null }`. */
export function schemaText(schema: Schema, names: Names): string {
  const text = bare(schema, names);
  const named = names.get(text) ?? text;
  return schema.default === undefined ? named : `${named} = ${JSON.stringify(schema.default)}`;
}

function bare(schema: Schema, names: Names): string {
  const inner = (part: Schema): string => schemaText(part, names);
  if (schema.$ref) return schema.$ref.replace(/^.*\//, '');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return either.map(inner).join(' | ');
  if (Array.isArray(schema.type)) {
    return schema.type.map((type: string) => bare({ ...schema, type }, names)).join(' | ');
  }
  switch (schema.type) {
    case 'string':
      return string(schema);
    case 'number':
    case 'integer':
      return `${schema.multipleOf === 1 ? 'integer' : schema.type}${range(schema.minimum, schema.maximum)}`;
    case 'array':
      if (schema.prefixItems) return `[${schema.prefixItems.map(inner).join(', ')}]`;
      return `(${schema.items ? inner(schema.items) : 'any'})[]`;
    case 'object':
      return object(schema, inner);
    case 'boolean':
    case 'null':
      return schema.type;
    default:
      return 'any';
  }
}

function string({ format, pattern, minLength, maxLength }: Schema): string {
  if (format) return format;
  if (pattern) return `/${pattern}/${maxLength === undefined ? '' : range(minLength, maxLength)}`;
  return `string${range(minLength, maxLength)}`;
}

/** Numbers that only say "any safe integer" say nothing. */
function range(min: number | undefined, max: number | undefined): string {
  const [from, to] = [min, max].map((limit) =>
    Number.isSafeInteger(limit) && Math.abs(limit ?? 0) < Number.MAX_SAFE_INTEGER ? limit : '',
  );
  return from === '' && to === '' ? '' : `(${from}..${to})`;
}

function object(schema: Schema, inner: (part: Schema) => string): string {
  const { properties, required = [], additionalProperties, propertyNames } = schema;
  if (!properties && typeof additionalProperties === 'object') {
    return `{ [${propertyNames ? inner(propertyNames) : 'string'}]: ${inner(additionalProperties)} }`;
  }
  const fields = Object.entries(properties ?? {}).map(
    ([name, part]) => `${name}${required.includes(name) ? '' : '?'}: ${inner(part)}`,
  );
  return `{ ${fields.join(', ')} }`;
}

/** A shape that gets a name: one field a line, so that a change shows as one line. */
export function namedText(name: string, schema: Schema, names: Names): string[] {
  const fields = Object.entries(schema.properties ?? {}).map(
    ([field, part]) => `  ${field}: ${schemaText(part, names)}`,
  );
  names.set(schemaText(schema, names), name);
  return [name, ...fields, ''];
}
