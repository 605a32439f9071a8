import styles from './player.module.css';
import { formatOffset } from './offset';
import type { Sprite } from './usePreviews';

interface GlimpseProps {
  seconds: number;
  /** 0 to 1 along the line. */
  place: number;
  sprite: Sprite | null;
}

/** What is to be seen at the moment under the pointer, and when that is. The slider says the time to screen readers. */
export function Glimpse({ seconds, place, sprite }: GlimpseProps) {
  return (
    <div className={styles['glimpse']} style={{ insetInlineStart: `${place * 100}%` }} aria-hidden="true">
      {sprite && <span className={styles['tile']} style={tileOf(sprite, seconds)} />}
      <span className={styles['glimpseTime']}>{formatOffset(seconds)}</span>
    </div>
  );
}

function tileOf({ url, columns, tiles, everyMs, width, height }: Sprite, seconds: number) {
  const tile = Math.min(tiles - 1, Math.max(0, Math.floor((seconds * 1000) / everyMs)));
  const [column, row] = [tile % columns, Math.floor(tile / columns)];
  return {
    width,
    height,
    backgroundImage: `url("${url}")`,
    backgroundPosition: `${-column * width}px ${-row * height}px`,
  };
}
