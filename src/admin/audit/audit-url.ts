import { auditActions, auditObjectKinds } from '../../../contract/audit';
import type { CallInput } from '../../../contract/endpoint';
import type { Endpoints } from '../../../contract/endpoints';
import {
  aside,
  day,
  list,
  oneOf,
  optional,
  page,
  sort,
  text,
  texts,
  urlCodec,
  type StateOf,
} from '../../ui/url/codec';
import { dayEdge, wireSort } from '../../ui/url/wire';

export const results = ['ok', 'refused'] as const;

const fields = {
  q: text(100),
  from: day(),
  to: day(),
  actor: texts((value) => /^[a-zA-Z][a-zA-Z0-9_]{3,23}$/.test(value)),
  action: list(auditActions),
  kind: list(auditObjectKinds),
  result: list(results),
  object: optional((value) => value.length <= 200),
  peek: aside(optional()),
  sort: sort(['at'], 'at.desc'),
  page: page(),
  size: oneOf([20, 50, 100], 50),
};

/** All that a person set on the audit log, in the query string. */
export const auditUrl = urlCodec(fields);
export type AuditUrl = StateOf<typeof fields>;

export function auditQuery(state: AuditUrl): NonNullable<CallInput<Endpoints['listAudit']>['query']> {
  return {
    ...(state.q !== '' && { q: state.q }),
    ...(state.from !== undefined && { from: dayEdge(state.from, 'start') }),
    ...(state.to !== undefined && { to: dayEdge(state.to, 'end') }),
    ...(state.actor.length > 0 && { actorID: state.actor }),
    ...(state.action.length > 0 && { action: state.action }),
    ...(state.kind.length > 0 && { objectKind: state.kind }),
    ...(state.result.length > 0 && { result: state.result }),
    ...(state.object !== undefined && { objectID: state.object }),
    sort: wireSort(state.sort),
    page: state.page,
    size: state.size,
  };
}

export const unfiltered: Partial<AuditUrl> = {
  q: '',
  from: undefined,
  to: undefined,
  actor: [],
  action: [],
  kind: [],
  result: [],
  object: undefined,
};
