import type { TurnOutcome } from '../../../contract/closings';
import type { RoomState } from '../../../contract/rooms';
import type { ClosingRoomRow, ClosingRow } from '../rows/closings';

/** One room of a closing, and the room as it is now. */
export interface SeenClosingRoom extends ClosingRoomRow {
  /** Null where the room is not there. */
  readonly roomState: RoomState | null;
  readonly closesAt: Date | null;
}

export interface ClosingTally extends Pick<SeenClosingRoom, 'closingID' | 'outcome' | 'roomState'> {
  readonly rooms: number;
}

export interface ClosingsStore {
  /** Closings of many rooms. */
  readonly closings: {
    get(closingID: string): Promise<ClosingRow | undefined>;
    lock(closingID: string): Promise<ClosingRow | undefined>;
    byKey(userID: string, key: string): Promise<ClosingRow | undefined>;
    /** Newest first. */
    ofUser(userID: string, limit: number): Promise<readonly ClosingRow[]>;
    /** Fails as a crossing where the person has used the key. */
    insert(row: ClosingRow, rooms: readonly ClosingRoomRow[]): Promise<void>;
    update(closingID: string, patch: Partial<Pick<ClosingRow, 'finishedAt'>>): Promise<void>;
    /** In the order of their turns. */
    roomsOf(closingID: string): Promise<readonly SeenClosingRoom[]>;
    /** Ids of rooms that have not had their turn, the next first. */
    waiting(closingID: string, limit: number): Promise<readonly string[]>;
    /** False where it has had its turn; locks its row. */
    lockWaiting(closingID: string, roomID: string): Promise<boolean>;
    setOutcome(closingID: string, roomID: string, outcome: TurnOutcome, at: Date): Promise<void>;
    /** Those that failed or were refused wait again; how many. */
    giveAnotherTurn(closingID: string): Promise<number>;
    /** How many rooms have come to what. */
    tally(closingIDs: readonly string[]): Promise<readonly ClosingTally[]>;
    /** With their rooms' outcomes; the rooms themselves stay. */
    deleteBefore(createdAt: Date): Promise<number>;
  };
}
