import type { CallPath, CallState, Disposition, EndReason } from '../../../contract/calls';
import type { RecordingModes, RoomType, Template } from '../../../contract/rooms';

/** A call in a room, or, where `roomID` is null, of streams: then all that belongs to a room is null with it. */
export interface CallRow {
  readonly callID: string;
  readonly roomID: string | null;
  readonly sessionID: string | null;
  readonly agentID: string;
  readonly agentName: string;
  readonly teamID: string | null;
  /** The room's name, or the title of the streams. */
  readonly roomName: string;
  readonly roomType: RoomType | null;
  readonly customerName: string;
  readonly customerRef: string;
  /** Of streams: addresses as they may be shown. */
  readonly shownPush: string | null;
  readonly shownPlay: string | null;
  /** Of streams: the whole addresses, until the call ends. */
  readonly sealedStreams: string | null;
  /** Of streams that ran: when the console last heard the program. */
  readonly aliveAt: Date | null;
  readonly path: CallPath;
  readonly template: Template | null;
  readonly recording: RecordingModes;
  readonly state: CallState;
  readonly startedAt: Date;
  readonly enteredAt: Date | null;
  readonly endedAt: Date | null;
  readonly endReason: EndReason | null;
  readonly endedByID: string | null;
  readonly endedByName: string | null;
  readonly endDetail: string | null;
  readonly disposition: Disposition | null;
  readonly notes: string;
  readonly wrappedUpAt: Date | null;
}
