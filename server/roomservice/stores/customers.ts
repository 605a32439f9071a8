import type { RecordingRow } from '../rows/recordings';

/** By the whole reference, the whole name, or both; see the contract. */
export interface Customer {
  readonly ref: string;
  readonly name: string;
}

export interface HeldOfCustomer {
  readonly roomIDs: readonly string[];
  readonly callIDs: readonly string[];
  readonly recordingIDs: readonly string[];
  /** Of those, what a hold keeps. */
  readonly onHold: readonly Pick<RecordingRow, 'recordingID' | 'roomName' | 'startedAt'>[];
  readonly pictureIDs: readonly string[];
  readonly notes: number;
  /** Rooms that somebody is in, and calls that have not ended. */
  readonly busy: number;
  readonly identities: readonly { readonly name: string; readonly ref: string }[];
}

export interface CustomersStore {
  /** Everything that is kept of one customer, wherever it is. */
  readonly customers: {
    held(who: Customer): Promise<HeldOfCustomer>;
    /**
     * Takes names, references, notes and pictures away, and recordings by choice; blacks out what the pattern finds in
     * all texts that people write, but for recordings on hold and why they are. Gives the files that nobody needs any more, and how many other texts were changed.
     */
    erase(
      held: HeldOfCustomer,
      pattern: string | null,
      recordings: 'delete' | 'detach',
    ): Promise<{ readonly files: readonly string[]; readonly texts: number }>;
  };
}
