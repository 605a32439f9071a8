import { Link } from 'react-router';
import type { Review } from '../../contract/reviews';
import { pathTo } from '../config/paths';
import type { Column } from '../ui/table/columns';
import { Dotted, None, Pair } from '../ui/values/Pair';
import { When } from '../ui/values/When';
import { Due } from './Due';
import type { ReviewTranslate } from './texts';
import { ReleasedOn } from './release/ReleasedOn';
import { formatScore, StateLines } from './words';

export function reviewColumns(t: ReviewTranslate, ofOthers: boolean): readonly Column<Review>[] {
  return [
    {
      key: 'state',
      title: t('column.state'),
      width: 190,
      always: true,
      render: (review) => (
        <StateLines review={review}>
          {review.releaseAt !== null && <ReleasedOn at={review.releaseAt} />}
        </StateLines>
      ),
    },
    {
      key: 'recording',
      title: t('column.recording'),
      always: true,
      render: (review) => (
        <Pair
          first={
            <Link to={pathTo('review', { reviewID: review.reviewID })}>{review.recording.room.name}</Link>
          }
          second={<When at={review.recording.startedAt} />}
        />
      ),
    },
    ...(ofOthers
      ? [{ key: 'agent', title: t('column.agent'), width: 130, render: ({ agent }: Review) => agent.name }]
      : []),
    {
      key: 'form',
      title: t('column.form'),
      render: ({ form, reviewer, rule }) => (
        <Pair
          first={form.name}
          second={<Dotted>{[reviewer.name, rule && t('byRule', { name: rule.name })]}</Dotted>}
        />
      ),
    },
    ...(ofOthers
      ? [
          {
            key: 'due',
            title: t('column.due'),
            width: { zh: 160, en: 200 },
            align: 'right' as const,
            sort: 'due',
            sortFirst: 'asc' as const,
            render: (review: Review) => <Due review={review} />,
          },
        ]
      : []),
    {
      key: 'submitted',
      title: t('column.submitted'),
      width: 140,
      align: 'right',
      sort: 'submittedAt',
      sortFirst: 'desc',
      render: ({ submittedAt }) => (submittedAt === null ? <None /> : <When at={submittedAt} />),
    },
    {
      key: 'score',
      title: t('column.score'),
      width: 90,
      align: 'right',
      sort: 'score',
      sortFirst: 'desc',
      render: ({ score }) => formatScore(score),
    },
  ];
}
