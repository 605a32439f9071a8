import { lazy, Suspense, useState } from 'react';
import { useLive } from '../../api/live';
import { loadTexts } from '../../i18n/texts';
import type { Handed } from '../../reviews/handed/HandedNotice';
import { handedTexts } from '../../reviews/handed/texts';

// Comes when the first reviews do.
const HandedNotice = lazy(async () => {
  const [part] = await Promise.all([import('../../reviews/handed/HandedNotice'), loadTexts(handedTexts)]);
  return { default: part.HandedNotice };
});

/** Reviews that somebody gives to me, or takes from me, while I am at another page. */
export function HandedReviews() {
  const [events, setEvents] = useState<readonly Handed[]>([]);
  useLive('review.handed', (event) => setEvents((before) => [...before, event]));
  return (
    <Suspense>
      {events.map((event) => (
        <HandedNotice key={event.seq} event={event} />
      ))}
    </Suspense>
  );
}
