import type { CallInput } from '../../../contract/endpoint';
import type { Endpoints } from '../../../contract/endpoints';
import type { EndReason } from '../../launcher';

export type Told = CallInput<Endpoints['endCall']>['body']['reason'];

/** What the launcher saw, as RoomService keeps it; null where RoomService said it first. */
export function reasonToTell(reason: EndReason): Told | null {
  switch (reason.kind) {
    case 'closedByAdmin':
      return null;
    case 'left':
    case 'sameUserElsewhere':
    case 'signatureExpired':
    case 'programCrashed':
    case 'network':
    case 'enterFailed':
    case 'launchGivenUp':
      return reason.kind;
  }
}
