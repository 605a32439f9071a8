import { useTexts } from '../i18n/useTexts';
import { classes } from '../ui/classes';
import { Duration } from '../ui/values/Duration';
import { wallboardTexts } from './texts';
import styles from './wallboard.module.css';

/** How long, large; over the limit in amber, and in words. */
export function Aged({ age, over, limit }: { age: number; over: boolean; limit: string }) {
  const t = useTexts(wallboardTexts);
  return (
    <span className={classes(styles['age'], over && styles['over'])}>
      <Duration ms={age} />
      {over && <small>{t('over.limit', { limit })}</small>}
    </span>
  );
}
