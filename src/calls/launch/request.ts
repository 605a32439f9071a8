import type { StartedCall } from '../../../contract/calls';
import type { LaunchRequest } from '../../launcher';

/** A RoomService that gives out no tickets leaves it away: then every link is that of 2018. */
type Ticketed = StartedCall & { readonly ticket?: { readonly ticket: string; readonly expiresAt: string } };

/** What the launcher opens for a started call. Everything is said: nothing is left to the 2018 defaults. */
export function launchRequestOf({ call, credentials, ticket }: Ticketed, userName: string): LaunchRequest {
  const { recording, room } = call;
  return {
    type: room.type,
    callID: call.callID,
    serverDomain: credentials.serverDomain,
    roomAction: credentials.roomAction,
    roomID: credentials.roomID,
    roomName: room.name,
    roomTitle: room.customerName === '' ? room.name : `${room.name}, ${room.customerName}`,
    roomLogo: '',
    template: call.template,
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
