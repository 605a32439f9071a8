import type { CallInput } from '../../../contract/endpoint';
import type { Endpoints } from '../../../contract/endpoints';
import { chartSteps } from '../../../contract/review-charts';
import { lastDays, type Days } from '../../ui/filter/panels';
import { day, oneOf, texts, urlCodec, type StateOf } from '../../ui/url/codec';
import { dayEdge } from '../../ui/url/wire';

/** What charts reach back to unless somebody says otherwise. */
const USUAL_DAYS = 84;

const fields = {
  from: day(),
  to: day(),
  agent: texts((value) => /^[a-zA-Z][a-zA-Z0-9_]{3,23}$/.test(value)),
  team: texts((value) => /^[A-Za-z0-9_-]{1,40}$/.test(value)),
  form: texts((value) => /^[A-Za-z0-9_-]{1,40}$/.test(value)),
  by: oneOf(chartSteps, 'week'),
  as: oneOf(['chart', 'table'], 'chart'),
};

/** All that a person set on the charts, in the query string. */
export const chartsUrl = urlCodec(fields);
export type ChartsUrl = StateOf<typeof fields>;
type Query = NonNullable<CallInput<Endpoints['getReviewCharts']>['query']>;

export const unfiltered: Partial<ChartsUrl> = {
  from: undefined,
  to: undefined,
  agent: [],
  team: [],
  form: [],
};

/** The days that are charted: as set, else the last twelve weeks. */
export function daysOf({ from, to }: ChartsUrl, now: Date = new Date()): Days {
  return from !== undefined || to !== undefined ? { from, to } : lastDays(USUAL_DAYS, now);
}

export function chartsQuery(state: ChartsUrl, now: Date = new Date()): Query {
  const { from, to } = daysOf(state, now);
  return {
    ...(from !== undefined && { from: dayEdge(from, 'start') }),
    ...(to !== undefined && { to: dayEdge(to, 'end') }),
    ...(state.agent.length > 0 && { agentID: state.agent }),
    ...(state.team.length > 0 && { teamID: state.team }),
    ...(state.form.length > 0 && { formID: state.form }),
    by: state.by,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}
