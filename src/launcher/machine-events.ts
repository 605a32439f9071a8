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
  /** A program answered the look question, which went out at `askedAt`. */
  | { readonly type: 'older'; readonly askedAt: number }
  | { readonly type: 'opened' }
  /** A PushPlay program that was running before took our streams. */
  | { readonly type: 'handedOver' }
  /** Three seconds without an answer. */
  | { readonly type: 'quiet' }
  | { readonly type: 'hello' }
  | { readonly type: 'seen'; readonly what: Seen['what'] }
  | { readonly type: 'program'; readonly event: ProgramEvent }
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
