import type { Json } from '../json';
import { isTaken, loginInfo } from '../login-info';
import { mediaType, readText } from '../body';
import type { WireCtx } from '../ports';
import { WireRefusal } from '../refusal';
import { answering, missing, type JavaMethod, type Verdict } from '../java/endpoint';
import { bool, int, malformed, text, type Bound, type Fields } from '../java/fields';
import { readFields } from '../java/json-body';
import { isRoomNumber, isUserID, storable } from '../text';
import { beatListed, createListed, deleteListed, enterListed, listedRoom, quitListed } from './rooms';

const longestInfo = 1024;
const longestPage = 200;
/** privateMapKeys last as long as the userSigs beside them. */
const keySeconds = 86_400;
const badUserID: Verdict = [7, '请求失败，userID含有非法字符或者不符合规范'];
const refusals = {
  missing,
  badUserID,
  noRoom: [3, '请求失败，房间不存在'],
  full: [5001, '超出房间人数上限'],
  tooLong: [11, 'roomInfo 字符串长度不能超过1024字节'],
} as const;

function listed<F extends Fields>(
  fields: F,
  empty: Json,
  run: (ctx: WireCtx, body: Bound<F>) => Promise<Json>,
): JavaMethod {
  return async (ctx) => {
    const body = await readFields(ctx.request, fields);
    return answering(refusals, empty, () => run(ctx, body));
  };
}

function given(value: string | null): string {
  if (value === null || value === '') throw new WireRefusal('missing');
  return value;
}

/** Nobody shows who they are here, so nobody acts under the name of a person. */
async function visitorIDIn({ ports }: WireCtx, value: string): Promise<string> {
  if (!isUserID(value) || (await isTaken(ports, value))) throw new WireRefusal('badUserID');
  return value;
}

const emptyLoginInfo = { sdkAppID: 0, accountType: '', userID: '', userSig: '' };

async function loginInfoFor(ctx: WireCtx, wanted: string): Promise<Json> {
  return answering(refusals, emptyLoginInfo, async () => {
    const { sdkAppID, accType, userID, userSig } = await loginInfo(ctx, wanted);
    return { sdkAppID, accountType: accType, userID, userSig };
  });
}

/** Reads the address or a form; JSON was not looked at. */
const get_login_info_of_page: JavaMethod = async (ctx) => {
  const isForm = mediaType(ctx.request) === 'application/x-www-form-urlencoded';
  const form = new URLSearchParams(isForm ? await readText(ctx.request) : '');
  return loginInfoFor(ctx, ctx.query.get('userID') ?? form.get('userID') ?? '');
};

const get_login_info_by_json: JavaMethod = async (ctx) => {
  const { userID } = await readFields(ctx.request, { userID: text });
  if (userID === null) throw malformed('字段类型错误：userID');
  return loginInfoFor(ctx, userID);
};

const create_room = listed(
  {
    userID: text,
    nickName: text,
    roomInfo: text,
    roomType: text,
    needHeartBeat: bool(true),
    roomID: text,
  },
  { userID: '', roomID: '', roomInfo: '', privateMapKey: '' },
  async (ctx, body) => {
    const [wanted, roomInfo] = [given(body.userID), given(body.roomInfo)];
    const userID = await visitorIDIn(ctx, wanted);
    if (roomInfo.length > longestInfo) throw new WireRefusal('tooLong');
    const roomID = body.roomID ?? '';
    if (roomID !== '' && !isRoomNumber(roomID)) throw malformed('roomID 必须是 1 到 2147483647 的数字');
    const made = await createListed(ctx, {
      userID,
      nickName: body.nickName ?? '',
      roomInfo,
      roomType: body.roomType ?? '',
      needHeartBeat: body.needHeartBeat,
      roomID,
    });
    return { userID, roomID: made, roomInfo, privateMapKey: await keyFor(ctx, userID, made) };
  },
);

const enter_room = listed(
  { userID: text, nickName: text, roomID: text, status: int(0) },
  { userID: '', roomID: '', privateMapKey: '' },
  async (ctx, body) => {
    const [wanted, roomID] = [given(body.userID), given(body.roomID)];
    const userID = await visitorIDIn(ctx, wanted);
    await enterListed(ctx, { userID, roomID, nickName: body.nickName ?? '', status: body.status });
    return { userID, roomID, privateMapKey: await keyFor(ctx, userID, roomID) };
  },
);

function keyFor({ ports }: WireCtx, userID: string, roomID: string): Promise<string> {
  return ports.signing.signRoomKey(userID, Number(roomID), keySeconds);
}

const quit_room = listed({ userID: text, roomID: text }, {}, async (ctx, body) => {
  await quitListed(ctx, given(body.userID), given(body.roomID));
  return {};
});

const heartbeat = listed({ userID: text, roomID: text }, {}, async (ctx, body) => {
  await beatListed(ctx, given(body.userID), given(body.roomID));
  return {};
});

const delete_room = listed({ roomID: text }, {}, async (ctx, body) => {
  await deleteListed(ctx, given(body.roomID));
  return {};
});

const get_room_members = listed({ roomID: text }, { members: [] }, async (ctx, body) => {
  const room = await listedRoom(ctx.ports.store.read, given(body.roomID));
  if (!room) throw new WireRefusal('noRoom');
  return { members: room.members.map(memberOf) };
});

/** Whoever gave no name is called by their userID in the console, and by nothing here. */
function memberOf({ userID, name }: { readonly userID: string; readonly name: string }): Json {
  return { userID, nickName: name === userID ? '' : name };
}

const get_room_list = listed(
  { index: int(0), count: int(10), roomType: text },
  { rooms: [] },
  async (ctx, { index, count, roomType }) => {
    const limit = Math.min(Math.max(count, 0), longestPage);
    if (limit === 0 || roomType === null) return { rooms: [] };
    const page = { listType: storable(roomType), offset: Math.max(index, 0), limit };
    const rooms = await ctx.ports.store.read.wireRooms.list(page);
    return {
      rooms: rooms.map(({ roomID, madeByID, roomInfo, status }) => ({
        roomID,
        roomCreator: madeByID,
        roomInfo,
        status,
      })),
    };
  },
);

const both = { create_room, enter_room, quit_room, get_room_list, get_room_members };

export const webexeMethods: Readonly<Record<string, JavaMethod>> = {
  get_login_info: get_login_info_of_page,
  ...both,
  delete_room,
};
export const webrtcMethods: Readonly<Record<string, JavaMethod>> = {
  get_login_info: get_login_info_by_json,
  ...both,
  heartbeat,
};
