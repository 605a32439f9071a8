import type { ProgramEvent } from '../events';
import type { RoomType } from '../request';
import { failure } from './failures';
import { call, fieldsOf, type Given } from './given';
import type { Lines } from './lines';
import type { Line } from './line';
import type { Page } from './page';
import { roomIDOf, roomLaunchOf } from './room-request';
import { startOn } from './starter';

export interface RoomModule {
  startEXE(object?: unknown): void;
  stopEXE(object?: unknown): void;
  setListener(object?: unknown): void;
  unload(): void;
}

/** roomStatus codes that close a room for the page; 2 is the window's own end, which the original told as -2000. */
const closing: readonly number[] = [2, -1, -1001, -1002, -1003, -1004, -1006, -1007];
const lostCode = -2000;

/** LiveRoom or RtcRoom as pages of 2018 know it. */
export function createRoomModule(
  name: 'LiveRoom' | 'RtcRoom',
  { page, lines }: { readonly page: Page; readonly lines: Lines },
): RoomModule {
  const type: RoomType = name === 'LiveRoom' ? 'LiveRoom' : 'RTCRoom';
  const rooms = new Map<string, Line>();
  let listener: Given = {};

  function startEXE(argument?: unknown): void {
    const object = fieldsOf(argument);
    const room = fieldsOf(object['roomdata']);
    const wrongObject = Object.keys(object).length === 0 || (type === 'RTCRoom' && !room['serverDomain']);
    if (wrongObject) {
      call(object['fail'], failure('argument', page.language, `${name}.startEXE`));
      return;
    }
    const request = roomLaunchOf(type, object);
    const { roomID, roomName = '' } = request;
    const line = request.singleton === false ? lines.own() : lines.shared();
    const key = String(roomID);
    // A room that runs already keeps its line: a second start of it only fails.
    if (!rooms.has(key)) rooms.set(key, line);
    let closed = false;

    function close(code: number, msg: string): void {
      if (closed || line.ending) return;
      closed = true;
      if (rooms.get(key) === line) rooms.delete(key);
      call(listener['onRoomClose'], { data: { roomID, roomName, code, msg } });
      if (request.singleton === false) lines.disposeSoon(line);
    }

    startOn(line, {
      page,
      module: name,
      request,
      object,
      failed: (failed) => call(object['fail'], failed),
      news: {
        event: (event) => tell(key, event, close),
        lost: () => close(lostCode, 'HTTP链接超时断开!'),
      },
    });
  }

  function tell(roomID: string, event: ProgramEvent, close: (code: number, msg: string) => void): void {
    switch (event.event) {
      case 'roomStatus':
        if (closing.includes(event.code)) close(event.code, event.msg);
        else call(listener['onRecvEvent'], roomID, event);
        return;
      case 'memberChange':
        return call(listener['onMemberChange'], roomID, event.list);
      case 'roomTextMsg':
        // The documents call the text message, the wire msg.
        return call(listener['onRecvRoomIMMsg'], roomID, { ...event, message: event.msg });
      case 'other':
        return call(listener['onRecvEvent'], roomID, event.raw);
      default:
        return call(listener['onRecvEvent'], roomID, event);
    }
  }

  function stopEXE(argument?: unknown): void {
    const object = fieldsOf(argument);
    const roomID = roomIDOf(fieldsOf(object['data']));
    const line = roomID === undefined ? undefined : rooms.get(roomID);
    if (line && roomID !== undefined) void stop(roomID, line).then(() => call(object['success'], {}));
  }

  async function stop(roomID: string, line: Line): Promise<void> {
    rooms.delete(roomID);
    await line.end(type);
    if (!lines.isShared(line)) line.dispose();
  }

  return {
    startEXE,
    stopEXE,
    setListener(object) {
      listener = fieldsOf(object);
      // Looked at before the click, a program that runs is known in the click.
      if (Object.keys(listener).length > 0) void lines.shared().launcher.look();
    },
    unload() {
      listener = {};
      for (const [roomID, line] of [...rooms]) {
        lines.farewell(line, type);
        void stop(roomID, line);
      }
    },
  };
}
