import { endPathOf } from '../push-play';
import type { LaunchType } from '../request';
import { openLine, type Line } from './line';
import type { Page } from './page';

export interface Lines {
  /** The line of programs that run one at a time. */
  shared(): Line;
  /** A line of its own for a program that runs beside others. */
  own(): Line;
  isShared(line: Line): boolean;
  /** When its program had time to go. */
  disposeSoon(line: Line): void;
  /** Tells the program to end while the page goes away, when nothing can be waited for. */
  farewell(line: Line, type: LaunchType): void;
}

const [firstPort, lastPort] = [50_000, 65_535];
const disposeAfterMs = 3000;

/** The lines of modules that share a port. Nothing is opened before it is needed. */
export function createLines(page: Page, port: number): Lines {
  let shared: Line | null = null;
  return {
    shared: () => (shared ??= openLine(port, page.makePorts(port))),
    own() {
      const ownPort = firstPort + Math.floor(page.random() * (lastPort - firstPort + 1));
      return openLine(ownPort, page.makePorts(ownPort));
    },
    isShared: (line) => line === shared,
    disposeSoon: (line) => void line.clock.setTimeout(() => line.dispose(), disposeAfterMs),
    farewell(line, type) {
      // The frame goes with the page. This request outlives it, and its reply is never read, let alone run.
      const url = `http://localhost:${line.port}${endPathOf(type)}`;
      page.fetch(url, { mode: 'no-cors', keepalive: true }).catch(() => undefined); // nobody is left to be told
    },
  };
}
