/** So many tries since the first of them; none of them counts any more after `until`. */
export interface TriesRow {
  readonly key: string;
  readonly count: number;
  readonly until: Date;
}
