import type { CallInput } from '../../contract/endpoint';
import type { Endpoints } from '../../contract/endpoints';
import { attentions, roomStates, roomTypes, type RoomState } from '../../contract/rooms';
import {
  aside,
  day,
  flag,
  list,
  oneOf,
  optional,
  page,
  sort,
  text,
  texts,
  urlCodec,
  type Field,
  type StateOf,
} from '../ui/url/codec';
import { dayEdge, wireSort } from '../ui/url/wire';

const notClosed: readonly RoomState[] = ['idle', 'live', 'closing'];

/** A closed room is history: the list opens without them. No state at all, written `any`, means every state. */
const states: Field<readonly RoomState[]> = {
  parse: (values) => {
    if (values.includes('any')) return [];
    const known = roomStates.filter((state) => values.includes(state));
    return known.length === 0 ? notClosed : known;
  },
  format: (value) => {
    if (isNotClosed(value)) return [];
    return value.length === 0 ? ['any'] : value;
  },
};

export function isNotClosed(value: readonly RoomState[]): boolean {
  return value.length === notClosed.length && !value.includes('closed');
}

const fields = {
  q: text(100),
  state: states,
  attention: list(attentions),
  type: list(roomTypes),
  team: texts((value) => /^[A-Za-z0-9_-]{1,40}$/.test(value)),
  owner: texts((value) => /^[a-zA-Z][a-zA-Z0-9_]{3,23}$/.test(value)),
  mine: flag(),
  from: day(),
  to: day(),
  sort: sort(['activity', 'createdAt', 'name', 'members'], 'activity.desc'),
  page: page(),
  size: oneOf([20, 50, 100], 20),
  /** The room beside the list. */
  peek: aside(optional((value) => /^[1-9]\d{0,9}$/.test(value))),
  /** The closing of many rooms that is looked at. */
  closing: aside(optional((value) => /^[A-Za-z0-9_-]{1,40}$/.test(value))),
};

/** All that a person set on the list of rooms, in the query string. */
export const roomsUrl = urlCodec(fields);
export type RoomsUrl = StateOf<typeof fields>;

export type RoomsQuery = NonNullable<CallInput<Endpoints['listRooms']>['query']>;
type RoomFilter = Omit<RoomsQuery, 'sort' | 'page' | 'size'>;

/** What the list asks RoomService for. `myID` stands in for "only mine", so that such a link means each reader's own. */
export function roomsQuery(state: RoomsUrl, myID: string): RoomsQuery {
  const owners = state.mine ? [myID] : state.owner;
  return {
    ...(state.q !== '' && { q: state.q }),
    ...(state.state.length > 0 && { state: state.state }),
    ...(state.attention.length > 0 && { attention: state.attention }),
    ...(state.type.length > 0 && { type: state.type }),
    ...(state.team.length > 0 && { teamID: state.team }),
    ...(owners.length > 0 && { ownerID: owners }),
    ...(state.from !== undefined && { createdFrom: dayEdge(state.from, 'start') }),
    ...(state.to !== undefined && { createdTo: dayEdge(state.to, 'end') }),
    sort: wireSort(state.sort),
    page: state.page,
    size: state.size,
  };
}

/** What narrows the list, without its order and page: the same rooms, whichever of them are shown. */
export function roomFilter({ sort: _sort, page: _page, size: _size, ...filter }: RoomsQuery): RoomFilter {
  return filter;
}

/** Whether something narrows the list beyond leaving out closed rooms. */
export function isNarrowed(state: RoomsUrl): boolean {
  return (
    state.q !== '' ||
    state.mine ||
    state.attention.length + state.type.length + state.team.length + state.owner.length > 0 ||
    state.from !== undefined ||
    state.to !== undefined ||
    !(state.state.length === 0 || isNotClosed(state.state))
  );
}

/** Everything taken away, the state too: what is looked for may be closed. */
export const unfiltered: Partial<RoomsUrl> = {
  q: '',
  state: [],
  attention: [],
  type: [],
  team: [],
  owner: [],
  mine: false,
  from: undefined,
  to: undefined,
};
