import { useEffect, useEffectEvent, useState } from 'react';
import { useLocation, useNavigate, useNavigation, useRouteError } from 'react-router';
import { useReachability } from '../../api/reachability';
import { paths } from '../../config/paths';
import { baseTexts } from '../../i18n/texts';
import { useTexts } from '../../i18n/useTexts';
import { CopyDetails } from './CopyDetails';
import { FailureFace } from './FailureFace';
import { failureOf } from './failure-of';
import { NotFound } from './NotFound';
import styles from './failure.module.css';

const RETRY_EVERY_MS = 4_000;

/** Where even the shell could not come. */
export function RootFailure() {
  return (
    <main>
      <RouteFailure />
    </main>
  );
}

/**
 * What is shown in the place of a page that failed: in the shell where the shell stands, alone where even that could
 * not come. Plain HTML: it must work when nothing else could be fetched.
 */
export function RouteFailure() {
  const t = useTexts(baseTexts);
  const navigate = useNavigate();
  const failure = failureOf(useRouteError());
  const { pathname, search } = useLocation();
  const trying = useNavigation().state !== 'idle';
  const away = failure.kind === 'away';

  // Not revalidate(): its boundary keeps the old failure when the answer comes before React has drawn the waiting.
  const tryAgain = () => void navigate(pathname + search, { replace: true });
  const tryByItself = useEffectEvent(tryAgain);
  useEffect(() => {
    if (!away) return;
    // As promised on the page: it goes on by itself.
    const timer = setInterval(() => tryByItself(), RETRY_EVERY_MS);
    return () => clearInterval(timer);
  }, [away]);

  switch (failure.kind) {
    case 'notFound':
      return <NotFound />;
    case 'chunk':
      return <MissingCode />;
    case 'away':
      return (
        <FailureFace glyph="triangle" title={t('failed.away')} text={t('failed.awayNext')}>
          <button type="button" className={styles['action']} disabled={trying} onClick={tryAgain}>
            {t('verb.retry')}
          </button>
        </FailureFace>
      );
    case 'crash':
      return (
        <FailureFace
          glyph="cross"
          title={t('failed.page')}
          text={t('failed.pageNext')}
          details={failure.summary}
        >
          <Reload />
          <CopyDetails text={failure.details} />
          <button type="button" className={styles['quiet']} onClick={() => void navigate(paths.home)}>
            {t('failed.home')}
          </button>
        </FailureFace>
      );
  }
}

/** The code of a page could not be fetched: a newer version has replaced it, or nobody serves it at the moment. */
function MissingCode() {
  const t = useTexts(baseTexts);
  const { up } = useReachability();
  const [away] = useState(!up);

  useEffect(() => {
    // The browser may remember that the code did not come; a page that is read anew does not.
    if (away && up) window.location.reload();
  }, [away, up]);

  return away ? (
    <FailureFace glyph="triangle" title={t('failed.away')} text={t('failed.awayNext')}>
      <Reload />
    </FailureFace>
  ) : (
    <FailureFace glyph="arc" title={t('failed.chunk')} text={t('failed.chunkNext')}>
      <Reload />
    </FailureFace>
  );
}

function Reload() {
  const t = useTexts(baseTexts);
  return (
    <button type="button" className={styles['action']} onClick={() => window.location.reload()}>
      {t('verb.reload')}
    </button>
  );
}
