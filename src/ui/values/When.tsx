import { useTexts } from '../../i18n/useTexts';
import { daysFromToday, formatClock, formatDay, formatFull, toDate, type Instant } from '../format/when';
import { uiTexts } from '../texts';

/** Today 11:50, yesterday 17:48, 11-09 10:20, 2025-11-09 10:20; the title has all of it with the zone. */
export function When({ at, seconds = false }: { at: Instant; seconds?: boolean }) {
  const words = useWhen();
  return (
    <time dateTime={toDate(at).toISOString()} title={formatFull(at)}>
      {words(at, seconds)}
    </time>
  );
}

/** The same as words, for sentences and titles. */
export function useWhen(): (at: Instant, seconds?: boolean) => string {
  const t = useTexts(uiTexts);
  return (at, seconds = false) => {
    const time = formatClock(at, seconds);
    switch (daysFromToday(at)) {
      case 0:
        return t('when.today', { time });
      case -1:
        return t('when.yesterday', { time });
      case 1:
        return t('when.tomorrow', { time });
      default: {
        const day = formatDay(at);
        const thisYear = toDate(at).getFullYear() === new Date().getFullYear();
        return `${thisYear ? day.slice(5) : day} ${time}`;
      }
    }
  };
}
