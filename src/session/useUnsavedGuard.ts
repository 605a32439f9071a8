import { useEffect, useEffectEvent } from 'react';
import { useBlocker } from 'react-router';
import { useTexts } from '../i18n/useTexts';
import { useConfirm } from '../ui/useConfirm';
import { sessionTexts } from './texts';

/**
 * While `dirty`, leaving the page asks first: inside the console by a dialog of ours, by closing or reloading the tab
 * with the browser's own. Changing only the query string of the same page is not leaving.
 */
export function useUnsavedGuard(dirty: boolean): void {
  const t = useTexts(sessionTexts);
  const confirm = useConfirm();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => dirty && currentLocation.pathname !== nextLocation.pathname,
  );
  const blocked = blocker.state === 'blocked';

  const ask = useEffectEvent(async () => {
    const leave = await confirm({
      title: t('unsaved.title'),
      text: t('unsaved.text'),
      verb: t('unsaved.leave'),
      danger: true,
    });
    if (blocker.state !== 'blocked') return;
    if (leave) blocker.proceed();
    else blocker.reset();
  });
  useEffect(() => {
    if (blocked) void ask();
  }, [blocked]);

  useEffect(() => {
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [dirty]);
}
