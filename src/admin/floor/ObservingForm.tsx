import { App, Form, Radio } from 'antd';
import { observingPolicies, type ObservingSettings } from '../../../contract/observing';
import { useCommand } from '../../api/commands';
import { useTexts } from '../../i18n/useTexts';
import { AppForm } from '../../ui/form/AppForm';
import { Glyph } from '../../ui/glyphs/Glyph';
import { ChangedBy } from '../settings/ChangedBy';
import { Conflict } from '../settings/Conflict';
import settings from '../settings/settings.module.css';
import { useVersion } from '../settings/useVersion';
import { adminTexts } from '../texts';
import { floorTexts } from './texts';
import styles from './floor.module.css';

/** Nobody, announced, or silent: what each means stands beside it. */
export function ObservingForm({ current }: { current: ObservingSettings }) {
  const t = useTexts(floorTexts);
  const ta = useTexts(adminTexts);
  const { message } = App.useApp();
  const { base, over, show, setDirty, conflict, keepMine, takeTheirs } = useVersion(current);
  const update = useCommand('updateObservingSettings', { invalidates: ['getObservingSettings'] });

  const save = async ({ policy }: Pick<ObservingSettings, 'policy'>) => {
    show(await update.mutateAsync({ body: { policy, version: over } }));
    void message.success(ta('settings.saved'));
  };

  return (
    <div className={settings['settings']}>
      <p>{t('observing.text')}</p>
      <p>{t('observing.law')}</p>
      {!current.liveService && (
        <section className={settings['conflict']}>
          <Glyph name="triangle" tone="wait" />
          <div>
            <strong>{t('observing.noService')}</strong>
            <p>
              {t('observing.noServiceText')}{' '}
              <code>LIVE_BIZID, LIVE_PUSH_HOST, LIVE_PLAY_HOST, LIVE_PUSH_KEY, LIVE_PLAY_KEY</code>
            </p>
          </div>
        </section>
      )}
      {conflict && <Conflict name={current.updatedBy?.name ?? ''} onTheirs={takeTheirs} onMine={keepMine} />}
      <AppForm<Pick<ObservingSettings, 'policy'>>
        key={base.version}
        initialValues={{ policy: base.policy }}
        submitText={t('observing.save')}
        onSubmit={save}
        onDirty={setDirty}
        foot={<ChangedBy settings={base} />}
      >
        <Form.Item name="policy" label={t('observing.who')}>
          <Radio.Group
            className={styles['policies'] ?? ''}
            options={observingPolicies.map((policy) => ({
              value: policy,
              label: (
                <>
                  <strong>{t(`observing.${policy}`)}</strong>
                  <span className={styles['policyText']}>{t(`observing.${policy}Text`)}</span>
                </>
              ),
            }))}
          />
        </Form.Item>
      </AppForm>
    </div>
  );
}
