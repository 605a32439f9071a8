import type { RecordingState } from '../../../contract/recordings';

/** While a recording is so, somebody writes or reads its files where they are: they stay there. */
export const unfinishedStates: readonly RecordingState[] = ['recording', 'uploading', 'processing'];
