import type { RoomLaunch, RoomType, ScreenRecord } from '../request';
import { fieldsOf, flag, given, proxyOf, text, type Given } from './given';

/** The documents of 2018 say roomId, the code of 2018 reads roomID. */
export function roomIDOf(roomdata: Given): string | undefined {
  return text(roomdata['roomID'] ?? roomdata['roomId']);
}

/** What startEXE of a room module was given, as a launch. Nothing is checked here: the launcher names what is unfit. */
export function roomLaunchOf(type: RoomType, object: Given): RoomLaunch {
  const [user, room] = [fieldsOf(object['userdata']), fieldsOf(object['roomdata'])];
  const custom = fieldsOf(object['custom']);
  const roomID = roomIDOf(room) ?? '';
  return {
    type,
    callID: roomID || 'room',
    serverDomain: text(room['serverDomain']) ?? '',
    roomAction: (text(room['roomAction']) ?? '') as RoomLaunch['roomAction'], // passed on as it is, as ever
    roomID,
    sdkAppID: Number(user['sdkAppID']),
    accType: (typeof user['accType'] === 'number' ? user['accType'] : text(user['accType'])) ?? '',
    userID: text(user['userID']) ?? '',
    userSig: text(user['userSig']) ?? '',
    ...given({
      roomName: text(room['roomName']),
      roomTitle: text(room['roomTitle']),
      roomLogo: text(room['roomLogo']),
      template: text(room['template']) as RoomLaunch['template'] | undefined, // the same
      userName: text(user['userName']),
      userAvatar: text(object['userAvatar']) || text(user['userAvatar']),
      userList: flag(custom['userList']),
      IMList: flag(custom['IMList']),
      whiteboard: flag(custom['whiteboard']),
      screenShare: flag(custom['screenShare']),
      mixRecord: flag(custom['mixRecord'] ?? custom['record']),
      screenRecord: screenRecordOf(custom['screenRecord']),
      cloudRecordUrl: text(custom['cloudRecordUrl']),
      recordPath: text(custom['recordPath']),
      singleton: flag(custom['singleton']),
    }),
    ...proxyOf(custom),
  };
}

function screenRecordOf(value: unknown): ScreenRecord | undefined {
  const mode = value === undefined || value === null ? undefined : Number(value);
  return mode === 0 || mode === 1 || mode === 2 || mode === 3 ? mode : undefined;
}
