import { defaultPort, pushPlayPort } from '../launch-url';
import { EnumDef } from './enum-def';
import { createLines } from './lines';
import { getSDKLoginInfo, request } from './login-info';
import { createMsgChannel, type MsgChannel } from './msg-channel';
import type { Page } from './page';
import { createPushPlayModule, type PushPlayModule } from './push-play-module';
import { createRoomModule, type RoomModule } from './room-module';

/** The globals of EXEStarter.js 3.1.2.0. */
export interface DropIn {
  readonly LiveRoom: RoomModule;
  readonly RtcRoom: RoomModule;
  readonly PushPlay: PushPlayModule;
  readonly ExeMsgChannel: MsgChannel;
  readonly EnumDef: typeof EnumDef;
  getSDKLoginInfo(object?: unknown): void;
  /** Used by pages' own lists of rooms. */
  request(object?: unknown): void;
}

/** Makes the old API for a page. Nothing happens until it is used. */
export function createDropIn(page: Page): DropIn {
  const rooms = { page, lines: createLines(page, defaultPort) };
  return {
    LiveRoom: createRoomModule('LiveRoom', rooms),
    RtcRoom: createRoomModule('RtcRoom', rooms),
    PushPlay: createPushPlayModule({ page, lines: createLines(page, pushPlayPort) }),
    ExeMsgChannel: createMsgChannel(page),
    EnumDef,
    getSDKLoginInfo: (object) => getSDKLoginInfo(page, object),
    request: (object) => void request(page, object),
  };
}
