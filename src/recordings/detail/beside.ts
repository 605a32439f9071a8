import type { ReactNode } from 'react';
import type { RecordingDetail } from '../../../contract/recordings';
import type { Mark } from '../player/MarkLine';
import type { Playback } from '../player/playback';

/** What other features put beside a recording, and on the line of its player. */
export interface Beside {
  readonly marks: readonly Mark[];
  readonly tabs: readonly {
    readonly key: 'comments' | 'reviews';
    readonly label: string;
    readonly children: ReactNode;
  }[];
}
export type UseBeside = (recording: RecordingDetail, playback: Playback) => Beside;
