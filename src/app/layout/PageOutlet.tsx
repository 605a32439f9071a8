import { Suspense } from 'react';
import { Outlet, useMatches } from 'react-router';
import type { Permission } from '../../../contract/access';
import { baseTexts } from '../../i18n/texts';
import { useTexts } from '../../i18n/useTexts';
import { can, useMe } from '../../session/me';
import { Forbidden, Loading } from '../../ui/faces/faces';
import { Card } from '../../ui/page/Card';
import { PageTitle } from '../../ui/page/PageTitle';
import type { PageHandle } from '../routes/page';
import { appTexts } from '../texts';

/** The page of the address, or which right is missing to open it. */
export function PageOutlet() {
  const t = useTexts(baseTexts);
  const me = useMe();
  const missing = usePermissions().find((permission) => !can(me, permission));
  if (missing !== undefined) return <ForbiddenPage permission={missing} />;
  return (
    <Suspense fallback={<Loading label={t('wait.page')} />}>
      <Outlet />
    </Suspense>
  );
}

function ForbiddenPage({ permission }: { permission: Permission }) {
  const t = useTexts(appTexts);
  return (
    <>
      <PageTitle title={t('forbidden.title')} />
      <Card flush>
        <Forbidden permission={permission} />
      </Card>
    </>
  );
}

function usePermissions(): Permission[] {
  return useMatches().flatMap(({ handle }) => {
    // Handles are ours alone, written in routes.tsx.
    const permission = (handle as PageHandle | undefined)?.permission;
    return permission === undefined ? [] : [permission];
  });
}
