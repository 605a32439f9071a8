import { BlockList, isIP } from 'node:net';
import type { RoomListPolicy } from '../../roomservice/wire2018/ports';

/** `10.0.0.0/8` or a single address; null where the text is neither. */
export function networkIn(text: string): { address: string; bits: number; family: 'ipv4' | 'ipv6' } | null {
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return null;
  const most = version === 4 ? 32 : 128;
  if (bits !== undefined && !/^\d{1,3}$/.test(bits)) return null;
  const length = bits === undefined ? most : Number(bits);
  return length > most ? null : { address, bits: length, family: version === 4 ? 'ipv4' : 'ipv6' };
}

/** Who may use the part of the 2018 wire that carries no identity. Without a network: nobody. Pages of ours always may. */
export function createRoomListPolicy(
  list: { readonly networks: readonly string[]; readonly origins: readonly string[] },
  publicURL: URL,
): RoomListPolicy {
  const networks = new BlockList();
  for (const text of list.networks) {
    const network = networkIn(text);
    if (network) networks.addSubnet(network.address, network.bits, network.family);
  }
  const origins = new Set([publicURL.origin, ...list.origins]);
  return {
    mayUse: (address) => address !== null && networks.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4'),
    mayRead: (origin) => origins.has(origin),
  };
}
