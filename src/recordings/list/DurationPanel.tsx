import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTexts } from '../../i18n/useTexts';
import { recordingTexts } from '../texts';
import styles from './list.module.css';
import { minutesOf, rangeWords, secondsOf, type DurationRange } from './minutes';

const usual: readonly DurationRange[] = [
  { min: undefined, max: 60 },
  { min: 60, max: 300 },
  { min: 300, max: undefined },
  { min: 900, max: undefined },
];

/** How long, by its usual ranges or in minutes. */
export function DurationPanel({
  range,
  onChange,
}: {
  range: DurationRange;
  onChange: (range: DurationRange) => void;
}) {
  const t = useTexts(recordingTexts);
  const id = useId();
  const [typed, setTyped] = useState({ min: shown(range.min), max: shown(range.max) });
  const min = secondsOf(typed.min);
  const max = secondsOf(typed.max);
  const wrongOrder = typeof min === 'number' && typeof max === 'number' && min > max;
  const wrong = wrongOrder || min === null || max === null;

  return (
    <form
      className={styles['panel']}
      onSubmit={(event) => {
        event.preventDefault();
        if (!wrong) onChange({ min, max });
      }}
    >
      <div className={styles['presets']}>
        {usual.map((each) => (
          <Button key={`${each.min}-${each.max}`} onClick={() => onChange(each)}>
            {rangeWords(each, t)}
          </Button>
        ))}
      </div>
      <div className={styles['pair']}>
        {(['min', 'max'] as const).map((end) => (
          <label key={end} className={styles['field']}>
            <span className={styles['hint']}>{t(`filter.${end}Minutes`)}</span>
            <Input
              inputMode="decimal"
              value={typed[end]}
              maxLength={6}
              aria-invalid={wrongOrder || (end === 'min' ? min : max) === null}
              aria-describedby={wrongOrder ? id : undefined}
              onChange={({ target }) => setTyped((before) => ({ ...before, [end]: target.value }))}
            />
          </label>
        ))}
      </div>
      {wrongOrder && (
        <p id={id} className={styles['wrong']} role="alert">
          {t('filter.wrongOrder')}
        </p>
      )}
      <Button htmlType="submit" disabled={wrong}>
        {t('filter.apply')}
      </Button>
    </form>
  );
}

function shown(seconds: number | undefined): string {
  return seconds === undefined ? '' : minutesOf(seconds);
}
