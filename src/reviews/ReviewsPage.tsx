import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Review } from '../../contract/reviews';
import { query } from '../api/queries';
import { pathTo } from '../config/paths';
import { useTexts } from '../i18n/useTexts';
import { can, useMe } from '../session/me';
import { Empty, NoMatch } from '../ui/faces/faces';
import { FilterBar } from '../ui/filter/FilterBar';
import { wordsOf } from '../ui/filter/several';
import { PageTitle } from '../ui/page/PageTitle';
import { RowCard } from '../ui/table/CardList';
import { DataTable } from '../ui/table/DataTable';
import { TableTools } from '../ui/table/TableTools';
import { useTableView } from '../ui/table/useTableView';
import { useUrlState } from '../ui/url/useUrlState';
import { Dotted } from '../ui/values/Pair';
import { chartTexts } from './charts/texts';
import { reviewColumns } from './columns';
import { Due } from './Due';
import { ExportButton } from './ExportButton';
import { ReleasedOn } from './release/ReleasedOn';
import { MoveBar } from './reassign/MoveBar';
import { boxes, inBox, isOpenBox, reviewsQuery, reviewsUrl, unfiltered, type Box } from './reviews-url';
import { reviewTexts } from './texts';
import { useReviewFilters } from './useReviewFilters';
import { formatScore, ReviewState } from './words';

// Apart from the list: most who come here come for what waits.
const OwnScores = lazy(async () => ({ default: (await import('./charts/OwnScores')).OwnScores }));

/** What waits for me to review, and what became of it; to an agent, what was said of their calls. */
export function Component() {
  const t = useTexts(reviewTexts);
  const chartWords = useTexts(chartTexts);
  const me = useMe();
  const reviews = can(me, 'review.write');
  const [given, set] = useUrlState(reviewsUrl);
  const state = reviews ? given : { ...given, box: 'released' as const };
  const list = useQuery(
    query('listReviews', { query: reviewsQuery(state, me.userID) }, { keepPrevious: true }),
  );
  const view = useTableView(
    'reviews',
    useMemo(() => reviewColumns(t, reviews), [t, reviews]),
  );
  const filters = useReviewFilters(state, set, reviews);
  const views = useBoxes(reviews);
  const navigate = useNavigate();
  const words = [...(state.q === '' ? [] : [state.q]), ...wordsOf(filters)];
  const total = list.data?.total ?? 0;
  // Kept from page to page: what was chosen is chosen.
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const mayMove = reviews && isOpenBox(state.box);
  return (
    <>
      <PageTitle
        title={t('list.title')}
        views={views}
        view={state.box}
        actions={
          reviews && (
            <>
              <Link to={pathTo('scores')}>{chartWords('title')}</Link>
              <Link to={pathTo('sampling')}>{t('list.sampling')}</Link>
            </>
          )
        }
      />
      {!reviews && (
        <Suspense>
          <OwnScores />
        </Suspense>
      )}
      <DataTable<Review>
        label={t('list.title')}
        view={view}
        rowKey={keyOf}
        rows={list.data?.items}
        refreshing={list.isFetching}
        problem={list.error}
        updatedAt={list.dataUpdatedAt}
        onRetry={() => void list.refetch()}
        empty={<Empty glyph="box" title={t(reviews ? `none.${state.box}` : 'none.agent')} />}
        noMatch={words.length > 0 ? <NoMatch filters={words} onClear={() => set(unfiltered)} /> : undefined}
        sort={state.sort}
        onSort={(sort) => set({ sort: reviewsUrl.parse(new URLSearchParams({ sort })).sort })}
        paging={{
          page: state.page,
          size: state.size,
          total,
          totalText: t('list.total', { count: total }),
          onChange: (page, size) =>
            set({ page, size: size === 50 || size === 100 ? size : 20 }, { push: true }),
        }}
        onOpen={({ reviewID }) => void navigate(pathTo('review', { reviewID }))}
        card={(review) => <ReviewCard review={review} />}
        {...(mayMove && { selection: { keys: selected, onChange: setSelected }, rowLabel: nameOf })}
        toolbar={
          mayMove && selected.size > 0 ? (
            <MoveBar selected={selected} onClear={() => setSelected(new Set())} />
          ) : (
            <FilterBar
              search={{ value: state.q, onChange: (q) => set({ q }), placeholder: t('list.search') }}
              filters={filters}
              onClear={() => set(unfiltered)}
              updatedAt={list.data && list.dataUpdatedAt}
              reloading={list.isFetching}
              onReload={() => void list.refetch()}
              tools={
                <>
                  <ExportButton state={state} />
                  <TableTools view={view} />
                </>
              }
            />
          )
        }
      />
    </>
  );
}

/** The boxes of whoever reviews, with how much is in those that call for something. */
function useBoxes(reviews: boolean) {
  const t = useTexts(reviewTexts);
  const me = useMe();
  const count = (box: Box) => ({
    ...query('listReviews', { query: { ...inBox(box, me.userID), size: 1 } }),
    enabled: reviews,
  });
  const todo = useQuery(count('todo')).data?.total;
  const replies = useQuery(count('replies')).data?.total;
  const held = useQuery(count('held')).data?.total;
  const counts: Readonly<Partial<Record<Box, number | undefined>>> = { todo, replies, held };
  if (!reviews) return [];
  return boxes.map((box) => ({
    key: box,
    label: t(`box.${box}`),
    count: counts[box],
    to: { search: reviewsUrl.write({ ...reviewsUrl.defaults, box }).toString() },
  }));
}

function keyOf(review: Review): string {
  return review.reviewID;
}

function nameOf({ recording }: Review): string {
  return recording.room.name;
}

function ReviewCard({ review }: { readonly review: Review }) {
  return (
    <RowCard
      state={<ReviewState review={review} />}
      time={review.releaseAt === null ? <Due review={review} /> : <ReleasedOn at={review.releaseAt} />}
      name={<Link to={pathTo('review', { reviewID: review.reviewID })}>{review.recording.room.name}</Link>}
      sub={
        <Dotted>
          {[
            review.agent.name,
            review.form.name,
            review.reviewer.name,
            review.score !== null && formatScore(review.score),
          ]}
        </Dotted>
      }
    />
  );
}
