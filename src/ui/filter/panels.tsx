import { Button, Checkbox } from 'antd';
import dayjs from 'dayjs';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useTexts } from '../../i18n/useTexts';
import { classes } from '../classes';
import { uiTexts } from '../texts';
import styles from './filter.module.css';

// The calendar is a third of a list's code and rarely opened.
const DayField = lazy(async () => ({ default: (await import('./DayField')).DayField }));

export interface Option<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
}

/** Any of several: the list follows each tick. */
export function OptionsPanel<Value extends string>({
  label,
  options,
  chosen,
  onChange,
}: {
  label: string;
  options: readonly Option<Value>[];
  chosen: readonly Value[];
  onChange: (chosen: readonly Value[]) => void;
}) {
  return (
    <Checkbox.Group
      className={classes(styles['options'])}
      aria-label={label}
      options={options.map((option) => ({ ...option }))}
      value={[...chosen]}
      onChange={(values) => onChange(values)}
    />
  );
}

/** Days in the viewer's zone, both inclusive, as 2026-11-22; either end may be open. */
export interface Days {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** A time, by its usual lengths or by two dates. */
export function DaysPanel({
  days,
  presets = [7, 30, 90],
  onChange,
  anyTime = true,
}: {
  days: Days;
  presets?: readonly number[];
  onChange: (days: Days) => void;
  /** Whether "any time" may be chosen. */
  anyTime?: boolean;
}) {
  const t = useTexts(uiTexts);
  const [from, setFrom] = useState(days.from);
  const [to, setTo] = useState(days.to);
  return (
    <div className={styles['days']}>
      <div className={styles['presets']}>
        {anyTime && <Button onClick={() => onChange({})}>{t('filter.anyTime')}</Button>}
        {presets.map((length) => (
          <Button key={length} onClick={() => onChange(lastDays(length))}>
            {length === 1 ? t('filter.today') : t('filter.days', { days: length })}
          </Button>
        ))}
      </div>
      <Suspense fallback={<div className={styles['daysWait']} />}>
        <DayField label={t('filter.from')} value={from} onChange={setFrom} latest={to} />
        <DayField label={t('filter.to')} value={to} onChange={setTo} earliest={from} />
      </Suspense>
      <Button onClick={() => onChange({ from, to })} disabled={from === days.from && to === days.to}>
        {t('filter.apply')}
      </Button>
    </div>
  );
}

/** The last so many days, today included; the end stays open, so that tomorrow's rows come too. */
export function lastDays(length: number, now: Date = new Date()): Days {
  return {
    from: dayjs(now)
      .subtract(length - 1, 'day')
      .format('YYYY-MM-DD'),
  };
}

/** How a chip says a range: "Last 7 days", "since 2026-11-01", "2026-11-01 – 2026-11-22". */
export function useDaysWords(): (days: Days, now?: Date) => string | undefined {
  const t = useTexts(uiTexts);
  return ({ from, to }, now = new Date()) => {
    if (from === undefined && to === undefined) return undefined;
    if (from === undefined) return t('filter.until', { to: to ?? '' });
    if (to !== undefined) return from === to ? from : `${from} – ${to}`;
    const length = dayjs(now).startOf('day').diff(dayjs(from), 'day') + 1;
    if (length === 1) return t('filter.today');
    return length > 1 && length <= 366 ? t('filter.days', { days: length }) : t('filter.since', { from });
  };
}
