import { useTexts } from '../../i18n/useTexts';
import { Glyph, type GlyphName, type Tone } from '../../ui/glyphs/Glyph';
import { formatDuration } from '../../ui/format/duration';
import { useNow } from '../../ui/useNow';
import { callTexts } from '../texts';
import type { Step } from './panel-model';
import styles from './panel.module.css';

const signs: Readonly<Record<Exclude<Step['is'], 'todo'>, readonly [GlyphName, Tone]>> = {
  done: ['check', 'live'],
  now: ['arc', 'accent'],
  trouble: ['triangle', 'wait'],
  stopped: ['square', 'faint'],
};

/** The five steps of a launch, each with how long it took or takes. */
export function StepList({ steps }: { steps: readonly Step[] }) {
  const t = useTexts(callTexts);
  return (
    <ol className={styles['steps']}>
      {steps.map((step) => (
        <li key={step.name} data-is={step.is} aria-current={step.is === 'now' ? 'step' : undefined}>
          {step.is === 'todo' ? (
            <span className={styles['dot']} aria-hidden="true" />
          ) : (
            <StepGlyph is={step.is} />
          )}
          <span className={styles['stepName']}>{t(`step.${step.name}`)}</span>
          <span className={styles['stepTime']}>
            <StepTime step={step} />
          </span>
        </li>
      ))}
    </ol>
  );
}

function StepGlyph({ is }: { is: Exclude<Step['is'], 'todo'> }) {
  const [name, tone] = signs[is];
  return <Glyph name={name} tone={tone} />;
}

function StepTime({ step }: { step: Step }) {
  const t = useTexts(callTexts);
  const now = useNow();
  if (step.ms !== null) return t('step.seconds', { seconds: (step.ms / 1000).toFixed(1) });
  if (step.since === null) return null;
  const sinceMs = Math.max(0, now - step.since);
  if (step.is === 'trouble') return t('step.linkLost', { time: formatDuration(sinceMs) });
  return t('step.seconds', { seconds: Math.floor(sinceMs / 1000) });
}
