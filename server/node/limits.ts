import type { Clock } from '../roomservice/ports';
import type { Limits } from '../roomservice/limits';

/** In a minute; 0: as many as they like. */
export interface LimitSettings {
  readonly perAddress: number;
  readonly perPerson: number;
  /** Event streams that one person may have open. */
  readonly streams: number;
}

const MINUTE_MS = 60_000;
/** More than these in one minute share a count, so that made-up addresses do not fill the memory. */
const COUNTED_APART = 20_000;

/** Counts in this process: several servers allow as many times as much, which is what several servers are for. */
export function createLimits(settings: LimitSettings, clock: Clock): Limits {
  const addresses = createCounter(settings.perAddress, clock);
  const people = createCounter(settings.perPerson, clock);
  const streams = new Map<string, number>();
  return {
    fromAddress: (address) => addresses(networkOf(address ?? 'unknown')),
    byPerson: (userID) => people(userID),
    openStream(userID) {
      const open = streams.get(userID) ?? 0;
      if (settings.streams > 0 && open >= settings.streams) return null;
      streams.set(userID, open + 1);
      let isOpen = true;
      return () => {
        if (!isOpen) return;
        isOpen = false;
        const left = (streams.get(userID) ?? 1) - 1;
        if (left > 0) streams.set(userID, left);
        else streams.delete(userID);
      };
    },
  };
}

/** Seconds until the next minute for whoever has used up this one. */
function createCounter(allowed: number, clock: Clock): (key: string) => number {
  const counts = new Map<string, number>();
  let minute = 0;
  return (given) => {
    if (allowed === 0) return 0;
    const now = clock.now().getTime();
    const current = Math.floor(now / MINUTE_MS);
    if (current !== minute) {
      minute = current;
      counts.clear();
    }
    const key = counts.has(given) || counts.size < COUNTED_APART ? given : 'others';
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count <= allowed ? 0 : Math.ceil(((current + 1) * MINUTE_MS - now) / 1000);
  };
}

/** One customer's line has 2^64 addresses of IPv6: they count together. */
function networkOf(address: string): string {
  if (!address.includes(':')) return address;
  const [start = ''] = address.split('::', 1);
  return `${start.split(':').slice(0, 4).join(':')}::`;
}
