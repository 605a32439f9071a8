import { usePanel } from '../launch/usePanel';
import { signOf } from '../../ui/glyphs/vocabulary';

/** The colour of the dock's edge; null where there is no call and no dock. */
export function useDockTone() {
  const shown = usePanel();
  return shown && signOf('call', shown.panel.word).tone;
}
