import { setTimeout as sleep } from 'node:timers/promises';
import type { Manners } from './behaviour';
import { EventQueue } from './queue';
import { EventLog, type Bye } from './second-dialect/event-log';
import { Streams } from './second-dialect/streams';

/** Where the program's events go: into the one queue of the first dialect, and to every reader of the second. */
export interface Outlet {
  readonly queue: EventQueue;
  readonly streams: Streams;
  /** Whether the first dialect gets to hear anything. */
  readonly open: boolean;
  emit(event: object): void;
  /** Begins anew, for another call. */
  renew(open: boolean): void;
  beat(): void;
  end(bye: Bye): void;
  /** Resolves when somebody has heard the end. */
  heard(): Promise<void>;
  /** Says nothing for so long. */
  freeze(ms: number): void;
  /** Resolves when it is not frozen. */
  thawed(): Promise<void>;
}

export function createOutlet(manners: () => Manners, startsOpen: boolean): Outlet {
  const queue = new EventQueue();
  let open = startsOpen;
  let thaw: Promise<void> | null = null;
  const openStreams = () => new Streams(new EventLog(), manners, () => thaw !== null);
  let streams = openStreams();

  return {
    queue,
    get streams() {
      return streams;
    },
    get open() {
      return open;
    },
    emit(event) {
      if (open) queue.push(event);
      streams.log.push(event);
      streams.tell();
    },
    renew(next) {
      open = next;
      queue.takeAll();
      streams = openStreams();
    },
    beat: () => streams.beat(Date.now()),
    end: (bye) => streams.end(bye),
    heard: () =>
      streams.sayingGoodbye || !open ? streams.heard() : Promise.race([queue.read(), streams.heard()]),
    freeze(ms) {
      const frozen = sleep(ms, undefined, { ref: false }).then(() => {
        if (thaw !== frozen) return;
        thaw = null;
        streams.tell();
      });
      thaw = frozen;
    },
    async thawed() {
      while (thaw !== null) await thaw;
    },
  };
}
