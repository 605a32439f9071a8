import { createContext, useContext } from 'react';
import type { Recording } from '../../../contract/recordings';

/** What the cells of a row need of the page around them, without drawing every row anew when it changes. */
interface RowsContext {
  /** The query string of the list, which a recording's page keeps. */
  readonly list: string;
  /** The recording that plays in the peek right now. */
  readonly playingID: string | undefined;
  /** Plays, pauses, or shows why it cannot be played. */
  readonly press: (recording: Recording) => void;
}

const Rows = createContext<RowsContext>({ list: '', playingID: undefined, press: () => undefined });
export const RowsProvider = Rows.Provider;

export function useRows(): RowsContext {
  return useContext(Rows);
}
