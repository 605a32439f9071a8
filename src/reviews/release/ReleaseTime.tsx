import { DatePicker } from 'antd';
import type { Dayjs } from 'dayjs';
import { useTexts } from '../../i18n/useTexts';
import styles from '../fill/fill.module.css';
import { reviewTexts } from '../texts';

interface ReleaseTimeProps {
  readonly id: string;
  readonly value: Dayjs | null;
  readonly onChange: (at: Dayjs | null) => void;
  readonly problem?: string;
}

/** A day and a time of it, in the reader's zone. */
export function ReleaseTime({ id, value, onChange, problem }: ReleaseTimeProps) {
  const t = useTexts(reviewTexts);
  return (
    <span className={styles['releaseTime']}>
      <DatePicker
        id={id}
        aria-label={t('release.at')}
        showTime={{ format: 'HH:mm' }}
        format="YYYY-MM-DD HH:mm"
        needConfirm={false}
        value={value}
        onChange={onChange}
        {...(problem !== undefined && {
          status: 'error',
          'aria-invalid': true,
          'aria-describedby': `${id}-why`,
        })}
      />
      {problem !== undefined && (
        <span role="alert" id={`${id}-why`} className={styles['missing']}>
          {problem}
        </span>
      )}
    </span>
  );
}
