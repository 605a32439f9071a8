import { isIP } from 'node:net';
import { createSignInLimits } from './sign-in-limits';
import type { Store } from '../roomservice/store';
import type { Callers, Clock } from '../roomservice/ports';
import type { Config } from './config';

/** {@link Callers} of a server: a cookie says who is calling, the socket (or a trusted proxy) from where. */
export interface NodeCallers extends Callers {
  /** Notes where a request came from; call it with the very Request that RoomService will get. */
  arrived(request: Request, socketAddress: string | undefined): void;
}

export function createCallers(
  config: Pick<Config, 'publicURL' | 'trustProxy'>,
  parts: { readonly store: Pick<Store, 'transact'>; readonly clock: Clock },
): NodeCallers {
  const cookie = cookieFor(config.publicURL);
  const limits = createSignInLimits('console', parts);
  const addresses = new WeakMap<Request, string>();
  const setCookie = (name: string, value: string | null, expiresAt: Date | null): Headers => {
    const lasting = value === null ? '; Max-Age=0' : expiresAt ? `; Expires=${expiresAt.toUTCString()}` : '';
    return new Headers({ 'Set-Cookie': `${name}=${value ?? ''}${lasting}${cookie.attributes}` });
  };
  return {
    ...limits,
    arrived(request, socketAddress) {
      const forwardedFor = request.headers.get('x-forwarded-for');
      const address = clientAddress(socketAddress, forwardedFor, config.trustProxy);
      if (address !== null) addresses.set(request, address);
    },
    addressOf: (request) => addresses.get(request) ?? null,
    tokenOf(request) {
      // A program that shows a userSig is nobody's browser: a cookie beside it counts for nothing.
      if (request.headers.has('authorization')) return null;
      return readCookie(request.headers.get('cookie') ?? '', cookie.name, 200);
    },
    flowOf: (request) => readCookie(request.headers.get('cookie') ?? '', `${cookie.name}_flow`, 3800),
    rememberFlow: (sealed, expiresAt) => setCookie(`${cookie.name}_flow`, sealed, expiresAt),
    remember: (token, expiresAt) => setCookie(cookie.name, token, expiresAt),
  };
}

/**
 * Over https the prefix makes browsers keep others from setting it. Over http it carries the port, because
 * cookies know none: two installations on one machine would sign each other's people out.
 */
function cookieFor(publicURL: URL): { name: string; attributes: string } {
  const attributes = '; Path=/; HttpOnly; SameSite=Lax';
  return publicURL.protocol === 'https:'
    ? { name: '__Host-webexe', attributes: `${attributes}; Secure` }
    : { name: `webexe_${publicURL.port || '80'}`, attributes };
}

function readCookie(header: string, name: string, longest: number): string | null {
  for (const pair of header.split(';')) {
    const [key, value = ''] = pair.trim().split('=', 2);
    if (key !== name || value.length > longest) continue;
    if (/^[A-Za-z0-9_-]{16,}$/.test(value)) return value;
  }
  return null;
}

/**
 * Who is at the other end: the socket's address, or with `hops` proxies of ours in front the entry that the
 * outermost of them wrote. What stands further left came from the client and may be anything.
 */
export function clientAddress(
  socketAddress: string | undefined,
  forwardedFor: string | null,
  hops: number,
): string | null {
  const socket = plain(socketAddress ?? '');
  const chain = [...(forwardedFor ?? '').split(',').map(plain).filter(Boolean), socket];
  const told = hops > 0 ? (chain[Math.max(0, chain.length - 1 - hops)] ?? '') : socket;
  return isIP(told) ? told : isIP(socket) ? socket : null;
}

function plain(address: string): string {
  return address.trim().replace(/^::ffff:(?=\d+\.)/i, '');
}
