import type { TriesRow } from '../rows/tries';

export interface TriesStore {
  /** How often something was tried lately: passwords of a person, by an address. */
  readonly tries: {
    /** Counts one more; a count whose time is over begins anew, and lasts until `until`. */
    add(key: string, now: Date, until: Date): Promise<TriesRow>;
    /** So many of the last do not count. */
    takeBack(key: string, tries: number): Promise<void>;
    forget(key: string): Promise<void>;
    deleteExpired(now: Date): Promise<number>;
  };
}
