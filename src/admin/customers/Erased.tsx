import { Link } from 'react-router';
import type { CustomerHoldings } from '../../../contract/customers';
import { paths } from '../../config/paths';
import { useTexts } from '../../i18n/useTexts';
import { Card } from '../../ui/page/Card';
import styles from '../admin.module.css';
import { customerTexts } from './texts';
import { Holdings } from './Holdings';

/** What went, and what is left to do elsewhere. */
export function Erased({ erased, texts }: { erased: CustomerHoldings; texts: number }) {
  const t = useTexts(customerTexts);
  return (
    <Card title={t('customers.done')}>
      <div role="status">
        <Holdings held={erased} />
        <p className={styles['help']}>{t('customers.doneText', { count: texts })}</p>
      </div>
      <Link to={`${paths.audit}?action=customer.erase`}>{t('customers.log')}</Link>
    </Card>
  );
}
