import { App, Form, Input, InputNumber } from 'antd';
import { clientSystems, type ClientSettings, type ClientSystem } from '../../../contract/client';
import { useCommand } from '../../api/commands';
import { useTexts } from '../../i18n/useTexts';
import { AppForm } from '../../ui/form/AppForm';
import { ChangedBy } from '../settings/ChangedBy';
import { Conflict } from '../settings/Conflict';
import settingsStyles from '../settings/settings.module.css';
import { useVersion } from '../settings/useVersion';
import { adminTexts } from '../texts';
import { clientTexts } from './texts';
import styles from './client.module.css';
import { bodyOf, draftOf, type SettingsDraft } from './settings-draft';
import { shapeOf } from './settings-rules';

/** Installers, oldest version, recording folder and whom to ask. */
export function SettingsForm({ current }: { current: ClientSettings }) {
  const t = useTexts(clientTexts);
  const ta = useTexts(adminTexts);
  const { message } = App.useApp();
  const { base, over, show, setDirty, conflict, keepMine, takeTheirs } = useVersion(current);
  const update = useCommand('updateClientSettings', { invalidates: ['getClientSettings'] });

  const save = async (draft: SettingsDraft) => {
    show(await update.mutateAsync({ body: bodyOf(draft, over) }));
    void message.success(ta('settings.saved'));
  };

  return (
    <div className={settingsStyles['settings']}>
      <p>{t('client.settings.text')}</p>
      {conflict && <Conflict name={current.updatedBy?.name ?? ''} onTheirs={takeTheirs} onMine={keepMine} />}
      <AppForm<SettingsDraft>
        key={base.version}
        initialValues={draftOf(base)}
        submitText={ta('settings.save')}
        onSubmit={save}
        onDirty={setDirty}
        foot={<ChangedBy settings={base} />}
      >
        {clientSystems.map((system) => (
          <InstallerFields key={system} system={system} />
        ))}
        <Form.Item
          name="minimumVersion"
          label={t('client.minimumVersion')}
          extra={t('client.minimumVersionHelp')}
          rules={[{ pattern: shapeOf.version, message: t('client.versionBad') }]}
        >
          <Input className={styles['short'] ?? ''} maxLength={30} autoComplete="off" placeholder="3.2.0" />
        </Form.Item>
        <Form.Item
          name="recordPath"
          label={t('client.recordPath')}
          extra={t('client.recordPathHelp')}
          rules={[{ pattern: shapeOf.folder, message: t('client.recordPathBad') }]}
        >
          <Input maxLength={250} spellCheck={false} autoComplete="off" placeholder="D:\records" />
        </Form.Item>
        <Form.Item name="helpContact" label={t('client.helpContact')} extra={t('client.helpContactHelp')}>
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
      </AppForm>
    </div>
  );
}

function InstallerFields({ system }: { system: ClientSystem }) {
  const t = useTexts(clientTexts);
  const at = (field: string) => ['installers', system, field];
  const url: unknown = Form.useWatch(at('url'));
  const given = typeof url === 'string' && url.trim() !== '';
  return (
    <fieldset className={styles['installer']}>
      <legend>{t(`client.${system}`)}</legend>
      <Form.Item
        name={at('url')}
        label={t('client.url')}
        rules={[{ pattern: shapeOf.url, message: t('client.urlBad') }]}
      >
        <Input maxLength={500} spellCheck={false} autoComplete="off" placeholder="https://…" />
      </Form.Item>
      <Form.Item
        name={at('version')}
        label={t('client.version')}
        rules={[
          { required: given, whitespace: true, message: t('client.versionNeeded') },
          { pattern: shapeOf.version, message: t('client.versionBad') },
        ]}
      >
        <Input maxLength={30} autoComplete="off" placeholder="3.2.0" />
      </Form.Item>
      <Form.Item name={at('megabytes')} label={t('client.size')}>
        <InputNumber min={0.1} max={10_000} controls={false} />
      </Form.Item>
    </fieldset>
  );
}
