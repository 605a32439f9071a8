/** The other servers on the same database, as this one knows them. */
export interface Neighbours {
  /**
   * This server is the one that does what one of all is enough for. Another takes over when it ends, however it ends; for
   * a moment both may think so, or neither.
   */
  readonly leads: boolean;
  /** Hears that live events were committed, by whom ever, up to that number; null: perhaps some were, so look. */
  onLive(listener: (upTo: number | null) => void): void;
  /** Do all that run now have what has this digest? Says so to those who ask later. */
  agreeOn(digest: string): Promise<boolean>;
}

/** Of a server that has its database for itself. */
export const noNeighbours: Neighbours = {
  leads: true,
  onLive: () => undefined,
  agreeOn: () => Promise.resolve(true),
};
