import {
  createLauncher,
  idle,
  unseen,
  type Channel,
  type Launcher,
  type LauncherState,
} from '../../launcher';
import type { MakeLauncherPorts } from '../../session/launcher-ports';
import { seekLeadership, type Leadership, type Locks } from './leadership';

/** What pages see of this tab's place in the call. */
export interface DeskView {
  /** This tab talks to the program; others mirror what RoomService knows. */
  readonly leads: boolean;
  readonly state: LauncherState;
  readonly channel: Channel;
}

/** This tab's launcher, which exists only while the tab leads. Outside React, so that a click can use it at once. */
export interface Desk {
  readonly view: DeskView;
  subscribe(listener: () => void): () => void;
  /** The launcher, taking the lead for it if another tab has it. */
  lead(): Promise<Launcher>;
  /** The launcher where this tab leads, else null. */
  readonly launcher: Launcher | null;
  /** Begins: seeks the lead. Rendering alone must not, because a render may be thrown away. */
  open(): void;
  close(): void;
}

const notLeading: DeskView = { leads: false, state: idle, channel: unseen };

/** @param userID whose calls it runs: what another person left in this browser is not picked up */
export function createDesk(makePorts: MakeLauncherPorts, locks: Locks | null, userID: string): Desk {
  const listeners = new Set<() => void>();
  let launcher: Launcher | null = null;
  let view = notLeading;
  let leadership: Leadership | null = null;

  function show(next: DeskView): void {
    view = next;
    for (const listener of listeners) listener();
  }

  function begin(): Launcher {
    const made = createLauncher(makePorts());
    made.subscribe(() => {
      if (launcher === made) show({ leads: true, state: made.state, channel: made.channel });
    });
    launcher = made;
    show({ leads: true, state: made.state, channel: made.channel });
    // What an earlier page left running is found again; otherwise the light is lit where nobody need be asked.
    void (made.remembered()?.call.userID === userID ? made.attach() : made.look());
    return made;
  }

  function end(): void {
    launcher?.dispose();
    launcher = null;
    show(notLeading);
  }

  function seek(): Leadership {
    return seekLeadership(locks, (leads) => (leads ? begin() : end()));
  }

  return {
    get view() {
      return view;
    },
    get launcher() {
      return launcher;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async lead() {
      leadership ??= seek();
      await leadership.take();
      return launcher ?? begin();
    },
    open() {
      leadership ??= seek();
    },
    close() {
      leadership?.stop();
      leadership = null;
      end();
    },
  };
}
