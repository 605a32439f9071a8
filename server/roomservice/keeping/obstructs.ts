import type { KeepingObstacle } from '../../../contract/trash';
import type { RecordingRow } from '../rows/recordings';

/** What stands in the way of doing something to a recording; null: nothing. */
export type Obstructs = (row: RecordingRow) => KeepingObstacle | null;

export const obstructsTrash: Obstructs = ({ state, onHold }) => {
  switch (state) {
    case 'recording':
    case 'uploading':
    case 'processing':
      return 'busy';
    case 'trash':
    case 'expired':
      return 'gone';
    case 'ready':
    case 'failed':
    case 'localOnly':
      return onHold ? 'held' : null;
  }
};

/** Whatever is, may be needed; only what is removed cannot be kept any more. */
export const obstructsHold: Obstructs = ({ state }) => (state === 'expired' ? 'gone' : null);
