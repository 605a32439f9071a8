import { useQuery } from '@tanstack/react-query';
import type { ResultOf } from '../../../contract/endpoint';
import { endpoints, type Endpoints } from '../../../contract/endpoints';
import type { RetentionRule } from '../../../contract/retention';
import { send } from '../../api/client';
import type { ApiProblem } from '../../api/problem';
import { pathTo } from '../../config/paths';
import { useTexts } from '../../i18n/useTexts';
import { Loading, ProblemFace } from '../../ui/faces/faces';
import { formatBytes } from '../../ui/format/bytes';
import { Card } from '../../ui/page/Card';
import { Dotted } from '../../ui/values/Pair';
import { useWhen, When } from '../../ui/values/When';
import { Link } from 'react-router';
import styles from './storing.module.css';
import { storingTexts } from './texts';

interface TonightProps {
  rules: readonly RetentionRule[];
  trashDays: number;
}

/** Exactly what the next night would remove: how many, how much, which, and why. */
export function Tonight({ rules, trashDays }: TonightProps) {
  const t = useTexts(storingTexts);
  const { data, error, refetch } = useQuery<ResultOf<Endpoints['previewRetention']>, ApiProblem>({
    queryKey: ['previewRetention', trashDays, rules],
    queryFn: ({ signal }) =>
      send(endpoints.previewRetention, { body: { trashDays, rules: [...rules] } }, { signal }),
    staleTime: 0,
  });
  return (
    <Card title={t('tonight.title')}>
      {data ? (
        <Preview preview={data} rules={rules} />
      ) : error ? (
        <ProblemFace problem={error} onRetry={() => void refetch()} />
      ) : (
        <Loading />
      )}
    </Card>
  );
}

function Preview({
  preview,
  rules,
}: {
  preview: ResultOf<Endpoints['previewRetention']>;
  rules: readonly RetentionRule[];
}) {
  const t = useTexts(storingTexts);
  const when = useWhen();
  const { at, recordings, bytes, onHold, fromTrash, byRule, items } = preview;
  const nameOf = (ruleID: string | null) => rules.find((rule) => rule.ruleID === ruleID)?.name ?? '';
  return (
    <>
      <p role="status">
        {recordings === 0
          ? t('tonight.nothing', { when: when(at) })
          : t('tonight.sum', { count: recordings, size: formatBytes(bytes), when: when(at) })}
        {onHold > 0 && ` ${t('tonight.onHold', { count: onHold })}`}
      </p>
      {recordings > 0 && (
        <>
          <ul className={styles['sums']}>
            {fromTrash > 0 && <li>{t('tonight.fromTrash', { count: fromTrash })}</li>}
            {byRule
              .filter((each) => each.recordings > 0)
              .map((each) => (
                <li key={each.ruleID}>
                  {t('tonight.byRule', {
                    rule: nameOf(each.ruleID),
                    count: each.recordings,
                    size: formatBytes(each.bytes),
                  })}
                </li>
              ))}
          </ul>
          <ul className={styles['held']} aria-label={t('tonight.list')}>
            {items.map(({ recordingID, roomName, agentName, startedAt, because, ruleID, bytes: size }) => (
              <li key={recordingID}>
                <Link to={pathTo('recording', { recordingID })}>{roomName}</Link>
                <span>{because === 'trash' ? t('tonight.trash') : nameOf(ruleID)}</span>
                <small>
                  <Dotted>
                    {[
                      agentName,
                      <When key="at" at={startedAt} />,
                      ...(size === null ? [] : [formatBytes(size)]),
                    ]}
                  </Dotted>
                </small>
              </li>
            ))}
          </ul>
          {recordings > items.length && <p>{t('tonight.more', { count: recordings - items.length })}</p>}
        </>
      )}
    </>
  );
}
