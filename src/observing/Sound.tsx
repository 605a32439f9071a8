import { useEffect, useState, type RefObject } from 'react';
import { useTexts } from '../i18n/useTexts';
import { MutedOutlined, SoundOutlined } from '../ui/icons';
import { observingTexts } from './texts';
import styles from './watch.module.css';

interface SoundProps {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly name: string;
}

/** Sound of one picture off and on, and how loud; follows the picture, which the browser may have made silent. */
export function Sound({ video, name }: SoundProps) {
  const t = useTexts(observingTexts);
  const [volume, setVolume] = useState(1);
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    const follow = () => setVolume(element.muted ? 0 : element.volume);
    follow();
    element.addEventListener('volumechange', follow);
    return () => element.removeEventListener('volumechange', follow);
  }, [video]);
  const muted = volume === 0;
  const change = (to: number) => {
    if (video.current) setLoudness(video.current, to);
  };
  const label = muted ? t('tile.unmute', { name }) : t('tile.mute', { name });
  return (
    <span className={styles['sound']}>
      <button
        type="button"
        className={styles['control']}
        aria-label={label}
        title={label}
        onClick={() => change(muted ? video.current?.volume || 1 : 0)}
      >
        {muted ? <MutedOutlined /> : <SoundOutlined />}
      </button>
      <input
        type="range"
        className={styles['volume']}
        aria-label={t('tile.volume', { name })}
        min={0}
        max={100}
        step={5}
        value={Math.round(volume * 100)}
        onChange={(event) => change(Number(event.target.value) / 100)}
      />
    </span>
  );
}

function setLoudness(video: HTMLVideoElement, to: number): void {
  video.muted = to === 0;
  if (to > 0) video.volume = to; // how loud it was is kept for when the sound comes back
}
