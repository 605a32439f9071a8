import { Button } from 'antd';
import { useTexts } from '../../../i18n/useTexts';
import { Glyph } from '../../../ui/glyphs/Glyph';
import styles from './bulk.module.css';
import { bulkTexts, type BulkTranslate } from './texts';
import type { Outcome } from './useAssigning';

interface OutcomesProps {
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly names: ReadonlyMap<string, string | null>;
  readonly sending: boolean;
  readonly onRetry: (recordingIDs: readonly string[]) => void;
  readonly onClose: () => void;
}

/** What became of each, what failed first; that can be tried again. */
export function Outcomes({ outcomes, names, sending, onRetry, onClose }: OutcomesProps) {
  const t = useTexts(bulkTexts);
  const all = [...outcomes];
  const failed = all.filter(([, { kind }]) => kind === 'failed').map(([id]) => id);
  const done = all.filter(([, { kind }]) => kind === 'assigned').length;
  const order = { failed: 0, skipped: 1, assigned: 2 } as const;
  return (
    <section className={styles['impact']} aria-label={t('outcome')}>
      <p role="status">{t('done', { count: done })}</p>
      <ul>
        {all
          .toSorted(([, a], [, b]) => order[a.kind] - order[b.kind])
          .map(([id, outcome]) => (
            <li key={id}>
              <Glyph {...signs[outcome.kind]} /> {names.get(id) ?? id} <small>{wordsOf(outcome, t)}</small>
            </li>
          ))}
      </ul>
      <div className={styles['foot']}>
        {failed.length > 0 && (
          <Button loading={sending} onClick={() => onRetry(failed)}>
            {t('retry')}
          </Button>
        )}
        <Button type="primary" disabled={sending} onClick={onClose}>
          {t('close')}
        </Button>
      </div>
    </section>
  );
}

const signs = {
  assigned: { name: 'check', tone: 'live' },
  skipped: { name: 'ring', tone: 'faint' },
  failed: { name: 'cross', tone: 'err' },
} as const;

function wordsOf(outcome: Outcome, t: BulkTranslate): string {
  switch (outcome.kind) {
    case 'assigned':
      return t('assigned');
    case 'skipped':
      return t(`because.${outcome.because}`);
    case 'failed':
      return t('failed', { reason: outcome.reason });
  }
}
