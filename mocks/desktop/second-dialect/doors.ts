import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal';

/** No other name may lead here, or a page could have its own name point at this computer. */
export function checkHost(request: IncomingMessage, port: number): void {
  const names = ['localhost', '127.0.0.1', '[::1]'].map((name) => `${name}:${port}`);
  if (!names.includes(request.headers.host?.toLowerCase() ?? '')) throw new Refusal('host.wrong');
}

/** The page's origin, if it is one of those that a server named. */
export function checkOrigin(request: IncomingMessage, origins: ReadonlySet<string>): string {
  const { origin } = request.headers;
  if (origin === undefined || !origins.has(origin)) throw new Refusal('origin.unknown');
  return origin;
}

/** Where the call came with a key, whoever asks about it must have it. */
export function checkKey(request: IncomingMessage, key: string | null): void {
  if (key !== null && request.headers.authorization !== `Channel ${key}`) throw new Refusal('key.wrong');
}
