import type { Call } from '../../../contract/calls';
import type { LaunchError, LauncherState, Seen, Steps } from '../../launcher';
import type { StateOf } from '../../ui/glyphs/vocabulary';

export const stepNames = ['ready', 'looked', 'opened', 'connected', 'inRoom'] as const;
export type StepName = (typeof stepNames)[number];

export interface Step {
  readonly name: StepName;
  readonly is: 'done' | 'now' | 'todo' | 'trouble' | 'stopped';
  /** How long it took, where that is known. */
  readonly ms: number | null;
  /** Since when it has been going on, while it does. */
  readonly since: number | null;
}

/** Ways out of a state, in the order of the foot; the first of `filled` is the one filled button. */
export type Way =
  | 'continue'
  | 'checkAgain'
  | 'openAgain'
  | 'takeOver'
  | 'takeOverTab'
  | 'reconnect'
  | 'leave'
  | 'endHere'
  | 'wrapUp'
  | 'close'
  | 'cancel';

/** What the panel says and offers; its words are `now.<words>.title` and `.text`. */
export interface Panel {
  readonly word: StateOf<'call'>;
  /** Since when the head counts, in milliseconds; null stands still. */
  readonly since: number | null;
  /** How long it took in all, once over. */
  readonly tookMs: number | null;
  readonly words: PanelWords;
  readonly picture: 'allow' | 'open' | null;
  readonly steps: readonly Step[];
  readonly seen: Seen['what'] | null;
  readonly ways: readonly Way[];
  readonly filled: Way | null;
}

export type PanelWords =
  | 'looking'
  | 'asking'
  | 'permission'
  | 'refused'
  | 'busy'
  | 'ending'
  | 'quitIgnored'
  | 'opening'
  | 'waiting'
  | 'connected'
  | 'maybeOlder'
  | 'inRoom'
  | 'leaving'
  | 'lost'
  | 'lostNotAllowed'
  | 'otherTab'
  | 'apart'
  | 'apartStarting'
  | 'tooLong'
  | 'badField'
  | `ended.${Extract<LauncherState, { name: 'ended' }>['reason']['kind']}`;

/** The panel of a launch in this tab. */
export function panelOf(state: Exclude<LauncherState, { name: 'idle' }>): Panel {
  const steps = stepsOf(state);
  const began = state.steps.inRoom ?? state.steps.ready;
  const base = { since: began, tookMs: null, picture: null, seen: null, steps, filled: null } as const;
  switch (state.name) {
    case 'probing':
      return state.asking
        ? { ...base, word: 'yourTurn', words: 'asking', picture: 'allow', ways: ['cancel'] }
        : { ...base, word: 'starting', words: 'looking', ways: ['cancel'] };
    case 'permissionNeeded':
      return {
        ...base,
        word: 'yourTurn',
        words: 'permission',
        picture: 'allow',
        ways: ['continue', 'cancel'],
        filled: 'continue',
      };
    case 'refused':
      return { ...base, word: 'yourTurn', words: 'refused', ways: ['openAgain', 'checkAgain', 'cancel'] };
    case 'busy':
      if (state.ending) return { ...base, word: 'starting', words: 'ending', ways: ['cancel'] };
      return {
        ...base,
        word: 'yourTurn',
        words: state.quitIgnored ? 'quitIgnored' : 'busy',
        ways: ['takeOver', 'cancel'],
      };
    case 'opening':
      return { ...base, word: 'yourTurn', words: 'opening', picture: 'open', ways: ['openAgain', 'cancel'] };
    case 'waiting':
      return {
        ...base,
        word: 'listening',
        words: 'waiting',
        seen: state.seen?.what ?? null,
        ways: ['openAgain', 'cancel'],
      };
    case 'connected':
      return state.mayBeOlder
        ? { ...base, word: 'yourTurn', words: 'maybeOlder', ways: ['takeOver', 'leave'] }
        : { ...base, word: 'starting', words: 'connected', ways: ['leave'] };
    case 'inRoom':
      return {
        ...base,
        word: 'inCall',
        words: state.leaving ? 'leaving' : 'inRoom',
        ways: state.leaving ? [] : ['leave'],
      };
    case 'lost':
      return {
        ...base,
        word: 'linkLost',
        words: state.cause === 'notAllowed' ? 'lostNotAllowed' : 'lost',
        seen: state.seen?.what ?? null,
        ways: state.cause === 'notAllowed' ? ['leave'] : ['reconnect', 'leave'],
      };
    case 'ended': {
      const talked = state.steps.inRoom !== null;
      return {
        ...base,
        since: null,
        tookMs: state.since - began,
        word: endedWord(state.reason.kind),
        words: `ended.${state.reason.kind}`,
        ways: talked ? ['wrapUp', 'close'] : ['close'],
        filled: talked ? 'wrapUp' : null,
      };
    }
  }
}

