import type { Channel } from './channel';
import type { ModernDialect } from './dialect';
import type { ProgramEvent } from './events';
import type { Remembered } from './memory';
import type { Pace } from './pace';
import type { Clock, LauncherStorage, Opener, Permissions, Transport, Visibility } from './ports';
import type { LaunchRequest, PushPlayLaunch } from './request';
import type { Snapshot, SnapshotOptions, SnapshotRole } from './snapshot';
import type { LauncherState } from './state';

export interface LauncherOptions {
  readonly opener: Opener;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly visibility: Visibility;
  readonly storage: LauncherStorage;
  readonly permissions: Permissions;
  /** The program's port, which the transport must ask too; 48887, that of rooms. PushPlay's is `pushPlayPort`. */
  readonly port?: number;
  /** The second dialect, `createModernDialect()`. Without it every program is spoken to as that of 2018. */
  readonly modern?: ModernDialect;
  readonly pace?: Partial<Pace>;
}

export interface Launcher {
  readonly state: LauncherState;
  readonly channel: Channel;
  /** Calls back after each change of `state` or `channel`; returns how to stop that. */
  subscribe(listener: () => void): () => void;
  /** Passes on every event of the program, typed. */
  onEvent(listener: (event: ProgramEvent) => void): () => void;
  /**
   * Starts a call. Call it in the person's click: the custom URL is opened before this returns, unless the
   * browser must ask for permission first or a program is known to run. Aborting the signal is `cancel()`.
   * @throws LaunchError; then nothing was opened and the state is unchanged.
   */
  start(request: LaunchRequest, options?: { readonly signal?: AbortSignal }): void;
  /** From permissionNeeded, in a click: asks over loopback, which makes the browser ask. From refused: checks again. */
  continueAfterPermission(): void;
  /** Opens the URL once more, in a click; with a fresh request if the session was renewed. */
  openAgain(request?: LaunchRequest): void;
  /** Gives the launch up. Does nothing once the call is in the room; then it is `leave()`. */
  cancel(): void;
  /**
   * Ends the call: tells the program to quit and settles when it confirmed, or after two seconds. PushPlay's program
   * only stops its streams; it stays and takes the next ones.
   */
  leave(): Promise<void>;
  /** From busy: ends the older program and starts this call. Opens the URL, so call it in a click. */
  takeOver(): Promise<void>;
  /**
   * Gives the running PushPlay window other streams. Rejects with LaunchError when it is unfit or nothing runs, with
   * TransportError when the program does not answer.
   */
  changeStreams(request: PushPlayLaunch): Promise<void>;
  /**
   * Brings the program's window to the front, where `channel.program.can` has `show`. Rejects with LaunchError when it
   * cannot, with TransportError when the program does not take it.
   */
  show(): Promise<void>;
  /** Takes a picture of a PushPlay stream. Rejects with SnapshotError, after five seconds at the latest. */
  snapshot(role: SnapshotRole, options?: SnapshotOptions): Promise<Snapshot>;
  /** The call that an earlier page left running, if any. */
  remembered(): Remembered | null;
  /** Finds the running program again after a reload, or from busy returns to its call. */
  attach(remembered?: Remembered): Promise<void>;
  /** From lost: asks at once instead of after the pause. */
  reconnect(): void;
  /** Looks whether a program runs, if the browser allows that without asking. Never takes events from a call. */
  look(): Promise<Channel>;
  /** RoomService says that the room was closed. Ends the call and tells the program to quit. */
  roomClosed(fact: { readonly reason: string; readonly byName: string; readonly roomID?: string }): void;
  /** RoomService says that this session is over. Ends the call and tells the program to quit. */
  sessionEnded(why: 'sameUserElsewhere' | 'signatureExpired' | 'network' | 'left'): void;
  /** RoomService sees this user in the room, entered after this launch began. */
  memberSeen(): void;
  /** RoomService no longer sees this user: left properly, or its heartbeat stopped. */
  memberGone(how: 'left' | 'timeout'): void;
  /** Puts an ended call away. */
  dismiss(): void;
  dispose(): void;
}
