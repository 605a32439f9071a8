import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import styles from './filter.module.css';

interface DayFieldProps {
  label: string;
  /** 2026-11-22. */
  value: string | undefined;
  onChange: (day: string | undefined) => void;
  earliest?: string | undefined;
  latest?: string | undefined;
}

/** A day by its calendar. */
export function DayField({ label, value, onChange, earliest, latest }: DayFieldProps) {
  return (
    <label className={styles['day']}>
      <span>{label}</span>
      <DatePicker
        aria-label={label}
        value={value === undefined ? null : dayjs(value)}
        {...(earliest !== undefined && { minDate: dayjs(earliest) })}
        {...(latest !== undefined && { maxDate: dayjs(latest) })}
        onChange={(day) => onChange(day?.format('YYYY-MM-DD'))}
      />
    </label>
  );
}
