import type { CustomerHoldings } from '../../../contract/customers';
import { useTexts } from '../../i18n/useTexts';
import { Facts } from '../../ui/page/Card';
import { adminTexts } from '../texts';

const kinds = ['rooms', 'calls', 'notes', 'pictures', 'recordings'] as const;

/** How much there is of each kind. */
export function Holdings({ held }: { held: CustomerHoldings }) {
  const t = useTexts(adminTexts);
  return (
    <Facts items={kinds.map((kind) => ({ label: t(`customers.${kind}`), value: String(held[kind]) }))} />
  );
}
