import type { RetentionRule } from '../../../contract/retention';

/** A rule that fits whatever this one fits, and keeps it longer: then this one never decides anything. */
export function outlasting(
  rules: readonly (RetentionRule | undefined)[],
  at: number,
): RetentionRule | undefined {
  const rule = rules[at];
  if (!rule) return undefined;
  return rules.find(
    (other): other is RetentionRule =>
      other !== undefined &&
      other !== rule &&
      other.keepDays > rule.keepDays &&
      (['teamID', 'kind', 'disposition'] as const).every(
        (field) => (other[field] ?? null) === null || other[field] === rule[field],
      ),
  );
}
