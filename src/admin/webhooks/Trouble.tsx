import { Alert } from 'antd';
import type { Webhook } from '../../../contract/webhooks';
import { useTexts } from '../../i18n/useTexts';
import { useWhen } from '../../ui/values/When';
import { webhookTexts } from './texts';
import { whyFailed } from './words';

/** Why it tells nothing, or soon will not, and what to do. */
export function Trouble({ webhook: { disabled, failingSince, lastFailure } }: { webhook: Webhook }) {
  const t = useTexts(webhookTexts);
  const words = useWhen();
  if (disabled) {
    const when = words(disabled.at);
    switch (disabled.because) {
      case 'admin':
        return (
          <Alert type="info" showIcon title={t('alert.admin', { when })} description={t('alert.adminText')} />
        );
      case 'failing':
        return (
          <Alert
            type="error"
            showIcon
            title={t('alert.stopped', { when })}
            description={t('alert.stoppedText')}
          />
        );
      case 'gone':
        return (
          <Alert type="error" showIcon title={t('alert.gone', { when })} description={t('alert.goneText')} />
        );
    }
  }
  if (failingSince === null || lastFailure === null) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t('alert.failing', { when: words(failingSince) })}
      description={t('alert.failingText', { why: whyFailed(t, lastFailure) })}
    />
  );
}
