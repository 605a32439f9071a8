import { Button } from 'antd';
import { useTexts } from '../../i18n/useTexts';
import { State } from '../../ui/glyphs/StatusWord';
import { useUi } from '../../ui/UiContext';
import { useTellProblem } from '../../ui/useTellProblem';
import { reviewTexts } from '../texts';
import styles from './fill.module.css';
import type { Draft } from './useDraft';

/** Whether what is written is kept; where another browser was faster, the choice between the two. */
export function Keeping({ draft }: { readonly draft: Draft }) {
  const t = useTexts(reviewTexts);
  const { explain } = useUi();
  const tell = useTellProblem();
  switch (draft.keeping) {
    case 'kept':
      return (
        <State glyph="check" tone="faint">
          {t('keeping.kept')}
        </State>
      );
    case 'changed':
    case 'saving':
      return (
        <State glyph="arc" tone="accent">
          {t('keeping.saving')}
        </State>
      );
    case 'failed':
      return (
        <div role="alert" className={styles['keeping']}>
          <State glyph="cross" tone="err">
            {t('keeping.failed', {
              reason: draft.problem ? explain(draft.problem).title : '',
            })}
          </State>
          <Button size="small" onClick={draft.retry}>
            {t('keeping.retry')}
          </Button>
        </div>
      );
    case 'conflict':
      return (
        <div role="alert" className={styles['keeping']}>
          <State glyph="triangle" tone="wait">
            {t('keeping.conflict')}
          </State>
          <Button size="small" onClick={() => void draft.keepMine().catch(tell)}>
            {t('keeping.mine')}
          </Button>
          <Button size="small" onClick={() => void draft.takeTheirs().catch(tell)}>
            {t('keeping.theirs')}
          </Button>
        </div>
      );
  }
}
