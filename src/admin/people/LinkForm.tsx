import { App, Form, Input } from 'antd';
import type { User } from '../../../contract/people';
import { useCommand } from '../../api/commands';
import { useTexts } from '../../i18n/useTexts';
import { AppForm } from '../../ui/form/AppForm';
import { adminTexts } from '../texts';

interface Values {
  login: string;
}

interface LinkFormProps {
  readonly user: User;
  readonly provider: string;
  readonly onDirty: (dirty: boolean) => void;
  readonly onCancel: () => void;
  readonly onSaved: () => void;
}

/** Says who a person is at the provider, by the name with which they sign in there. */
export function LinkForm({ user, provider, onDirty, onCancel, onSaved }: LinkFormProps) {
  const t = useTexts(adminTexts);
  const { message } = App.useApp();
  const link = useCommand('linkIdentity', { invalidates: ['listUsers', 'getUser', 'listSignIns'] });
  const { name } = user;
  const save = async ({ login }: Values) => {
    await link.mutateAsync({ params: { userID: user.userID }, body: { login } });
    onDirty(false);
    void message.success(t('link.done', { name, provider }));
    onSaved();
  };
  return (
    <AppForm<Values>
      initialValues={{ login: user.identity?.login ?? '' }}
      submitText={t('link.save')}
      onSubmit={save}
      onDirty={onDirty}
      onCancel={onCancel}
    >
      <p>{t('link.text', { name, provider })}</p>
      <Form.Item
        name="login"
        label={t('link.login', { provider })}
        rules={[{ required: true, whitespace: true, message: t('link.loginNeeded') }]}
      >
        <Input autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={200} />
      </Form.Item>
    </AppForm>
  );
}
