import type { LaunchOrder } from './launch-line';
import { endingCodes, RoomRefusal, type RoomClient, type RoomMember } from './room-client';
import { writeJson } from './json';

export interface Stay {
  /** Leaves the room properly and says so. */
  leave(): Promise<void>;
  /** Stops the heartbeat. */
  stop(): void;
}

/** One stay in a room: enter, heartbeat, tell the page, until it is over. */
export function startStay(options: {
  readonly order: LaunchOrder;
  readonly room: RoomClient | null;
  readonly heartbeatMs: number;
  readonly emit: (event: object) => void;
  readonly log: (line: string) => void;
  readonly onEntered: () => void;
  readonly onOver: () => void;
}): Stay {
  const { order, room, emit, log } = options;
  const creates = order.action === 'createRoom';
  const self: RoomMember = { userID: order.userID, name: order.userName, role: creates ? 'main' : 'pusher' };
  let timer: ReturnType<typeof setInterval> | undefined;
  let shown = '';
  let inside = false;
  let over = false;

  const status = (code: number, msg: string) => {
    log(`roomStatus ${code}`);
    emit({ event: 'roomStatus', code, msg });
  };

  function showMembers(members: readonly RoomMember[]): void {
    const list = members.map((member) => entryOf(member, order));
    const text = writeJson(list);
    if (text === shown) return;
    shown = text;
    emit({ event: 'memberChange', list: list.length > 0 ? list : null });
  }

  async function enter(): Promise<void> {
    try {
      const members = await room?.enter({ role: creates ? 'main' : 'pusher', userName: order.userName });
      if (over) return;
      inside = true;
      status(creates ? 0 : 1, creates ? '创建房间成功' : '进入房间成功');
      showMembers(members?.length ? members : [self]);
      if (room) timer = setInterval(() => void beat(room), options.heartbeatMs);
      options.onEntered();
    } catch (error) {
      log(`not let in: ${String(error)}`);
      // The program stays open with its message box until somebody closes it.
      if (!over) status(creates ? -1004 : -1006, creates ? '创建房间失败' : '进入房间失败');
    }
  }

  async function beat(client: RoomClient): Promise<void> {
    try {
      const members = await client.heartbeat();
      if (!over) showMembers(members);
    } catch (error) {
      // Anything but a refusal that ends the call passes: the program does not look at failed heartbeats.
      if (!over && error instanceof RoomRefusal && endingCodes.includes(error.code)) sentOut(error.code);
    }
  }

  function sentOut(code: string): void {
    stop();
    log(`sent out: ${code}`);
    if (code === 'session.superseded') status(2, 'IM强制下线，退出房间');
    if (code === 'session.expired' || code === 'session.invalid') status(-2002, '[-2002] 签名已过期');
    status(2, '退出房间');
    options.onOver();
  }

  function stop(): void {
    over = true;
    clearInterval(timer);
  }

  const entering = enter();

  return {
    stop,
    async leave() {
      if (over) return;
      stop();
      status(2, '退出房间');
      await entering;
      if (inside) await room?.leave().catch((error: unknown) => log(`leaving failed: ${String(error)}`));
    },
  };
}

/** The creator carries the tag of the order behind the name, in brackets. */
function entryOf(member: RoomMember, order: LaunchOrder): object {
  const creator = member.role === 'main';
  return {
    role: creator ? 0 : member.role === 'audience' ? 2 : 1,
    userAvatar: member.userID === order.userID ? order.userAvatar : '',
    userID: member.userID,
    userName: creator ? `${member.name}(${order.userTag})` : member.name,
  };
}
