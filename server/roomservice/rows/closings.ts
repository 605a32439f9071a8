import type { TurnOutcome } from '../../../contract/closings';

/** Many rooms closed by one decision. */
export interface ClosingRow {
  readonly closingID: string;
  /** Of the person's own browser; never the same for two closings of one person. */
  readonly key: string;
  readonly byID: string;
  readonly byName: string;
  readonly reason: string;
  readonly inSeconds: number;
  readonly createdAt: Date;
  /** Null while rooms wait for their turn. */
  readonly finishedAt: Date | null;
}

/** One room of a closing, with whom it met when the closing began. */
export interface ClosingRoomRow {
  readonly closingID: string;
  readonly roomID: string;
  readonly position: number;
  /** Null where the room was not there. */
  readonly name: string | null;
  readonly customerName: string;
  readonly people: number;
  readonly recordings: number;
  readonly waiting: number;
  readonly liveSince: Date | null;
  readonly outcome: TurnOutcome;
  readonly at: Date | null;
}
