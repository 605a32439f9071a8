import type { CallInput } from '../../../contract/endpoint';
import type { Endpoints } from '../../../contract/endpoints';
import { messageTypes } from '../../../contract/webhook-events';
import { deliveryStates } from '../../../contract/webhooks';
import { aside, day, list, optional, urlCodec, type StateOf } from '../../ui/url/codec';
import { dayEdge } from '../../ui/url/wire';

const fields = {
  state: list(deliveryStates),
  event: list(messageTypes),
  from: day(),
  to: day(),
  /** Where an older page begins. */
  before: optional((value) => /^[1-9][0-9]{0,14}$/.test(value)),
  peek: aside(optional()),
};

/** All that a person set on a log of deliveries, in the query string. */
export const deliveriesUrl = urlCodec(fields);
export type DeliveriesUrl = StateOf<typeof fields>;

export const unfiltered: Partial<DeliveriesUrl> = { state: [], event: [], from: undefined, to: undefined };

export function deliveriesQuery(
  state: DeliveriesUrl,
): NonNullable<CallInput<Endpoints['listDeliveries']>['query']> {
  return {
    ...(state.state.length > 0 && { state: state.state }),
    ...(state.event.length > 0 && { type: state.event }),
    ...(state.from !== undefined && { from: dayEdge(state.from, 'start') }),
    ...(state.to !== undefined && { to: dayEdge(state.to, 'end') }),
    ...(state.before !== undefined && { before: state.before }),
  };
}
