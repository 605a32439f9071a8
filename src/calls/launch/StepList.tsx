import { useTexts } from '../../i18n/useTexts';
import { formatDuration } from '../../ui/format/duration';
import { daysFromToday, formatClock, formatFull } from '../../ui/format/when';
import { Glyph, type GlyphName, type Tone } from '../../ui/glyphs/Glyph';
import { useNow } from '../../ui/useNow';
import { When } from '../../ui/values/When';
import { callTexts } from '../texts';
import styles from './panel.module.css';
import type { Step } from './steps';

const signs: Readonly<Record<Exclude<Step['is'], 'todo'>, readonly [GlyphName, Tone]>> = {
  done: ['check', 'live'],
  now: ['arc', 'accent'],
  trouble: ['triangle', 'wait'],
  stopped: ['square', 'faint'],
};

/** The five steps of a launch, each with how long it took or takes. */
export function StepList({ steps, streams }: { steps: readonly Step[]; streams: boolean }) {
  return (
    <ol className={styles['steps']}>
      {steps.map((step) => (
        <li key={step.name} data-is={step.is} aria-current={step.is === 'now' ? 'step' : undefined}>
          <StepGlyph is={step.is} />
          <span className={styles['stepName']}>
            <StepWord step={step} streams={streams} />
          </span>
          <span className={styles['stepTime']}>
            <StepTime step={step} />
          </span>
        </li>
      ))}
    </ol>
  );
}

function StepGlyph({ is }: { is: Step['is'] }) {
  if (is === 'todo') return <span className={styles['dot']} aria-hidden="true" />;
  const [name, tone] = signs[is];
  return <Glyph name={name} tone={tone} />;
}

/** A call that was in the room ends with why; before that, what matters is the step it stopped in. */
function StepWord({ step: { name, end }, streams }: { step: Step; streams: boolean }) {
  const t = useTexts(callTexts);
  if (streams && name === 'inRoom') {
    return end === null || end.reason === 'closedByAdmin'
      ? t(end === null ? 'streams.step.running' : 'streams.reason.closedByAdmin')
      : t(`reason.${end.reason}`);
  }
  return end !== null && name === 'inRoom' ? t(`reason.${end.reason}`) : t(`step.${name}`);
}

function StepTime({ step }: { step: Step }) {
  const t = useTexts(callTexts);
  if (step.end !== null) return <EndTime at={step.end.at} />;
  if (step.ms !== null) {
    const seconds = (step.ms / 1000).toFixed(1);
    return step.name === 'inRoom' ? t('step.total', { seconds }) : t('step.seconds', { seconds });
  }
  if (step.since !== null) return <Running since={step.since} trouble={step.is === 'trouble'} />;
  return step.is === 'now' ? t('step.notAsked') : null;
}

/** The clock alone: a call that ended on this page ended just now. */
function EndTime({ at }: { at: number }) {
  if (daysFromToday(at) !== 0) return <When at={at} />;
  return (
    <time dateTime={new Date(at).toISOString()} title={formatFull(at)}>
      {formatClock(at)}
    </time>
  );
}

function Running({ since, trouble }: { since: number; trouble: boolean }) {
  const t = useTexts(callTexts);
  const ms = Math.max(0, useNow() - since);
  return trouble
    ? t('step.linkLost', { time: formatDuration(ms) })
    : t('step.seconds', { seconds: Math.floor(ms / 1000) });
}
