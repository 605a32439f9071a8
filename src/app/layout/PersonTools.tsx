import { App } from 'antd';
import { useLocation, useNavigate } from 'react-router';
import { isProblem } from '../../api/problem';
import { useExplain } from '../../api/problem-text';
import { paths } from '../../config/paths';
import { useTexts } from '../../i18n/useTexts';
import { useMe } from '../../session/me';
import type { SessionStore } from '../../session/session-store';
import { signOut } from '../../session/sign-out';
import { PersonMenu } from '../../ui/shell/headerParts';
import { uiTexts } from '../../ui/texts';
import { useConfirm } from '../../ui/useConfirm';
import { appTexts } from '../texts';
import styles from './layout.module.css';

/** Who is signed in; their password, and the ways out. */
export function PersonTools({ session }: { session: SessionStore }) {
  const t = useTexts(appTexts);
  const ui = useTexts(uiTexts);
  const me = useMe();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const confirm = useConfirm();
  const explain = useExplain();
  const { message } = App.useApp();

  const leave = async (everywhere: boolean) => {
    if (everywhere) {
      const sure = await confirm({
        title: t('person.everywhereTitle'),
        text: t('person.everywhereText'),
        verb: t('person.signOutEverywhere'),
      });
      if (!sure) return;
    }
    try {
      const providerURL = await signOut(session, everywhere);
      await navigate(paths.signIn, { state: providerURL });
    } catch (error) {
      if (!isProblem(error)) throw error;
      void message.error(t('person.signOutFailed', { reason: explain(error).title }));
    }
  };

  return (
    <PersonMenu
      name={me.name}
      label={ui('shell.account')}
      menu={{
        items: [
          {
            key: 'who',
            type: 'group',
            label: (
              <span className={styles['who']}>
                <span>{me.name}</span>
                <span>
                  {t('person.roleAndTeam', {
                    role: t(`role.${me.role}`),
                    team: me.team?.name ?? t('person.noTeam'),
                  })}
                </span>
              </span>
            ),
          },
          { type: 'divider' },
          ...(me.hasPassword
            ? ([
                {
                  key: 'password',
                  label: t('person.changePassword'),
                  onClick: () =>
                    void navigate(
                      `${paths.changePassword}?redirect=${encodeURIComponent(pathname + search)}`,
                    ),
                },
                { type: 'divider' },
              ] as const)
            : []),
          { key: 'out', label: t('person.signOut'), onClick: () => void leave(false) },
          { key: 'everywhere', label: t('person.signOutEverywhere'), onClick: () => void leave(true) },
        ],
      }}
    />
  );
}
