import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/useTexts';
import { classes } from '../classes';
import { uiTexts } from '../texts';
import { Glyph, type GlyphName, type Tone } from './Glyph';
import { signOf, type StateKind, type StateOf } from './vocabulary';
import styles from './StatusWord.module.css';

interface StateProps {
  glyph: GlyphName;
  tone: Tone;
  /** On its tint, 24 px high: for page titles. In rows a state stands without a box. */
  tint?: boolean;
  children: ReactNode;
}

/** A glyph and its word, for what is outside the vocabulary (a health check, a presence). */
export function State({ glyph, tone, tint = false, children }: StateProps) {
  return (
    <span className={classes(styles['state'], styles[tone], tint && styles['tint'])}>
      <Glyph name={glyph} tone={tone} />
      {typeof children === 'string' ? children : <span>{children}</span>}
    </span>
  );
}

/**
 * The state of a room, call, recording or review in its fixed form, colour and word:
 * `<StatusWord of="recording" state="processing">62%</StatusWord>`. What follows the word is the children's.
 */
export function StatusWord<Kind extends StateKind>({
  of: kind,
  state,
  tint = false,
  children,
}: {
  of: Kind;
  state: StateOf<Kind>;
  tint?: boolean;
  children?: ReactNode;
}) {
  const word = useStateWord()(kind, state);
  return (
    <State {...signOf(kind, state)} tint={tint}>
      {children === undefined || children === null ? (
        word
      ) : (
        <>
          {word} {children}
        </>
      )}
    </State>
  );
}

/** The word alone: for filter options and sentences. */
export function useStateWord(): <Kind extends StateKind>(kind: Kind, state: StateOf<Kind>) => string {
  const t = useTexts(uiTexts);
  // Every state of the vocabulary has its text, which texts.test.ts checks.
  return (kind, state) => t(`${kind}.${state}` as 'room.idle');
}
