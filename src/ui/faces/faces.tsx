import { ReloadOutlined } from '../icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/useTexts';
import { Glyph, type GlyphName } from '../glyphs/Glyph';
import { sentences } from '../format/sentences';
import type { Problem } from '../problem';
import { uiTexts } from '../texts';
import { useUi } from '../UiContext';
import { CopyButton } from '../values/CopyButton';
import { Face } from './Face';
import styles from './Face.module.css';
import { WarningBar } from './WarningBar';

/** Nothing exists yet: what this place is for, and the one thing to do. */
export function Empty({
  title,
  text,
  action,
  glyph = 'ring',
}: {
  title?: string;
  text?: ReactNode;
  action?: ReactNode;
  glyph?: GlyphName;
}) {
  const t = useTexts(uiTexts);
  return <Face glyph={glyph} title={title ?? t('face.empty')} text={text} actions={action} />;
}

/** Something exists, but not under these filters: names them and offers to clear. */
export function NoMatch({
  title,
  filters = [],
  text,
  onClear,
  actions,
}: {
  title?: string;
  /** The filters that are set, in words. */
  filters?: readonly string[];
  text?: ReactNode;
  onClear?: () => void;
  /** Beside clearing: a wider time, for instance. */
  actions?: ReactNode;
}) {
  const t = useTexts(uiTexts);
  const cause = filters.length > 0 ? t('face.noMatchFilters', { filters: filters.join(' + ') }) : undefined;
  return (
    <Face
      glyph="box"
      title={title ?? t('face.noMatch')}
      text={text ?? cause}
      actions={
        <>
          {actions}
          {onClear && <Button onClick={onClear}>{t('face.clear')}</Button>}
        </>
      }
    />
  );
}

/** Could not be read: what happened in words, code and request id for whoever helps, retry. */
export function Failed({
  problem,
  title,
  onRetry,
}: {
  problem: Problem;
  /** What could not be read: "The rooms could not be read". Otherwise the explanation's own words. */
  title?: string;
  onRetry?: () => void;
}) {
  const t = useTexts(uiTexts);
  const { explain } = useUi();
  const trace = useTrace();
  const explanation = explain(problem);
  return (
    <Face
      glyph="cross"
      tone="err"
      alert
      title={title ?? explanation.title}
      text={
        <>
          {title === undefined ? explanation.next : sentences(explanation.title, explanation.next)}{' '}
          <span>{trace(problem)}</span>
        </>
      }
      actions={
        <>
          {onRetry && (
            <Button icon={<ReloadOutlined />} onClick={onRetry}>
              {t('face.retry')}
            </Button>
          )}
          <CopyButton wide label={t('face.copyDetails')} text={detailsOf(problem)} />
        </>
      }
    />
  );
}

/** Not allowed: the right by its name, and who can give it. */
export function Forbidden({
  permission,
  text,
  action,
}: {
  permission: string;
  text?: ReactNode;
  action?: ReactNode;
}) {
  const t = useTexts(uiTexts);
  return (
    <Face
      glyph="lock"
      title={t('face.forbidden', { permission })}
      text={text ?? t('face.forbiddenText')}
      actions={action}
    />
  );
}

/** Forbidden where the server says so, failed otherwise. */
export function ProblemFace({ problem, title, onRetry }: Parameters<typeof Failed>[0]) {
  const permission = problem.params?.['permission'];
  if (problem.status === 403 && typeof permission === 'string') return <Forbidden permission={permission} />;
  return <Failed problem={problem} {...(title && { title })} {...(onRetry && { onRetry })} />;
}

/** Waiting for a place of its own (a page, a panel); tables draw bars instead. */
export function Loading({ label }: { label?: string }) {
  const t = useTexts(uiTexts);
  return (
    <div className={styles['loading']} role="status">
      <Glyph name="arc" tone="accent" />
      {label ?? t('face.loading')}
    </div>
  );
}

/** Under the header while RoomService does not answer. */
export function OfflineBar({ onRetry }: { onRetry?: () => void }) {
  const t = useTexts(uiTexts);
  return (
    <WarningBar
      title={t('face.offline')}
      action={onRetry && { word: t('face.offlineRetry'), onClick: onRetry }}
    >
      {t('face.offlineText')}
    </WarningBar>
  );
}

/** "storage_unavailable (503), request 7f3a19c2": what to quote when asking for help. */
function useTrace(): (problem: Problem) => string {
  const t = useTexts(uiTexts);
  return ({ code, status, requestID }) => {
    if (status !== undefined && requestID) return t('face.code', { code, status, requestID });
    if (requestID) return t('face.codeRequest', { code, requestID });
    if (status !== undefined) return t('face.codeStatus', { code, status });
    return code;
  };
}

function detailsOf(problem: Problem): string {
  return JSON.stringify({ ...problem, page: location.pathname, at: new Date().toISOString() }, null, 2);
}
