import { expect } from 'vitest';
import { OFFICE, PAGE } from '../../support/wire2018';
import { describeCases, fault, ok, type Case, type Step } from './cases';

const key = expect.stringContaining('roomkey') as string;
const missing = { code: 2, message: '请求失败，缺少参数' };
const badUserID = { code: 7, message: '请求失败，userID含有非法字符或者不符合规范' };
const noRoom = { code: 3, message: '请求失败，房间不存在' };
const full = { code: 5001, message: '超出房间人数上限' };
const emptyInfo = { sdkAppID: 0, accountType: '', userID: '', userSig: '' };
const emptyRoom = { userID: '', roomID: '', roomInfo: '', privateMapKey: '' };
const emptyEntry = { userID: '', roomID: '', privateMapKey: '' };

const create = (given: object, expected: Partial<Step> = { has: ok }): Step => ({
  to: 'webexe/create_room',
  body: { userID: '$alice', roomInfo: '课1', roomType: '$type', roomID: '$1001', ...given },
  ...expected,
});
const enter = (userID: string, given: object = {}, expected: Partial<Step> = { has: ok }): Step => ({
  to: 'webexe/enter_room',
  body: { userID, roomID: '$1001', ...given },
  ...expected,
});
const list = (given: object, expected: Partial<Step>): Step => ({
  to: 'webexe/get_room_list',
  body: { roomType: '$type', ...given },
  ...expected,
});
const members = (expected: Partial<Step>): Step => ({
  to: 'webexe/get_room_members',
  body: { roomID: '$1001' },
  ...expected,
});
const beat: Step = {
  to: 'webrtc/heartbeat',
  body: { userID: '$alice', roomID: '$1001' },
  exactly: ok,
};
const three: readonly Step[] = [
  create({}),
  create({ roomID: '$1002', roomInfo: 'r2' }),
  create({ roomID: '$1003', roomInfo: 'r3' }),
];
const roomIDs = (...ids: readonly string[]) => ({ ...ok, rooms: ids.map((roomID) => ({ roomID })) });
const chars = (count: number, char: string): string => char.repeat(count);

