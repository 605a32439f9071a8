import { useState } from 'react';
import { useLoaderData, useNavigate, useSearchParams } from 'react-router';
import type { Me } from '../../contract/people';
import { isProblem, type ApiProblem } from '../api/problem';
import { useExplain } from '../api/problem-text';
import { query } from '../api/queries';
import { paths, safeRedirect } from '../config/paths';
import { baseTexts } from '../i18n/texts';
import { useTexts } from '../i18n/useTexts';
import { ChangePasswordForm } from './ChangePasswordForm';
import { EntryFrame } from './entry/EntryFrame';
import styles from './entry/entry.module.css';
import { Notice } from './entry/Notice';
import type { Visit } from './require-sign-in';
import { signOut } from './sign-out';

/**
 * A new password: due after an administrator gave one, or wanted (from the person's menu, `?redirect=` leads back).
 * Outside the shell, because while one is due RoomService answers nothing else.
 */
export function createChangePasswordPage({ queryClient, session }: Visit) {
  return function ChangePasswordPage() {
    const t = useTexts(baseTexts);
    const me = useLoaderData<Me>();
    const navigate = useNavigate();
    const [search] = useSearchParams();
    const back = safeRedirect(search.get('redirect'));
    const due = me.mustChangePassword;
    const explain = useExplain();
    const [problem, setProblem] = useState<ApiProblem | null>(null);
    const leave = async () => {
      try {
        await signOut(session);
        await navigate(paths.signIn);
      } catch (error) {
        if (!isProblem(error)) throw error;
        setProblem(error);
      }
    };
    return (
      <EntryFrame title={t('password.title')} {...(due && { lead: t('password.why') })}>
        <ChangePasswordForm
          userID={me.userID}
          onChanged={() => {
            queryClient.setQueryData(query('getMe').queryKey, { ...me, mustChangePassword: false });
            void navigate(back, { replace: true });
          }}
        />
        {problem && <Notice title={explain(problem).title} next={explain(problem).next} />}
        <p className={styles['foot']}>
          {due ? (
            <button type="button" className={styles['plain']} onClick={() => void leave()}>
              {t('password.signOut')}
            </button>
          ) : (
            <button type="button" className={styles['plain']} onClick={() => void navigate(back)}>
              {t('verb.back')}
            </button>
          )}
        </p>
      </EntryFrame>
    );
  };
}
