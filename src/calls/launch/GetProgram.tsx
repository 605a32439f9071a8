import { useQuery } from '@tanstack/react-query';
import { clientSystems, type ClientSystem, type Installer } from '../../../contract/client';
import { query } from '../../api/queries';
import { useTexts } from '../../i18n/useTexts';
import { systemOf } from '../../ui/browser/system';
import { useNow } from '../../ui/useNow';
import { callTexts } from '../texts';
import styles from './panel.module.css';

/** So long without an answer, somebody may not have the program at all. */
const afterMs = 15_000;

/** Where the program is to be had, once it has not answered for a while; or whom to ask, where nobody has said. */
export function GetProgram({ since }: { since: number | null }) {
  const t = useTexts(callTexts);
  const now = useNow();
  const { data } = useQuery(query('getClientSettings'));
  if (since === null || now - since < afterMs || !data) return null;
  const { installers, helpContact } = data;
  const mine = systemOf(navigator);
  const own = mine && installers[mine];
  const others = clientSystems.filter((system) => system !== mine && installers[system] !== null);
  if (!own && others.length === 0) {
    return (
      <p className={styles['faint']}>
        {helpContact === '' ? t('get.askAdmin') : t('get.ask', { who: helpContact })}
      </p>
    );
  }
  const offered = own ? [mine, ...others] : others;
  return (
    <div className={styles['get']}>
      <strong>{t('get.title')}</strong>
      {offered.map((system) => (
        <Other key={system} system={system} installer={installers[system]} />
      ))}
      <span>{t('get.then')}</span>
    </div>
  );
}

function Other({ system, installer }: { system: ClientSystem; installer: Installer | null }) {
  return installer && <Download system={system} installer={installer} />;
}

function Download({ system, installer }: { system: ClientSystem; installer: Installer }) {
  const t = useTexts(callTexts);
  const { url, version, bytes } = installer;
  const size = bytes === null ? '' : t('get.size', { size: Math.max(1, Math.round(bytes / 1_000_000)) });
  return (
    <a href={url} rel="noreferrer" target="_blank">
      {t('get.download', { system: t(`system.${system}`), version, size })}
    </a>
  );
}
