import type { ReactNode } from 'react';
import type { RecordingDetail } from '../../../contract/recordings';
import type { Mark } from '../player/MarkLine';
import type { Playback } from '../player/playback';

/** What other features put beside and under a recording, and on the line of its player. */
export interface Beside {
  readonly marks: readonly Mark[];
  /** Begins to say something about the moment that is seen; left out where nobody may. */
  readonly onComment: (() => void) | undefined;
  readonly under: ReactNode;
  readonly tabs: readonly {
    readonly key: 'reviews';
    readonly label: string;
    readonly children: ReactNode;
  }[];
}
export type UseBeside = (recording: RecordingDetail, playback: Playback) => Beside;
