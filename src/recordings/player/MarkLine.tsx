import { useTexts } from '../../i18n/useTexts';
import { Glyph } from '../../ui/glyphs/Glyph';
import { recordingTexts } from '../texts';
import { formatOffset } from './offset';
import type { Playback } from './playback';
import styles from './player.module.css';

/** A moment that somebody has spoken of. */
export interface Mark {
  readonly key: string;
  readonly seconds: number;
  readonly label: string;
}

interface MarkLineProps {
  marks: readonly Mark[];
  duration: number;
  playback: Playback;
}

/** What was said, at its place on the line. The list of it leads to the same moments by keyboard. */
export function MarkLine({ marks, duration, playback }: MarkLineProps) {
  const t = useTexts(recordingTexts);
  if (duration <= 0) return null;
  return (
    <div className={styles['markers']}>
      {marks.map(({ key, seconds, label }) => {
        const name = t('marks.jump', { time: formatOffset(seconds), words: label });
        return (
          <button
            key={key}
            type="button"
            tabIndex={-1}
            className={styles['marker']}
            style={{ insetInlineStart: `${Math.min(1, seconds / duration) * 100}%` }}
            aria-label={name}
            title={name}
            onClick={() => playback.jump(seconds)}
          >
            <Glyph name="pencil" tone="accent" />
          </button>
        );
      })}
    </div>
  );
}
