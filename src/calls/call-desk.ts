import { createContext, use } from 'react';
import type { Call } from '../../contract/calls';
import type { CallInput } from '../../contract/endpoint';
import type { Endpoints } from '../../contract/endpoints';
import type { LaunchError } from '../launcher';
import type { Desk, DeskView } from './launch/desk';

/** The last call that was started in this page. */
export interface Started {
  readonly callID: string;
  /** Null for a call of streams. */
  readonly room: { readonly roomID: string } | null;
  /** Of the room, or the title of the streams. */
  readonly name: string;
  /** When the person asked for it. */
  readonly clickedAt: number;
}

export type StreamCall = CallInput<Endpoints['startStreamCall']>['body'];
export type StreamURLs = CallInput<Endpoints['changeStreams']>['body'];

/** What the dock and the launch panel work with, beyond the seam that other features see. */
export interface CallDesk {
  readonly view: DeskView;
  readonly desk: Desk;
  readonly panelOpen: boolean;
  setPanelOpen(open: boolean): void;
  readonly started: Started | null;
  /** Why the last launch was refused before anything was opened. */
  readonly launchError: LaunchError | null;
  /** A call that ran when this browser's last page was closed, and ended since. */
  readonly endedAway: Call | null;
  /** Starts a call of streams. As `start` of a room: straight from the click, rejecting with what RoomService says. */
  startStreams(body: StreamCall): Promise<void>;
  /** Gives my running call of streams others: in its program, where this page hears it, and for the next opening. */
  changeStreams(call: Call, urls: StreamURLs): Promise<void>;
  /** Opens the program once more for the running call, with its session's credentials. Call it in a click. */
  openAgain(): Promise<void>;
  /** The person has seen how it ended: what is over goes from the dock. */
  putAway(): void;
}

export const CallDeskContext = createContext<CallDesk | null>(null);

export function useCallDesk(): CallDesk {
  const desk = use(CallDeskContext);
  if (!desk) throw new Error('useCallDesk outside CallProvider');
  return desk;
}
