import { Button } from 'antd';
import type { SignInOf } from '../../../contract/sign-ins';
import { useTexts } from '../../i18n/useTexts';
import { Dotted } from '../../ui/values/Pair';
import { When } from '../../ui/values/When';
import { sessionTexts } from '../texts';
import { deviceNameOf } from './device-name';
import styles from './devices.module.css';

interface DeviceListProps {
  label: string;
  items: readonly SignInOf[];
  /** Which of them is being ended. */
  ending: string | undefined;
  onEnd: (item: SignInOf) => void;
}

/** The browsers in which somebody is signed in, each but this one with the way out. */
export function DeviceList({ label, items, ending, onEnd }: DeviceListProps) {
  const t = useTexts(sessionTexts);
  const nameOf = useDeviceWords();
  return (
    <ul className={styles['list']} aria-label={label}>
      {items.map((item) => (
        <li key={item.signInID}>
          <div className={styles['device']}>
            <span className={styles['name']} title={item.userAgent ?? undefined}>
              {nameOf(item)}
              {item.current && <span className={styles['here']}>{t('device.here')}</span>}
            </span>
            <span className={styles['facts']}>
              <Dotted>
                {[
                  item.address ?? t('device.noAddress'),
                  <span key="seen">
                    {t('device.seen')} <When at={item.seenAt} />
                  </span>,
                  <span key="since">
                    {t('device.since')} <When at={item.createdAt} />
                  </span>,
                ]}
              </Dotted>
            </span>
          </div>
          {!item.current && (
            <Button
              size="small"
              aria-label={t('device.endOne', { device: nameOf(item) })}
              loading={ending === item.signInID}
              onClick={() => onEnd(item)}
            >
              {t('device.end')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** "Chrome 150 on Windows". */
export function useDeviceWords(): (item: Pick<SignInOf, 'userAgent'>) => string {
  const t = useTexts(sessionTexts);
  return ({ userAgent }) => {
    const { browser, system } = deviceNameOf(userAgent);
    if (browser === '') return system === '' ? t('device.unknown') : t('device.unknownOn', { system });
    return system === '' ? browser : t('device.on', { browser, system });
  };
}
