import { useTexts } from '../../i18n/useTexts';
import { Glyph } from '../glyphs/Glyph';
import type { Problem } from '../problem';
import { uiTexts } from '../texts';
import { useUi } from '../UiContext';
import styles from './form.module.css';

/** Above a form or in a dialog: what happened, the next step, and that nothing typed is lost. */
export function FormFailure({ problem }: { problem: Problem }) {
  const t = useTexts(uiTexts);
  const { explain } = useUi();
  const { title, next } = explain(problem);
  return (
    <div className={styles['failure']} role="alert">
      <Glyph name="cross" tone="err" />
      <div>
        <strong>{title}</strong>
        <p>
          {next !== undefined && `${next} `}
          {t('form.kept')}
          {problem.requestID && <span className={styles['request']}>{problem.requestID}</span>}
        </p>
      </div>
    </div>
  );
}