const cases: readonly Case[] = [
  {
    no: '1',
    title: 'login info for a userID of one’s own',
    steps: [
      {
        to: 'webexe/get_login_info',
        sent: { query: { userID: '$abcd', v: '0123' } },
        exactly: {
          ...ok,
          sdkAppID: 1400000001,
          accountType: '9001',
          userID: '$abcd',
          userSig: expect.any(String),
        },
        ordered: ['code', 'message', 'sdkAppID', 'accountType', 'userID', 'userSig'],
      },
    ],
  },
  {
    no: '2',
    title: 'login info without one makes one up',
    steps: [
      {
        to: 'webexe/get_login_info',
        has: { ...ok, userID: expect.stringMatching(/^user_[0-9a-f]{8}_[0-9a-f]{4}$/) },
      },
    ],
  },
  {
    no: '3',
    title: 'login info for what is no userID',
    steps: [
      {
        to: 'webexe/get_login_info',
        sent: { query: { userID: '1abc' } },
        exactly: { ...badUserID, ...emptyInfo },
      },
    ],
  },
  {
    no: '4',
    title: 'a page that posts JSON to webexe is not read',
    steps: [
      {
        to: 'webexe/get_login_info',
        body: { userID: 'abcd' },
        has: { ...ok, userID: expect.stringMatching(/^user_/) },
      },
      {
        to: 'webexe/get_login_info',
        sent: {
          method: 'POST',
          body: 'userID=$formed',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        },
        has: { ...ok, userID: '$formed' },
      },
    ],
  },
  {
    no: '5',
    title: 'webrtc reads JSON',
    steps: [
      { to: 'webrtc/get_login_info', body: { userID: '$abcd' }, has: { ...ok, userID: '$abcd' } },
      { to: 'webrtc/get_login_info', body: {}, has: { ...ok, userID: expect.stringMatching(/^user_/) } },
      { to: 'webrtc/get_login_info', body: { userID: null }, status: 400, exactly: fault },
    ],
  },
  {
    no: '6',
    title: 'a userID has 4 to 24 characters',
    steps: [
      { to: 'webrtc/get_login_info', body: { userID: 'abc' }, has: badUserID },
      { to: 'webrtc/get_login_info', body: { userID: chars(24, 'a') }, has: ok },
      { to: 'webrtc/get_login_info', body: { userID: chars(25, 'a') }, has: badUserID },
    ],
  },
  {
    no: '7',
    title: 'a room needs userID and roomInfo',
    steps: [
      { to: 'webexe/create_room', body: {}, exactly: { ...missing, ...emptyRoom } },
      { to: 'webexe/create_room', body: { userID: 'abcd' }, exactly: { ...missing, ...emptyRoom } },
    ],
  },
  {
    no: '8',
    title: 'a room of what is no userID',
    steps: [create({ userID: 'ab-cd' }, { exactly: { ...badUserID, ...emptyRoom } })],
  },
  {
    no: '9',
    title: 'roomInfo has up to 1024 characters',
    steps: [
      create(
        { roomInfo: chars(1025, 'a') },
        {
          exactly: { code: 11, message: 'roomInfo 字符串长度不能超过1024字节', ...emptyRoom },
        },
      ),
      create({ roomInfo: chars(1024, 'a'), roomID: '' }),
      create({ roomInfo: chars(1024, '课'), roomID: '' }),
    ],
  },
  {
    no: '10',
    title: 'a room without a number gets one',
    steps: [
      create(
        { roomID: '' },
        {
          exactly: {
            ...ok,
            userID: '$alice',
            roomID: expect.stringMatching(/^\d{1,10}$/),
            roomInfo: '课1',
            privateMapKey: key,
          },
          ordered: ['code', 'message', 'userID', 'roomID', 'roomInfo', 'privateMapKey'],
        },
      ),
    ],
  },
  {
    no: '11',
    title: 'a number that is taken is passed over',
    steps: [
      create({}, { has: { ...ok, roomID: '$1001' } }),
      create({}, { has: { ...ok, roomID: expect.stringMatching(/^\d{1,10}$/) }, keep: { other: 'roomID' } }),
    ],
  },
  {
    no: '12',
    title: 'a roomID that is no number up to 2147483647 makes nothing',
    steps: [
      create({ roomID: 'room_abc' }, { status: 400, exactly: fault }),
      create({ roomID: '2147483648' }, { status: 400, exactly: fault }),
      create({ roomID: '-5' }, { status: 400, exactly: fault }),
      list({}, { exactly: { ...ok, rooms: [] } }),
    ],
  },
  {
    no: '13',
    title: 'a number for a text is written out',
    steps: [
      create({ roomID: '$1077', roomInfo: 77 }, { has: { ...ok, roomID: '$1077', roomInfo: '77' } }),
      create({ roomInfo: ['x'] }, { status: 400, exactly: fault }),
    ],
  },
  {
    no: '14',
    title: 'needHeartBeat is a boolean, a whole number or its word',
    steps: [
      create({ roomID: '', needHeartBeat: 0 }),
      create({ roomID: '', needHeartBeat: false }),
      create({ roomID: '', needHeartBeat: 'true' }),
      create({ roomID: '', needHeartBeat: '' }),
      create({ roomID: '', needHeartBeat: '1' }, { status: 400, exactly: fault }),
    ],
  },
  {
    no: '15',
    title: 'a field that nobody knows is refused',
    steps: [create({ colour: 'red' }, { status: 400, exactly: fault })],
  },
  {
    no: '16',
    title: 'a list has 10 rooms unless asked otherwise',
    steps: [
      ...Array.from({ length: 12 }, (_, i) => create({ roomID: `$${2001 + i}`, roomInfo: `r${i}` })),
      list({}, { has: roomIDs(...Array.from({ length: 10 }, (_, i) => `$${2001 + i}`)) }),
      list({ index: 10 }, { has: roomIDs('$2011', '$2012') }),
    ],
  },
  {
    no: '17',
    title: 'a list of a type has its rooms, with four fields',
    steps: [
      create({ roomInfo: 'r2' }),
      create({ roomID: '$1002', roomType: '$Type' }),
      list(
        {},
        {
          exactly: { ...ok, rooms: [{ roomID: '$1001', roomCreator: '$alice', roomInfo: 'r2', status: 0 }] },
        },
      ),
    ],
  },
  {
    no: '18',
    title: 'index passes rooms over',
    steps: [
      ...three,
      list({ index: 1 }, { has: roomIDs('$1002', '$1003') }),
      list({ index: 9 }, { exactly: { ...ok, rooms: [] } }),
      list({ index: -3 }, { has: roomIDs('$1001', '$1002', '$1003') }),
    ],
  },
  {
    no: '19',
    title: 'count 0 or less is none',
    steps: [
      ...three,
      list({ count: 0 }, { exactly: { ...ok, rooms: [] } }),
      list({ count: -1 }, { exactly: { ...ok, rooms: [] } }),
    ],
  },
  {
    no: '20',
    title: 'index and count may be texts',
    steps: [...three, list({ index: '0', count: '2' }, { has: roomIDs('$1001', '$1002') })],
  },
  {
    no: '21',
    title: 'a fraction is cut',
    steps: [...three, list({ count: 1.9 }, { has: roomIDs('$1001') })],
  },
  {
    no: '22',
    title: 'a count that is no number, and the name of another server',
    steps: [
      list({ count: 'x' }, { status: 400, exactly: fault }),
      list({ cnt: 5 }, { status: 400, exactly: fault }),
    ],
  },
  {
    no: '23',
    title: 'no type is none',
    steps: [...three, list({ roomType: null }, { exactly: { ...ok, rooms: [] } })],
  },
  {
    no: '24',
    title: 'both pages have the same rooms',
    steps: [
      create({}),
      { to: 'webrtc/get_room_list', body: { roomType: '$type' }, has: roomIDs('$1001') },
      { to: 'webrtc/enter_room', body: { userID: '$bob01', roomID: '$1001' }, has: ok },
      members({ has: { members: [{ userID: '$alice' }, { userID: '$bob01' }] } }),
    ],
  },
  {
    no: '25-27',
    title: 'each entry sets the status',
    steps: [
      create({}),
      enter(
        '$bob01',
        { status: 1 },
        { exactly: { ...ok, userID: '$bob01', roomID: '$1001', privateMapKey: key } },
      ),
      list({}, { has: { rooms: [{ status: 1 }] } }),
      { to: 'webrtc/enter_room', body: { userID: '$carol', roomID: '$1001' }, has: ok },
      list({}, { has: { rooms: [{ status: 0 }] } }),
      enter('$dave1', { status: 7 }),
      list({}, { has: { rooms: [{ status: 7 }] } }),
    ],
  },
  {
    no: '28, 29',
    title: 'a room of four lets in no fifth, and none of the four again',
    steps: [
      create({}),
      enter('$bob01'),
      enter('$carol'),
      enter('$dave1'),
      enter('$erin1', {}, { exactly: { ...full, ...emptyEntry } }),
      enter('$bob01', {}, { exactly: { ...full, ...emptyEntry } }),
    ],
  },
  {
    no: '30',
    title: 'a member who enters again has the new name, and one seat',
    steps: [
      create({ nickName: '爱丽丝' }),
      enter('$alice', { nickName: 'Alice 2' }),
      members({ exactly: { ...ok, members: [{ userID: '$alice', nickName: 'Alice 2' }] } }),
    ],
  },
  {
    no: '31, 32',
    title: 'a missing userID is told before a missing room, and what is no userID too',
    steps: [
      enter('$bob01', {}, { exactly: { ...noRoom, ...emptyEntry } }),
      enter('', {}, { exactly: { ...missing, ...emptyEntry } }),
      enter('b-b-b', {}, { exactly: { ...badUserID, ...emptyEntry } }),
    ],
  },
  {
    no: '33',
    title: 'a stranger may leave',
    steps: [
      create({}),
      { to: 'webexe/quit_room', body: { userID: '$bob01', roomID: '$1001' }, exactly: ok },
      members({ has: { members: [{ userID: '$alice' }] } }),
    ],
  },
  {
    no: '34',
    title: 'the room goes with its last member',
    steps: [
      create({}),
      { to: 'webrtc/quit_room', body: { userID: '$alice', roomID: '$1001' }, exactly: ok },
      members({ exactly: { ...noRoom, members: [] } }),
      list({}, { exactly: { ...ok, rooms: [] } }),
    ],
  },
  {
    no: '35',
    title: 'leaving needs both, and a room',
    steps: [
      { to: 'webexe/quit_room', body: { userID: '$alice' }, exactly: missing },
      { to: 'webexe/quit_room', body: { userID: '$alice', roomID: '$1009' }, exactly: noRoom },
    ],
  },
  {
    no: '36',
    title: 'a creator who leaves stays the creator',
    steps: [
      create({}),
      enter('$bob01'),
      { to: 'webexe/quit_room', body: { userID: '$alice', roomID: '$1001' }, exactly: ok },
      list({}, { has: { rooms: [{ roomID: '$1001', roomCreator: '$alice' }] } }),
    ],
  },
  {
    no: '37',
    title: 'each page has one method that the other has not',
    steps: [
      { to: 'webexe/heartbeat', body: {}, status: 404, exactly: fault },
      { to: 'webrtc/delete_room', body: {}, status: 404, exactly: fault },
    ],
  },
  {
    no: '38',
    title: 'a heartbeat of a member, a stranger, in no room, of nobody',
    steps: [
      create({}),
      beat,
      { ...beat, body: { userID: '$bob01', roomID: '$1001' } },
      { ...beat, body: { userID: '$alice', roomID: '$1009' }, exactly: noRoom },
      { ...beat, body: {}, exactly: missing },
    ],
  },
  {
    no: '39-43',
    title: 'a silent member is out after 20 s; the room waits empty for ten minutes and can be entered',
    steps: [
      create({}),
      { seconds: 19.9 },
      members({ has: { members: [{ userID: '$alice' }] } }),
      { seconds: 2 },
      members({ exactly: { ...ok, members: [] } }),
      { to: 'webrtc/get_room_list', body: { roomType: 'another' }, has: ok },
      list({}, { exactly: { ...ok, rooms: [] } }),
      { ...beat },
      enter('$bob01'),
      list({}, { has: roomIDs('$1001') }),
      { seconds: 22 },
      { seconds: 601 },
      members({ exactly: { ...noRoom, members: [] } }),
    ],
  },
  {
    no: '44',
    title: 'without heartbeats nobody is silent, for half a day',
    steps: [
      create({ needHeartBeat: false }),
      { seconds: 30 },
      list({}, { has: roomIDs('$1001') }),
      { seconds: 11.9 * 3600 },
      list({}, { has: roomIDs('$1001') }),
      { seconds: 800 },
      { seconds: 601 },
      members({ exactly: { ...noRoom, members: [] } }),
    ],
  },
  {
    no: '45',
    title: 'a heartbeat every 7 s keeps its member',
    steps: [
      create({}),
      ...Array.from({ length: 9 }, () => [{ seconds: 7 }, beat]).flat(),
      members({ has: { members: [{ userID: '$alice' }] } }),
    ],
  },
  {
    no: '46',
    title: 'deleting an unknown room, none, and a room',
    steps: [
      { to: 'webexe/delete_room', body: { roomID: '$1009' }, exactly: ok },
      { to: 'webexe/delete_room', body: {}, exactly: missing },
      create({}),
      { to: 'webexe/delete_room', body: { roomID: '$1001' }, exactly: ok },
      members({ exactly: { ...noRoom, members: [] } }),
    ],
  },
  {
    no: '47',
    title: 'deleting a room with its type is refused',
    steps: [
      { to: 'webexe/delete_room', body: { roomID: '$1', roomType: '$type' }, status: 400, exactly: fault },
    ],
  },
  {
    no: '48',
    title: 'members of no room',
    steps: [
      { to: 'webexe/get_room_members', body: {}, exactly: { ...missing, members: [] } },
      members({ exactly: { ...noRoom, members: [] } }),
    ],
  },
  {
    no: '49',
    title: 'a body that is not called JSON',
    steps: ['text/plain', 'application/x-www-form-urlencoded', 'text/xml', ''].map((type) => ({
      to: 'webexe/get_room_list',
      sent: { method: 'POST', body: '{}', headers: { 'content-type': type } },
      status: 415,
      exactly: fault,
    })),
  },
  {
    no: '50',
    title: 'a body that is no JSON object, and none',
    steps: [
      ...['{bad', '', '[]', 'null'].map((body) => ({
        to: 'webexe/get_room_list',
        sent: { method: 'POST', body, headers: { 'content-type': 'application/json' } },
        status: 400,
        exactly: fault,
      })),
      { to: 'webexe/get_room_list', status: 400, exactly: fault },
    ],
  },
  {
    no: '53',
    title: 'no roomType is an empty one, and lists go on',
    steps: [
      create({ roomType: null }),
      list({ roomType: 'another' }, { has: ok }),
      { to: 'webexe/delete_room', body: { roomID: '$1001' }, exactly: ok },
    ],
  },
  {
    no: '56',
    title: 'a privateMapKey is for that user, that room, and a day',
    steps: [
      create({}, { has: { privateMapKey: expect.stringMatching(/^roomkey alice_\d+ 50\d+ 17\d+\.\d+$/) } }),
    ],
  },
  {
    no: '§1.1',
    title: 'a slash or .json behind the name, and an answer that nobody asked for',
    steps: [
      { to: 'webexe/get_room_list/', body: { roomType: '$type' }, exactly: { ...ok, rooms: [] } },
      { to: 'webexe/get_room_list.json', body: { roomType: '$type' }, exactly: { ...ok, rooms: [] } },
      {
        to: 'webexe/get_room_list',
        sent: { method: 'POST', headers: { accept: 'text/html' } },
        status: 406,
        exactly: fault,
      },
    ],
  },
];

describeCases('the room list of 2018', cases);

describeCases('the room list is open for whom it was opened', [
  {
    no: '§11.1',
    title: 'from another network or page it is closed',
    steps: [
      {
        to: 'webexe/get_room_list',
        sent: { body: {}, headers: { 'x-test-address': '198.51.100.1' } },
        status: 403,
        exactly: fault,
      },
      {
        to: 'webexe/get_login_info',
        sent: { headers: { 'x-test-address': OFFICE, origin: 'https://evil.example' } },
        status: 403,
        exactly: fault,
      },
      { to: 'webexe/get_login_info', sent: { headers: { origin: PAGE } }, has: ok },
      {
        to: 'utils/get_login_info',
        sent: { headers: { 'x-test-address': '198.51.100.1' } },
        status: 403,
        exactly: fault,
      },
      {
        to: 'node-utils/get_login_info',
        sent: { headers: { 'x-test-address': '198.51.100.1' } },
        status: 403,
        exactly: fault,
      },
    ],
  },
]);
