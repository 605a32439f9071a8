import { formatDuration, isoDuration } from '../format/duration';
import { toDate, type Instant } from '../format/when';
import { useNow } from '../useNow';

/** How long something took: 12:48, 1:04:51. */
export function Duration({ ms }: { ms: number }) {
  return <time dateTime={isoDuration(ms)}>{formatDuration(ms)}</time>;
}

/** How long something has been going on, counting; all of them on a page count together. */
export function Elapsed({ since }: { since: Instant }) {
  return <Duration ms={useNow() - toDate(since).getTime()} />;
}
