export type RoomType = 'RTCRoom' | 'LiveRoom';
/** What the program can be asked to open; CustomServiceLive is PushPlay's name on the wire. */
export type LaunchType = RoomType | 'CustomServiceLive';
export type RoomAction = 'createRoom' | 'enterRoom';
export type Template = '1v1' | '1v2' | '1v3' | '1v4';

/** 0 none, 1 RecordScreenToServer, 2 RecordScreenToClient, 3 RecordScreenToBoth. */
export type ScreenRecord = 0 | 1 | 2 | 3;

/**
 * What a launch of a room needs. Names are those of the wire.
 *
 * Fields left out are sent as the 2018 SDK sends them: userName becomes the userID, userAvatar `123`,
 * roomName, roomTitle and roomLogo the text `undefined`, mixRecord `true`. Say them to be sure.
 */
export interface RoomLaunch {
  readonly type: RoomType;
  /** Names the call in states and in storage; never sent to the program. */
  readonly callID: string;
  /** Address of RoomService. The path of the room type is added to it. */
  readonly serverDomain: string;
  readonly roomAction: RoomAction;
  readonly roomID: string | number;
  readonly roomName?: string;
  readonly roomTitle?: string;
  readonly roomLogo?: string;
  readonly template?: Template;
  /** A number up to 2147483647: the program reads a 32 bit integer and crashes on anything else. */
  readonly sdkAppID: number;
  readonly accType: string | number;
  readonly userID: string;
  readonly userSig: string;
  readonly userName?: string;
  readonly userAvatar?: string;
  readonly userList?: boolean;
  readonly IMList?: boolean;
  readonly whiteboard?: boolean;
  readonly screenShare?: boolean;
  readonly mixRecord?: boolean;
  readonly screenRecord?: ScreenRecord;
  /** Where screenRecord 1 and 3 push to. */
  readonly cloudRecordUrl?: string;
  /** Where screenRecord 2 and 3 write to on the person's PC. Without it the program records no file. */
  readonly recordPath?: string;
  /** False lets several programs run side by side; then each needs a launcher with a port of its own. */
  readonly singleton?: boolean;
  readonly proxy?: Proxy;
  readonly ticket?: Ticket;
}

/**
 * Stands for everything else where the program speaks the second dialect: the link and the launch carry no more than it.
 * Good for one program, for 15 minutes.
 */
export interface Ticket {
  readonly ticket: string;
  /** Address of the RoomService that gave it out. */
  readonly server: string;
}

/** A SOCKS5 proxy for what the program sends and plays. */
export interface Proxy {
  readonly ip: string;
  readonly port: number;
}

/**
 * What a launch of PushPlay needs: the program pushes the camera to one RTMP address and plays another, in no room.
 *
 * title and logo left out are sent as the 2018 SDK sends them, as the text `undefined`.
 */
export interface PushPlayLaunch {
  readonly type: 'CustomServiceLive';
  /** Names the call in states and in storage; never sent to the program. */
  readonly callID: string;
  readonly pushURL: string;
  readonly playURL: string;
  readonly title?: string;
  readonly logo?: string;
  /** Asks for a window above all others; true if left out. The program of 2018 keeps it there whatever is said. */
  readonly topWindow?: boolean;
  readonly singleton?: boolean;
  readonly proxy?: Proxy;
  readonly ticket?: Ticket;
}

/** Everything that can be launched. */
export type LaunchRequest = RoomLaunch | PushPlayLaunch;

/** What stays known about a call after its launch: nothing secret, safe to store. */
export interface CallInfo {
  readonly callID: string;
  readonly type: LaunchType;
  /** Empty for PushPlay, as is the userID: there is no room and nobody to be in it. */
  readonly roomID: string;
  readonly roomName: string;
  readonly userID: string;
  readonly template: Template | null;
}

export function callInfoOf(request: LaunchRequest): CallInfo {
  const { callID, type } = request;
  if (request.type === 'CustomServiceLive') {
    return { callID, type, roomID: '', roomName: request.title ?? '', userID: '', template: null };
  }
  return {
    callID,
    type,
    roomID: String(request.roomID),
    roomName: request.roomName ?? '',
    userID: request.userID,
    template: request.template ?? null,
  };
}
