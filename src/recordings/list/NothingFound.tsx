import { Button } from 'antd';
import { useTexts } from '../../i18n/useTexts';
import { NoMatch } from '../../ui/faces/faces';
import { useDaysWords } from '../../ui/filter/panels';
import { recordingTexts } from '../texts';
import { chosenDays, daysOf, unfiltered, type RecordingsUrl } from './recordings-url';
import { wayOut } from './way-out';

interface NothingFoundProps {
  state: RecordingsUrl;
  set: (patch: Partial<RecordingsUrl>) => void;
  /** Of the set filters but the days. */
  words: readonly string[];
  newestOutside: string | null;
}

/** Says which filter shows nothing, and goes to where something is. */
export function NothingFound({ state, set, words, newestOutside }: NothingFoundProps) {
  const t = useTexts(recordingTexts);
  const days = useDaysWords()(daysOf(state));
  const out = wayOut(newestOutside);
  if (out.because === 'filters') {
    return (
      <NoMatch
        title={t('list.noMatch')}
        filters={days === undefined ? words : [days, ...words]}
        onClear={() => set(unfiltered)}
      />
    );
  }
  return (
    <NoMatch
      title={t('list.noMatch')}
      text={t('list.outside', { days: [days, ...words].filter(Boolean).join(' + '), day: out.newest })}
      actions={
        <Button onClick={() => set(chosenDays(out.days))}>
          {out.last === undefined ? t('list.goToDay', { day: out.newest }) : t('list.last90')}
        </Button>
      }
      {...(words.length > 0 && { onClear: () => set(unfiltered) })}
    />
  );
}
