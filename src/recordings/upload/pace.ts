/** How fast bytes went of late, so that a stall shows at once and one quick piece does not promise too much. */
const windowMs = 10_000;
const least = 1500;

export interface Mark {
  readonly at: number;
  readonly sent: number;
}

/** The marks of the last ten seconds, with the newest. */
export function marked(marks: readonly Mark[], mark: Mark): readonly Mark[] {
  return [...marks.filter(({ at }) => at > mark.at - windowMs), mark];
}

/** Bytes a second; null while it cannot be told. */
export function paceOf(marks: readonly Mark[], now: number): number | null {
  const [first, last] = [marks[0], marks.at(-1)];
  if (!first || !last || now - first.at < least) return null;
  const pace = ((last.sent - first.sent) / (now - first.at)) * 1000;
  return pace > 0 ? pace : null;
}
