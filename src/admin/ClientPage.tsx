import { useTexts } from '../i18n/useTexts';
import { PageTitle } from '../ui/page/PageTitle';
import styles from './client/client.module.css';
import { PolicyCard } from './client/PolicyCard';
import { SettingsCard } from './client/SettingsCard';
import { clientTexts } from './client/texts';

/** What an admin decides about the desktop program, and prepares on everybody's computer. */
export function Component() {
  const t = useTexts(clientTexts);
  return (
    <>
      <PageTitle title={t('client.title')} />
      <div className={styles['cards']}>
        <SettingsCard />
        <PolicyCard origin={window.location.origin} />
      </div>
    </>
  );
}
