import type { StartedCall } from '../../../contract/calls';
import type { LaunchRequest } from '../../launcher';

/** What the launcher opens for a started call. Everything is said: nothing is left to the 2018 defaults. */
export function launchRequestOf({ call, credentials }: StartedCall, userName: string): LaunchRequest {
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
    ...(recording.recordPath !== '' && { recordPath: recording.recordPath }),
  };
}
