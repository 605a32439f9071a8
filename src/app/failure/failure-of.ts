import { isRouteErrorResponse } from 'react-router';

export type Failure =
  | { readonly kind: 'notFound' | 'chunk' | 'away' }
  /** `summary` fits a line; `details` is what support wants to read. */
  | { readonly kind: 'crash'; readonly summary: string; readonly details: string };

const AWAY = ['network.unreachable', 'network.timeout', 'server.notReady'];

/** What kind of failure a route met. Knows an ApiProblem by its shape: its code is not in the entry. */
export function failureOf(error: unknown): Failure {
  if (isRouteErrorResponse(error) && error.status === 404) return { kind: 'notFound' };
  if (isChunkFailure(error)) return { kind: 'chunk' };
  const code = read(error, 'code');
  if (code !== undefined && AWAY.includes(code)) return { kind: 'away' };
  const requestID = read(error, 'requestID');
  const message = read(error, 'message') ?? String(error);
  const summary = code === undefined ? message : requestID === undefined ? code : `${code}, ${requestID}`;
  const details = [summary, window.location.href, navigator.userAgent, read(error, 'stack') ?? message].join(
    '\n',
  );
  return { kind: 'crash', summary, details };
}

/** How Chromium, Firefox and Safari say that a part of the page could not be fetched, and vite for its styles. */
function isChunkFailure(error: unknown): boolean {
  const message = read(error, 'message') ?? '';
  return (
    /dynamically imported module|Importing a module script failed|Unable to preload CSS/i.test(message) ||
    read(error, 'name') === 'ChunkLoadError'
  );
}

function read(error: unknown, field: string): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const value: unknown = Reflect.get(error, field);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
