import type { MediaPlace, MoveState, MoveTrouble } from '../../../contract/places';
import type { Json } from './jobs';

/** A move of files that an admin began, with what became of it so far. */
export interface MoveRow {
  readonly moveID: string;
  readonly target: MediaPlace;
  /** Which recordings, as they were asked for. */
  readonly scope: Json;
  readonly state: MoveState;
  /** Null: as fast as it goes. */
  readonly bytesPerSecond: number | null;
  /** How much there was to move. */
  readonly recordings: number;
  readonly files: number;
  readonly bytes: number;
  readonly movedFiles: number;
  readonly movedBytes: number;
  readonly byID: string;
  readonly byName: string;
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly finishedAt: Date | null;
}

/** A file that is to lie elsewhere; there is no row of one that does. */
export interface MovingFileRow {
  readonly fileID: string;
  /** Null where nobody asked: it is new, and new ones go there. */
  readonly moveID: string | null;
  readonly recordingID: string;
  readonly location: string;
  readonly bytes: number;
  /** SHA-256 in hex. */
  readonly checksum: string;
  readonly origin: MediaPlace;
  readonly target: MediaPlace;
  /** switched: it is read at its target, and what is left at its origin goes. */
  readonly state: 'waiting' | 'switched' | 'failed';
  readonly attempts: number;
  /** What went wrong the last time. */
  readonly trouble: MoveTrouble | null;
  /** Not before this. */
  readonly runAt: Date;
}
