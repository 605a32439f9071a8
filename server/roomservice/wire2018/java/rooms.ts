import { listRooms, seenRoom } from '../lists';
import { presentRoom } from '../present';
import { addPusher, deletePusher, heartbeat } from '../pushers';
import { WireRefusal } from '../refusal';
import { createRoom, destroyRoom } from '../rooms';
import type { WireKind } from '../../rows/wire';
import { streamIDOf } from '../streams';
import { signed, succeeded, type JavaMethod, type Verdict } from './endpoint';
import { given, int, text } from './fields';

const longestInfo = 1024;
const noRoom: Verdict = [3, '请求失败，房间不存在'];
const emptyRoom = { roomID: '', roomInfo: '', roomCreator: '', mixedPlayURL: '', pushers: [] };

/** double_room, multi_room or live_room of roomservice: the same methods, each on rooms of its own. */
export function roomMethods(kind: WireKind): Readonly<Record<string, JavaMethod>> {
  return {
    get_push_url: signed({
      fields: kind === 'live' ? null : { roomID: text, userID: text },
      empty: { pushURL: '' },
      async run({ wire: { streams } }, { userID }, body) {
        const roomID = 'roomID' in body ? given(body.roomID) : '';
        const streamID = streamIDOf(streams, userID, { kind, roomID });
        return { pushURL: streams.pushURL(streamID) };
      },
    }),

    create_room: signed({
      fields: { userID: text, roomID: text, roomInfo: text },
      empty: { roomID: '' },
      refusals: {
        tooLong: [11, 'roomInfo 字符串长度不能超过1024字节'],
        taken: [11, '房间已经存在'],
      },
      check(body) {
        if (given(body.roomInfo).length > longestInfo) throw new WireRefusal('tooLong');
      },
      async run(ctx, caller, body) {
        const draft = { roomID: given(body.roomID), roomInfo: given(body.roomInfo) };
        return { roomID: await createRoom(ctx, caller, kind, draft) };
      },
    }),

    add_pusher: signed({
      fields: { roomID: text, roomInfo: text, userID: text, userName: text, userAvatar: text, pushURL: text },
      empty: { roomID: '' },
      refusals: { full: [5001, '超出房间人数上限'], noRoom, taken: noRoom },
      async run(ctx, caller, body) {
        const pusher = {
          roomID: given(body.roomID),
          roomInfo: given(body.roomInfo).slice(0, longestInfo),
          userName: given(body.userName),
          userAvatar: given(body.userAvatar),
          pushURL: given(body.pushURL),
        };
        return { roomID: (await addPusher(ctx, caller, kind, pusher)) ?? '' };
      },
    }),

    get_room_list: signed({
      fields: { cnt: int(0), index: int(0) },
      empty: { rooms: null },
      async run(ctx, caller, { cnt, index }) {
        const rooms = await listRooms(ctx, caller, kind, { index, count: cnt });
        return { rooms: rooms.map((room) => ({ ...succeeded, ...presentRoom(ctx, room) })) };
      },
    }),

    get_pushers: signed({
      fields: { roomID: text },
      empty: emptyRoom,
      refusals: { noRoom: [1, '请求失败，房间不存在'] },
      async run(ctx, caller, body) {
        const room = await seenRoom(ctx, caller, kind, given(body.roomID));
        if (!room) throw new WireRefusal('noRoom');
        return presentRoom(ctx, room);
      },
    }),

    pusher_heartbeat: signed({
      fields: { roomID: text, userID: text },
      refusals: { notMember: [5, '请求失败，不是房间成员'] },
      async run(ctx, caller, body) {
        await heartbeat(ctx, caller, kind, given(body.roomID));
        return {};
      },
    }),

    delete_pusher: signed({
      fields: { roomID: text, userID: text },
      refusals: { notMember: [5, '退出房间失败，不是房间成员'] },
      async run(ctx, caller, body) {
        await deletePusher(ctx, caller, kind, given(body.roomID));
        return {};
      },
    }),

    destroy_room: signed({
      fields: { roomID: text, userID: text },
      refusals: { notCreator: [3, '不是房间主人，无法销毁房间'] },
      async run(ctx, caller, body) {
        await destroyRoom(ctx, caller, kind, given(body.roomID));
        return {};
      },
    }),
  };
}
