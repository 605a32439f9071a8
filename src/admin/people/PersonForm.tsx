import { useQuery } from '@tanstack/react-query';
import { App, Form, Input, Radio, Select } from 'antd';
import { roles, type Role } from '../../../contract/access';
import type { User } from '../../../contract/people';
import { useCommand } from '../../api/commands';
import { query } from '../../api/queries';
import { useTexts } from '../../i18n/useTexts';
import { useMe } from '../../session/me';
import { AppForm } from '../../ui/form/AppForm';
import styles from '../admin.module.css';
import { adminTexts } from '../texts';

interface Values {
  userID: string;
  name: string;
  role: Role;
  teamID: string | null;
}

interface PersonFormProps {
  /** Whom to change; absent, a new person is added. */
  user?: User;
  onDirty: (dirty: boolean) => void;
  onCancel: () => void;
  onSaved: () => void;
  onCreated: (user: User, oneTimePassword: string) => void;
}

export function PersonForm({ user, onDirty, onCancel, onSaved, onCreated }: PersonFormProps) {
  const t = useTexts(adminTexts);
  const me = useMe();
  const { message } = App.useApp();
  const create = useCommand('createUser', { invalidates: ['listUsers', 'listTeams'] });
  const update = useCommand('updateUser', { invalidates: ['listUsers', 'getUser', 'listTeams'] });
  const self = user?.userID === me.userID;

  const save = async ({ userID, ...body }: Values) => {
    if (user) {
      const { role, ...rest } = body;
      await update.mutateAsync({ params: { userID: user.userID }, body: self ? rest : { role, ...rest } });
      onDirty(false);
      void message.success(t('form.saved'));
      onSaved();
    } else {
      const made = await create.mutateAsync({ body: { userID, ...body } });
      onDirty(false);
      onCreated(made.user, made.oneTimePassword);
    }
  };

  return (
    <AppForm<Values>
      initialValues={
        user
          ? { name: user.name, role: user.role, teamID: user.team?.teamID ?? null }
          : { role: 'agent', teamID: null }
      }
      submitText={user ? t('form.save') : t('form.create')}
      onSubmit={save}
      onDirty={onDirty}
      onCancel={onCancel}
    >
      {!user && (
        <Form.Item
          name="userID"
          label={t('form.userID')}
          extra={t('form.userIDHelp')}
          rules={[{ required: true, pattern: /^[a-zA-Z][a-zA-Z0-9_]{3,23}$/, message: t('form.userIDBad') }]}
        >
          <Input autoComplete="off" spellCheck={false} maxLength={24} />
        </Form.Item>
      )}
      <Form.Item
        name="name"
        label={t('form.name')}
        rules={[{ required: true, whitespace: true, message: t('form.nameNeeded') }]}
      >
        <Input autoComplete="off" maxLength={60} />
      </Form.Item>
      <Form.Item name="role" label={t('form.role')} {...(self && { extra: t('form.self') })}>
        <Radio.Group
          className={styles['roles'] ?? ''}
          disabled={self}
          options={roles.map((role) => ({ value: role, label: <RoleChoice role={role} /> }))}
        />
      </Form.Item>
      <TeamField />
    </AppForm>
  );
}

function RoleChoice({ role }: { role: Role }) {
  const t = useTexts(adminTexts);
  return (
    <span className={styles['role']}>
      {t(`role.${role}`)}
      <small>{t(`role.${role}.text`)}</small>
    </span>
  );
}

function TeamField() {
  const t = useTexts(adminTexts);
  const teams = useQuery(query('listTeams'));
  return (
    <Form.Item name="teamID" label={t('form.team')}>
      <Select
        loading={teams.isPending}
        showSearch={{ optionFilterProp: 'label' }}
        options={[
          { value: null, label: t('team.none') },
          ...(teams.data?.items ?? []).map(({ teamID, name }) => ({ value: teamID, label: name })),
        ]}
      />
    </Form.Item>
  );
}
