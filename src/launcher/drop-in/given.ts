import { isFields } from '../events';
import type { Proxy } from '../request';

/** What a page gave, of which nothing is known. */
export type Given = Readonly<Record<string, unknown>>;

export function fieldsOf(value: unknown): Given {
  return isFields(value) ? value : {};
}

/** Calls one of the page's callbacks, if it is one. */
export function call(callback: unknown, ...news: readonly unknown[]): void {
  if (typeof callback === 'function') Reflect.apply(callback, undefined, news);
}

/** Texts and numbers as text; undefined for everything else, as if it had not been given. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** The program crashes on a boolean that is text, so everything becomes one. */
export function flag(value: unknown): boolean | undefined {
  if (value === undefined || value === null) return undefined;
  return value !== 'false' && value !== '0' && Boolean(value);
}

/** The documents of 2018 call it proxy_ip; rooms read ip, and only PushPlay what the documents say. */
export function proxyOf(custom: Given): { proxy?: Proxy } {
  const ip = text(custom['proxy_ip']) || text(custom['ip']);
  return ip ? { proxy: { ip, port: Number(custom['proxy_port'] ?? custom['port']) } } : {};
}

/** Without the keys whose value is undefined. */
export function given<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> }; // what was undefined is gone
}
