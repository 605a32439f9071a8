import type { StartedCall, StartedStreamCall } from '../../../contract/calls';
import type { LaunchRequest, PushPlayLaunch, RoomLaunch } from '../../launcher';

/** A RoomService that gives out no tickets leaves it away: then every link is that of 2018. */
type Ticketed = StartedCall & { readonly ticket?: { readonly ticket: string; readonly expiresAt: string } };

/** Who opens the program, and where it finds the RoomService that gave out its ticket. */
export interface Opener {
  readonly userName: string;
  readonly server: string;
}

/** What the launcher opens for a started call. Everything is said: nothing is left to the 2018 defaults. */
export function launchRequestOf(started: Ticketed | StartedStreamCall, opener: Opener): LaunchRequest {
  return 'streams' in started ? streamsRequest(started, opener) : roomRequest(started, opener);
}

function streamsRequest({ call, streams, ticket }: StartedStreamCall, { server }: Opener): PushPlayLaunch {
  return {
    type: 'CustomServiceLive',
    callID: call.callID,
    ...streams,
    logo: '',
    ticket: { ticket: ticket.ticket, server },
  };
}

function roomRequest({ call, credentials, recording, ticket }: Ticketed, { userName }: Opener): RoomLaunch {
  const { room } = call;
  if (!room) throw new Error('A call with credentials is in a room');
  return {
    type: room.type,
    callID: call.callID,
    serverDomain: credentials.serverDomain,
    roomAction: credentials.roomAction,
    roomID: credentials.roomID,
    roomName: room.name,
    roomTitle: room.customerName === '' ? room.name : `${room.name}, ${room.customerName}`,
    roomLogo: '',
    ...(call.template && { template: call.template }),
    sdkAppID: credentials.sdkAppID,
    accType: credentials.accType,
    userID: credentials.userID,
    userSig: credentials.userSig,
    userName,
    userAvatar: '',
    mixRecord: recording.mixRecord,
    screenRecord: recording.screenRecord,
    cloudRecordUrl: recording.cloudRecordUrl,
    ...(ticket && { ticket: { ticket: ticket.ticket, server: credentials.serverDomain } }),
    ...(recording.recordPath !== '' && { recordPath: recording.recordPath }),
  };
}
