import { useLiveState } from '../../api/live';
import { useReachability } from '../../api/reachability';
import { useTexts } from '../../i18n/useTexts';
import { State } from '../../ui/glyphs/StatusWord';
import { appTexts } from '../texts';

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
    <State glyph="check" tone="live">
      {t('service.up')}
    </State>
  );
}
