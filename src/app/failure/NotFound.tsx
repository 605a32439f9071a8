import { Link } from 'react-router';
import { paths } from '../../config/paths';
import { baseTexts } from '../../i18n/texts';
import { useTexts } from '../../i18n/useTexts';
import { FailureFace } from './FailureFace';
import styles from './failure.module.css';

/** No page has this address. */
export function NotFound() {
  const t = useTexts(baseTexts);
  return (
    <FailureFace glyph="ring" title={t('failed.notFound')} text={t('failed.notFoundNext')}>
      <Link className={styles['action']} to={paths.home}>
        {t('failed.home')}
      </Link>
    </FailureFace>
  );
}
