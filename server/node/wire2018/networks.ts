import { BlockList, isIP } from 'node:net';
import { network } from '../../../contract/old-clients';

/** Lists that were asked for lately: a list of networks hardly ever changes. */
const kept = new Map<string, BlockList>();
const mostKept = 20;

/** Is the address, as a socket says it, in one of the networks? */
export function isWithin(address: string, networks: readonly string[]): boolean {
  const version = isIP(address);
  return version !== 0 && listOf(networks).check(address, version === 6 ? 'ipv6' : 'ipv4');
}

export function isNetwork(text: string): boolean {
  return network.safeParse(text).success;
}

function listOf(networks: readonly string[]): BlockList {
  const key = networks.join(' ');
  const known = kept.get(key);
  if (known) return known;
  const list = new BlockList();
  for (const text of networks) {
    const [address = '', bits] = text.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    list.addSubnet(address, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family);
  }
  if (kept.size >= mostKept) kept.clear();
  kept.set(key, list);
  return list;
}
