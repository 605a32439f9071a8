import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { assignImpact, type AssignImpact } from '../../../../contract/assigning';
import { send } from '../../../api/client';
import type { ApiProblem } from '../../../api/problem';
import { useTexts } from '../../../i18n/useTexts';
import { Loading, ProblemFace } from '../../../ui/faces/faces';
import { Facts } from '../../../ui/page/Card';
import styles from './bulk.module.css';
import { bulkTexts } from './texts';

/** A POST, since a hundred ids fit no address; it only reads. */
export function useAssignImpact(
  recordingIDs: readonly string[],
  reviewerID: string | undefined,
  formID: string | undefined,
): UseQueryResult<AssignImpact, ApiProblem> {
  return useQuery<AssignImpact, ApiProblem>({
    queryKey: ['assignImpact', recordingIDs, reviewerID, formID],
    queryFn: ({ signal }) =>
      send(
        assignImpact,
        { body: { recordingIDs: [...recordingIDs], reviewerID: reviewerID ?? '', formID: formID ?? '' } },
        { signal },
      ),
    enabled: reviewerID !== undefined && formID !== undefined,
    staleTime: 0,
    gcTime: 0,
  });
}

interface ImpactProps {
  readonly impact: UseQueryResult<AssignImpact, ApiProblem>;
  readonly reviewer: string;
}

/** How many the reviewer gets, what they have to do then, and which are left out, each with its reason. */
export function Impact({ impact, reviewer }: ImpactProps) {
  const t = useTexts(bulkTexts);
  const { data, error, isFetching, refetch } = impact;
  if (data) {
    const left = data.items.filter(({ because }) => because !== null);
    const gets = data.items.length - left.length;
    return (
      <section className={styles['impact']} aria-label={t('impact')} aria-busy={isFetching}>
        <Facts
          items={[
            { label: t('gets'), value: String(gets) },
            { label: t('open', { name: reviewer }), value: String(data.open) },
            { label: t('after'), value: String(data.open + gets) },
          ]}
        />
        {gets === 0 && <p role="status">{t('nothing', { name: reviewer })}</p>}
        {left.length > 0 && (
          <>
            <h3>{t('leftOut')}</h3>
            <ul>
              {left.map(({ recordingID, roomName, because, takenBy }) => (
                <li key={recordingID}>
                  {roomName ?? recordingID}{' '}
                  <small>
                    {takenBy === null ? because && t(`because.${because}`) : t('takenBy', { name: takenBy })}
                  </small>
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
    );
  }
  if (error) return <ProblemFace problem={error} onRetry={() => void refetch()} />;
  return isFetching ? <Loading /> : <p className={styles['hint']}>{t('choose')}</p>;
}
