import type { CallInput } from '../../../contract/endpoint';
import type { Endpoints } from '../../../contract/endpoints';
import { recordingKinds, recordingStates } from '../../../contract/recordings';
import { lastDays, type Days } from '../../ui/filter/panels';
import {
  aside,
  day,
  list,
  oneOf,
  optional,
  sort,
  text,
  texts,
  urlCodec,
  type Field,
  type StateOf,
} from '../../ui/url/codec';
import { dayEdge, wireSort } from '../../ui/url/wire';

/** What a list of recordings reaches back to unless somebody says otherwise. */
const USUAL_DAYS = 7;

/** A page of a list that has no numbers: the rows beyond a place, or its end. */
const isPlace = /^((after|before)\.(none|\d{1,14})_[A-Za-z0-9_-]{1,40}|end)$/;
const isID = (value: string) => /^[A-Za-z0-9_-]{1,40}$/.test(value);
const isRoomNumber = (value: string) => /^[1-9]\d{0,9}$/.test(value) && Number(value) <= 2_147_483_647;

/** A room number as people write it, in groups or not; undefined where it is none. */
export function readRoomNumber(typed: string): string | undefined {
  const digits = typed.replace(/[\s\u2009\u202f]/g, '');
  return isRoomNumber(digits) ? digits : undefined;
}

/** A number of seconds within a day, or none. */
function seconds(): Field<number | undefined> {
  return {
    parse: ([value = '']) => (/^\d{1,5}$/.test(value) && Number(value) <= 86_400 ? Number(value) : undefined),
    format: (value) => (value === undefined ? [] : [String(value)]),
  };
}

/** A whole score, or none. */
function points(): Field<number | undefined> {
  return {
    parse: ([value = '']) => readPoints(value) ?? undefined,
    format: (value) => (value === undefined ? [] : [String(value)]),
  };
}

/** What was typed as a score; undefined for nothing, null for none that there is. */
export function readPoints(typed: string): number | undefined | null {
  const text = typed.trim();
  if (text === '') return undefined;
  return /^\d{1,3}$/.test(text) && Number(text) <= 100 ? Number(text) : null;
}

export const yesNo = ['yes', 'no'] as const;

/** One of both, or neither. */
function eitherWay(): Field<(typeof yesNo)[number] | undefined> {
  return {
    parse: ([value]) => yesNo.find((each) => each === value),
    format: (value) => (value === undefined ? [] : [value]),
  };
}

const fields = {
  q: text(100),
  from: day(),
  to: day(),
  agent: texts((value) => /^[a-zA-Z][a-zA-Z0-9_]{3,23}$/.test(value)),
  team: texts(isID),
  room: optional(isRoomNumber),
  customer: text(60),
  call: optional(isID),
  kind: list(recordingKinds),
  state: list(recordingStates),
  min: seconds(),
  max: seconds(),
  score: points(),
  upTo: points(),
  commented: eitherWay(),
  hold: eitherWay(),
  peek: aside(optional(isID)),
  sort: sort(['startedAt', 'duration', 'size'], 'startedAt.desc'),
  page: optional((value) => isPlace.test(value)),
  size: oneOf([20, 50, 100], 20),
};

/** All that a person set on the list of recordings, in the query string. */
export const recordingsUrl = urlCodec(fields);
export type RecordingsUrl = StateOf<typeof fields>;
type RecordingsFilter = NonNullable<CallInput<Endpoints['getRecordingCounts']>['query']>;
export type RecordingsQuery = NonNullable<CallInput<Endpoints['listRecordings']>['query']>;

/** The days that the list shows: as set, else the last seven; those of a call whenever it was. */
export function daysOf({ from, to, call }: RecordingsUrl, now: Date = new Date()): Days {
  if (from !== undefined || to !== undefined) return { from, to };
  return call === undefined ? lastDays(USUAL_DAYS, now) : {};
}

/** How a choice of days is kept: the usual ones leave the URL, so that a link shows the last seven of its reader. */
export function chosenDays({ from, to }: Days, now: Date = new Date()): Pick<RecordingsUrl, 'from' | 'to'> {
  const usual = to === undefined && from === lastDays(USUAL_DAYS, now).from;
  return usual ? { from: undefined, to: undefined } : { from, to };
}

export function recordingsQuery(state: RecordingsUrl, now: Date = new Date()): RecordingsQuery {
  return {
    ...countsQuery(state, now),
    sort: wireSort(state.sort),
    ...pageQuery(state.page),
    size: state.size,
  };
}

/** The filters alone: what is counted, and what is exported. */
export function countsQuery(state: RecordingsUrl, now: Date = new Date()): RecordingsFilter {
  const { from, to } = daysOf(state, now);
  return {
    ...(state.q !== '' && { q: state.q }),
    ...(from !== undefined && { from: dayEdge(from, 'start') }),
    ...(to !== undefined && { to: dayEdge(to, 'end') }),
    ...(state.agent.length > 0 && { agentID: state.agent }),
    ...(state.team.length > 0 && { teamID: state.team }),
    ...(state.room !== undefined && { roomID: state.room }),
    ...(state.customer !== '' && { customerRef: state.customer }),
    ...(state.call !== undefined && { callID: state.call }),
    ...(state.kind.length > 0 && { kind: state.kind }),
    ...(state.state.length > 0 && { state: state.state }),
    ...(state.min !== undefined && { minSeconds: state.min }),
    ...(state.max !== undefined && { maxSeconds: state.max }),
    ...(state.score !== undefined && { minScore: state.score }),
    ...(state.upTo !== undefined && { maxScore: state.upTo }),
    ...(state.commented !== undefined && { commented: state.commented }),
    ...(state.hold !== undefined && { hold: state.hold }),
  };
}

function pageQuery(page: string | undefined): Pick<RecordingsQuery, 'after' | 'before'> {
  if (page === undefined) return {};
  if (page === 'end') return { before: 'end' };
  const place = page.slice(page.indexOf('.') + 1);
  return page.startsWith('after.') ? { after: place } : { before: place };
}

/** Everything taken away; the days are the usual ones again. */
export const unfiltered: Partial<RecordingsUrl> = {
  q: '',
  from: undefined,
  to: undefined,
  agent: [],
  team: [],
  room: undefined,
  customer: '',
  call: undefined,
  kind: [],
  state: [],
  min: undefined,
  max: undefined,
  score: undefined,
  upTo: undefined,
  commented: undefined,
  hold: undefined,
};

/** The query string of the list without what is peeked at: what a recording's page keeps to find its neighbours. */
export function listSearch(state: RecordingsUrl): string {
  return recordingsUrl.write({ ...state, peek: undefined }).toString();
}
