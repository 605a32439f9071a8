import { lookup, type LookupAddress } from 'node:dns';
import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { isWithin } from '../wire2018/networks';
import { mayCall } from './guard';

/** Names to addresses, as `dns.lookup` with `all`. */
export type Resolve = (
  name: string,
  then: (error: NodeJS.ErrnoException | null, addresses: readonly LookupAddress[]) => void,
) => void;

export interface OutboundRules {
  /** Networks that are nobody's on the internet and are called all the same, without https too. */
  readonly networks: readonly string[];
  /** Without https the internet is called too. */
  readonly plain?: boolean;
  readonly resolve?: Resolve;
}

export interface Outbound {
  /** Why nothing may be asked there, as far as the address itself tells. */
  refusal(url: string): 'http' | 'network' | null;
  /** One request over a connection of its own; rejects with `Refused` where its name leads into a network not to be called. */
  ask(url: string, options: RequestOptions, body?: Buffer): Promise<IncomingMessage>;
}

/** The network is not one to be called in. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/**
 * Calls what people wrote down as addresses. Which network may be called is decided at the moment of connecting, for the
 * very address that is connected to: what a name led to a moment before counts for nothing.
 */
export function createOutbound({ networks, plain = false, resolve = resolveAll }: OutboundRules): Outbound {
  /** Without encryption only networks that are named are called, unless it is allowed: theirs is the wire. */
  const may = (address: string, isPlain: boolean) =>
    isPlain && !plain ? isWithin(address, networks) : mayCall(address, networks);

  const guarded =
    (isPlain: boolean): NonNullable<RequestOptions['lookup']> =>
    (name, options, then) => {
      resolve(name, (error, addresses) => {
        const good = addresses?.filter(({ address }) => may(address, isPlain)) ?? [];
        const [first] = good;
        if (error) then(error, '');
        else if (!first) then(new Refused(), '');
        else if (options.all) then(null, [...good]);
        else then(null, first.address, first.family);
      });
    };

  function refusal(url: string): 'http' | 'network' | null {
    const { protocol, hostname } = new URL(url);
    const isPlain = protocol === 'http:';
    const address = hostname.replace(/^\[|\]$/g, '');
    // What a name leads to is not known before it is called.
    if (isIP(address) === 0) return isPlain && !plain && networks.length === 0 ? 'http' : null;
    if (!mayCall(address, networks)) return 'network';
    return may(address, isPlain) ? null : 'http';
  }

  return {
    refusal,
    ask(url, options, body) {
      // An address that is no name is not looked up on the way.
      if (refusal(url)) return Promise.reject(new Refused());
      const isPlain = new URL(url).protocol === 'http:';
      const send = isPlain ? httpRequest : httpsRequest;
      return new Promise((done, failed) => {
        // No connection is kept: each is looked at anew.
        const request = send(url, { ...options, agent: false, lookup: guarded(isPlain) }, done);
        request.on('error', failed);
        request.end(body);
      });
    },
  };
}

const resolveAll: Resolve = (name, then) => lookup(name, { all: true }, then);
