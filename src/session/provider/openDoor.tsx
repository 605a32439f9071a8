import type { ReactNode } from 'react';
import { listSignInWays, type SignInWays } from '../../../contract/identities';
import { send } from '../../api/client';
import { loadTexts } from '../../i18n/texts';
import { useTexts } from '../../i18n/useTexts';
import styles from './provider.module.css';
import { doorTexts } from './texts';

export interface DoorProps {
  /** Where to go after signing in; left out, in a window of its own, beside the page that waits. */
  readonly redirect?: string;
  /** Where a person who has just signed out here is signed out at the provider, too. */
  readonly endURL?: string | undefined;
}

/** Asks how people sign in here, and answers what the sign-in page shows of it besides its form. */
export async function openDoor(props: DoorProps): Promise<ReactNode> {
  const [{ provider, passwords }] = await Promise.all([send(listSignInWays, {}), loadTexts(doorTexts)]);
  return provider && <ProviderDoor {...props} provider={provider} passwords={passwords} />;
}

interface ProviderDoorProps extends DoorProps {
  readonly provider: NonNullable<SignInWays['provider']>;
  readonly passwords: SignInWays['passwords'];
}

/** A link and no request: the browser goes to the provider, and comes back signed in. */
function ProviderDoor({ provider: { name, startURL }, passwords, redirect, endURL }: ProviderDoorProps) {
  const t = useTexts(doorTexts);
  const search = redirect === undefined ? '' : `?${new URLSearchParams({ redirect }).toString()}`;
  const beside = redirect === undefined ? { target: '_blank', rel: 'noreferrer' } : {};
  return (
    <div className={styles['door']}>
      {passwords === 'admins' && <p className={styles['hint']}>{t('door.adminsOnly')}</p>}
      <p className={styles['or']}>{t('door.or')}</p>
      <a className={styles['link']} href={startURL + search} {...beside}>
        {t('door.with', { provider: name })}
      </a>
      {endURL !== undefined && (
        <p className={styles['hint']}>
          {t('door.stillThere', { provider: name })} <a href={endURL}>{t('door.end')}</a>
        </p>
      )}
    </div>
  );
}
