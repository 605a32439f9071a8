import type { Bye, ProgramCall } from './dialect';
import type { ProgramEvent } from './events';
import type { Permission } from './ports';
import type { Remembered } from './memory';
import type { CallInfo } from './request';
import type { Seen } from './state';

/** Everything that can happen to a launch. `at` is the clock's time. */
export type LauncherEvent = { readonly at: number } & (
  | {
      readonly type: 'start';
      readonly call: CallInfo;
      /** null: not known yet. */
      readonly permission: Permission | null;
    }
  | { readonly type: 'attach'; readonly remembered: Remembered; readonly permission: Permission }
  | { readonly type: 'permission'; readonly permission: Permission }
  | { readonly type: 'continue' }
  /**
   * A program answered the look question, which went out at `askedAt`. `call`: the one that it says it is in, null for
   * none; a program of the first dialect cannot say.
   */
  | { readonly type: 'older'; readonly askedAt: number; readonly call?: ProgramCall | null }
  | { readonly type: 'opened' }
  /** A program that was running before took our launch. */
  | { readonly type: 'handedOver' }
  /** Three seconds without an answer. */
  | { readonly type: 'quiet' }
  /** `ours`: it says that it is in this call. */
  | { readonly type: 'hello'; readonly ours?: boolean }
  | { readonly type: 'seen'; readonly what: Seen['what'] }
  | { readonly type: 'program'; readonly event: ProgramEvent }
  /** The last line of its stream. */
  | { readonly type: 'bye'; readonly why: Bye }
  | { readonly type: 'silence'; readonly lastHeardAt: number | null; readonly nextRetryAt: number }
  | { readonly type: 'retry'; readonly nextRetryAt: number }
  | { readonly type: 'memberSeen' }
  | { readonly type: 'memberGone'; readonly how: 'left' | 'timeout' }
  | { readonly type: 'takeOver' }
  | { readonly type: 'takeOverFailed' }
  | { readonly type: 'leaving' }
  | { readonly type: 'left' }
  | { readonly type: 'cancel' }
  | { readonly type: 'roomClosed'; readonly text: string; readonly byName: string }
  | {
      readonly type: 'sessionEnded';
      readonly why: 'sameUserElsewhere' | 'signatureExpired' | 'network' | 'left';
    }
  | { readonly type: 'dismiss' }
);

export type EventType = LauncherEvent['type'];
export type EventOf<T extends EventType> = Extract<LauncherEvent, { readonly type: T }>;
