import type { ProgramCall } from './dialect';
import type { Member } from './events';
import type { Stranger } from './replies';
import type { CallInfo } from './request';

/** When each step of the launch was done, in the clock's milliseconds; null is not yet. */
export interface Steps {
  /** The session was there and the launch began. */
  readonly ready: number;
  readonly looked: number | null;
  readonly opened: number | null;
  readonly connected: number | null;
  readonly inRoom: number | null;
}

/** What was seen while listening that is no answer of the program. `frameBlocked`: this page's policy forbids asking. */
export type Seen = { readonly what: Stranger | 'frameBlocked'; readonly at: number };

interface Underway {
  readonly call: CallInfo;
  /** When this state began. */
  readonly since: number;
  readonly steps: Steps;
  /** How often the custom URL was opened. */
  readonly attempt: number;
  readonly seen: Seen | null;
  /** An answer came to a question asked before we opened the program: it may be an older instance. */
  readonly mayBeOlder: boolean;
}

/** Trouble that does not end the call: a roomStatus code of the program and its text. */
export interface Notice {
  readonly code: number;
  readonly msg: string;
  readonly at: number;
}

interface InCall extends Underway {
  readonly members: readonly Member[];
  readonly notice: Notice | null;
  /** The person asked to leave; the program has not confirmed yet. */
  readonly leaving: boolean;
}

export type EndReason =
  /** `by`: the person hung up here, or in the program's window (or RoomService saw a proper leave). */
  | { readonly kind: 'left'; readonly by: 'console' | 'program' }
  | { readonly kind: 'closedByAdmin'; readonly text: string; readonly byName: string }
  | { readonly kind: 'sameUserElsewhere' }
  | { readonly kind: 'signatureExpired' }
  | { readonly kind: 'programCrashed' }
  | { readonly kind: 'network' }
  /** The program ran but could not create or enter the room, and says why in its own code and words. */
  | { readonly kind: 'enterFailed'; readonly code: number; readonly msg: string }
  | { readonly kind: 'launchGivenUp' };

export interface Idle {
  readonly name: 'idle';
}
/** Finding out what the page may do and what runs. `asking`: the browser's own question may be on the screen. */
export interface Probing extends Underway {
  readonly name: 'probing';
  readonly asking: boolean;
}
/** The browser will ask about loopback: explain first, then `continueAfterPermission()`. */
export interface PermissionNeeded extends Underway {
  readonly name: 'permissionNeeded';
  readonly goal: 'open' | 'attach';
}
/** Loopback is denied. The program can still be opened (`openAgain()`), but this page will not hear it. */
export interface Refused extends Underway {
  readonly name: 'refused';
  /** By the person or a policy, or because the page is not served over HTTPS. */
  readonly why: 'denied' | 'insecure';
  readonly goal: 'open' | 'attach';
}
/** A program was already running. Return to its call, or end it and start this one. */
export interface Busy extends Underway {
  readonly name: 'busy';
  /** `takeOver()` was asked for: the older one is being ended. */
  readonly ending: boolean;
  /** The older one went on answering after it was told to quit. */
  readonly quitIgnored: boolean;
  /** The call that it is in, where it says so. */
  readonly other: ProgramCall | null;
}
export interface Opening extends Underway {
  readonly name: 'opening';
}
/** No answer yet; still listening, for as long as the page is open. No verdict. */
export interface Waiting extends Underway {
  readonly name: 'waiting';
}
/** The program answers; it has not said that it is in the room. */
export interface Connected extends InCall {
  readonly name: 'connected';
}
export interface InRoom extends InCall {
  readonly name: 'inRoom';
}
/** This page does not hear the program; the call goes on. */
export interface Lost extends InCall {
  readonly name: 'lost';
  readonly was: 'connected' | 'inRoom';
  readonly cause: 'silence' | 'reload' | 'notAllowed';
  readonly lastHeardAt: number | null;
  readonly retries: number;
  readonly nextRetryAt: number | null;
}
export interface Ended {
  readonly name: 'ended';
  readonly call: CallInfo;
  readonly since: number;
  readonly steps: Steps;
  readonly reason: EndReason;
}

export type LauncherState =
  Idle | Probing | PermissionNeeded | Refused | Busy | Opening | Waiting | Connected | InRoom | Lost | Ended;

export type UnderwayState = Exclude<LauncherState, Idle | Ended>;
export type InCallState = Connected | InRoom | Lost;
export type StateName = LauncherState['name'];

export const idle: Idle = { name: 'idle' };

export function isUnderway(state: LauncherState): state is UnderwayState {
  return state.name !== 'idle' && state.name !== 'ended';
}

export function isInCall(state: LauncherState): state is InCallState {
  return state.name === 'connected' || state.name === 'inRoom' || state.name === 'lost';
}

/** Is somebody listening for the program in this state? */
export function listens(state: LauncherState): boolean {
  switch (state.name) {
    case 'opening':
    case 'waiting':
    case 'connected':
    case 'inRoom':
      return true;
    case 'lost':
      return state.cause !== 'notAllowed';
    default:
      return false;
  }
}
