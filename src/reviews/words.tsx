import type { ReactNode } from 'react';
import type { Review } from '../../contract/reviews';
import { useTexts } from '../i18n/useTexts';
import { State } from '../ui/glyphs/StatusWord';
import type { GlyphName, Tone } from '../ui/glyphs/Glyph';
import { Dotted, Pair } from '../ui/values/Pair';
import { reviewTexts } from './texts';

const signs: Readonly<Record<Review['state'], { readonly glyph: GlyphName; readonly tone: Tone }>> = {
  assigned: { glyph: 'box', tone: 'faint' },
  draft: { glyph: 'pencil', tone: 'accent' },
  submitted: { glyph: 'check', tone: 'faint' },
  released: { glyph: 'check', tone: 'live' },
};

/** What a review waits for; where it came to too little, that instead. */
export function ReviewState({ review, tint = false }: { readonly review: Review; readonly tint?: boolean }) {
  const t = useTexts(reviewTexts);
  const word = t(`state.${review.state}`);
  if (review.failed || review.passed === false) {
    return (
      <State glyph="triangle" tone="wait" tint={tint}>
        {`${word}, ${t(review.failed ? 'score.failed' : 'score.below')}`}
      </State>
    );
  }
  return (
    <State {...signs[review.state]} tint={tint}>
      {word}
    </State>
  );
}

/** The same in a list, where one line is too short for both: the state, and below it what it came to. */
export function StateLines({ review, children }: { readonly review: Review; readonly children?: ReactNode }) {
  const t = useTexts(reviewTexts);
  const fell = review.failed ? t('score.failed') : review.passed === false && t('score.below');
  const sign = fell === false ? signs[review.state] : ({ glyph: 'triangle', tone: 'wait' } as const);
  const state = <State {...sign}>{t(`state.${review.state}`)}</State>;
  if (fell === false && !children) return state;
  return <Pair first={state} second={<Dotted>{[fell, children]}</Dotted>} />;
}

/** 85 or 66.7, and what stands for none. */
export function formatScore(score: number | null): string {
  return score === null ? '—' : String(score);
}
