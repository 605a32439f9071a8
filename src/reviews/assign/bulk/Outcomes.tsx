import { Button } from 'antd';
import { useTexts } from '../../../i18n/useTexts';
import { Glyph } from '../../../ui/glyphs/Glyph';
import styles from './bulk.module.css';
import { bulkTexts } from './texts';
import type { Outcome } from './useBatches';

interface OutcomesProps<Because extends string> {
  readonly outcomes: ReadonlyMap<string, Outcome<Because>>;
  readonly names: ReadonlyMap<string, string | null>;
  /** How many it was done to, said of what it was. */
  readonly total: (count: number) => string;
  readonly wordsOf: (outcome: Outcome<Because>) => string;
  readonly sending: boolean;
  readonly onRetry: (ids: readonly string[]) => void;
  readonly onClose: () => void;
}

/** What became of each, what failed first; that can be tried again. */
export function Outcomes<Because extends string>(props: OutcomesProps<Because>) {
  const { outcomes, names, total, wordsOf, sending, onRetry, onClose } = props;
  const t = useTexts(bulkTexts);
  const all = [...outcomes];
  const failed = all.filter(([, { kind }]) => kind === 'failed').map(([id]) => id);
  const done = all.filter(([, { kind }]) => kind === 'done').length;
  const order = { failed: 0, skipped: 1, done: 2 } as const;
  return (
    <section className={styles['impact']} aria-label={t('outcome')}>
      <p role="status">{total(done)}</p>
      <ul>
        {all
          .toSorted(([, a], [, b]) => order[a.kind] - order[b.kind])
          .map(([id, outcome]) => (
            <li key={id}>
              <Glyph {...signs[outcome.kind]} /> {names.get(id) ?? id} <small>{wordsOf(outcome)}</small>
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
  done: { name: 'check', tone: 'live' },
  skipped: { name: 'ring', tone: 'faint' },
  failed: { name: 'cross', tone: 'err' },
} as const;
