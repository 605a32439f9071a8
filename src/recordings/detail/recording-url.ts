import { pathTo } from '../../config/paths';
import { eventGroups, type EventGroup } from '../player/event-groups';
import { aside, oneOf, urlCodec, type Field } from '../../ui/url/codec';

/** One group of events alone, or all of them. */
const group = (): Field<EventGroup | undefined> => ({
  parse: ([value]) => eventGroups.find((each) => each === value),
  format: (value) => (value === undefined ? [] : [value]),
});

export const tabs = ['details', 'reviews', 'access'] as const;

/** Seconds from the first frame. Named in an address, they say: play from there. */
function moment(): Field<number | undefined> {
  return {
    parse: ([value = '']) => (/^\d{1,6}(\.\d{1,3})?$/.test(value) ? Number(value) : undefined),
    format: (value) => (value === undefined ? [] : [String(value)]),
  };
}

/** The query string of the list that it was opened from; an empty one is the list as it opens. */
function origin(): Field<string | undefined> {
  return {
    parse: ([value]) => value?.slice(0, 2000),
    format: (value) => (value === undefined ? [] : [value]),
  };
}

const fields = {
  t: moment(),
  tab: aside(oneOf(tabs, 'details')),
  events: aside(group()),
  list: origin(),
};

export const recordingUrl = urlCodec(fields);

/** The address of a recording's page, from a moment on, and with the list whose neighbours it should know. */
export function recordingPath(
  recordingID: string,
  given: { t?: number; list?: string | undefined; tab?: (typeof tabs)[number] } = {},
): string {
  const { t, list, tab = recordingUrl.defaults.tab } = given;
  const search = recordingUrl.write({ ...recordingUrl.defaults, t, list, tab }).toString();
  return pathTo('recording', { recordingID }) + (search === '' ? '' : `?${search}`);
}

/** What a switch between recordings of one call takes along: the wall clock, and whether it played. */
export interface Carried {
  readonly at: number;
  readonly play: boolean;
}

/** Router state as somebody may have left it in the browser's history. */
export function parseCarried(state: unknown): Carried | undefined {
  if (typeof state !== 'object' || state === null) return undefined;
  const { at, play } = state as Record<string, unknown>; // a non-null object has these or not
  return typeof at === 'number' && Number.isFinite(at) && typeof play === 'boolean'
    ? { at, play }
    : undefined;
}
