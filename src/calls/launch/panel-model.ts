import type { Call, EndReason } from '../../../contract/calls';
import type { LaunchError, LauncherState, Notice, Seen } from '../../launcher';
import type { StateOf } from '../../ui/glyphs/vocabulary';
import { stepsOf, stepsOfCall, type Step } from './steps';

/** Ways out of a state, in the order of the foot. */
export type Way =
  | 'continue'
  | 'open'
  | 'checkAgain'
  | 'checkComputer'
  | 'openAgain'
  | 'takeOver'
  | 'takeOverTab'
  | 'reconnect'
  | 'showWindow'
  | 'takeOwn'
  | 'takePlayed'
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
  /** Trouble that the program reported and that does not end the call. */
  readonly notice: Notice | null;
  /** When the program was last heard and will next be asked, while the link is lost. */
  readonly link: { readonly lastHeardAt: number | null; readonly nextRetryAt: number | null } | null;
  /** The room that a busy program is in, where it says so. */
  readonly busyIn: string | null;
  readonly ways: readonly Way[];
  readonly filled: Way | null;
}

export type PanelWords =
  | 'looking'
  | 'asking'
  | 'permission'
  | 'refused'
  | 'refusedInsecure'
  | 'refusedOpened'
  | 'busy'
  | 'busyIn'
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
  | 'away'
  | 'tooLong'
  | 'badField'
  | `ended.${EndReason}`;

type Underway = Exclude<LauncherState, { name: 'idle' }>;

const plain = {
  tookMs: null,
  picture: null,
  seen: null,
  notice: null,
  link: null,
  busyIn: null,
  filled: null,
} as const satisfies Partial<Panel>;

/**
 * The panel of a launch in this tab. `clickedAt`: when the person asked for it, where this page saw that. `canShow`: the
 * program can bring its window to the front.
 */
export function panelOf(state: Underway, clickedAt: number | null = null, canShow = false): Panel {
  const steps = stepsOf(state, clickedAt);
  const began = state.steps.inRoom ?? clickedAt ?? state.steps.ready;
  const base = { ...plain, since: began, steps };
  const showing: readonly Way[] = canShow ? ['showWindow'] : [];
  const taking: readonly Way[] = state.call.type === 'CustomServiceLive' ? ['takeOwn', 'takePlayed'] : [];
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
      return state.attempt === 0
        ? {
            ...base,
            word: 'yourTurn',
            words: state.why === 'insecure' ? 'refusedInsecure' : 'refused',
            ways: state.why === 'insecure' ? ['open', 'cancel'] : ['open', 'checkAgain', 'cancel'],
          }
        : { ...base, word: 'yourTurn', words: 'refusedOpened', ways: ['openAgain', 'checkAgain', 'cancel'] };
    case 'busy':
      if (state.ending) return { ...base, word: 'starting', words: 'ending', ways: ['cancel'] };
      return {
        ...base,
        word: 'yourTurn',
        words: state.quitIgnored ? 'quitIgnored' : state.other?.roomID ? 'busyIn' : 'busy',
        busyIn: state.other?.roomID ?? null,
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
        ways: ['openAgain', 'checkComputer', 'cancel'],
      };
    case 'connected':
      return state.mayBeOlder
        ? { ...base, word: 'yourTurn', words: 'maybeOlder', ways: ['takeOver', 'leave'] }
        : {
            ...base,
            word: 'starting',
            words: 'connected',
            notice: state.notice,
            ways: [...showing, 'leave'],
          };
    case 'inRoom':
      return {
        ...base,
        word: 'inCall',
        words: state.leaving ? 'leaving' : 'inRoom',
        notice: state.notice,
        ways: state.leaving ? [] : [...taking, ...showing, 'leave'],
      };
    case 'lost': {
      const mayAsk = state.cause !== 'notAllowed';
      const words = state.leaving ? 'leaving' : mayAsk ? 'lost' : 'lostNotAllowed';
      const { lastHeardAt, nextRetryAt } = state;
      return {
        ...base,
        word: 'linkLost',
        words,
        seen: state.seen?.what ?? null,
        notice: state.notice,
        link: words === 'lost' ? { lastHeardAt, nextRetryAt } : null,
        ways: state.leaving ? [] : mayAsk ? ['reconnect', 'leave'] : ['leave'],
      };
    }
    case 'ended':
      return {
        ...base,
        ...over(state.steps.inRoom !== null),
        since: null,
        tookMs: state.since - began,
        word: endedWord(state.reason.kind),
        words: `ended.${state.reason.kind}`,
      };
  }
}

/** Who talked has something to write down. */
function over(talked: boolean): Pick<Panel, 'ways' | 'filled'> {
  return talked ? { ways: ['wrapUp', 'close'], filled: 'wrapUp' } : { ways: ['close'], filled: null };
}

function endedWord(reason: EndReason): StateOf<'call'> {
  switch (reason) {
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
  const starting = call.state === 'starting';
  const base = {
    ...plain,
    since: Date.parse(call.enteredAt ?? call.startedAt),
    steps: stepsOfCall(call),
  };
  if (!leads)
    return { ...base, word: starting ? 'starting' : 'inCall', words: 'otherTab', ways: ['takeOverTab'] };
  return {
    ...base,
    word: starting ? 'yourTurn' : 'linkLost',
    words: starting ? 'apartStarting' : 'apart',
    ways: ['openAgain', 'endHere'],
  };
}

/** A call that ended while no page of this browser was open. */
export function panelOfAway(call: Call): Panel {
  return {
    ...plain,
    ...over(true),
    word: endedWord(call.endReason ?? 'left'),
    words: 'away',
    since: null,
    tookMs: Date.parse(call.endedAt ?? call.startedAt) - Date.parse(call.enteredAt ?? call.startedAt),
    steps: stepsOfCall(call),
  };
}

/** A launch that was refused before anything was opened. */
export function panelOfError(error: LaunchError): Panel {
  return {
    ...plain,
    word: 'fault',
    since: null,
    words: error.code === 'urlTooLong' ? 'tooLong' : 'badField',
    steps: stepsOfCall(null),
    ways: ['close'],
  };
}
