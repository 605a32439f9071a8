import { Alert } from 'antd';
import type { ApiToken } from '../../../contract/tokens';
import { useTexts } from '../../i18n/useTexts';
import { useNow } from '../../ui/useNow';
import { tokenTexts } from './texts';
import { endsSoon } from './ending';

/** Said before anything stops working. */
export function EndingSoon({ tokens }: { tokens: readonly ApiToken[] }) {
  const t = useTexts(tokenTexts);
  const now = useNow();
  const ending = tokens.filter((token) => endsSoon(token, now));
  if (ending.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t('tokens.soon', { count: ending.length })}
      description={t('tokens.soonText', { names: ending.map(({ name }) => name).join(', ') })}
    />
  );
}
