import { App } from 'antd';
import { useState } from 'react';
import type { User } from '../../../contract/people';
import { useCommand } from '../../api/commands';
import { useTexts } from '../../i18n/useTexts';
import { RowActions, RowButton, RowMenu, type RowMenuItem } from '../../ui/table/RowActions';
import { useConfirm } from '../../ui/useConfirm';
import { useTellProblem } from '../../ui/useTellProblem';
import { adminTexts } from '../texts';
import { OneTimePassword } from './OneTimePassword';
import { useProviderName } from './ways';

/** What may be done to a person, as RoomService says; whatever hits them at once is asked about first. */
interface PersonActionsProps {
  user: User;
  onEdit: () => void;
  onDevices: () => void;
  onLink: () => void;
}

export function PersonActions({ user, onEdit, onDevices, onLink }: PersonActionsProps) {
  const t = useTexts(adminTexts);
  const { items, given, forget } = usePersonMenu(user, onDevices, onLink);
  return (
    <RowActions>
      {user.can.includes('edit') && <RowButton onClick={onEdit}>{t('verb.edit')}</RowButton>}
      {items.length > 0 && <RowMenu label={t('verb.more', { name: user.name })} items={items} />}
      {given !== null && <OneTimePassword user={user} password={given} onClose={forget} />}
    </RowActions>
  );
}

function usePersonMenu(user: User, onDevices: () => void, onLink: () => void) {
  const t = useTexts(adminTexts);
  const { message } = App.useApp();
  const confirm = useConfirm();
  const tell = useTellProblem();
  const [given, setGiven] = useState<string | null>(null);
  const update = useCommand('updateUser', { invalidates: ['listUsers', 'getUser'] });
  const reset = useCommand('resetPassword', { invalidates: ['listUsers'] });
  const signOut = useCommand('signOutUser', { invalidates: [] });
  const unlink = useCommand('unlinkIdentity', { invalidates: ['listUsers', 'getUser', 'listSignIns'] });
  const provider = useProviderName() ?? '';
  const params = { userID: user.userID };
  const name = user.name;

  const run = (act: () => Promise<void>) => () => void act().catch(tell);
  const all: Readonly<Record<Exclude<User['can'][number], 'edit'>, RowMenuItem>> = {
    resetPassword: {
      key: 'resetPassword',
      label: t('verb.reset'),
      onSelect: run(async () => {
        const sure = await confirm({
          title: t('reset.title', { name }),
          text: t('reset.text'),
          verb: t('reset.verb'),
        });
        if (sure) setGiven((await reset.mutateAsync({ params })).oneTimePassword);
      }),
    },
    devices: { key: 'devices', label: t('verb.devices'), onSelect: onDevices },
    signOut: {
      key: 'signOut',
      label: t('verb.signOut'),
      onSelect: run(async () => {
        const sure = await confirm({
          title: t('signOut.title', { name }),
          text: t('signOut.text'),
          verb: t('signOut.verb'),
        });
        if (!sure) return;
        await signOut.mutateAsync({ params });
        void message.success(t('signOut.done', { name }));
      }),
    },
    link: {
      key: 'link',
      label: user.identity ? t('verb.linkAgain') : t('verb.link', { provider }),
      onSelect: onLink,
    },
    unlink: {
      key: 'unlink',
      label: t('verb.unlink', { provider }),
      danger: true,
      onSelect: run(async () => {
        const sure = await confirm({
          title: t('unlink.title', { name, provider }),
          text: [
            t('unlink.text', { name, login: user.identity?.login ?? '' }),
            ...(user.hasPassword ? [] : [t('unlink.noPassword')]),
          ].join(' '),
          verb: t('unlink.verb'),
          danger: true,
        });
        if (!sure) return;
        await unlink.mutateAsync({ params });
        void message.success(t('unlink.done', { name }));
      }),
    },
    disable: {
      key: 'disable',
      label: t('verb.disable'),
      danger: true,
      onSelect: run(async () => {
        const sure = await confirm({
          title: t('disable.title', { name }),
          text: t('disable.text'),
          verb: t('disable.verb', { name }),
          danger: true,
        });
        if (!sure) return;
        await update.mutateAsync({ params, body: { state: 'disabled' } });
        void message.success(t('disable.done', { name }));
      }),
    },
    enable: {
      key: 'enable',
      label: t('verb.enable'),
      onSelect: run(async () => {
        await update.mutateAsync({ params, body: { state: 'active' } });
        void message.success(t('enable.done', { name }));
      }),
    },
  };
  const items = user.can.flatMap((verb) => (verb === 'edit' ? [] : [all[verb]]));
  return { items, given, forget: () => setGiven(null) };
}
