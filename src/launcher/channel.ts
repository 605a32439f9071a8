import type { Hello, ModernLine } from './dialect';
import { TransportError, type Permission, type Transport } from './ports';
import { isLookAnswer, lookParams, lookPath } from './replies';
import { speaksModern } from './speaks-modern';

/**
 * What the channel light shows. `notAsked`: the browser would ask the person, so nothing was asked;
 * `insecure`: without HTTPS this browser lets no page ask;
 * `silent`: nothing answered, which says nothing about what is installed.
 */
export type ChannelLight =
  'unknown' | 'notAsked' | 'notAllowed' | 'insecure' | 'silent' | 'running' | 'stranger' | 'blocked';

/** What a program says of itself. The program of 2018 says nothing, so all is null but its dialect. */
export interface ProgramInfo {
  readonly dialect: '2018' | 'modern';
  readonly name: string | null;
  readonly version: string | null;
  /** `windows`, `macos` or `linux`. */
  readonly os: string | null;
  /** The room that it is in; '' is a call in no room, null is none or not known. */
  readonly busyIn: string | null;
  /** What it can do beyond the call itself; nothing of this in the dialect of 2018. */
  readonly can: readonly ('show' | 'snapshot' | 'streams')[];
}

export interface Channel {
  readonly light: ChannelLight;
  /** The program that answered, while the light is `running`. */
  readonly program: ProgramInfo | null;
  /** When it was looked at; null is never. */
  readonly at: number | null;
}

/** Nobody has looked yet. */
export const unseen: Channel = { light: 'unknown', program: null, at: null };

const programOf2018: ProgramInfo = {
  dialect: '2018',
  name: null,
  version: null,
  os: null,
  busyIn: null,
  can: [],
};

/** What is known now that the light is so. */
export function channelNow(light: ChannelLight, at: number, program: ProgramInfo = programOf2018): Channel {
  return { light, program: light === 'running' ? program : null, at };
}

/** May loopback be asked without a question from the browser? If not, how the light says so. */
export function lightOfPermission(permission: Permission): ChannelLight | null {
  if (permission === 'prompt') return 'notAsked';
  if (permission === 'insecure') return 'insecure';
  return permission === 'denied' ? 'notAllowed' : null;
}

export interface Looked {
  readonly light: ChannelLight;
  readonly tookMs: number;
  /** What a program of the second dialect says of itself. */
  readonly hello: Hello | null;
}

/** Asks whether a program runs, without touching the events of its call. */
export async function lookOverLoopback(
  transport: Transport,
  options: { readonly signal: AbortSignal; readonly limitMs?: number },
  line?: ModernLine,
): Promise<Looked> {
  try {
    const reply = await transport.request(lookPath, lookParams, options);
    const light = isLookAnswer(reply) ? 'running' : 'stranger';
    // A page that it does not know gets no hello: then it is a program like that of 2018.
    const hello =
      speaksModern && line?.heard(reply) ? await line.hello(options.signal).catch(() => null) : null;
    return { light, tookMs: reply.tookMs, hello };
  } catch (error) {
    const blocked = error instanceof TransportError && error.code === 'blocked';
    return { light: blocked ? 'blocked' : 'silent', tookMs: 0, hello: null };
  }
}
