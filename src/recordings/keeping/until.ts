const dayMs = 24 * 3_600_000;

/** From when on the nightly work may delete what came into the trash then. */
export function goneForGoodAt(trashedAt: string, days: number): Date {
  return new Date(Date.parse(trashedAt) + days * dayMs);
}
