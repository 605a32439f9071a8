import { Link } from 'react-router';
import type { StorageFindings } from '../../../../contract/storage-findings';
import { pathTo } from '../../../config/paths';
import { useTexts } from '../../../i18n/useTexts';
import { formatBytes } from '../../../ui/format/bytes';
import styles from '../storage.module.css';
import { findingTexts } from './texts';

/** Files that should be there, and whose they are. */
export function Missing({ missing: { items, total } }: { missing: StorageFindings['missing'] }) {
  const t = useTexts(findingTexts);
  return (
    <section aria-label={t('missing')}>
      <h3>{t('missing')}</h3>
      <p>{t('missingText', { count: total })}</p>
      <table className={styles['table']} aria-label={t('missing')}>
        <thead>
          <tr>
            <th scope="col">{t('recording')}</th>
            <th scope="col">{t('file')}</th>
            <th scope="col">{t('size')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ location, recordingID, roomName, bytes }) => (
            <tr key={location}>
              <th scope="row">
                <Link to={pathTo('recording', { recordingID })}>{roomName ?? recordingID}</Link>
              </th>
              <td>{location}</td>
              <td>{formatBytes(bytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {total > items.length && <p>{t('more', { count: total - items.length })}</p>}
    </section>
  );
}
