import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { reassignImpact, type ReassignImpact } from '../../../contract/reassigning';
import { send } from '../../api/client';
import type { ApiProblem } from '../../api/problem';
import { useTexts } from '../../i18n/useTexts';
import { Loading, ProblemFace } from '../../ui/faces/faces';
import { State } from '../../ui/glyphs/StatusWord';
import { Facts } from '../../ui/page/Card';
import styles from '../assign/bulk/bulk.module.css';
import { reassignTexts } from './texts';

/** A POST, since a hundred ids fit no address; it only reads. */
export function useMoveImpact(
  reviewIDs: readonly string[],
  /** Null: they are withdrawn; undefined: not chosen yet. */
  reviewerID: string | null | undefined,
): UseQueryResult<ReassignImpact, ApiProblem> {
  return useQuery<ReassignImpact, ApiProblem>({
    queryKey: ['reassignImpact', reviewIDs, reviewerID],
    queryFn: ({ signal }) =>
      send(
        reassignImpact,
        { body: { reviewIDs: [...reviewIDs], reviewerID: reviewerID ?? null } },
        { signal },
      ),
    enabled: reviewerID !== undefined,
    staleTime: 0,
    gcTime: 0,
  });
}

interface MoveImpactProps {
  readonly impact: UseQueryResult<ReassignImpact, ApiProblem>;
  readonly kind: 'give' | 'withdraw';
  /** The new reviewer, where there is one. */
  readonly name: string;
}

/** How many go where, what becomes of what is answered, and which are left out, each with its reason. */
export function MoveImpact({ impact, kind, name }: MoveImpactProps) {
  const t = useTexts(reassignTexts);
  const { data, error, isFetching, refetch } = impact;
  if (data) {
    const { open } = data;
    const left = data.items.filter(({ because }) => because !== null);
    const goes = data.items.length - left.length;
    const kept = data.items.filter(({ draft }) => draft === 'kept').length;
    const lost = data.items.filter(({ draft }) => draft === 'lost').length;
    return (
      <section className={styles['impact']} aria-label={t('impact')} aria-busy={isFetching}>
        <Facts
          items={[
            { label: t(`${kind}.does`), value: String(goes) },
            ...(open === null
              ? []
              : [
                  { label: t('open', { name }), value: String(open) },
                  { label: t('after'), value: String(open + goes) },
                ]),
          ]}
        />
        {goes === 0 && <p role="status">{t(`${kind}.nothing`, { name })}</p>}
        {kept > 0 && <p>{t('kept', { count: kept, name })}</p>}
        {lost > 0 && (
          <p>
            <State glyph="triangle" tone="wait">
              {t(kind === 'give' ? 'lostBlind' : 'lost', { count: lost })}
            </State>
          </p>
        )}
        {left.length > 0 && (
          <>
            <h3>{t('leftOut')}</h3>
            <ul>
              {left.map(({ reviewID, roomName, because }) => (
                <li key={reviewID}>
                  {roomName ?? reviewID} <small>{because && t(`because.${because}`)}</small>
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
    );
  }
  if (error) return <ProblemFace problem={error} onRetry={() => void refetch()} />;
  return isFetching ? <Loading /> : <p className={styles['hint']}>{t('give.choose')}</p>;
}
