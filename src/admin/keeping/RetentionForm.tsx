import { App, Button, Checkbox, Form, InputNumber } from 'antd';
import { useState } from 'react';
import type { RetentionSettings } from '../../../contract/retention';
import { endpoints } from '../../../contract/endpoints';
import { send } from '../../api/client';
import { useCommand } from '../../api/commands';
import { useTexts } from '../../i18n/useTexts';
import { AppForm } from '../../ui/form/AppForm';
import { formatBytes } from '../../ui/format/bytes';
import { Card } from '../../ui/page/Card';
import { useConfirm } from '../../ui/useConfirm';
import { ChangedBy } from '../settings/ChangedBy';
import { Conflict } from '../settings/Conflict';
import { useVersion } from '../settings/useVersion';
import { adminTexts } from '../texts';
import { RetentionRules } from './RetentionRules';
import styles from './storing.module.css';
import { storingTexts } from './texts';
import { Tonight } from './Tonight';

export type RetentionDraft = Pick<RetentionSettings, 'trashDays' | 'rules' | 'watermark'>;

/** The rules, and beside them what the next night would remove under them, before anybody saves. */
export function RetentionForm({ current }: { current: RetentionSettings }) {
  const t = useTexts(storingTexts);
  const ta = useTexts(adminTexts);
  const { message } = App.useApp();
  const confirm = useConfirm();
  const [form] = Form.useForm<RetentionDraft>();
  const { base, over, show, setDirty, conflict, keepMine, takeTheirs } = useVersion(current);
  const [seen, setSeen] = useState<Pick<RetentionDraft, 'trashDays' | 'rules'>>(base);
  const update = useCommand('updateRetention', { invalidates: ['getRetention', 'getTrash'] });

  const preview = async () => {
    const { trashDays, rules } = await form.validateFields();
    setSeen({ trashDays, rules });
  };
  const save = async ({ trashDays, rules, watermark }: RetentionDraft) => {
    setSeen({ trashDays, rules });
    const tonight = await send(endpoints.previewRetention, { body: { trashDays, rules: [...rules] } });
    const sure =
      tonight.recordings === 0 ||
      (await confirm({
        title: t('retention.sure', { count: tonight.recordings }),
        text: t('retention.sureText', { size: formatBytes(tonight.bytes) }),
        verb: t('retention.sureVerb'),
        danger: true,
      }));
    if (!sure) return;
    show(await update.mutateAsync({ body: { trashDays, rules: [...rules], watermark, version: over } }));
    void message.success(ta('settings.saved'));
  };

  return (
    <div className={styles['cards']}>
      <Card>
        {conflict && (
          <Conflict name={current.updatedBy?.name ?? ''} onTheirs={takeTheirs} onMine={keepMine} />
        )}
        <AppForm<RetentionDraft>
          key={base.version}
          form={form}
          initialValues={{ trashDays: base.trashDays, rules: base.rules, watermark: base.watermark }}
          submitText={ta('settings.save')}
          onSubmit={save}
          onDirty={setDirty}
          foot={
            <>
              <ChangedBy settings={base} />
              <Button onClick={() => void preview().catch(() => undefined /* said at the fields */)}>
                {t('retention.preview')}
              </Button>
            </>
          }
        >
          <fieldset className={styles['part']}>
            <legend>{t('retention.rules')}</legend>
            <p>{t('retention.rulesText')}</p>
            <RetentionRules />
          </fieldset>
          <fieldset className={styles['part']}>
            <legend>{t('retention.other')}</legend>
            <Form.Item
              name="trashDays"
              label={t('retention.trashDays')}
              rules={[
                {
                  required: true,
                  type: 'integer',
                  min: 1,
                  max: 365,
                  message: t('retention.whole', { max: 365 }),
                },
              ]}
            >
              <InputNumber controls={false} />
            </Form.Item>
            <Form.Item name="watermark" valuePropName="checked" extra={t('retention.watermarkText')}>
              <Checkbox>{t('retention.watermark')}</Checkbox>
            </Form.Item>
          </fieldset>
        </AppForm>
      </Card>
      <Tonight rules={seen.rules} trashDays={seen.trashDays} />
    </div>
  );
}
