import { createContext, use } from 'react';
import type { Call } from '../../contract/calls';
import type { RecordingModes, Room, Template } from '../../contract/rooms';

/** How far the call of this browser's person is, as every page may want to show it. */
export type CallPhase =
  | 'none'
  /** Being started: from the press of the button until the program is in the room. */
  | 'starting'
  | 'inCall'
  /** The call goes on; this page no longer hears the program. */
  | 'linkLost';

/** What rooms and the workbench know of the running call; the calls feature provides it, app puts it in place. */
export interface CallControl {
  readonly running: Call | null;
  readonly phase: CallPhase;
  /** Ended calls that still want their wrap-up, newest first. */
  readonly unwrapped: readonly Call[];
  /**
   * Starts a call in the desktop program. Call it straight from the click, so that the browser lets us open the
   * program. Rejects with an `ApiProblem` where RoomService refuses; what follows is shown by the launch panel.
   */
  start(
    room: Room,
    choice: { readonly template: Template; readonly recording: RecordingModes },
  ): Promise<void>;
  /** Brings the launch panel, or the program's window, to the front. */
  showPanel(): void;
  leave(): Promise<void>;
  /** Opens the wrap-up of an ended call. */
  wrapUp(callID: string): void;
}

const idle: CallControl = {
  running: null,
  phase: 'none',
  unwrapped: [],
  start: () => Promise.reject(new Error('No CallControl above this component')),
  showPanel: () => undefined,
  leave: () => Promise.resolve(),
  wrapUp: () => undefined,
};

export const CallControlContext = createContext<CallControl>(idle);

export function useCallControl(): CallControl {
  return use(CallControlContext);
}
