import type { Clock } from '../../../src/launcher';

export interface ManualClock extends Clock {
  /** Lets so much time pass, timer by timer, with everything that each sets in motion. */
  pass(ms: number): Promise<void>;
  /** The computer sleeps: time goes by and no timer runs before it is awake. */
  sleep(ms: number): void;
  /** Timers that are still set. */
  readonly waiting: number;
}

/** Lets all promises that can settle now do so. */
export function settle(): Promise<void> {
  return new Promise((done) => setImmediate(done));
}

export function manualClock(start = 10_000): ManualClock {
  let now = start;
  let lastId = 0;
  const timers = new Map<number, { at: number; run: () => void }>();
  const next = (until: number) =>
    [...timers].filter(([, timer]) => timer.at <= until).sort(([, a], [, b]) => a.at - b.at)[0];

  return {
    now: () => now,
    setTimeout(run, ms) {
      lastId += 1;
      timers.set(lastId, { at: now + ms, run });
      return lastId;
    },
    clearTimeout: (timer) => void timers.delete(timer as number),
    get waiting() {
      return timers.size;
    },
    sleep(ms) {
      now += ms;
    },
    async pass(ms) {
      const until = now + ms;
      await settle();
      for (let due = next(until); due; due = next(until)) {
        const [id, timer] = due;
        timers.delete(id);
        now = Math.max(now, timer.at);
        timer.run();
        await settle();
      }
      now = until;
    },
  };
}
