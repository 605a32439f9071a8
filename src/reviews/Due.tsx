import type { Review } from '../../contract/reviews';
import { useTexts } from '../i18n/useTexts';
import { daysFromToday, formatClock, formatDay, formatFull } from '../ui/format/when';
import { State } from '../ui/glyphs/StatusWord';
import { useNow } from '../ui/useNow';
import { None } from '../ui/values/Pair';
import { When } from '../ui/values/When';
import { reviewTexts, type ReviewTranslate } from './texts';

/** When it must be done, in words while it is not; what is late says so. */
export function Due({ review: { dueAt, state } }: { readonly review: Review }) {
  const t = useTexts(reviewTexts);
  const now = useNow();
  if (dueAt === null) return <None />;
  if (state !== 'assigned' && state !== 'draft') return <When at={dueAt} />;
  const words = (
    <time dateTime={dueAt} title={formatFull(dueAt)}>
      {dueWords(dueAt, new Date(now), t)}
    </time>
  );
  if (Date.parse(dueAt) > now) return words;
  return (
    <State glyph="triangle" tone="wait">
      {words}
    </State>
  );
}

/** Days are those of the reader's calendar; what is due in a week or later is told by its date. */
export function dueWords(dueAt: string, now: Date, t: ReviewTranslate): string {
  const days = daysFromToday(dueAt, now);
  const time = formatClock(dueAt, false);
  if (new Date(dueAt) <= now) {
    return days === 0 ? t('due.overdueSince', { time }) : t('due.overdue', { count: -days });
  }
  if (days === 0) return time === '23:59' ? t('due.today') : t('due.todayAt', { time });
  if (days === 1) return t('due.tomorrow');
  return days < 7 ? t('due.in', { count: days }) : t('due.on', { day: formatDay(dueAt).slice(5) });
}
