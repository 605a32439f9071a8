import { useTexts } from '../i18n/useTexts';
import { PageTitle } from '../ui/page/PageTitle';
import { PolicyCard } from './client/PolicyCard';
import { adminTexts } from './texts';

/** What an admin prepares for the desktop program on everybody's computer. */
export function Component() {
  const t = useTexts(adminTexts);
  return (
    <>
      <PageTitle title={t('client.title')} />
      <PolicyCard origin={window.location.origin} />
    </>
  );
}
