import { callKinds, callStates, dispositions, endReasons } from '../../../contract/calls';
import type { CallInput } from '../../../contract/endpoint';
import type { Endpoints } from '../../../contract/endpoints';
import { day, list, oneOf, page, sort, text, texts, urlCodec, type StateOf } from '../../ui/url/codec';
import { dayEdge, wireSort } from '../../ui/url/wire';

const fields = {
  q: text(100),
  from: day(),
  to: day(),
  agent: texts((value) => /^[a-zA-Z][a-zA-Z0-9_]{3,23}$/.test(value)),
  kind: list(callKinds),
  state: list(callStates),
  reason: list(endReasons),
  disposition: list(dispositions),
  wrapUp: list(['missing', 'done']),
  sort: sort(['startedAt', 'duration'], 'startedAt.desc'),
  page: page(),
  size: oneOf([20, 50, 100], 20),
};

/** All that a person set on the list of calls, in the query string. */
export const callsUrl = urlCodec(fields);
export type CallsUrl = StateOf<typeof fields>;

export function callsQuery(state: CallsUrl): NonNullable<CallInput<Endpoints['listCalls']>['query']> {
  const [wrapUp] = state.wrapUp;
  return {
    ...(state.q !== '' && { q: state.q }),
    ...(state.from !== undefined && { from: dayEdge(state.from, 'start') }),
    ...(state.to !== undefined && { to: dayEdge(state.to, 'end') }),
    ...(state.agent.length > 0 && { agentID: state.agent }),
    ...(state.kind.length > 0 && { kind: state.kind }),
    ...(state.state.length > 0 && { state: state.state }),
    ...(state.reason.length > 0 && { endReason: state.reason }),
    ...(state.disposition.length > 0 && { disposition: state.disposition }),
    // Both ticked is the same as neither.
    ...(state.wrapUp.length === 1 && wrapUp && { wrapUp }),
    sort: wireSort(state.sort),
    page: state.page,
    size: state.size,
  };
}

/** Everything taken away. */
export const unfiltered: Partial<CallsUrl> = {
  q: '',
  from: undefined,
  to: undefined,
  agent: [],
  kind: [],
  state: [],
  reason: [],
  disposition: [],
  wrapUp: [],
};
