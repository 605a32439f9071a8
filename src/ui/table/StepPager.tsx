import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/useTexts';
import { LeftOutlined, RightOutlined, VerticalLeftOutlined, VerticalRightOutlined } from '../icons';
import { uiTexts } from '../texts';
import type { Steps } from './DataTable';
import { PageSize } from './Pager';
import styles from './pager.module.css';

/** The foot of a list whose pages have no numbers: to its beginning, back, on, and to its end. */
export function StepPager({ size, totalText, onSize, onFirst, onPrevious, onNext, onLast }: Steps) {
  const t = useTexts(uiTexts);
  return (
    <div className={styles['foot']}>
      <span className={styles['total']}>{totalText}</span>
      <PageSize size={size} onChange={onSize} />
      <nav className={styles['pages']} aria-label={t('table.pages')}>
        <Step name={t('table.firstPage')} icon={<VerticalRightOutlined />} onPress={onFirst} />
        <Step name={t('table.previousPage')} icon={<LeftOutlined />} onPress={onPrevious} />
        <Step name={t('table.nextPage')} icon={<RightOutlined />} onPress={onNext} />
        <Step name={t('table.lastPage')} icon={<VerticalLeftOutlined />} onPress={onLast} />
      </nav>
    </div>
  );
}

function Step({ name, icon, onPress }: { name: string; icon: ReactNode; onPress: (() => void) | undefined }) {
  return (
    <button type="button" aria-label={name} title={name} disabled={onPress === undefined} onClick={onPress}>
      {icon}
    </button>
  );
}
