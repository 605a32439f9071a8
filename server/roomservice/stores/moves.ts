import type { MediaPlace, MoveTrouble } from '../../../contract/places';
import type { MoveRow, MovingFileRow } from '../rows/moves';
import type { FileSum } from './recording-files';
import type { RecordingFilter } from './recordings';

/** Files of the recordings that a filter finds, which are finished and lie elsewhere than at the target. */
export interface MoveWish {
  readonly filter: RecordingFilter;
  readonly target: MediaPlace;
}

export interface MovesStore {
  readonly moves: {
    lock(moveID: string): Promise<MoveRow | undefined>;
    get(moveID: string): Promise<MoveRow | undefined>;
    /** False, and nothing kept, while another goes on or is paused. */
    begin(row: MoveRow): Promise<boolean>;
    update(moveID: string, patch: Partial<Omit<MoveRow, 'moveID'>>): Promise<void>;
    /** The one that was begun last. */
    latest(): Promise<MoveRow | undefined>;
    /** Those that were begun last, newest first. */
    recent(limit: number): Promise<readonly MoveRow[]>;
    /** What a move would move. */
    foresee(wish: MoveWish): Promise<FileSum & { readonly recordings: number }>;
    /** Adds a row for each of these files; what is switched already stays as it is. */
    fill(moveID: string, wish: MoveWish, now: Date): Promise<FileSum & { readonly recordings: number }>;
  };
  readonly movingFiles: {
    get(fileID: string): Promise<MovingFileRow | undefined>;
    lock(fileID: string): Promise<MovingFileRow | undefined>;
    /** In place of what was to become of that file. */
    put(row: MovingFileRow): Promise<void>;
    update(fileID: string, patch: Partial<Omit<MovingFileRow, 'fileID'>>): Promise<void>;
    delete(fileID: string): Promise<void>;
    /** Those whose turn it is, of no move or of one that goes on; the longest due first, ties by fileID. */
    due(now: Date, limit: number): Promise<readonly MovingFileRow[]>;
    /** Forgets the files of a move that nobody has begun with; answers the others, but for those that are switched. */
    letGo(moveID: string): Promise<readonly MovingFileRow[]>;
    /** Gives the failed another turn, without the move that is over by now; answers how many they were. */
    retry(now: Date): Promise<number>;
    /** Those that failed, and those that were tried in vain and wait; by recordingID, then fileID. */
    troubled(limit: number): Promise<readonly MovingFileRow[]>;
    /** By move, state and trouble. */
    sums(): Promise<readonly MovingSum[]>;
  };
}

export interface MovingSum extends FileSum, Pick<MovingFileRow, 'moveID' | 'state'> {
  readonly trouble: MoveTrouble | null;
}
