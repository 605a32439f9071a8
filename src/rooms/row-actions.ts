import type { Room } from '../../contract/rooms';

/** The one thing that a row offers, by what it is to this person now. */
export type MainAction = 'show' | 'start' | 'keepOpen' | 'wrapUp' | 'view';

interface Viewer {
  readonly userID: string;
  /** The room of my running call. */
  readonly runningRoomID: string | undefined;
  /** Rooms whose ended calls still want my wrap-up. */
  readonly unwrappedRoomIDs: readonly string[];
}

export function mainActionOf(room: Room, viewer: Viewer): MainAction {
  if (room.roomID === viewer.runningRoomID) return 'show';
  if (room.state === 'closing') return room.can.includes('cancelClosing') ? 'keepOpen' : 'view';
  if (viewer.unwrappedRoomIDs.includes(room.roomID)) return 'wrapUp';
  // Colleagues' rooms are looked at; starting a call there is possible, and one menu further away.
  if (room.can.includes('enter') && room.owner.userID === viewer.userID) return 'start';
  return 'view';
}

export type MoreAction =
  'open' | 'watch' | 'start' | 'chooseStart' | 'issue' | 'edit' | 'copyNumber' | 'close';

/** The rest, as far as the server says that I may. */
export function moreActionsOf(room: Room, main: MainAction): readonly MoreAction[] {
  const actions: MoreAction[] = ['open'];
  if (room.can.includes('enter') && main !== 'show') {
    if (main !== 'start') actions.push('start');
    actions.push('chooseStart');
  }
  if (room.can.includes('observe')) actions.push('watch');
  if (room.can.includes('issueSession')) actions.push('issue');
  if (room.can.includes('edit')) actions.push('edit');
  actions.push('copyNumber');
  if (room.can.includes('close')) actions.push('close');
  return actions;
}
