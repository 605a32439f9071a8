import { App, Button, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { clientSystems, type ClientSettings, type ClientSystem } from '../../../contract/client';
import { useCommand } from '../../api/commands';
import { useTexts } from '../../i18n/useTexts';
import { useUnsavedGuard } from '../../session/useUnsavedGuard';
import { AppForm } from '../../ui/form/AppForm';
import { Glyph } from '../../ui/glyphs/Glyph';
import { When } from '../../ui/values/When';
import { adminTexts } from '../texts';
import styles from './client.module.css';
import { bodyOf, draftOf, type SettingsDraft } from './settings-draft';
import { shapeOf } from './settings-rules';

/** `current` follows what others save; what is being typed stays until the person decides. */
export function SettingsForm({ current }: { current: ClientSettings }) {
  const t = useTexts(adminTexts);
  const { message } = App.useApp();
  const [base, setBase] = useState(current);
  const [dirty, setDirty] = useState(false);
  /** The version that saving replaces: theirs, once the person has chosen to keep their own. */
  const [over, setOver] = useState(current.version);
  useUnsavedGuard(dirty);
  const update = useCommand('updateClientSettings', { invalidates: ['getClientSettings'] });
  const show = (settings: ClientSettings) => {
    setBase(settings);
    setOver(settings.version);
    setDirty(false);
  };
  if (!dirty && current.version > base.version) show(current);

  const save = async (draft: SettingsDraft) => {
    show(await update.mutateAsync({ body: bodyOf(draft, over) }));
    void message.success(t('client.saved'));
  };

  return (
    <div className={styles['settings']}>
      <p>{t('client.settings.text')}</p>
      {dirty && current.version > over && (
        <Conflict
          name={current.updatedBy?.name ?? ''}
          onTheirs={() => show(current)}
          onMine={() => setOver(current.version)}
        />
      )}
      <AppForm<SettingsDraft>
        key={base.version}
        initialValues={draftOf(base)}
        submitText={t('client.save')}
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
  const t = useTexts(adminTexts);
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

function Conflict({ name, onTheirs, onMine }: { name: string; onTheirs: () => void; onMine: () => void }) {
  const t = useTexts(adminTexts);
  return (
    <section className={styles['conflict']} role="alert">
      <Glyph name="triangle" tone="wait" />
      <div>
        <strong>{t('client.conflict', { name })}</strong>
        <p>{t('client.conflictText')}</p>
        <div className={styles['buttons']}>
          <Button onClick={onMine}>{t('client.keepMine')}</Button>
          <Button onClick={onTheirs}>{t('client.takeTheirs')}</Button>
        </div>
      </div>
    </section>
  );
}

function ChangedBy({ settings: { updatedAt, updatedBy } }: { settings: ClientSettings }) {
  const t = useTexts(adminTexts);
  if (!updatedAt || !updatedBy) return null;
  return (
    <span className={styles['note']}>
      {t('client.changedBy', { name: updatedBy.name })} <When at={updatedAt} />
    </span>
  );
}
