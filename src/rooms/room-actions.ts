import { createContext, use } from 'react';
import type { Room } from '../../contract/rooms';
import type { StartChoice } from './useStartCall';

/** What can be done to a room from a row, a card or its page; the dialogs open above all of them. */
export interface RoomActions {
  /** Starts, with the room's own settings unless others are given; a refusal is told. Straight from a click. */
  start(room: Room, choice?: StartChoice): void;
  /** The same for a form, which shows the refusal itself. */
  tryStart(room: Room, choice: StartChoice): Promise<void>;
  chooseStart(room: Room): void;
  /** The room whose call is being asked for right now. */
  readonly startingID: string | undefined;
  create(): void;
  edit(room: Room): void;
  close(room: Room): void;
  issue(room: Room): void;
}

export const RoomActionsContext = createContext<RoomActions | null>(null);

export function useRoomActions(): RoomActions {
  const actions = use(RoomActionsContext);
  if (actions === null) throw new Error('RoomActionsProvider is missing above this component');
  return actions;
}
