import { Alert } from 'antd';
import { Link } from 'react-router';
import type { CustomerHoldings } from '../../../contract/customers';
import { pathTo } from '../../config/paths';
import { useTexts } from '../../i18n/useTexts';
import { Facts } from '../../ui/page/Card';
import { When } from '../../ui/values/When';
import styles from '../admin.module.css';
import { customerTexts } from './texts';

const kinds = ['rooms', 'calls', 'notes', 'pictures', 'recordings'] as const;

/** How much there is of each kind. */
export function Holdings({ held }: { held: CustomerHoldings }) {
  const t = useTexts(customerTexts);
  return (
    <>
      <Facts items={kinds.map((kind) => ({ label: t(`customers.${kind}`), value: String(held[kind]) }))} />
      <OnHold held={held} />
    </>
  );
}

/** What stays for now, named one by one: whoever erases must be able to say what is left. */
function OnHold({ held: { onHold } }: { held: CustomerHoldings }) {
  const t = useTexts(customerTexts);
  if (onHold.length === 0) return null;
  return (
    <Alert
      type="warning"
      title={t('customers.onHold', { count: onHold.length })}
      description={
        <ul className={styles['identities']}>
          {onHold.map(({ recordingID, roomName, startedAt }) => (
            <li key={recordingID}>
              <Link to={pathTo('recording', { recordingID })}>{roomName}</Link> <When at={startedAt} />
            </li>
          ))}
        </ul>
      }
    />
  );
}
