import { roles } from '../../../contract/access';
import type { CallInput } from '../../../contract/endpoint';
import type { Endpoints } from '../../../contract/endpoints';
import {
  aside,
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
import { wireSort } from '../../ui/url/wire';

export const userStates = ['active', 'disabled'] as const;

const fields = {
  q: text(100),
  role: list(roles),
  team: texts((value) => /^[A-Za-z0-9_-]{1,40}$/.test(value)),
  state: list(userStates),
  /** Whose browsers are looked at. */
  devices: aside(optional((value) => /^\w{1,24}$/.test(value))),
  sort: sort(['name', 'userID', 'role', 'createdAt', 'lastSignInAt'], 'name.asc'),
  page: page(),
  size: oneOf([20, 50, 100], 20),
};

/** All that a person set on the list of people, in the query string. */
export const peopleUrl = urlCodec(fields);
export type PeopleUrl = StateOf<typeof fields>;

export function peopleQuery(state: PeopleUrl): NonNullable<CallInput<Endpoints['listUsers']>['query']> {
  return {
    ...(state.q !== '' && { q: state.q }),
    ...(state.role.length > 0 && { role: state.role }),
    ...(state.team.length > 0 && { teamID: state.team }),
    ...(state.state.length > 0 && { state: state.state }),
    sort: wireSort(state.sort),
    page: state.page,
    size: state.size,
  };
}

export const unfiltered: Partial<PeopleUrl> = { q: '', role: [], team: [], state: [] };
