import type { Call } from '../../contract/calls';

/** What a call is called and which customer it is with, in a room or of streams. */
export function aboutOf({ room, streams }: Pick<Call, 'room' | 'streams'>) {
  return {
    name: room?.name ?? streams?.title ?? '',
    customerName: room?.customerName ?? streams?.customerName ?? '',
    customerRef: room?.customerRef ?? streams?.customerRef ?? '',
  };
}
