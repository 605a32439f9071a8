import { Radio } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTexts } from '../../i18n/useTexts';
import styles from '../fill/fill.module.css';
import { reviewTexts } from '../texts';
import { ReleaseTime } from './ReleaseTime';

/** held: until somebody releases it. */
export interface Release {
  readonly when: 'now' | 'later' | 'held';
  readonly at: Dayjs | null;
}

interface ReleaseChoiceProps {
  /** Of the field for the time. */
  readonly id: string;
  readonly agentName: string;
  readonly value: Release;
  readonly onChange: (value: Release) => void;
  /** Say that a time is needed. */
  readonly missing: boolean;
}

/** When the agent gets to see what is about to be submitted. */
export function ReleaseChoice({ id, agentName, value, onChange, missing }: ReleaseChoiceProps) {
  const t = useTexts(reviewTexts);
  return (
    <div className={styles['release']}>
      <Radio.Group
        aria-label={t('release.title', { name: agentName })}
        value={value.when}
        onChange={({ target }) => {
          // The group hands on the value of one of its options.
          const when = target.value as Release['when'];
          onChange({ when, at: when === 'later' ? (value.at ?? nextMorning()) : value.at });
        }}
        options={[
          { value: 'now', label: t('release.now', { name: agentName }) },
          { value: 'later', label: t('release.later') },
          { value: 'held', label: t('release.held') },
        ]}
      />
      {value.when === 'later' && (
        <ReleaseTime
          id={id}
          value={value.at}
          onChange={(at) => onChange({ ...value, at })}
          {...(missing && { problem: t('release.timeNeeded') })}
        />
      )}
    </div>
  );
}

/** What is most often meant: when the next day's work has begun. */
export function nextMorning(): Dayjs {
  return dayjs().add(1, 'day').hour(9).startOf('hour');
}

export function isToCome(at: Dayjs | null): at is Dayjs {
  return at !== null && at.isAfter(dayjs());
}
