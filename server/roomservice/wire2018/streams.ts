import type { WireKind } from '../rows/wire';
import type { Streams } from './ports';

/** The id of a user's stream, as both servers made it: with the room's name where the Java one was told it. */
export function streamIDOf(
  { bizID }: Streams,
  userID: string,
  given: { readonly kind: WireKind; readonly roomID: string } | { readonly suffix: string },
): string {
  if ('suffix' in given) return `${bizID}_${userID}_${given.suffix}`;
  return given.kind === 'live' || given.roomID === ''
    ? `${bizID}_${userID}`
    : `${bizID}_${given.roomID}_${userID}`;
}

/** The stream id inside a push address: its last part, without the query. */
export function streamIDIn(pushURL: string): string {
  const query = pushURL.indexOf('?');
  return query < 0 ? '' : pushURL.slice(pushURL.lastIndexOf('/', query) + 1, query);
}

/** Is this a stream that we gave to that user? Others get no signature of ours to be played with. */
export function isStreamOf(streamID: string, { bizID }: Streams, userID: string, roomName: string): boolean {
  if (bizID === '') return false;
  const own = `${bizID}_${userID}`;
  if (streamID === own || streamID === `${bizID}_${roomName}_${userID}`) return true;
  return streamID.startsWith(`${own}_`) && /^[0-9a-f]{4}$/.test(streamID.slice(own.length + 1));
}
