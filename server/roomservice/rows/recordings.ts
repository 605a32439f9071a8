import type { Erasing, RemovalCause } from '../../../contract/keeping';
import type { RecordingKind, RecordingState, RecordingTrouble } from '../../../contract/recordings';

export interface RecordingRow {
  readonly recordingID: string;
  readonly callID: string | null;
  readonly roomID: string;
  readonly roomName: string;
  readonly customerName: string;
  readonly customerRef: string;
  readonly agentID: string;
  readonly agentName: string;
  readonly teamID: string | null;
  readonly teamName: string | null;
  readonly kind: RecordingKind;
  readonly state: RecordingState;
  readonly startedAt: Date;
  readonly durationMs: number | null;
  readonly bytes: number | null;
  readonly progress: number | null;
  readonly failure: string | null;
  readonly heldBy: string | null;
  /** How far its clock was behind, to lie beside the other recordings of its call; 0 where nobody corrected it. */
  readonly offsetMs: number;
  /** Where the media store keeps it, and its type; null while there is no file. */
  readonly file: string | null;
  readonly mime: string | null;
  readonly trouble: RecordingTrouble | null;
  /** While it is recorded: when it was last seen to grow. Null where nobody watches. */
  readonly aliveAt: Date | null;
  /** Since when nobody pushes it, though they may come back. */
  readonly goneAt: Date | null;
  /** While it is in the trash: since when, who put it there, why, and what it was before. */
  readonly trashedAt: Date | null;
  readonly trashedByID: string | null;
  readonly trashedByName: string | null;
  readonly trashReason: string | null;
  readonly stateBefore: RecordingState | null;
  /** A hold keeps it, whatever else would remove it. */
  readonly onHold: boolean;
  /** Its customer was erased while a hold kept it: what is to be done when the last hold is lifted. */
  readonly eraseOnLift: Erasing | null;
  /** When its files were removed, why, and by which rule of retention. */
  readonly removedAt: Date | null;
  readonly removedBecause: RemovalCause | null;
  readonly removedByRule: string | null;
  /** Of one whose file is on a PC alone: when somebody last asked for it, and who; null once it was answered. */
  readonly askedAt: Date | null;
  readonly askedByID: string | null;
  readonly askedByName: string | null;
  /** Of its newest review with a score that was submitted, or released; those of calibrations aside. Stores see to it. */
  readonly score: number | null;
  readonly releasedScore: number | null;
  /** How many threads of comments it has, and how many of them its agent may see: none before a review is released. */
  readonly comments: number;
  readonly commentsForAgent: number;
}