function endedWord(kind: Extract<LauncherState, { name: 'ended' }>['reason']['kind']): StateOf<'call'> {
  switch (kind) {
    case 'closedByAdmin':
      return 'closedByAdmin';
    case 'programCrashed':
    case 'network':
    case 'enterFailed':
    case 'signatureExpired':
      return 'fault';
    case 'left':
    case 'sameUserElsewhere':
    case 'launchGivenUp':
      return 'ended';
  }
}

/** A call that another tab leads, or that nothing in this browser leads: only RoomService knows of it. */
export function panelWithoutLauncher(call: Call, leads: boolean): Panel {
  const since = Date.parse(call.enteredAt ?? call.startedAt);
  const steps = stepNames.map<Step>((name) => ({
    name,
    is: call.state === 'live' || name === 'ready' ? 'done' : 'todo',
    ms: null,
    since: null,
  }));
  const base = { since, tookMs: null, picture: null, seen: null, steps, filled: null } as const;
  const starting = call.state === 'starting';
  if (!leads)
    return { ...base, word: starting ? 'starting' : 'inCall', words: 'otherTab', ways: ['takeOverTab'] };
  return {
    ...base,
    word: starting ? 'yourTurn' : 'linkLost',
    words: starting ? 'apartStarting' : 'apart',
    ways: ['openAgain', 'endHere'],
  };
}

/** A launch that was refused before anything was opened. */
export function panelOfError(error: LaunchError): Panel {
  return {
    word: 'fault',
    since: null,
    tookMs: null,
    words: error.code === 'urlTooLong' ? 'tooLong' : 'badField',
    picture: null,
    seen: null,
    steps: stepNames.map((name) => ({ name, is: name === 'ready' ? 'done' : 'todo', ms: null, since: null })),
    ways: ['close'],
    filled: null,
  };
}

function stepsOf(state: Exclude<LauncherState, { name: 'idle' }>): readonly Step[] {
  const { steps } = state;
  const at = stepNames.findIndex((name) => steps[name] === null);
  const current = at < 0 ? stepNames.length - 1 : at;
  return stepNames.map((name, index) => {
    const done = steps[name];
    const before = lastBefore(steps, index);
    if (index === current && state.name === 'ended') return { name, is: 'stopped', ms: null, since: null };
    if (index === current && state.name === 'lost')
      return { name, is: 'trouble', ms: null, since: state.since };
    if (done !== null) return { name, is: 'done', ms: before === null ? null : done - before, since: null };
    return index === current
      ? { name, is: 'now', ms: null, since: before ?? state.since }
      : { name, is: 'todo', ms: null, since: null };
  });
}

/** When the nearest earlier step was done: steps can be skipped, when a program that ran already answers. */
function lastBefore(steps: Steps, index: number): number | null {
  for (let i = index - 1; i >= 0; i--) {
    const at = steps[stepNames[i] as StepName];
    if (at !== null) return at;
  }
  return null;
}
