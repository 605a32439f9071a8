import type { Actor } from '../context';
import type { Callers, Ports } from '../ports';

/** What the 2018 wire needs beyond RoomService's own ports. */
export interface WirePorts {
  /** How often a login may be tried and a userSig asked for; as for sign-ins. */
  readonly limits: Pick<Callers, 'trySignIn' | 'signInSucceeded'>;
  readonly streams: Streams;
  /** Is the address, as a socket says it, in one of the networks? `10.0.0.0/8`, `192.0.2.7`. */
  readonly isWithin: (address: string, networks: readonly string[]) => boolean;
  readonly mixer: Mixer;
}

/** Addresses of streams at a live service; all empty where none is configured. */
export interface Streams {
  /** Begins every stream id; empty where there is no live service. */
  readonly bizID: string;
  /** The right to push one stream for a week. */
  pushURL(streamID: string): string;
  /** The right to play one stream for a week, and nothing more. */
  accelerateURL(streamID: string): string;
  /** Where everybody plays the mix: `https` and at the end `.flv`, which the desktop program cuts off. */
  playURL(streamID: string, format: 'flv' | 'm3u8' | 'rtmp'): string;
}

/** Passes on an order to mix streams, as JSON text. Code 0 is the only success. */
export type Mixer = (order: string) => Promise<MixAnswer>;
export interface MixAnswer {
  readonly code: number;
  readonly message: string;
}

/** One request on the wire. It is an actor of commands, in which nobody is signed in. */
export interface WireCtx extends Actor {
  readonly ports: Ports;
  readonly wire: WirePorts;
  readonly request: Request;
  readonly query: URLSearchParams;
}
