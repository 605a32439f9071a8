import type { CallState } from '../../../contract/calls';
import type { RecordingState } from '../../../contract/recordings';
import type { RoomState } from '../../../contract/rooms';
import type { JobRow } from '../rows/jobs';

/** How many there are in each state; a state without any may be left out. */
export interface Counts {
  readonly rooms: Readonly<Partial<Record<RoomState, number>>>;
  readonly calls: Readonly<Partial<Record<CallState, number>>>;
  readonly recordings: Readonly<Partial<Record<RecordingState, number>>>;
  readonly members: number;
  readonly jobs: readonly {
    readonly kind: string;
    readonly state: JobRow['state'];
    readonly count: number;
  }[];
}

export interface CountsStore {
  /** For whoever watches the server: everything, whoever it belongs to. */
  readonly counts: {
    byState(): Promise<Counts>;
  };
}
