import { useEffect } from 'react';
import { useNavigate, useRevalidator, useRouteError } from 'react-router';
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
  const { revalidate, state } = useRevalidator();
  const away = failure.kind === 'away';

  useEffect(() => {
    if (!away) return;
    // As promised on the page: it goes on by itself.
    const timer = setInterval(() => void revalidate(), RETRY_EVERY_MS);
    return () => clearInterval(timer);
  }, [away, revalidate]);

  const reload = (
    <button type="button" className={styles['action']} onClick={() => window.location.reload()}>
      {t('verb.reload')}
    </button>
  );
  switch (failure.kind) {
    case 'notFound':
      return <NotFound />;
    case 'chunk':
      return (
        <FailureFace glyph="arc" title={t('failed.chunk')} text={t('failed.chunkNext')}>
          {reload}
        </FailureFace>
      );
    case 'away':
      return (
        <FailureFace glyph="triangle" title={t('failed.away')} text={t('failed.awayNext')}>
          <button
            type="button"
            className={styles['action']}
            disabled={state === 'loading'}
            onClick={() => void revalidate()}
          >
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
          {reload}
          <CopyDetails text={failure.details} />
          <button type="button" className={styles['quiet']} onClick={() => void navigate(paths.home)}>
            {t('failed.home')}
          </button>
        </FailureFace>
      );
  }
}
