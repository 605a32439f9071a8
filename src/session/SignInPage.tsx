import { useNavigate, useSearchParams } from 'react-router';
import { paths, safeRedirect } from '../config/paths';
import { baseTexts } from '../i18n/texts';
import { useTexts } from '../i18n/useTexts';
import { EntryFrame } from './entry/EntryFrame';
import { handOver } from './session-store';
import { SignInForm } from './SignInForm';
import { tellTabs } from './tabs';

/** The door: `?redirect=` says where to go afterwards, on this origin only. */
export function SignInPage({ prefetchConsole }: { prefetchConsole: () => void }) {
  const t = useTexts(baseTexts);
  const navigate = useNavigate();
  const [search] = useSearchParams();
  return (
    <EntryFrame title={t('signIn.title')}>
      <SignInForm
        onTyping={prefetchConsole}
        onSignedIn={(me) => {
          handOver(me);
          tellTabs(me.userID);
          const wanted = safeRedirect(search.get('redirect'));
          void navigate(me.mustChangePassword ? paths.changePassword : wanted, { replace: true });
        }}
      />
    </EntryFrame>
  );
}
