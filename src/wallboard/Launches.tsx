import { Link } from 'react-router';
import type { Wallboard } from '../../contract/wallboard';
import { pathTo } from '../config/paths';
import { useTexts } from '../i18n/useTexts';
import { formatClock } from '../ui/format/when';
import { Panel } from './Panel';
import { wallboardTexts } from './texts';
import styles from './wallboard.module.css';

/** How many launches led into the room, what the others failed of, and whose they were. */
export function Launches({ launches }: { launches: Wallboard['launches'] }) {
  const t = useTexts(wallboardTexts);
  const { started, entered, failed, items } = launches;
  const steps = [
    { key: 'started', label: t('launches.started'), count: started },
    { key: 'entered', label: t('launches.entered'), count: entered },
    ...failed.map(({ reason, count }) => ({ key: reason, label: t(`reason.${reason}`), count })),
  ];
  return (
    <Panel title={t('launches.title')}>
      <dl className={styles['steps']}>
        {steps.map(({ key, label, count }) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd>{count}</dd>
            <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
              <rect className={styles['track']} width="100" height="4" />
              <rect className={styles['filled']} width={(100 * count) / Math.max(1, started)} height="4" />
            </svg>
          </div>
        ))}
      </dl>
      <h3 className={styles['subhead']}>{t('launches.hand')}</h3>
      {items.length === 0 ? (
        <p className={styles['none']}>{t('launches.none')}</p>
      ) : (
        <ul className={styles['list']}>
          {items.map((item) => (
            <li key={item.callID} className={styles['item']}>
              <span className={styles['words']}>
                <Link className={styles['name'] ?? ''} to={pathTo('call', { callID: item.callID })}>
                  {item.agent.name}
                </Link>
                <span className={styles['about']}>
                  {t(`reason.${item.reason}`)}, {item.about}
                </span>
              </span>
              <time className={styles['at']} dateTime={item.startedAt}>
                {formatClock(item.startedAt, false)}
              </time>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
