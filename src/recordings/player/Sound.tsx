import { useTexts } from '../../i18n/useTexts';
import { MutedOutlined, SoundOutlined } from '../../ui/icons';
import { recordingTexts } from '../texts';
import type { Playback } from './playback';
import styles from './player.module.css';
import { usePlaybackState } from './usePlayback';

/** Sound off and on, and how loud. */
export function Sound({ playback, slider }: { playback: Playback; slider: boolean }) {
  const t = useTexts(recordingTexts);
  const muted = usePlaybackState(playback, (state) => state.muted || state.volume === 0);
  const volume = usePlaybackState(playback, (state) => state.volume);
  const name = muted ? t('player.unmute') : t('player.mute');
  return (
    <span className={styles['sound']}>
      <button
        type="button"
        className={styles['control']}
        aria-label={name}
        title={name}
        onClick={() => playback.setMuted(!muted)}
      >
        {muted ? <MutedOutlined /> : <SoundOutlined />}
      </button>
      {slider && (
        <input
          type="range"
          className={styles['volume']}
          aria-label={t('player.volume')}
          min={0}
          max={100}
          step={5}
          value={muted ? 0 : Math.round(volume * 100)}
          onChange={(event) => playback.setVolume(Number(event.target.value) / 100)}
        />
      )}
    </span>
  );
}
