import { baseTexts } from '../i18n/texts';
import { useTexts } from '../i18n/useTexts';
import { useNow } from '../ui/useNow';
import { Notice } from './entry/Notice';
import type { Refusal } from './exchange';

/** Why signing in failed; where a wait was set, how many seconds of it are left. */
export function RefusalNotice({ refusal }: { refusal: Refusal }) {
  return refusal.waitUntil === null ? (
    <Notice title={refusal.title} next={refusal.next} />
  ) : (
    <Wait until={refusal.waitUntil} />
  );
}

function Wait({ until }: { until: number }) {
  const t = useTexts(baseTexts);
  const seconds = Math.ceil((until - useNow()) / 1000);
  const left = seconds > 0 ? t('signIn.wait', { seconds }) : t('signIn.waitOver');
  return <Notice title={t('signIn.tooMany')} ticking={left} />;
}
