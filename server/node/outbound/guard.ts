import { BlockList, isIP, isIPv4 } from 'node:net';
import { isWithin } from '../wire2018/networks';

/** What is nobody's on the internet: this machine, the networks around it, documentation, everybody at once. */
const inside = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15'],
  ...['198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
];
/** Of IPv6 only this is given out to anybody; in it, what leads elsewhere by a tunnel or to nobody. */
const outside6 = '2000::/3';
const notOutside6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

/** An IPv4 address in the clothes of IPv6: `::ffff:a.b.c.d`, and what a translator (NAT64) makes of it. */
const mapped = blockList(['::ffff:0:0/96', '64:ff9b::/96']);

/** May this address be called, as a resolver or a URL gives it? `allowed` are networks that may all the same. */
export function mayCall(address: string, allowed: readonly string[]): boolean {
  const bare = address.replace(/%.*$/, ''); // a zone of link-local addresses
  if (isIP(bare) === 0) return false;
  const plain = isIPv4(bare) ? bare : fourIn(bare);
  if (isWithin(plain, allowed)) return true;
  if (isIPv4(plain)) return !isWithin(plain, inside);
  return isWithin(plain, [outside6]) && !isWithin(plain, notOutside6);
}

/** The IPv4 address that an IPv6 one stands for, or the same. */
function fourIn(address: string): string {
  if (!mapped.check(address, 'ipv6')) return address;
  // A URL writes any of its spellings in one way; the last two groups are the four bytes.
  const groups = new URL(`http://[${address}]`).hostname.slice(1, -1).split(':');
  const [high = 0, low = 0] = groups.slice(-2).map((group) => Number.parseInt(group || '0', 16));
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

function blockList(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const text of networks) {
    const [address = '', bits = ''] = text.split('/');
    list.addSubnet(address, Number(bits), 'ipv6');
  }
  return list;
}
