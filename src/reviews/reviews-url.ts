import type { CallInput } from '../../contract/endpoint';
import type { Endpoints } from '../../contract/endpoints';
import { flag, page, oneOf, sort, text, texts, urlCodec, type StateOf } from '../ui/url/codec';

/** What an inbox is looked at for. An agent has the last one alone. */
export const boxes = ['todo', 'open', 'replies', 'held', 'released', 'all'] as const;
export type Box = (typeof boxes)[number];

const fields = {
  box: oneOf(boxes, 'todo'),
  q: text(100),
  agentID: texts(),
  reviewerID: texts(),
  overdue: flag(),
  formID: texts(),
  ruleID: texts(),
  sort: sort(['due', 'submittedAt', 'score', 'createdAt'], 'createdAt.desc'),
  page: page(),
  size: oneOf([20, 50, 100], 20),
};
export const reviewsUrl = urlCodec(fields);
export type ReviewsState = StateOf<typeof fields>;

/** Of what is not submitted: it may be late, and it may be given to somebody else. */
export function isOpenBox(box: Box): boolean {
  return box === 'todo' || box === 'open';
}

type Query = NonNullable<CallInput<Endpoints['listReviews']>['query']>;

/** What a box holds: of what is to do and what waits, mine. */
export function inBox(box: Box, userID: string): Query {
  switch (box) {
    case 'todo':
      return { state: ['assigned', 'draft'], reviewerID: [userID], sort: 'due' };
    case 'open':
      return { state: ['assigned', 'draft'], sort: 'due' };
    case 'replies':
      return { replied: 'yes' };
    case 'held':
      return { state: ['submitted'] };
    case 'released':
      return { state: ['released'] };
    case 'all':
      return {};
  }
}

export function reviewsQuery(state: ReviewsState, userID: string): Query {
  const { box, q, agentID, reviewerID, formID, ruleID, overdue, page: at, size } = state;
  // The codec's words without `.asc` are the contract's.
  const sortBy = state.sort.replace(/\.asc$/, '') as NonNullable<Query['sort']>;
  return {
    sort: sortBy,
    // The box says whose, where it does.
    ...(reviewerID.length > 0 && { reviewerID }),
    ...inBox(box, userID),
    // Of what is to do, the most urgent first, unless somebody sorts otherwise.
    ...(state.sort !== reviewsUrl.defaults.sort && { sort: sortBy }),
    ...(q !== '' && { q }),
    ...(overdue && { overdue: 'yes' as const }),
    ...(agentID.length > 0 && { agentID }),
    ...(formID.length > 0 && { formID }),
    ...(ruleID.length > 0 && { ruleID }),
    ...{ page: at, size },
  };
}

export const unfiltered = {
  ...{ q: '', agentID: [], reviewerID: [], formID: [], ruleID: [], overdue: false },
} as const;
