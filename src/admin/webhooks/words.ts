import type { DeliveryTry, Webhook } from '../../../contract/webhooks';
import type { WebhookTranslate } from './texts';

type Failure = Pick<DeliveryTry, 'status' | 'failure'>;

/** What went wrong, as a sentence. */
export function whyFailed(t: WebhookTranslate, { status, failure }: Failure): string {
  return t(`failure.${failure ?? 'connection'}`, { status: status ?? '' });
}

/** The same in a cell; or what came back where all is well. */
export function answerIn(t: WebhookTranslate, { status, failure }: Failure): string {
  return failure === null
    ? t('answer.status', { status: status ?? '' })
    : t(`short.${failure}`, { status: status ?? '' });
}

/** Of what was tried lately, how much did not come through: 0 to 100. */
export function failingPercent({ delivered, failing }: Webhook['day']): number {
  const tried = delivered + failing;
  return tried === 0 ? 0 : Math.round((100 * failing) / tried);
}
