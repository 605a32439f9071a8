import { lookOverLoopback } from '../channel';
import type { Launcher, LauncherOptions } from '../api';
import { createBareLauncher } from '../launcher';
import { endPathOf, snapshotPaths } from '../push-play';
import type { SnapshotRole } from '../snapshot';
import { isInCall, isUnderway } from '../state';
import type { LaunchType } from '../request';

/** What a line needs of the page: the launcher's outside, for one port. */
export type LinePorts = Omit<LauncherOptions, 'port' | 'pace'>;

/** One port of the program, and the launcher that owns it. Modules that share the port share the line. */
export interface Line {
  readonly port: number;
  readonly launcher: Launcher;
  readonly clock: LinePorts['clock'];
  /** Settles when a program that was told to end has gone; null when none was told. */
  readonly ending: Promise<void> | null;
  /** Ends whatever runs on this line: the call, an older program, or one that is still starting. */
  end(type: LaunchType): Promise<void>;
  /** Orders a picture of PushPlay, which comes as an event or not at all. */
  orderSnapshot(role: SnapshotRole): void;
  dispose(): void;
}

/** A program that was told to quit says its last words for a moment, and would be taken for an older one. */
const goneWithinMs = 3000;
const lookEveryMs = 100;
const endLimitMs = 2000;

export function openLine(port: number, ports: LinePorts): Line {
  const launcher = createBareLauncher({ ...ports, port });
  const closed = new AbortController();
  const { signal } = closed;
  let ending: Promise<void> | null = null;

  async function endCall(type: LaunchType): Promise<void> {
    if (isInCall(launcher.state)) return launcher.leave();
    if (!isUnderway(launcher.state)) return;
    launcher.cancel();
    await ports.transport
      .request(endPathOf(type), {}, { signal, limitMs: endLimitMs })
      .catch(() => undefined); // nobody there: it has ended
  }

  async function gone(): Promise<void> {
    const until = ports.clock.now() + goneWithinMs;
    while (!signal.aborted && ports.clock.now() < until) {
      const { light } = await lookOverLoopback(ports.transport, { signal, limitMs: endLimitMs });
      if (light !== 'running') return;
      await ports.transport.delay(lookEveryMs, signal).catch(() => undefined); // closed: the loop ends
    }
  }

  return {
    port,
    launcher,
    clock: ports.clock,
    get ending() {
      return ending;
    },
    end(type) {
      ending ??= endCall(type)
        .then(() => (type === 'CustomServiceLive' ? undefined : gone()))
        .finally(() => (ending = null));
      return ending;
    },
    orderSnapshot(role) {
      ports.transport
        .request(snapshotPaths[role], {}, { signal, limitMs: endLimitMs })
        .catch(() => undefined); // no answer, no picture
    },
    dispose() {
      closed.abort();
      launcher.dispose();
    },
  };
}
