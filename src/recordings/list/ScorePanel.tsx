import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { scoreBands } from '../../../contract/recordings';
import { useTexts } from '../../i18n/useTexts';
import { recordingTexts, type RecordingTranslate } from '../texts';
import { Counted, CountNote, useCounts } from './CountedPanel';
import styles from './list.module.css';
import { readPoints, type RecordingsUrl } from './recordings-url';

type ScoreRange = Pick<RecordingsUrl, 'score' | 'upTo'>;
const ends = ['score', 'upTo'] as const;

/** Of the reviews that the reader may see: by a band, each with how many the other filters leave of it, or from and to. */
export function ScorePanel({
  state,
  onChange,
}: {
  state: RecordingsUrl;
  onChange: (range: ScoreRange) => void;
}) {
  const t = useTexts(recordingTexts);
  const id = useId();
  const counts = useCounts(state);
  const [typed, setTyped] = useState({ score: shown(state.score), upTo: shown(state.upTo) });
  const range = { score: readPoints(typed.score), upTo: readPoints(typed.upTo) };
  const { score, upTo } = range;
  const wrongOrder = typeof score === 'number' && typeof upTo === 'number' && score > upTo;
  const wrong = wrongOrder || score === null || upTo === null;
  return (
    <form
      className={styles['panel']}
      onSubmit={(event) => {
        event.preventDefault();
        if (!wrong) onChange({ score, upTo });
      }}
    >
      <div className={styles['presets']}>
        {scoreBands.map(([from, to]) => (
          <Button key={from} onClick={() => onChange({ score: from, upTo: to })}>
            <Counted count={counts && (counts.scores.find((each) => each.from === from)?.count ?? 0)}>
              {scoreWords({ score: from, upTo: to }, t)}
            </Counted>
          </Button>
        ))}
      </div>
      <div className={styles['pair']}>
        {ends.map((end) => (
          <label key={end} className={styles['field']}>
            <span className={styles['hint']}>
              {t(end === 'score' ? 'filter.scoreFrom' : 'filter.scoreTo')}
            </span>
            <Input
              inputMode="numeric"
              value={typed[end]}
              maxLength={3}
              aria-invalid={wrongOrder || range[end] === null}
              aria-describedby={id}
              onChange={(event) => setTyped({ ...typed, [end]: event.target.value })}
            />
          </label>
        ))}
      </div>
      <p id={id} className={wrong ? styles['wrong'] : styles['hint']} {...(wrong && { role: 'alert' })}>
        {t(wrongOrder ? 'filter.scoreOrder' : 'filter.scoreHint')}
      </p>
      <CountNote counts={counts} />
      <Button htmlType="submit" disabled={wrong}>
        {t('filter.apply')}
      </Button>
    </form>
  );
}

/** How a chip says it: "≥ 80", "60–69". */
export function scoreWords({ score, upTo }: ScoreRange, t: RecordingTranslate): string | undefined {
  if (score !== undefined && upTo !== undefined) return t('filter.scoreBetween', { from: score, to: upTo });
  if (score !== undefined) return t('filter.scoreAtLeast', { score });
  return upTo === undefined ? undefined : t('filter.scoreAtMost', { score: upTo });
}

function shown(points: number | undefined): string {
  return points === undefined ? '' : String(points);
}
