import { createContext, use } from 'react';
import type { LaunchError } from '../launcher';
import type { Desk, DeskView } from './launch/desk';

/** What the dock and the launch panel work with, beyond the seam that other features see. */
export interface CallDesk {
  readonly view: DeskView;
  readonly desk: Desk;
  readonly panelOpen: boolean;
  setPanelOpen(open: boolean): void;
  /** The room of the last start, for what went wrong before there was a launch. */
  readonly startedRoom: { readonly roomID: string; readonly name: string } | null;
  /** Why the last launch was refused before anything was opened. */
  readonly launchError: LaunchError | null;
  dismissLaunchError(): void;
  /** Opens the program once more for the running call, with its session's credentials. Call it in a click. */
  openAgain(): Promise<void>;
}

export const CallDeskContext = createContext<CallDesk | null>(null);

export function useCallDesk(): CallDesk {
  const desk = use(CallDeskContext);
  if (!desk) throw new Error('useCallDesk outside CallProvider');
  return desk;
}
