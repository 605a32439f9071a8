import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { paths, safeRedirect } from '../config/paths';
import { baseTexts } from '../i18n/texts';
import { useTexts } from '../i18n/useTexts';
import { EntryFrame } from './entry/EntryFrame';
import { handOver } from './session-store';
import { LazyPart } from './LazyPart';
import { SignInForm } from './SignInForm';
import { tellTabs } from './tabs';

/** The door: `?redirect=` says where to go afterwards, on this origin only; `?problem=` what the provider's way met. */
export function SignInPage({ prefetchConsole }: { prefetchConsole: () => void }) {
  const t = useTexts(baseTexts);
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const left: unknown = useLocation().state;
  const wanted = safeRedirect(search.get('redirect'));
  return (
    <EntryFrame title={t('signIn.title')}>
      {search.has('problem') && (
        <LazyPart load={async () => (await import('./provider/openNotice')).openNotice(search)} />
      )}
      <SignInForm
        onTyping={prefetchConsole}
        onSignedIn={(me) => {
          handOver(me);
          tellTabs(me.userID);
          void navigate(me.mustChangePassword ? paths.changePassword : wanted, { replace: true });
        }}
      />
      <LazyPart
        load={async () =>
          (await import('./provider/openDoor')).openDoor({
            redirect: wanted,
            endURL: typeof left === 'string' ? left : undefined,
          })
        }
      />
    </EntryFrame>
  );
}
