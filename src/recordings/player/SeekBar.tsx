import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTexts } from '../../i18n/useTexts';
import { classes } from '../../ui/classes';
import { formatDuration } from '../../ui/format/duration';
import { recordingTexts } from '../texts';
import { Glimpse } from './Glimpse';
import { withinRecording } from './moments';
import type { Playback } from './playback';
import styles from './player.module.css';
import { usePlaybackState } from './usePlayback';
import type { Sprite } from './usePreviews';
import { Wave } from './Wave';
import type { Waveform } from './wave';

interface SeekBarProps {
  playback: Playback;
  duration: number;
  wave: Waveform | null;
  sprite: Sprite | null;
}

/** Where it is, as a slider: drag it, or move it by arrows, Page Up and Down, Home and End. */
export function SeekBar({ playback, duration, wave, sprite }: SeekBarProps) {
  const t = useTexts(recordingTexts);
  const track = useRef<HTMLDivElement>(null);
  const time = usePlaybackState(playback, (state) => state.time);
  const loop = usePlaybackState(playback, (state) => state.loop);
  const placeOf = (seconds: number) => (duration > 0 ? Math.min(1, seconds / duration) * 100 : 0);
  const share = duration > 0 ? Math.min(1, time / duration) : 0;

  const [pointed, setPointed] = useState<number>();
  const secondsAt = ({ clientX }: PointerEvent) => {
    const box = track.current?.getBoundingClientRect();
    if (!box || box.width === 0) return undefined;
    return withinRecording(((clientX - box.left) / box.width) * duration, duration);
  };
  const seekTo = (event: PointerEvent) => {
    const to = secondsAt(event);
    if (to !== undefined) playback.seek(to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = keyTarget(event.key, time, duration);
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    playback.seek(withinRecording(to, duration));
  };

  return (
    <div
      ref={track}
      className={classes(styles['seek'], wave !== null && styles['withWave'])}
      role="slider"
      tabIndex={0}
      aria-label={t('player.position')}
      aria-valuemin={0}
      aria-valuemax={Math.round(duration)}
      aria-valuenow={Math.min(Math.round(time), Math.round(duration))}
      aria-valuetext={t('player.positionValue', {
        time: formatDuration(time * 1000),
        duration: formatDuration(duration * 1000),
      })}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        seekTo(event);
      }}
      onPointerMove={(event) => {
        setPointed(secondsAt(event));
        if (event.currentTarget.hasPointerCapture(event.pointerId)) seekTo(event);
      }}
      onPointerLeave={() => setPointed(undefined)}
    >
      {loop && (
        <span
          className={styles['section']}
          style={{
            insetInlineStart: `${placeOf(loop.from)}%`,
            width: `${placeOf(loop.to ?? Math.max(loop.from, time)) - placeOf(loop.from)}%`,
          }}
        />
      )}
      {wave ? (
        <Wave wave={wave} share={share} />
      ) : (
        <span className={styles['track']}>
          <span className={styles['played']} style={{ width: `${share * 100}%` }} />
        </span>
      )}
      <span className={styles['head']} style={{ insetInlineStart: `${share * 100}%` }} />
      {pointed !== undefined && duration > 0 && (
        <Glimpse seconds={pointed} place={pointed / duration} sprite={sprite} />
      )}
    </div>
  );
}

function keyTarget(key: string, time: number, duration: number): number | undefined {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return time - 5;
    case 'ArrowRight':
    case 'ArrowUp':
      return time + 5;
    case 'PageDown':
      return time - 60;
    case 'PageUp':
      return time + 60;
    case 'Home':
      return 0;
    case 'End':
      return duration;
    default:
      return undefined;
  }
}
