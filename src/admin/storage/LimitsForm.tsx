import { App, Form, InputNumber } from 'antd';
import type { Storage, StorageSettings } from '../../../contract/storage';
import { useCommand } from '../../api/commands';
import { useTexts } from '../../i18n/useTexts';
import { AppForm } from '../../ui/form/AppForm';
import { formatBytes } from '../../ui/format/bytes';
import { Card } from '../../ui/page/Card';
import { ChangedBy } from '../settings/ChangedBy';
import { Conflict } from '../settings/Conflict';
import { useVersion } from '../settings/useVersion';
import { adminTexts } from '../texts';
import styles from './storage.module.css';
import { storageTexts } from './texts';

type Draft = Pick<StorageSettings, 'warnPercent' | 'warnGiB' | 'stopGiB'>;
const most = { percent: 90, gib: 1_000_000 };

/** From when on people are warned, and what can wait waits. */
export function LimitsForm({ current, disk }: { current: StorageSettings; disk: Storage['disk'] }) {
  const t = useTexts(storageTexts);
  const ta = useTexts(adminTexts);
  const { message } = App.useApp();
  const { base, over, show, setDirty, conflict, keepMine, takeTheirs } = useVersion(current);
  const update = useCommand('updateStorageSettings', { invalidates: ['getStorage', 'getStorageNotice'] });
  const percents = t('limits.whole', { min: 0, max: most.percent });
  const gibibytes = {
    required: true,
    type: 'number',
    min: 0,
    max: most.gib,
    message: t('limits.number', { min: 0, max: most.gib }),
  } as const;

  const save = async ({ warnPercent, warnGiB, stopGiB }: Draft) => {
    show(await update.mutateAsync({ body: { warnPercent, warnGiB, stopGiB, version: over } }));
    void message.success(ta('settings.saved'));
  };

  return (
    <Card title={t('limits.title')}>
      {conflict && <Conflict name={current.updatedBy?.name ?? ''} onTheirs={takeTheirs} onMine={keepMine} />}
      <AppForm<Draft>
        key={base.version}
        initialValues={{ warnPercent: base.warnPercent, warnGiB: base.warnGiB, stopGiB: base.stopGiB }}
        submitText={ta('settings.save')}
        onSubmit={save}
        onDirty={setDirty}
        foot={<ChangedBy settings={base} />}
      >
        <fieldset className={styles['part']}>
          <legend>{t('limits.warn')}</legend>
          <p>{t('limits.warnText', { size: disk ? formatBytes(disk.warnBytes) : '-' })}</p>
          <div className={styles['fields']}>
            <Form.Item
              name="warnPercent"
              label={t('limits.percent')}
              rules={[{ required: true, type: 'integer', min: 0, max: most.percent, message: percents }]}
            >
              <InputNumber controls={false} />
            </Form.Item>
            <Form.Item name="warnGiB" label={t('limits.gib')} rules={[gibibytes]}>
              <InputNumber controls={false} />
            </Form.Item>
          </div>
        </fieldset>
        <fieldset className={styles['part']}>
          <legend>{t('limits.stop')}</legend>
          <p>{t('limits.stopText')}</p>
          <Form.Item
            name="stopGiB"
            label={t('limits.stopGib')}
            dependencies={['warnGiB']}
            rules={[
              gibibytes,
              ({ getFieldValue }) => ({
                validator(_, value: number) {
                  const max = Number(getFieldValue('warnGiB'));
                  return value > max
                    ? Promise.reject(new Error(t('limits.stopOver', { max })))
                    : Promise.resolve();
                },
              }),
            ]}
          >
            <InputNumber controls={false} />
          </Form.Item>
        </fieldset>
      </AppForm>
    </Card>
  );
}
