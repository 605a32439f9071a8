import { useTexts } from '../../i18n/useTexts';
import { recordingTexts } from '../texts';
import { inRoomAt } from './in-room';
import type { Moment } from './moments';
import type { Playback } from './playback';
import styles from './player.module.css';
import { usePlaybackState } from './usePlayback';

/** Who is in the room at this moment of the recording; nothing where the events do not tell. */
export function InRoom({ moments, playback }: { moments: readonly Moment[]; playback: Playback }) {
  const t = useTexts(recordingTexts);
  // Joined to one text, so that it is drawn anew only when somebody comes or goes.
  const names = usePlaybackState(playback, ({ time }) =>
    inRoomAt(moments, time).join(t('player.inRoom.and')),
  );
  return names === '' ? null : <p className={styles['inRoom']}>{t('player.inRoom', { names })}</p>;
}
