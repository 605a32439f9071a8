import { formatDuration } from '../../ui/format/duration';
import { ticksOf } from './moments';
import styles from './player.module.css';

/** Round times under the line, and the end. The slider says the same to screen readers. */
export function Ticks({ duration }: { duration: number }) {
  return (
    <div className={styles['ticks']} aria-hidden="true">
      {ticksOf(duration).map((at) => (
        <span key={at} style={{ insetInlineStart: `${(at / duration) * 100}%` }}>
          {formatDuration(at * 1000)}
        </span>
      ))}
      {duration > 0 && <span className={styles['lastTick']}>{formatDuration(duration * 1000)}</span>}
    </div>
  );
}
