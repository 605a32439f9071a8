/** What the launcher asks of the second dialect. Only types: a launcher without it carries nothing of it. */
import type { ProgramInfo } from './channel';
import type { Member, ProgramEvent } from './events';
import type { Clock, LauncherStorage, Reply, Transport } from './ports';
import type { CallInfo, LaunchRequest, PushPlayLaunch } from './request';
import type { Store } from './store';
import type { Snapshot, SnapshotRole } from './snapshot';

/** The call that a program is in. A link of the first dialect names none, so the callID may be null. */
export interface ProgramCall {
  readonly callID: string | null;
  readonly roomID: string;
}

export interface Hello {
  readonly program: ProgramInfo;
  /** Null: it runs and is in no call. */
  readonly call: ProgramCall | null;
}

export type LaunchOutcome =
  | { readonly kind: 'taken' }
  | { readonly kind: 'busy'; readonly call: ProgramCall }
  | { readonly kind: 'refused' };

/** How things stand when a stream begins. */
export interface Standing {
  readonly roomStatus: number | null;
  readonly members: readonly Member[];
}

export type Bye = 'left' | 'replaced' | 'quit';

/** What listening to a call brings. */
export interface StreamNews {
  /** How long to rest after an attempt that came to nothing. */
  rest(): number;
  hello(hello: Hello): void;
  /** The stream is open. `ours`: the program named our call. */
  opened(standing: Standing, ours: boolean): void;
  /** A line came, so the program lives. */
  alive(): void;
  event(event: ProgramEvent): void;
  bye(why: Bye): void;
  /** An attempt came to nothing. `broken`: a stream that was open broke, and cannot be opened again. */
  missed(broken: boolean): void;
  /** Nothing was heard for too long. */
  silence(): void;
}

/** What listening to streams needs of the launcher around it. */
export interface ListeningAround {
  readonly store: Store;
  rest(): number;
  alive(): void;
  tell(event: ProgramEvent): void;
  miss(): void;
  loseTouch(): void;
  saw(hello: Hello): void;
  /** No stream came up this time. When none ever did, the launcher asks by questions instead. */
  fails(): void;
}

/** Listens to one call, again and again, until it is stopped. */
export interface StreamReader {
  start(call: CallInfo): void;
  stop(): void;
  askNow(): void;
}

/** The second dialect on one port. Every promise settles: by answer, TransportError, time limit, abort or close. */
export interface ModernLine {
  /** The program answered in this dialect when it was last asked. */
  readonly answers: boolean;
  /** Does this reply of the first dialect say that the program speaks the second? */
  heard(reply: Reply): boolean;
  /** Is a call known, from this page or an earlier one, that a stream can be opened for at once? */
  knows(callID: string): boolean;
  /** Will the link be one with a ticket? */
  hasLink(request: LaunchRequest): boolean;
  /** The link to open, or null where it is that of 2018. `again`: the one before stayed without an answer. */
  linkOf(request: LaunchRequest, again: boolean): string | null;
  hello(signal: AbortSignal): Promise<Hello>;
  launch(request: LaunchRequest, replace: boolean, signal: AbortSignal): Promise<LaunchOutcome>;
  /** True when the program took it. Then it waits until the call has `ended`, for two seconds at most. */
  leave(ended?: AbortSignal): Promise<boolean>;
  show(signal: AbortSignal): Promise<void>;
  /** Rejects with SnapshotError. */
  snapshot(role: SnapshotRole, signal: AbortSignal): Promise<Snapshot>;
  changeStreams(request: PushPlayLaunch, signal: AbortSignal): Promise<void>;
  listen(around: ListeningAround): StreamReader;
  close(): void;
}

export interface ModernDialect {
  open(around: {
    readonly port: number;
    readonly clock: Clock;
    readonly storage: LauncherStorage;
    readonly delay: Transport['delay'];
  }): ModernLine;
}
