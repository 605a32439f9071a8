import { useTexts } from '../i18n/useTexts';
import { PageTitle } from '../ui/page/PageTitle';
import { OldClientsCard } from './old-clients/OldClientsCard';
import { oldClientTexts } from './old-clients/texts';

/** What an admin decides about clients of 2018. */
export function Component() {
  const t = useTexts(oldClientTexts);
  return (
    <>
      <PageTitle title={t('oldClients.page')} />
      <OldClientsCard />
    </>
  );
}
