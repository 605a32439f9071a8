import { useQuery } from '@tanstack/react-query';
import { App, Checkbox, Form, Input, Radio, Select } from 'antd';
import { webhookEventTypes, type WebhookEventType } from '../../../contract/webhook-events';
import type { Webhook } from '../../../contract/webhooks';
import { useCommand } from '../../api/commands';
import { query } from '../../api/queries';
import { useTexts } from '../../i18n/useTexts';
import { AppForm } from '../../ui/form/AppForm';
import styles from '../admin.module.css';
import { webhookTexts } from './texts';

interface Draft {
  readonly description: string;
  readonly url: string;
  /** Empty: every team. */
  readonly teamID: string;
  readonly which: 'all' | 'some';
  readonly events: readonly WebhookEventType[];
}

interface WebhookFormProps {
  /** Null: a new one. */
  readonly webhook: Webhook | null;
  readonly onDirty: (dirty: boolean) => void;
  readonly onCancel: () => void;
  readonly onSaved: () => void;
  readonly onMade: (name: string, secret: string) => void;
}

export function WebhookForm({ webhook, onDirty, onCancel, onSaved, onMade }: WebhookFormProps) {
  const t = useTexts(webhookTexts);
  const { message } = App.useApp();
  const create = useCommand('createWebhook', { invalidates: ['listWebhooks'] });
  const update = useCommand('updateWebhook', { invalidates: ['listWebhooks', 'getWebhook'] });

  const save = async ({ which, events, teamID, ...rest }: Draft) => {
    const body = { ...rest, teamID: teamID || null, events: which === 'all' ? null : [...events] };
    if (webhook) {
      const { description: name } = await update.mutateAsync({
        params: { webhookID: webhook.webhookID },
        body,
      });
      onDirty(false);
      void message.success(t('saved', { name }));
      onSaved();
    } else {
      const made = await create.mutateAsync({ body });
      onDirty(false);
      onMade(made.webhook.description, made.secret);
    }
  };

  return (
    <AppForm<Draft>
      initialValues={{
        description: webhook?.description ?? '',
        url: webhook?.url ?? '',
        teamID: webhook?.team?.teamID ?? '',
        which: webhook?.events ? 'some' : 'all',
        events: webhook?.events ?? [],
      }}
      submitText={t(webhook ? 'form.save' : 'form.create')}
      onSubmit={save}
      onDirty={onDirty}
      onCancel={onCancel}
    >
      <Form.Item
        name="description"
        label={t('form.description')}
        extra={t('form.descriptionHelp')}
        rules={[{ required: true, whitespace: true, message: t('form.descriptionNeeded') }]}
      >
        <Input autoComplete="off" maxLength={100} />
      </Form.Item>
      <Form.Item
        name="url"
        label={t('form.url')}
        extra={t('form.urlHelp')}
        rules={[{ required: true, pattern: /^\s*https?:\/\/\S+\s*$/i, message: t('form.urlNeeded') }]}
      >
        <Input type="url" autoComplete="off" maxLength={500} placeholder="https://crm.example.com/hooks" />
      </Form.Item>
      <ReachField />
      <EventsField />
    </AppForm>
  );
}

function ReachField() {
  const t = useTexts(webhookTexts);
  const teams = useQuery(query('listTeams'));
  return (
    <Form.Item name="teamID" label={t('form.reach')}>
      <Select
        loading={teams.isPending}
        showSearch={{ optionFilterProp: 'label' }}
        options={[
          { value: '', label: t('everyTeam') },
          ...(teams.data?.items ?? []).map(({ teamID, name }) => ({ value: teamID, label: name })),
        ]}
      />
    </Form.Item>
  );
}

/** Everything, or a choice: the boxes come only when they are wanted. */
function EventsField() {
  const t = useTexts(webhookTexts);
  const which: unknown = Form.useWatch('which');
  return (
    <>
      <Form.Item name="which" label={t('form.events')}>
        <Radio.Group
          className={styles['roles'] ?? ''}
          options={[
            { value: 'all', label: t('form.all') },
            { value: 'some', label: t('form.some') },
          ]}
        />
      </Form.Item>
      {which === 'some' && (
        <Form.Item
          name="events"
          rules={[{ required: true, type: 'array', min: 1, message: t('form.eventsNeeded') }]}
        >
          <Checkbox.Group
            className={styles['roles'] ?? ''}
            aria-label={t('form.some')}
            options={webhookEventTypes.map((each) => ({
              value: each,
              label: (
                <>
                  {t(`event.${each}`)} <code>{each}</code>
                </>
              ),
            }))}
          />
        </Form.Item>
      )}
    </>
  );
}
