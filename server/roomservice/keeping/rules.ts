import type { RetentionRule } from '../../../contract/retention';
import type { CallRow } from '../rows/calls';
import type { RecordingRow } from '../rows/recordings';

const dayMs = 24 * 3_600_000;

/** A rule as it decides at one moment: what it lets go began before. */
export interface Decider extends Pick<RetentionRule, 'teamID' | 'kind' | 'disposition'> {
  readonly ruleID: string;
  readonly name: string;
  readonly before: Date;
}

/** The longest first: the first that fits a recording keeps it the longest, so it decides. Of equals, the first. */
export function decidersOf(rules: readonly RetentionRule[], now: Date): readonly Decider[] {
  return [...rules]
    .sort((a, b) => b.keepDays - a.keepDays)
    .map(({ keepDays, ...rule }) => ({ ...rule, before: new Date(now.getTime() - keepDays * dayMs) }));
}

/** Which decides about it; undefined where none fits. */
export function deciderOf(
  deciders: readonly Decider[],
  row: Pick<RecordingRow, 'teamID' | 'kind'>,
  disposition: CallRow['disposition'],
): Decider | undefined {
  return deciders.find(
    (each) =>
      (each.teamID === null || each.teamID === row.teamID) &&
      (each.kind === null || each.kind === row.kind) &&
      (each.disposition === null || each.disposition === disposition),
  );
}

/** Retention is about what is here and finished; what is only on an agent's PC is not ours to remove. */
export const removable = ['ready', 'failed', 'trash'] as const satisfies readonly RecordingRow['state'][];

export function isRemovable({ state }: Pick<RecordingRow, 'state'>): boolean {
  return removable.some((each) => each === state);
}
