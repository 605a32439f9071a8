import { TransportError, type Permission, type Transport } from './ports';
import { isLookAnswer, lookParams, lookPath } from './replies';

/**
 * What the channel light shows. `notAsked`: the browser would ask the person, so nothing was asked;
 * `silent`: nothing answered, which says nothing about what is installed.
 */
export type ChannelLight =
  'unknown' | 'notAsked' | 'notAllowed' | 'silent' | 'running' | 'stranger' | 'blocked';

export interface Channel {
  readonly light: ChannelLight;
  /** When it was looked at; null is never. */
  readonly at: number | null;
}

/** May loopback be asked without a question from the browser? If not, how the light says so. */
export function lightOfPermission(permission: Permission): ChannelLight | null {
  if (permission === 'prompt') return 'notAsked';
  return permission === 'denied' ? 'notAllowed' : null;
}

/** Asks whether a program runs, without touching the events of its call. */
export async function lookOverLoopback(
  transport: Transport,
  options: { readonly signal: AbortSignal; readonly limitMs?: number },
): Promise<{ readonly light: ChannelLight; readonly tookMs: number }> {
  try {
    const reply = await transport.request(lookPath, lookParams, options);
    return { light: isLookAnswer(reply) ? 'running' : 'stranger', tookMs: reply.tookMs };
  } catch (error) {
    const blocked = error instanceof TransportError && error.code === 'blocked';
    return { light: blocked ? 'blocked' : 'silent', tookMs: 0 };
  }
}
