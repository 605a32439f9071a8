import type { Shape } from './named';

/** Shapes that have a name by how they read: written out once, named everywhere else. */
export type Names = ReadonlyMap<string, string>;
const NONE: Names = new Map();

/** A shape as short text that a person can review: `{ roomID: /^[1-9]…$/, name: string(1..80), team: Team | null }`. */
export function shapeText(shape: Shape, names: Names = NONE): string {
  const text = bare(shape, names);
  const named = names.get(text) ?? text;
  return shape.default === undefined ? named : `${named} = ${JSON.stringify(shape.default)}`;
}

function bare(shape: Shape, names: Names): string {
  const inner = (part: Shape): string => shapeText(part, names);
  if (shape.$ref) return shape.$ref.replace(/^.*\//, '');
  if (shape.const !== undefined) return JSON.stringify(shape.const);
  if (shape.enum) return shape.enum.map((value) => JSON.stringify(value)).join(' | ');
  const either = shape.anyOf ?? shape.oneOf;
  if (either) return either.map(inner).join(' | ');
  if (Array.isArray(shape.type)) {
    return shape.type.map((type: string) => bare({ ...shape, type }, names)).join(' | ');
  }
  switch (shape.type) {
    case 'string':
      return string(shape);
    case 'number':
    case 'integer':
      return `${shape.multipleOf === 1 ? 'integer' : shape.type}${range(shape.minimum, shape.maximum)}`;
    case 'array':
      if (shape.prefixItems) return `[${shape.prefixItems.map(inner).join(', ')}]`;
      return `(${shape.items ? inner(shape.items) : 'any'})[]`;
    case 'object':
      return object(shape, inner);
    case 'boolean':
    case 'null':
      return shape.type;
    default:
      return 'any';
  }
}

function string({ format, pattern, minLength, maxLength }: Shape): string {
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

function object(shape: Shape, inner: (part: Shape) => string): string {
  const { properties, required = [], additionalProperties, propertyNames } = shape;
  if (!properties && typeof additionalProperties === 'object') {
    return `{ [${propertyNames ? inner(propertyNames) : 'string'}]: ${inner(additionalProperties)} }`;
  }
  const fields = Object.entries(properties ?? {}).map(
    ([name, part]) => `${name}${required.includes(name) ? '' : '?'}: ${inner(part)}`,
  );
  return `{ ${fields.join(', ')} }`;
}
