import type { Call } from '../../contract/calls';
import { seatsOf } from '../../contract/rooms';

/** How many can talk in the call; null where that is not known, or there is no room. */
export function seatsIn(call: Call | null): number | null {
  return call?.room && call.template ? seatsOf(call.room.type, call.template) : null;
}
