import { App, Form, InputNumber } from 'antd';
import type { FloorSettings } from '../../../contract/floor';
import { useCommand } from '../../api/commands';
import { useTexts } from '../../i18n/useTexts';
import { AppForm } from '../../ui/form/AppForm';
import { ChangedBy } from '../settings/ChangedBy';
import { Conflict } from '../settings/Conflict';
import settings from '../settings/settings.module.css';
import { useVersion } from '../settings/useVersion';
import { adminTexts } from '../texts';
import { floorTexts } from './texts';
import { BreakReasons } from './BreakReasons';
import styles from './floor.module.css';

type FloorDraft = Pick<FloorSettings, 'breakReasons' | 'limits'>;

const limits = [
  { field: 'waitSeconds', min: 10, max: 3600 },
  { field: 'roomMinutes', min: 1, max: 1440 },
  { field: 'wrapUpMinutes', min: 1, max: 480 },
] as const;

/** Break reasons and the limits of the wallboard. */
export function FloorForm({ current }: { current: FloorSettings }) {
  const t = useTexts(floorTexts);
  const ta = useTexts(adminTexts);
  const { message } = App.useApp();
  const { base, over, show, setDirty, conflict, keepMine, takeTheirs } = useVersion(current);
  const update = useCommand('updateFloorSettings', { invalidates: ['getFloorSettings'] });

  const save = async ({ breakReasons, limits: drawn }: FloorDraft) => {
    show(await update.mutateAsync({ body: { breakReasons, limits: drawn, version: over } }));
    void message.success(ta('settings.saved'));
  };

  return (
    <div className={settings['settings']}>
      {conflict && <Conflict name={current.updatedBy?.name ?? ''} onTheirs={takeTheirs} onMine={keepMine} />}
      <AppForm<FloorDraft>
        key={base.version}
        initialValues={{ breakReasons: base.breakReasons, limits: base.limits }}
        submitText={ta('settings.save')}
        onSubmit={save}
        onDirty={setDirty}
        foot={<ChangedBy settings={base} />}
      >
        <fieldset className={styles['part']}>
          <legend>{t('floor.breaks')}</legend>
          <p>{t('floor.breaksText')}</p>
          <BreakReasons />
        </fieldset>
        <fieldset className={styles['part']}>
          <legend>{t('floor.limits')}</legend>
          <p>{t('floor.limitsText')}</p>
          <div className={styles['limits']}>
            {limits.map(({ field, min, max }) => (
              <Form.Item
                key={field}
                name={['limits', field]}
                label={t(`floor.${field}`)}
                rules={[
                  { required: true, type: 'integer', min, max, message: t('floor.whole', { min, max }) },
                ]}
              >
                <InputNumber controls={false} />
              </Form.Item>
            ))}
          </div>
        </fieldset>
      </AppForm>
    </div>
  );
}
