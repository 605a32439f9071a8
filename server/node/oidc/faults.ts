import * as client from 'openid-client';
import type { ProblemCode } from '../../../contract/problems';
import { Problem } from '../../roomservice/problem';

interface Fault {
  readonly code: ProblemCode;
  /** For the log: codes of the protocol and of the library; never what either side wrote, which may hold secrets. */
  readonly detail: Readonly<Record<string, string>>;
}

/** What a person can be told of a failure at or with the provider. */
export function problemIn(error: unknown): Fault {
  if (error instanceof Problem) return { code: error.code, detail: {} };
  if (error instanceof client.AuthorizationResponseError) {
    const code = error.error === 'access_denied' ? 'provider.cancelled' : 'provider.failed';
    return { code, detail: { error: known(error.error) } };
  }
  if (error instanceof client.ResponseBodyError)
    return { code: 'provider.failed', detail: { error: known(error.error) } };
  if (error instanceof client.WWWAuthenticateChallengeError)
    return { code: 'provider.failed', detail: { error: 'challenge' } };
  if (error instanceof client.ClientError) return { code: ofLibrary(error), detail: detailOf(error) };
  // `fetch` throws these where nobody answers.
  if (error instanceof TypeError) return { code: 'provider.unreachable', detail: detailOf(error) };
  throw error;
}

function ofLibrary(error: client.ClientError): ProblemCode {
  switch (error.code) {
    case 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED':
      return 'provider.clock';
    case 'OAUTH_TIMEOUT':
    case 'OAUTH_ABORT':
    // What answers at that address is not the provider: a proxy's page, a server that fails.
    case 'OAUTH_RESPONSE_IS_NOT_CONFORM':
    case 'OAUTH_RESPONSE_IS_NOT_JSON':
    case 'OAUTH_PARSE_ERROR':
      return 'provider.unreachable';
    default:
      return isOfState(error) ? 'provider.lost' : 'provider.invalid';
  }
}

/** Another answer than the one that this browser waits for. */
function isOfState(error: client.ClientError): boolean {
  return error.cause instanceof Error && /\bstate\b/.test(error.cause.message);
}

function detailOf(error: Error & { readonly code?: unknown }): Readonly<Record<string, string>> {
  const cause = error.cause as { readonly code?: unknown } | undefined; // looked at for a code alone
  return { reason: known(error.code), cause: known(cause?.code) };
}

/** Only what looks like a code of the protocol, of the library or of a socket. */
function known(code: unknown): string {
  return typeof code === 'string' && /^[A-Za-z_]{1,60}$/.test(code) ? code : '?';
}
