import type { StoredLiveEvent } from '../ports';

type WithoutSeq<T> = T extends unknown ? Omit<T, 'seq' | 'at'> : never;

/** A live event before the store has numbered it. */
export interface LiveDraft {
  readonly at: Date;
  readonly event: WithoutSeq<StoredLiveEvent['event']>;
  readonly audience: StoredLiveEvent['audience'];
}

export interface LiveStore {
  /** The log behind the event streams. Sequence numbers rise in the order of commits. */
  readonly live: {
    append(draft: LiveDraft): Promise<StoredLiveEvent>;
    /** Those after `seq`, oldest first. */
    after(seq: number, limit: number): Promise<readonly StoredLiveEvent[]>;
    range(): Promise<{ readonly oldest: number; readonly newest: number }>;
    deleteBefore(at: Date): Promise<number>;
  };
}
