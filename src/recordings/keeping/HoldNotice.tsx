import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Recording } from '../../../contract/recordings';
import { query } from '../../api/queries';
import { paths } from '../../config/paths';
import { useTexts } from '../../i18n/useTexts';
import { StatusWord } from '../../ui/glyphs/StatusWord';
import { useWhen } from '../../ui/values/When';
import styles from './keeping.module.css';
import { keepingTexts } from './texts';

/** Over a recording that is on hold: that it is, and for those who decide about holds, why. */
export function HoldNotice({ recording: { recordingID, onHold, can } }: { recording: Recording }) {
  const t = useTexts(keepingTexts);
  const when = useWhen();
  const decides = can.includes('hold');
  const { data } = useQuery({
    ...query('listRecordingHolds', { params: { recordingID } }),
    enabled: onHold && decides,
  });
  if (!onHold) return null;
  return (
    <section className={styles['notice']} aria-label={t('hold.label')}>
      <StatusWord of="recording" state="onHold" tint />
      {decides ? (
        <>
          <ul className={styles['reasons']}>
            {(data?.items ?? []).map(({ holdID, reason, placedAt, placedBy }) => (
              <li key={holdID}>{t('hold.by', { reason, name: placedBy.name, when: when(placedAt) })}</li>
            ))}
          </ul>
          <Link to={paths.holds}>{t('hold.all')}</Link>
        </>
      ) : (
        <span className={styles['why']}>{t('hold.kept')}</span>
      )}
    </section>
  );
}
