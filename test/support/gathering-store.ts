import type { Store } from '../../server/roomservice/store';

export interface GatheringStore extends Store {
  /**
   * Holds back transactions until that many have arrived, then lets them go at once: so that commands of which each
   * has looked around before the others change anything really race.
   */
  gather(count: number): void;
}

export function gathering(store: Store): GatheringStore {
  let missing = 0;
  let arrived: (() => void)[] = [];

  async function gate(): Promise<void> {
    if (missing === 0) return;
    missing -= 1;
    if (missing > 0) return new Promise((resolve) => arrived.push(resolve));
    arrived.forEach((go) => go());
    arrived = [];
  }

  return {
    read: store.read,
    readTogether: (reading) => store.readTogether(reading),
    ping: () => store.ping(),
    close: () => store.close(),
    async transact(work) {
      await gate();
      return store.transact(work);
    },
    gather: (count) => void (missing = count),
  };
}
