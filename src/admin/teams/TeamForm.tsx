import { App, Form, Input } from 'antd';
import type { Team } from '../../../contract/people';
import { useCommand } from '../../api/commands';
import { useTexts } from '../../i18n/useTexts';
import { AppForm } from '../../ui/form/AppForm';
import { adminTexts } from '../texts';

interface TeamFormProps {
  team?: Team;
  onDirty: (dirty: boolean) => void;
  onCancel: () => void;
  onSaved: () => void;
}

export function TeamForm({ team, onDirty, onCancel, onSaved }: TeamFormProps) {
  const t = useTexts(adminTexts);
  const { message } = App.useApp();
  const invalidates = ['listTeams', 'listUsers'] as const;
  const create = useCommand('createTeam', { invalidates });
  const rename = useCommand('updateTeam', { invalidates });

  const save = async (body: { name: string }) => {
    if (team) await rename.mutateAsync({ params: { teamID: team.teamID }, body });
    else await create.mutateAsync({ body });
    onDirty(false);
    void message.success(t('form.saved'));
    onSaved();
  };

  return (
    <AppForm<{ name: string }>
      initialValues={{ name: team?.name ?? '' }}
      submitText={team ? t('form.save') : t('teams.form.create')}
      onSubmit={save}
      onDirty={onDirty}
      onCancel={onCancel}
    >
      <Form.Item
        name="name"
        label={t('teams.form.name')}
        rules={[{ required: true, whitespace: true, message: t('teams.form.needed') }]}
      >
        <Input autoComplete="off" maxLength={60} />
      </Form.Item>
    </AppForm>
  );
}
