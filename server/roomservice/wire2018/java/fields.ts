import { isObject } from '../body';
import { WireFault } from '../refusal';

/**
 * Fields of a JSON body, bound as the Java servers bound them: a field that is not named is an error, one that is
 * missing has its default, and scalars turn into each other where that can be done without guessing.
 */
export interface Fields {
  readonly [name: string]: Field<unknown>;
}
export interface Field<T> {
  readonly otherwise: T;
  bind(value: unknown): T;
}
export type Bound<F extends Fields> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never };

/** `tolerant` takes what it does not know for nothing. */
export function bind<F extends Fields>(fields: F, body: unknown, tolerant = false): Bound<F> {
  if (!isObject(body)) throw malformed('请求内容必须是 JSON 对象');
  for (const name of tolerant ? [] : Object.keys(body)) {
    if (!Object.hasOwn(fields, name)) throw malformed(`字段不匹配：${name.slice(0, 40)}`);
  }
  const entries = Object.entries(fields).map(([name, field]) => {
    if (!Object.hasOwn(body, name)) return [name, field.otherwise];
    try {
      return [name, field.bind(body[name])];
    } catch (error) {
      if (error instanceof TypeError) throw malformed(`字段类型错误：${name}`);
      throw error;
    }
  });
  // Each name has what its own field bound.
  return Object.fromEntries(entries) as Bound<F>;
}

export function malformed(message: string): WireFault {
  return new WireFault(400, message);
}

/** Text. A number or boolean is written out; null stays null. */
export const text: Field<string | null> = {
  otherwise: '',
  bind(value) {
    if (value === null || typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    throw new TypeError('not a text');
  },
};

/** A whole number of 32 bits; a fraction is cut, an empty text and null are 0. */
export function int(otherwise: number): Field<number> {
  return {
    otherwise,
    bind(value) {
      if (value === null) return 0;
      const number = typeof value === 'string' ? numberIn(value) : value;
      if (typeof number !== 'number' || !Number.isFinite(number)) throw new TypeError('not a number');
      const whole = Math.trunc(number) + 0;
      if (Math.abs(whole) > 2147483647) throw new TypeError('not of 32 bits');
      return whole;
    },
  };
}

function numberIn(value: string): number {
  const trimmed = value.trim();
  if (trimmed === '') return 0;
  if (!/^[+-]?\d{1,10}$/.test(trimmed)) throw new TypeError('not a number');
  return Number(trimmed);
}

/** A boolean; 0 is false and any other whole number true, and so are the texts `true`, `false` and none. */
export function bool(otherwise: boolean): Field<boolean> {
  return {
    otherwise,
    bind(value) {
      if (typeof value === 'boolean') return value;
      if (value === null || value === '' || value === 'false') return false;
      if (value === 'true') return true;
      if (typeof value === 'number' && Number.isInteger(value)) return value !== 0;
      throw new TypeError('not a boolean');
    },
  };
}

/** Text or an object, as it comes. */
export const anything: Field<unknown> = { otherwise: '', bind: (value) => value };

/** Most fields may be left out and have a default; this one is then as missing as null is. */
export function required<T>(field: Field<T>): Field<T | null> {
  return { ...field, otherwise: null };
}

/** A bound text where null has been refused before. */
export function given(value: string | null): string {
  return value ?? '';
}
