import { Link } from 'react-router';
import type { Storage } from '../../../contract/storage';
import { pathTo } from '../../config/paths';
import { useTexts } from '../../i18n/useTexts';
import { formatBytes } from '../../ui/format/bytes';
import { Card, Facts } from '../../ui/page/Card';
import { Dotted } from '../../ui/values/Pair';
import { useWhen } from '../../ui/values/When';
import styles from './storage.module.css';
import { storageTexts } from './texts';

/** What the rules and the trash give back, and where to decide about both. */
export function GivesBack({ storage: { tonight, trash } }: { storage: Storage }) {
  const t = useTexts(storageTexts);
  const when = useWhen();
  const sum = ({ recordings, bytes }: Storage['trash']) =>
    t('gives.sum', { count: recordings, size: formatBytes(bytes) });
  return (
    <Card title={t('gives.title')}>
      <Facts
        items={[
          {
            label: t('gives.tonight', { when: when(tonight.at) }),
            value: (
              <Dotted>
                {[
                  sum(tonight),
                  <Link key="rules" className={styles['link']} to={pathTo('retention')}>
                    {t('gives.rules')}
                  </Link>,
                ]}
              </Dotted>
            ),
          },
          {
            label: t('gives.trash'),
            value: (
              <Dotted>
                {[
                  sum(trash),
                  <Link key="trash" className={styles['link']} to={pathTo('trash')}>
                    {t('gives.openTrash')}
                  </Link>,
                ]}
              </Dotted>
            ),
          },
        ]}
      />
    </Card>
  );
}
