import { LaunchError } from './errors';
import type { LaunchRequest, PushPlayLaunch, RoomLaunch } from './request';

const biggestInt = 2_147_483_647;

const roomFields = [
  'serverDomain',
  'roomAction',
  'roomID',
  'userID',
  'userSig',
  'accType',
  'callID',
] as const satisfies readonly (keyof RoomLaunch)[];

const streams = ['pushURL', 'playURL'] as const satisfies readonly (keyof PushPlayLaunch)[];

/**
 * Refuses what the program would take badly, before anything is opened.
 * @throws LaunchError
 */
export function checkRequest(request: LaunchRequest): void {
  if (request.type === 'CustomServiceLive') checkPushPlay(request);
  else checkRoom(request);
  const { proxy } = request;
  if (proxy && !(Number.isInteger(proxy.port) && proxy.port > 0 && proxy.port < 65536)) {
    throw new LaunchError('invalidField', 'proxy');
  }
}

function checkRoom(request: RoomLaunch): void {
  for (const field of roomFields) {
    if (request[field] === undefined || request[field] === '') throw new LaunchError('missingField', field);
  }
  const { sdkAppID } = request;
  if (!Number.isInteger(sdkAppID) || sdkAppID <= 0 || sdkAppID > biggestInt) {
    throw new LaunchError('invalidField', 'sdkAppID');
  }
}

/** The program shows a message box, and no call, for an address that is not RTMP. */
function checkPushPlay(request: PushPlayLaunch): void {
  if (!request.callID) throw new LaunchError('missingField', 'callID');
  for (const field of streams) {
    if (!request[field]) throw new LaunchError('missingField', field);
    if (!/^rtmp:\/\//i.test(request[field])) throw new LaunchError('invalidField', field);
  }
}
