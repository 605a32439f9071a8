import { App, Button } from 'antd';
import { useState } from 'react';
import type { CloudSettings } from '../../../contract/cloud-recordings';
import { useCommand } from '../../api/commands';
import { useTexts } from '../../i18n/useTexts';
import { Facts } from '../../ui/page/Card';
import { useTellProblem } from '../../ui/useTellProblem';
import { CopyButton } from '../../ui/values/CopyButton';
import { When } from '../../ui/values/When';
import styles from '../settings/settings.module.css';
import { webhookTexts } from '../webhooks/texts';
import { whyFailed } from '../webhooks/words';
import { KeyDialog } from './KeyDialog';
import { cloudTexts } from './texts';

/** What goes into the console of the cloud, and whether it would come through. */
export function Callbacks({ settings }: { settings: CloudSettings }) {
  const t = useTexts(cloudTexts);
  const [keying, setKeying] = useState(false);
  const { hasKey, oldKeyUntil, callbackURL, on } = settings;
  return (
    <>
      <Facts
        items={[
          {
            label: t('key'),
            value: (
              <>
                {t(hasKey ? 'key.set' : 'key.none')}
                {oldKeyUntil !== null && (
                  <p className={styles['note']}>
                    {t('key.old')} <When at={oldKeyUntil} />
                  </p>
                )}
              </>
            ),
          },
          ...(callbackURL === null
            ? []
            : [
                {
                  label: t('url'),
                  value: (
                    <>
                      <code>{callbackURL}</code> <CopyButton text={callbackURL} label={t('url.copy')} />
                      <p className={styles['note']}>{t('url.help')}</p>
                    </>
                  ),
                },
              ]),
        ]}
      />
      <div className={styles['buttons']}>
        <Button onClick={() => setKeying(true)}>{t('key.verb')}</Button>
        {on && <TestButton />}
      </div>
      {keying && <KeyDialog replaces={hasKey} onClose={() => setKeying(false)} />}
    </>
  );
}

function TestButton() {
  const t = useTexts(cloudTexts);
  const tWebhooks = useTexts(webhookTexts);
  const { message } = App.useApp();
  const tell = useTellProblem();
  const { mutateAsync, isPending } = useCommand('testCloudCallback', { invalidates: [] });
  const test = async (): Promise<void> => {
    try {
      const { taken, status, failure, tookMs } = await mutateAsync({});
      if (taken) void message.success(t('test.taken', { ms: tookMs }));
      else if (failure === 'addressRefused') void message.error(t('test.inside'), 10);
      else if (failure !== null) void message.error(whyFailed(tWebhooks, { status, failure }), 10);
      else void message.error(t('test.refused', { status: status ?? '' }), 10);
    } catch (problem) {
      tell(problem);
    }
  };
  return (
    <Button loading={isPending} onClick={() => void test()}>
      {t('test')}
    </Button>
  );
}
