import type { ProgramEvent } from '../events';
import type { LaunchRequest } from '../request';
import { isUnderway, type LauncherState } from '../state';
import type { FailureKind } from './failures';
import type { Line } from './line';

/** What one startEXE brings: failures may be followed by success, as when a person installs the program meanwhile. */
export interface SessionNews {
  success(): void;
  fail(kind: FailureKind): void;
  event(event: ProgramEvent): void;
  /** The program does not answer any more. */
  lost(): void;
}

export interface Session {
  /** Nothing of it runs, or it failed: another may take its place. */
  readonly over: boolean;
  /** The page wants no more news of it. */
  drop(): void;
}

/** As long as the original listens before it says that there is no program; here from the opening of the link. */
const noAnswerMs = 7000;
/** As long as the original waits before it says that the connection is lost. */
const lostMs = 2500;

/**
 * Starts a call on a line and turns the launcher's states into the news of old.
 * @throws LaunchError
 */
export function startSession(line: Line, request: LaunchRequest, news: SessionNews): Session {
  const { launcher, clock } = line;
  const inRoom = request.type !== 'CustomServiceLive';
  const told = new Set<FailureKind>();
  let succeeded = false;
  let asked = false;
  let answerTimer: unknown = null;
  let lostTimer: unknown = null;

  const fail = (kind: FailureKind) => {
    if (told.has(kind) || succeeded) return;
    told.add(kind);
    news.fail(kind);
  };

  function succeed(): void {
    clock.clearTimeout(answerTimer);
    if (succeeded) return;
    succeeded = true;
    news.success();
  }

  function noAnswer(): void {
    const { state } = launcher;
    if (!isUnderway(state)) return;
    if (state.mayBeOlder) fail('instance');
    else if (state.seen) fail('stranger');
    else fail('noAnswer');
  }

  function stillLost(): void {
    news.lost();
    // A room is over then, as it always was. PushPlay's streams have no such end: they are found again or replaced.
    if (inRoom) launcher.memberGone('timeout');
  }

  function follow(state: LauncherState): void {
    if (state.name !== 'lost') {
      clock.clearTimeout(lostTimer);
      lostTimer = null;
    }
    switch (state.name) {
      case 'permissionNeeded':
        // The page has no place for an explanation, so the browser's question comes at once, and once.
        if (!asked) {
          asked = true;
          return launcher.continueAfterPermission();
        }
        fail('permission');
        return launcher.cancel();
      case 'refused':
        if (state.why === 'insecure') {
          // The program can be opened all the same; only this page will not hear of it.
          if (state.attempt === 0) launcher.openAgain();
          return fail('insecure');
        }
        fail('permission');
        return launcher.cancel();
      case 'busy':
        return inRoom ? fail('instance') : undefined;
      case 'opening':
      case 'waiting':
        if (state.seen?.what === 'frameBlocked') fail('policy');
        answerTimer ??= clock.setTimeout(noAnswer, noAnswerMs);
        return;
      case 'connected':
        return state.mayBeOlder ? undefined : succeed();
      case 'inRoom':
        return succeed();
      case 'lost':
        lostTimer ??= clock.setTimeout(stillLost, lostMs);
        return;
      case 'idle':
      case 'probing':
        return;
      case 'ended':
        return clock.clearTimeout(answerTimer);
      default:
        return state satisfies never;
    }
  }

  const stops = [
    launcher.subscribe(() => follow(launcher.state)),
    launcher.onEvent((event) => news.event(event)),
  ];
  const drop = () => {
    for (const stop of stops) stop();
    clock.clearTimeout(answerTimer);
    clock.clearTimeout(lostTimer);
  };
  try {
    launcher.start(request);
  } catch (error) {
    drop();
    throw error;
  }
  return {
    get over() {
      return !isUnderway(launcher.state) || (told.size > 0 && !succeeded);
    },
    drop,
  };
}
