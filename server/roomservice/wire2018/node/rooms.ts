import type { WireKind } from '../../rows/wire';
import { isObject } from '../body';
import type { Json } from '../json';
import { listRooms, seenRoom, type SeenRoom } from '../lists';
import { mixFor } from '../mix';
import type { WireCtx } from '../ports';
import { presentAudience, presentCustom, presentRoom } from '../present';
import { addPusher, deletePusher, heartbeat } from '../pushers';
import { WireRefusal } from '../refusal';
import { createRoom, destroyRoom } from '../rooms';
import { isSeen } from '../seen';
import { streamIDOf } from '../streams';
import { intOf, textOf } from './body';
import { noRoom, signed, type NodeMethod } from './endpoint';

const longestInfo = 1024;

/** double_room, multi_room or live_room of the Node server. */
export function roomMethods(kind: WireKind): Readonly<Record<string, NodeMethod>> {
  return {
    get_push_url: signed({
      required: ['userID'],
      async run({ ports, wire: { streams } }, { userID }) {
        const suffix = ports.random.int(0x10000).toString(16).padStart(4, '0');
        const streamID = streamIDOf(streams, userID, { suffix });
        return { pushURL: streams.pushURL(streamID) };
      },
    }),

    create_room: signed({
      required: ['userID', 'roomInfo'],
      refusals: { tooLong: { code: 10, message: 'roomInfo 字符串字节长度不能超过1024字节' } },
      async run(ctx, caller, body) {
        const draft = { roomID: textOf(body['roomID']), roomInfo: textOf(body['roomInfo']) };
        if (new TextEncoder().encode(draft.roomInfo).length > longestInfo) throw new WireRefusal('tooLong');
        try {
          return { roomID: await createRoom(ctx, caller, kind, draft) };
        } catch (error) {
          if (!(error instanceof WireRefusal) || error.why !== 'taken') throw error;
          return { code: 11, message: '房间已经存在', roomID: draft.roomID };
        }
      },
    }),

    add_pusher: signed({
      required: ['roomID', 'userID', 'userName', 'userAvatar', 'pushURL'],
      refusals: { full: { code: 5001, message: '超出房间人数上限' }, noRoom, taken: noRoom },
      async run(ctx, caller, body) {
        const made = await addPusher(ctx, caller, kind, {
          roomID: textOf(body['roomID']),
          roomInfo: textOf(body['roomInfo']).slice(0, longestInfo),
          userName: textOf(body['userName']),
          userAvatar: textOf(body['userAvatar']),
          pushURL: textOf(body['pushURL']),
        });
        return made === null ? {} : { roomID: made };
      },
    }),

    get_room_list: signed({
      required: ['cnt', 'index'],
      async run(ctx, caller, body) {
        // Its count was taken one late: none asked for one.
        const page = { index: intOf(body['index']), count: Math.max(1, intOf(body['cnt'])) };
        const rooms = await listRooms(ctx, caller, kind, page);
        return { rooms: rooms.map((room) => present(ctx, room, kind)) };
      },
    }),

    get_pushers: signed({
      required: ['roomID'],
      refusals: { noRoom },
      async run(ctx, caller, body) {
        const room = await seenRoom(ctx, caller, kind, textOf(body['roomID']));
        // Nobody has pushed in it yet: here that was no room.
        if (!room?.members.some((member) => isSeen(member, 'program'))) throw new WireRefusal('noRoom');
        return present(ctx, room, kind);
      },
    }),

    pusher_heartbeat: signed({
      required: ['roomID', 'userID'],
      refusals: { notMember: { code: 5, message: '不是房间成员' } },
      async run(ctx, caller, body) {
        await heartbeat(ctx, caller, kind, textOf(body['roomID']));
        return {};
      },
    }),

    delete_pusher: signed({
      required: ['roomID', 'userID'],
      refusals: { notMember: { code: 5, message: '不是房间成员' } },
      async run(ctx, caller, body) {
        await deletePusher(ctx, caller, kind, textOf(body['roomID']));
        return {};
      },
    }),

    destroy_room: signed({
      required: ['roomID', 'userID'],
      refusals: { notCreator: { code: 3, message: '不是房间主人，无法销毁房间' } },
      async run(ctx, caller, body) {
        await destroyRoom(ctx, caller, kind, textOf(body['roomID']));
        return {};
      },
    }),

    merge_stream: signed({
      required: ['roomID', 'mergeParams'],
      refusals: { badMix: { code: 10, message: 'mergeParams 不是合法的JSON格式的字符串' } },
      async run(ctx, _caller, body) {
        const params = body['mergeParams'];
        if (!isObject(params) && !isJson(textOf(params))) throw new WireRefusal('badMix');
        const result = await mixFor(ctx, params);
        return { result: result['code'] === -1 ? {} : result };
      },
    }),
  };
}

function present(ctx: WireCtx, room: SeenRoom, kind: WireKind): Json {
  const { pushers, ...head } = presentRoom(ctx, room);
  const { audienceCount } = presentAudience(room);
  return {
    ...head,
    custom: presentCustom(room.wire.custom),
    ...(kind === 'live' && { audienceCount }),
    pushers,
  };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false; // no JSON, and the answer says so
  }
}
