import { Button } from 'antd';
import { useTexts } from '../../i18n/useTexts';
import { Glyph } from '../../ui/glyphs/Glyph';
import { adminTexts } from '../texts';
import styles from './settings.module.css';

/** Somebody else saved while this person was typing: whose is to hold. */
export function Conflict({
  name,
  onTheirs,
  onMine,
}: {
  name: string;
  onTheirs: () => void;
  onMine: () => void;
}) {
  const t = useTexts(adminTexts);
  return (
    <section className={styles['conflict']} role="alert">
      <Glyph name="triangle" tone="wait" />
      <div>
        <strong>{t('settings.conflict', { name })}</strong>
        <p>{t('settings.conflictText')}</p>
        <div className={styles['buttons']}>
          <Button onClick={onMine}>{t('settings.keepMine')}</Button>
          <Button onClick={onTheirs}>{t('settings.takeTheirs')}</Button>
        </div>
      </div>
    </section>
  );
}
