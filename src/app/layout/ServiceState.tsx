import { useLiveState } from '../../api/live';
import { useReachability } from '../../api/reachability';
import { useTexts } from '../../i18n/useTexts';
import { Glyph } from '../../ui/glyphs/Glyph';
import { State } from '../../ui/glyphs/StatusWord';
import { appTexts } from '../texts';
import styles from './layout.module.css';

/** At the foot of the menu: does RoomService answer, and do its changes arrive by themselves? */
export function ServiceState() {
  const t = useTexts(appTexts);
  const { up } = useReachability();
  const { state } = useLiveState();
  if (!up) {
    return (
      <State glyph="triangle" tone="wait">
        {t('service.down')}
      </State>
    );
  }
  if (state === 'reconnecting') {
    return (
      <State glyph="arc" tone="accent">
        {t('service.reconnecting')}
      </State>
    );
  }
  return (
    <span className={styles['up']}>
      <Glyph name="check" tone="live" />
      <span>{t('service.up')}</span>
    </span>
  );
}
