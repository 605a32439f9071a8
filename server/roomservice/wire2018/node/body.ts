import { isObject, mediaType, readText } from '../body';
import type { Json } from '../json';
import { NodeError } from './node-error';

/** JSON, also under the name of XML, or a form; a body of any other type is as good as none. */
export async function readBody(request: Request): Promise<Json> {
  const text = await readText(request);
  if (text === '') return {};
  switch (mediaType(request)) {
    case 'application/json':
    case 'text/xml':
      return parsed(text);
    case 'application/x-www-form-urlencoded':
      return Object.fromEntries(new URLSearchParams(text));
    default:
      return {};
  }
}

function parsed(text: string): Json {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new NodeError('请求内容不是合法的 JSON');
  }
  if (!isObject(value)) throw new NodeError('请求内容必须是 JSON 对象');
  return value;
}

/** A field as text; what cannot be one is empty. */
export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
}

/** A field as a whole number; what cannot be one is 0. */
export function intOf(value: unknown): number {
  const number = Math.trunc(Number(textOf(value)));
  return Number.isSafeInteger(number) && Math.abs(number) <= 2147483647 ? number + 0 : 0;
}
