import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { query } from '../api/queries';
import { pathTo } from '../config/paths';
import { useTexts } from '../i18n/useTexts';
import { useMe } from '../session/me';
import { ProblemFace } from '../ui/faces/faces';
import { Card } from '../ui/page/Card';
import { useNow } from '../ui/useNow';
import { workTexts } from './texts';
import styles from './work.module.css';

/** Numbers of this day, where the viewer is; each is a total that RoomService counts. */
export function Today() {
  const t = useTexts(workTexts);
  const me = useMe();
  const from = useStartOfToday();
  const mine = { agentID: [me.userID], size: 1 };
  const calls = useQuery(query('listCalls', { query: { ...mine, from } }));
  const wrapped = useQuery(query('listCalls', { query: { ...mine, from, wrapUp: 'done' } }));
  const missing = useQuery(query('listCalls', { query: { ...mine, wrapUp: 'missing' } }));
  const failed = [calls, wrapped, missing].find(({ error, data }) => error !== null && data === undefined);
  const retry = () => {
    for (const each of [calls, wrapped, missing]) void each.refetch();
  };
  return (
    <Card
      title={t('today.title')}
      extra={<Link to={pathTo('calls')}>{t('today.all')}</Link>}
      flush={failed !== undefined}
    >
      {failed?.error ? (
        <ProblemFace problem={failed.error} onRetry={retry} />
      ) : (
        <dl className={styles['figures']}>
          <Figure label={t('today.calls')} value={calls.data?.total} />
          <Figure label={t('today.wrapped')} value={wrapped.data?.total} />
          <Figure label={t('today.missing')} value={missing.data?.total} />
        </dl>
      )}
    </Card>
  );
}

function Figure({ label, value }: { label: string; value: number | undefined }) {
  return (
    <div>
      <dd>{value ?? '–'}</dd>
      <dt>{label}</dt>
    </div>
  );
}

/** Moves on at midnight, for those who leave the page open. */
function useStartOfToday(): string {
  const today = new Date(useNow()).toDateString();
  return useMemo(() => new Date(today).toISOString(), [today]);
}
