import type { CallKind } from '../../../contract/calls';
import {
  createLauncher,
  defaultPort,
  idle,
  isInCall,
  isUnderway,
  pushPlayPort,
  unseen,
  type Channel,
  type Launcher,
  type LauncherState,
  type ProgramEvent,
} from '../../launcher';
import type { MakeLauncherPorts } from '../../session/launcher-ports';
import { seekLeadership, type Leadership, type Locks } from './leadership';
import { troubleAfter, type StreamTrouble } from './stream-trouble';

/** What pages see of this tab's place in the call. */
export interface DeskView {
  /** This tab talks to the program; others mirror what RoomService knows. */
  readonly leads: boolean;
  readonly state: LauncherState;
  readonly channel: Channel;
  /** What the program last reported of its streams, while it is not over. */
  readonly trouble: StreamTrouble | null;
}

/** This tab's launchers, one for each kind of call with one in use. They exist only while the tab leads. Outside React, so that a click can use it at once. */
export interface Desk {
  readonly view: DeskView;
  subscribe(listener: () => void): () => void;
  /**
   * The launcher in use, or that of a kind of call, which is in use from then on; takes the lead for it if another tab
   * has it.
   */
  lead(kind?: CallKind): Promise<Launcher>;
  /** The launcher in use where this tab leads, else null. */
  readonly launcher: Launcher | null;
  /** RoomService says that this call of streams is the person's own: a program that an earlier page opened is found again. */
  streamsAreMine(callID: string | null): void;
  /** Begins: seeks the lead. Rendering alone must not, because a render may be thrown away. */
  open(): void;
  close(): void;
}

const notLeading: DeskView = { leads: false, state: idle, channel: unseen, trouble: null };

/** Rooms and streams have programs of their own, on ports of their own. */
const ports = { room: defaultPort, streams: pushPlayPort } as const satisfies Record<CallKind, number>;

/**
 * @param userID whose calls it runs: what another person left in this browser is not picked up
 * @param heard is told what the program of a call in a room says
 */
export function createDesk(
  makePorts: MakeLauncherPorts,
  locks: Locks | null,
  userID: string,
  heard: (roomID: string, event: ProgramEvent) => void = () => undefined,
): Desk {
  const listeners = new Set<() => void>();
  let launchers: Readonly<Record<CallKind, Launcher>> | null = null;
  let inUse: CallKind = 'room';
  let myStreamsID: string | null = null;
  let trouble: StreamTrouble | null = null;
  let view = notLeading;
  let leadership: Leadership | null = null;

  function show(): void {
    const launcher = launchers?.[inUse];
    view = launcher ? { leads: true, state: launcher.state, channel: launcher.channel, trouble } : notLeading;
    for (const listener of listeners) listener();
  }

  function make(kind: CallKind): Launcher {
    const made = createLauncher({ ...makePorts(ports[kind]), port: ports[kind] });
    made.subscribe(() => {
      if (launchers?.[kind] !== made || inUse !== kind) return;
      if (!isInCall(made.state)) trouble = null;
      // Streams that were put away leave the desk to rooms, whose program the light is about.
      if (made.state.name === 'idle') inUse = 'room';
      show();
    });
    made.onEvent((event) => {
      const { state } = made;
      if (kind === 'room' && isInCall(state)) heard(state.call.roomID, event);
      if (inUse !== kind || kind !== 'streams') return;
      trouble = troubleAfter(trouble, event);
      show();
    });
    return made;
  }

  function begin(): Readonly<Record<CallKind, Launcher>> {
    launchers = { room: make('room'), streams: make('streams') };
    inUse = 'room';
    show();
    const { room } = launchers;
    // What an earlier page left running is found again; otherwise the light is lit where nobody need be asked.
    void (room.remembered()?.call.userID === userID ? room.attach() : room.look());
    findStreams();
    return launchers;
  }

  /** Streams are in no room and name no person: whose they are, RoomService says. */
  function findStreams(): void {
    if (!launchers || myStreamsID === null) return;
    const { streams } = launchers;
    if (isUnderway(streams.state) || streams.remembered()?.call.callID !== myStreamsID) return;
    turnTo(launchers, 'streams');
    void streams.attach();
  }

  function turnTo(all: Readonly<Record<CallKind, Launcher>>, kind: CallKind): void {
    if (kind === inUse) return;
    const before = all[inUse];
    inUse = kind;
    // RoomService runs one call of a person at a time: one that the other still holds is over.
    if (isUnderway(before.state)) before.sessionEnded('left');
    before.dismiss();
    show();
  }

  function end(): void {
    const ending = launchers;
    launchers = null;
    ending?.room.dispose();
    ending?.streams.dispose();
    inUse = 'room';
    trouble = null;
    show();
  }

  function seek(): Leadership {
    return seekLeadership(locks, (leads) => (leads ? void begin() : end()));
  }

  return {
    get view() {
      return view;
    },
    get launcher() {
      return launchers?.[inUse] ?? null;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async lead(kind) {
      leadership ??= seek();
      await leadership.take();
      const all = launchers ?? begin();
      if (kind) turnTo(all, kind);
      return all[inUse];
    },
    streamsAreMine(callID) {
      myStreamsID = callID;
      findStreams();
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
