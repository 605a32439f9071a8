import { Alert } from 'antd';
import { keepingObstacles, type ManyDone } from '../../../contract/trash';
import { useTexts } from '../../i18n/useTexts';
import styles from './keeping.module.css';
import { keepingTexts, type KeepingTranslate } from './texts';

/** Which of many stay as they are, and why, counted. */
export function LeftOut({ items }: { items: ManyDone['leftOut'] }) {
  const t = useTexts(keepingTexts);
  if (items.length === 0) return null;
  return (
    <Alert
      type="warning"
      className={styles['leftOut'] ?? ''}
      title={t('leftOut.title')}
      description={leftOutWords(items, t).join(' · ')}
    />
  );
}

export function leftOutWords(items: ManyDone['leftOut'], t: KeepingTranslate): readonly string[] {
  return keepingObstacles.flatMap((each) => {
    const count = items.filter(({ why }) => why === each).length;
    return count === 0 ? [] : [t(`leftOut.${each}`, { count })];
  });
}
