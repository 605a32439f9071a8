import { createContext, use, useMemo, type ReactNode } from 'react';
import type { Explain } from './problem';

interface Ui {
  /** Whose preferences (columns, row height) this browser remembers. */
  readonly userID: string;
  /** Turns a failure into words; the catalogue of errors lives with the API. */
  readonly explain: Explain;
}

const UiContext = createContext<Ui>({ userID: 'anyone', explain: ({ code }) => ({ title: code }) });

/** What the shared components must be told by the application. */
export function UiProvider({ userID, explain, children }: Ui & { children: ReactNode }) {
  const ui = useMemo(() => ({ userID, explain }), [userID, explain]);
  return <UiContext value={ui}>{children}</UiContext>;
}

export function useUi(): Ui {
  return use(UiContext);
}
