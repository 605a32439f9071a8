import { useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useEffect, useEffectEvent } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { Me } from '../../contract/people';
import { query } from '../api/queries';
import { paths, signInPath } from '../config/paths';
import { useTexts } from '../i18n/useTexts';
import styles from './entry/entry.module.css';
import { LazyPart } from './LazyPart';
import { useMe } from './me';
import { useSessionState, type SessionStore } from './session-store';
import { SignInForm } from './SignInForm';
import { tellTabs, useOtherTabs } from './tabs';
import { sessionTexts } from './texts';

/**
 * Over the page when the sign-in has ended in the middle of work: the password again, and everything goes on where it
 * was. When a new password is due instead, the way leads there.
 */
export function SignInAgain({ session }: { session: SessionStore }) {
  const t = useTexts(sessionTexts);
  const me = useMe();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const state = useSessionState(session);
  const expired = state === 'expired';

  const goOn = (again: Me) => {
    if (again.userID !== me.userID) return window.location.assign(paths.home); // nothing of the other person stays
    client.setQueryData(query('getMe').queryKey, again);
    session.signedIn();
    void client.invalidateQueries();
  };

  const look = async () => {
    try {
      goOn(await client.fetchQuery({ ...query('getMe'), staleTime: 0, retry: false }));
    } catch {
      // Still signed out: the dialog stays.
    }
  };
  // Somebody with two tabs signs in and out once for both.
  useOtherTabs((userID) => {
    if (userID === null) session.expired();
    else if (userID !== me.userID) window.location.assign(paths.home);
    else if (expired) void look();
  });

  // Signed in by the provider, in a window of its own: back here, all goes on.
  const lookAgain = useEffectEvent(() => void look());
  useEffect(() => {
    if (!expired) return;
    const heard = () => lookAgain();
    window.addEventListener('focus', heard);
    return () => window.removeEventListener('focus', heard);
  }, [expired]);

  // Whoever is signed out from elsewhere should not go on being shown behind the dialog.
  useEffect(() => {
    if (expired) for (const video of document.querySelectorAll('video')) video.pause();
  }, [expired]);

  const due = me.mustChangePassword || state === 'mustChange';
  const goChange = useEffectEvent(async () => {
    await client.refetchQueries({ queryKey: query('getMe').queryKey });
    session.signedIn();
    await navigate(`${paths.changePassword}?redirect=${encodeURIComponent(pathname + search)}`);
  });
  useEffect(() => {
    if (due) void goChange();
  }, [due]);

  return (
    <Modal
      open={expired}
      title={t('again.title')}
      footer={null}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      width={400}
      destroyOnHidden
    >
      <p>{t(me.hasPassword ? 'again.text' : 'again.textProvider')}</p>
      {me.hasPassword && (
        <SignInForm
          userID={me.userID}
          onSignedIn={(again) => {
            goOn(again);
            tellTabs(again.userID);
          }}
        />
      )}
      <LazyPart load={async () => (await import('./provider/openDoor')).openDoor({})} />
      <p className={styles['foot']}>
        <a className={styles['plain']} href={signInPath(pathname + search)}>
          {t('again.other')}
        </a>
      </p>
    </Modal>
  );
}
