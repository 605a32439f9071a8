import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { previewSampling, type SamplingPreview } from '../../../contract/sampling';
import type { SamplingAsks } from '../../../contract/sampling-rules';
import { send } from '../../api/client';
import type { ApiProblem } from '../../api/problem';
import { pathTo } from '../../config/paths';
import { useTexts } from '../../i18n/useTexts';
import { Loading, ProblemFace } from '../../ui/faces/faces';
import { formatDay } from '../../ui/format/when';
import { Card } from '../../ui/page/Card';
import { Duration } from '../../ui/values/Duration';
import { Dotted } from '../../ui/values/Pair';
import { When } from '../../ui/values/When';
import { NumbersTable } from '../NumbersTable';
import styles from './sampling.module.css';
import { samplingTexts } from './texts';

export interface Previewed {
  readonly teamID: string | null;
  readonly asks: SamplingAsks;
  readonly ruleID: string | null;
}

/** What the rule would have picked in the last four weeks: how many of whom, for whom, and which for instance. */
export function Preview({ of }: { readonly of: Previewed }) {
  const t = useTexts(samplingTexts);
  const { asks } = of;
  const { data, error, refetch } = useQuery<SamplingPreview, ApiProblem>({
    queryKey: ['previewSampling', of],
    queryFn: ({ signal }) =>
      send(
        previewSampling,
        // The contract's lists may be written to; these are copies.
        { body: { ...of, asks: { ...asks } } },
        { signal },
      ),
    staleTime: 0,
    gcTime: 0,
  });
  return (
    <div className={styles['preview']}>
      <Card title={t('preview.title')}>
        {data ? (
          <Counts preview={data} />
        ) : error ? (
          <ProblemFace problem={error} onRetry={() => void refetch()} />
        ) : (
          <Loading />
        )}
      </Card>
    </div>
  );
}

function Counts({ preview }: { readonly preview: SamplingPreview }) {
  const t = useTexts(samplingTexts);
  const { fit, picked, agents, reviewers, items } = preview;
  const sum = { count: picked, fit, from: formatDay(preview.from), to: formatDay(preview.to) };
  return (
    <>
      <p role="status">{fit === 0 ? t('preview.nothing') : t('preview.sum', sum)}</p>
      {fit > 0 && (
        <>
          <NumbersTable
            captioned
            caption={t('preview.reviewers')}
            heads={[t('preview.reviewer'), t('preview.picked'), t('preview.perWeek'), t('preview.open')]}
            rows={reviewers.map((each) => [each.name, each.picked, aWeek(each.picked, preview), each.open])}
          />
          <NumbersTable
            captioned
            caption={t('preview.agents')}
            heads={[t('preview.agent'), t('preview.fit'), t('preview.picked')]}
            rows={agents.map((each) => [each.name, each.fit, each.picked])}
          />
          <h3>{t('preview.list')}</h3>
          <ul className={styles['sample']} aria-label={t('preview.list')}>
            {items.map(({ recordingID, roomName, agentName, startedAt, durationMs, reviewer }) => (
              <li key={recordingID}>
                <Link to={pathTo('recording', { recordingID })} target="_blank">
                  {roomName}
                </Link>
                <small>
                  <Dotted>
                    {[
                      agentName,
                      <When key="at" at={startedAt} />,
                      durationMs !== null && <Duration key="for" ms={durationMs} />,
                      `→ ${reviewer.name}`,
                    ]}
                  </Dotted>
                </small>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** To one decimal. */
function aWeek(picked: number, { from, to }: SamplingPreview): number {
  const weeks = (Date.parse(to) - Date.parse(from)) / (7 * 24 * 3_600_000);
  return Math.round((picked / weeks) * 10) / 10;
}
