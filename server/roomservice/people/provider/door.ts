import type { ProblemBody } from '../../../../contract/problems';

const SIGN_IN_PAGE = '/login';
/** Places of the sign-in itself, which would lead in a circle, and what is no page. */
const NO_PAGE = /^\/(login|change-password|api|media)(\/|$)/;

/** Where to go after signing in: a path of this very origin, whatever was asked for. */
export function safeRedirect(wanted: string | undefined): string {
  const base = new URL('http://here.invalid');
  if (!wanted?.startsWith('/') || !URL.canParse(wanted, base)) return '/';
  const { origin, pathname, search, hash } = new URL(wanted, base);
  // `/.//elsewhere` is a path of ours whose written form is another host.
  if (origin !== base.origin || pathname.startsWith('//') || NO_PAGE.test(pathname)) return '/';
  return pathname + search + hash;
}

/** The sign-in page, which says what failed; from there a person comes back to `redirect` when they try again. */
export function signInPage({ code, requestID, params }: ProblemBody['error'], redirect = '/'): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params ?? {}))
    if (value !== null) query.set(name, String(value));
  query.set('problem', code);
  query.set('requestID', requestID);
  if (redirect !== '/') query.set('redirect', redirect);
  return `${SIGN_IN_PAGE}?${query.toString()}`;
}
