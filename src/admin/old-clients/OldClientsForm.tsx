import { App, Form, Input, Switch } from 'antd';
import type { OldClientSettings, RoomListRules } from '../../../contract/old-clients';
import { useCommand } from '../../api/commands';
import { useTexts } from '../../i18n/useTexts';
import { AppForm } from '../../ui/form/AppForm';
import { ChangedBy } from '../settings/ChangedBy';
import { Conflict } from '../settings/Conflict';
import styles from '../settings/settings.module.css';
import { useVersion } from '../settings/useVersion';
import { adminTexts } from '../texts';
import { oldClientTexts } from './texts';
import { badNetwork, badOrigin, bodyOf, draftOf, linesOf, type OldClientsDraft } from './lines';

export function OldClientsForm({ current }: { current: OldClientSettings }) {
  const t = useTexts(oldClientTexts);
  const ta = useTexts(adminTexts);
  const { message } = App.useApp();
  const { base, over, show, setDirty, conflict, keepMine, takeTheirs } = useVersion(current);
  const update = useCommand('updateOldClientSettings', { invalidates: ['getOldClientSettings'] });

  const save = async (draft: OldClientsDraft) => {
    show(await update.mutateAsync({ body: bodyOf(draft, over) }));
    void message.success(t(draft.roomListOpen ? 'oldClients.opened' : 'oldClients.closed'));
  };

  return (
    <div className={styles['settings']}>
      <p>{t('oldClients.text')}</p>
      <Installed rules={base.installed} />
      {conflict && <Conflict name={current.updatedBy?.name ?? ''} onTheirs={takeTheirs} onMine={keepMine} />}
      <AppForm<OldClientsDraft>
        key={base.version}
        initialValues={draftOf(base)}
        submitText={ta('settings.save')}
        onSubmit={save}
        onDirty={setDirty}
        foot={<ChangedBy settings={base} />}
      >
        <Form.Item name="roomListOpen" label={t('oldClients.open')} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item
          name="networks"
          label={t('oldClients.networks')}
          extra={t('oldClients.networksHelp')}
          dependencies={['roomListOpen']}
          rules={[
            ({ getFieldValue }) => ({
              async validator(_rule, text: string) {
                const bad = badNetwork(text);
                if (bad !== undefined) throw new Error(t('oldClients.networkBad', { line: bad }));
                if (getFieldValue('roomListOpen') === true && linesOf(text).length === 0)
                  throw new Error(t('oldClients.networkNeeded'));
              },
            }),
          ]}
        >
          <Input.TextArea rows={3} spellCheck={false} placeholder="10.0.0.0/8" />
        </Form.Item>
        <Form.Item
          name="origins"
          label={t('oldClients.origins')}
          extra={t('oldClients.originsHelp')}
          rules={[
            {
              async validator(_rule, text: string) {
                const bad = badOrigin(text);
                if (bad !== undefined) throw new Error(t('oldClients.originBad', { line: bad }));
              },
            },
          ]}
        >
          <Input.TextArea rows={3} spellCheck={false} placeholder="https://crm.example.com" />
        </Form.Item>
      </AppForm>
    </div>
  );
}

/** What the server's own configuration opens already: closing it is not up to this page. */
function Installed({ rules: { networks, origins } }: { rules: RoomListRules }) {
  const t = useTexts(oldClientTexts);
  if (networks.length === 0) return null;
  return (
    <p className={styles['note']}>
      {t('oldClients.installed', { networks: networks.join(', ') })}
      {origins.length > 0 && ` ${t('oldClients.installedPages', { origins: origins.join(', ') })}`}
    </p>
  );
}
