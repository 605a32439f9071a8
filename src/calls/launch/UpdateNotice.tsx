import { useQuery } from '@tanstack/react-query';
import { query } from '../../api/queries';
import { useTexts } from '../../i18n/useTexts';
import { systemOf } from '../../ui/browser/system';
import { useCallDesk } from '../call-desk';
import { callTexts } from '../texts';
import styles from './panel.module.css';
import { isOlder } from './version';

/** A program that says an older version than the admin wants; the call goes on with it. */
export function UpdateNotice() {
  const t = useTexts(callTexts);
  const version = useCallDesk().view.channel.program?.version;
  const { data } = useQuery(query('getClientSettings'));
  if (!version || !data?.minimumVersion || !isOlder(version, data.minimumVersion)) return null;
  const mine = systemOf(navigator);
  const installer = mine && data.installers[mine];
  return (
    <p className={styles['amiss']}>
      {t('get.update', { version, wanted: data.minimumVersion })}{' '}
      {installer && (
        <a href={installer.url} rel="noreferrer" target="_blank">
          {t('get.updateLink', { version: installer.version })}
        </a>
      )}
    </p>
  );
}
