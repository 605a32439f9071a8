import type { Closing, ClosingOutcome } from '../../../contract/closings';
import type { GlyphName, Tone } from '../../ui/glyphs/Glyph';

/** What a room came to, as the dialog groups it: the bar on top has these colours, the summary these words. */
export const groups = ['closed', 'failed', 'skipped', 'closing', 'waiting'] as const;
export type Group = (typeof groups)[number];

const groupOfOutcome: Readonly<Record<ClosingOutcome, Group>> = {
  closed: 'closed',
  failed: 'failed',
  alreadyClosed: 'skipped',
  notFound: 'skipped',
  refused: 'skipped',
  kept: 'skipped',
  closing: 'closing',
  waiting: 'waiting',
};

export function groupOf(outcome: ClosingOutcome): Group {
  return groupOfOutcome[outcome];
}

export const signOfGroup: Readonly<Record<Group, { readonly glyph: GlyphName; readonly tone: Tone }>> = {
  closed: { glyph: 'check', tone: 'live' },
  failed: { glyph: 'cross', tone: 'err' },
  skipped: { glyph: 'lock', tone: 'ink2' },
  closing: { glyph: 'arc', tone: 'accent' },
  waiting: { glyph: 'box', tone: 'faint' },
};

export function countsByGroup({ counts }: Closing): Readonly<Record<Group, number>> {
  const byGroup: Record<Group, number> = { closed: 0, failed: 0, skipped: 0, closing: 0, waiting: 0 };
  for (const [outcome, group] of Object.entries(groupOfOutcome)) {
    byGroup[group] += counts[outcome as ClosingOutcome]; // the keys of a record of outcomes are outcomes
  }
  return byGroup;
}

/** Some rooms have not come to their end: they wait, or their countdown runs. */
export function isUnderWay({ finishedAt, counts }: Closing): boolean {
  return finishedAt === null || counts.closing > 0;
}
