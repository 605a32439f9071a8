import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Input, Select } from 'antd';
import { givable, type Permission } from '../../../contract/access';
import { useCommand } from '../../api/commands';
import { query } from '../../api/queries';
import { useTexts } from '../../i18n/useTexts';
import { useMe } from '../../session/me';
import { AppForm } from '../../ui/form/AppForm';
import styles from '../admin.module.css';
import { adminTexts } from '../texts';
import { tokenTexts } from './texts';

interface TokenDraft {
  readonly name: string;
  /** Empty: everything. */
  readonly teamID: string;
  readonly permissions: readonly Permission[];
  readonly validDays: number;
}

interface TokenFormProps {
  readonly onDirty: (dirty: boolean) => void;
  readonly onCancel: () => void;
  readonly onMade: (made: { readonly name: string; readonly token: string }) => void;
}

const lasting = [7, 30, 90, 180, 365] as const;

export function TokenForm({ onDirty, onCancel, onMade }: TokenFormProps) {
  const t = useTexts(tokenTexts);
  const me = useMe();
  const create = useCommand('createApiToken', { invalidates: ['listApiTokens'] });

  const make = async ({ permissions, teamID, ...rest }: TokenDraft) => {
    // Chosen for everything, and then a team: what cannot be given for one is out of sight and left out.
    const given = givable(me.grants, teamID === '' ? 'all' : 'team').filter((each) =>
      permissions.includes(each),
    );
    const { apiToken, token } = await create.mutateAsync({
      body: { ...rest, teamID: teamID || null, permissions: given },
    });
    onDirty(false);
    onMade({ name: apiToken.name, token });
  };

  return (
    <AppForm<TokenDraft>
      initialValues={{ name: '', teamID: '', permissions: [], validDays: 90 }}
      submitText={t('tokens.create')}
      onSubmit={make}
      onDirty={onDirty}
      onCancel={onCancel}
    >
      <Form.Item
        name="name"
        label={t('tokens.name')}
        extra={t('tokens.nameHelp')}
        rules={[{ required: true, whitespace: true, message: t('tokens.nameNeeded') }]}
      >
        <Input autoComplete="off" maxLength={60} />
      </Form.Item>
      <ReachField />
      <Rights />
      <Form.Item name="validDays" label={t('tokens.valid')}>
        <Select
          options={lasting.map((days) => ({ value: days, label: t('tokens.days', { count: days }) }))}
        />
      </Form.Item>
    </AppForm>
  );
}

function ReachField() {
  const t = useTexts(tokenTexts);
  const teams = useQuery(query('listTeams'));
  return (
    <Form.Item name="teamID" label={t('tokens.reach')}>
      <Select
        loading={teams.isPending}
        showSearch={{ optionFilterProp: 'label' }}
        options={[
          { value: '', label: t('tokens.reachAll') },
          ...(teams.data?.items ?? []).map(({ teamID, name }) => ({ value: teamID, label: name })),
        ]}
      />
    </Form.Item>
  );
}

/** What can be given: less for a team than for everything. */
function Rights() {
  const t = useTexts(tokenTexts);
  const ta = useTexts(adminTexts);
  const me = useMe();
  const teamID: unknown = Form.useWatch('teamID');
  const offered = givable(me.grants, teamID === undefined || teamID === '' ? 'all' : 'team');
  return (
    <Form.Item
      name="permissions"
      label={t('tokens.permissions')}
      extra={t('tokens.permissionsAdded')}
      rules={[
        {
          async validator(_rule, chosen: readonly Permission[]) {
            if (!chosen.some((each) => offered.includes(each)))
              throw new Error(t('tokens.permissionsNeeded'));
          },
        },
      ]}
    >
      <Checkbox.Group
        className={styles['roles'] ?? ''}
        options={offered.map((each) => ({ value: each, label: ta(`right.${each}`) }))}
      />
    </Form.Item>
  );
}
