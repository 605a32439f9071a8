import { describe, expect, it } from 'vitest';
import { readLaunchLine } from '../../mocks/desktop/launch-line';
import {
  buildLaunchUrl,
  LaunchError,
  lengthOnTheWay,
  maxUrlLength,
  type RoomLaunch,
} from '../../src/launcher';
import { aLaunch, asTheSystemGetsIt } from './support/requests';

const start = 'TXCloudRoom://liteav/params?json=';

/** A3: an entry with nothing but what must be given. */
const bare: RoomLaunch = {
  type: 'RTCRoom',
  callID: 'c1',
  serverDomain: 'https://h/',
  roomAction: 'enterRoom',
  roomID: 7,
  template: '1v1',
  sdkAppID: 1,
  accType: 2,
  userID: 'u',
  userSig: 's',
};

const without = <K extends keyof RoomLaunch>(request: RoomLaunch, key: K): RoomLaunch =>
  Object.fromEntries(Object.entries(request).filter(([name]) => name !== key)) as unknown as RoomLaunch; // a launch lacking a field, on purpose

describe('byte for byte as the 2018 SDK', () => {
  it('A1 LiveRoom: all but the quotation mark in the name, which would break the program', () => {
    const url = buildLaunchUrl({
      type: 'LiveRoom',
      callID: 'c1',
      serverDomain: 'https://room.qcloud.com/',
      roomAction: 'createRoom',
      roomID: 'room_1',
      roomName: '雷锋的房间',
      roomTitle: 'T&1',
      roomLogo: '',
      template: '1v3',
      sdkAppID: 1400000001,
      accType: '18454',
      userID: 'u 1',
      userSig: 'eJ+a/b=*-_',
      userName: '曹操"',
    });
    const original =
      start +
      '{"dataChannel":"externalProtol","type":"LiveRoom","action":"createRoom","serverDomain":"https%3A%2F%2Froom.qcloud.com%2Fweapp%2Flive_room%2F","template":"1v3","userList":true,"IMList":true,"whiteboard":true,"screenShare":true,"sdkAppID":1400000001,"accountType":"18454","userID":"u%201","userSig":"eJ%2Ba%2Fb%3D*-_","userName":"%E6%9B%B9%E6%93%8D%22","userAvatar":"123","roomID":"room_1","roomInfo":"%E9%9B%B7%E9%94%8B%E7%9A%84%E6%88%BF%E9%97%B4","title":"T%261","logo":"","port":48887,"singleton":true,"mixRecord":true,"screenRecord":0,"recordUrl":""}';
    expect(url).toBe(original.replace('%E6%93%8D%22"', '%E6%93%8D%5C%22"'));
    expect(readLaunchLine(asTheSystemGetsIt(original))).toBeNull();
    expect(readLaunchLine(asTheSystemGetsIt(url))?.userName).toBe('曹操"');
  });

  const entry = (template: string, service: string) =>
    `${start}{"dataChannel":"externalProtol","type":"RTCRoom","action":"enterRoom","serverDomain":"https%3A%2F%2Fh%2Fweapp%2F${service}%2F",${template}"userList":true,"IMList":true,"whiteboard":true,"screenShare":true,"sdkAppID":1,"accountType":2,"userID":"u","userSig":"s","userName":"u","userAvatar":"123","roomID":"7","roomInfo":"undefined","title":"undefined","logo":"undefined","port":48887,"singleton":true,"mixRecord":true,"screenRecord":0,"recordUrl":""}`;

  it('A3 RtcRoom with nothing but what must be given', () => {
    expect(buildLaunchUrl(bare)).toBe(entry('"template":"1v1",', 'double_room'));
  });

  it('A4 without a template there is no such key, and the room is served as a multi room', () => {
    expect(buildLaunchUrl(without(bare, 'template'))).toBe(entry('', 'multi_room'));
  });

  it.each(['1v2', '1v3', '1v4'] as const)('A5 template %s is served as a multi room', (template) => {
    expect(buildLaunchUrl({ ...bare, template })).toBe(entry(`"template":"${template}",`, 'multi_room'));
  });

  it('A6 one program at a time, unless several are asked for', () => {
    expect(buildLaunchUrl(bare)).toContain('"port":48887,"singleton":true');
    expect(buildLaunchUrl({ ...bare, singleton: false }, 50123)).toContain('"port":50123,"singleton":false');
  });

  it('A7 a proxy comes last', () => {
    const url = buildLaunchUrl({ ...bare, proxy: { ip: '1.2.3.4', port: 1080 } });
    expect(url.endsWith(',"recordUrl":"","proxy":{"ip":"1.2.3.4","port":1080}}')).toBe(true);
  });

  it('A8 the avatar is sent when it is given', () => {
    expect(buildLaunchUrl({ ...bare, userAvatar: 'top' })).toContain('"userAvatar":"top"');
  });

  it('A9 recording modes', () => {
    const url = buildLaunchUrl({
      ...bare,
      mixRecord: false,
      screenRecord: 3,
      cloudRecordUrl: 'rtmp://h/a?b=1&c=2',
    });
    expect(url).toContain(
      '"mixRecord":false,"screenRecord":3,"recordUrl":"rtmp%3A%2F%2Fh%2Fa%3Fb%3D1%26c%3D2"}',
    );
  });
});

describe('recordPath, which the 2018 SDK never sent', () => {
  it.each([2, 3] as const)('follows recordUrl in mode %i', (screenRecord) => {
    const url = buildLaunchUrl(aLaunch({ screenRecord, recordPath: 'D:\\录像' }));
    expect(url).toContain('"recordUrl":"","recordPath":"D%3A%5C%5C%E5%BD%95%E5%83%8F"}');
    expect(readLaunchLine(asTheSystemGetsIt(url))?.recordPath).toBe('D:\\录像');
  });

  it('is not sent without a path, nor in a mode that writes no file', () => {
    expect(buildLaunchUrl(aLaunch({ screenRecord: 2 }))).not.toContain('recordPath');
    expect(buildLaunchUrl(aLaunch({ screenRecord: 1, recordPath: 'D:/rec' }))).not.toContain('recordPath');
  });
});

describe('what a person typed reaches the program as it was typed', () => {
  it.each([
    ['quotation marks', 'say "hi"'],
    ['backslashes', 'C:\\new\\"quoted\\"'],
    ['newline, tab and NUL', 'one\ntwo\tthree\u0000four'],
    ['percent signs', '100% %22 %5C'],
    ['plus signs', 'a+b c'],
    ['what looks like the end of the JSON', '"}?callback=x'],
    ['emoji', '👩🏽‍💻 沈若溪'],
    ['U+2028 and DEL', '\u2028\u007f'],
  ])('%s', (_, typed) => {
    const order = readLaunchLine(
      asTheSystemGetsIt(buildLaunchUrl(aLaunch({ roomName: typed, userName: typed, roomTitle: typed }))),
    );
    expect(order).toMatchObject({ roomInfo: typed, userName: typed, raw: { title: typed } });
  });

  it('with lone surrogates as U+FFFD, because the program refuses the escape of one', () => {
    const url = buildLaunchUrl(aLaunch({ userName: 'a\ud83db', roomName: '\udc4d' }));
    expect(readLaunchLine(asTheSystemGetsIt(url))).toMatchObject({
      userName: 'a\ufffdb',
      roomInfo: '\ufffd',
    });
  });

  it('in fields that the 2018 SDK sends unescaped too', () => {
    const url = buildLaunchUrl(aLaunch({ accType: 'a"%22+' }));
    expect(readLaunchLine(asTheSystemGetsIt(url))?.raw['accountType']).toBe('a"%22+');
  });
});

function refusal(request: RoomLaunch): LaunchError {
  try {
    buildLaunchUrl(request);
  } catch (error) {
    if (error instanceof LaunchError) return error;
    throw error;
  }
  throw new Error('it was not refused');
}

describe('refused before anything is opened', () => {
  it.each(['serverDomain', 'roomAction', 'roomID', 'userID', 'userSig', 'accType', 'callID'] as const)(
    'A10 a launch without %s',
    (field) => {
      expect(refusal(without(aLaunch(), field))).toMatchObject({ code: 'missingField', field });
    },
  );

  it.each([0, -1, 1.5, 2_147_483_648, Number.NaN])('sdkAppID %d, which crashes the program', (sdkAppID) => {
    expect(refusal(aLaunch({ sdkAppID }))).toMatchObject({ code: 'invalidField', field: 'sdkAppID' });
  });

  it('a URL over 2048 characters, naming the longest field', () => {
    const refused = refusal(aLaunch({ roomName: '很长的名字'.repeat(40) }));
    expect(refused).toMatchObject({ code: 'urlTooLong', field: 'roomName', length: { limit: 2048 } });
    expect(refusal(aLaunch({ cloudRecordUrl: `rtmp://h/${'a'.repeat(2000)}` })).field).toBe('cloudRecordUrl');
  });

  it('counts what arrives, to the character, with the quotation marks around it', () => {
    const shortest = lengthOnTheWay(buildLaunchUrl(aLaunch({ roomName: '' })));
    const room = maxUrlLength - shortest;
    const fits = buildLaunchUrl(aLaunch({ roomName: 'a'.repeat(room) }));
    expect(`"${asTheSystemGetsIt(fits)}"`).toHaveLength(maxUrlLength);
    expect(refusal(aLaunch({ roomName: 'a'.repeat(room + 1) })).length).toEqual({
      actual: 2049,
      limit: 2048,
    });
  });
});

it('a serverDomain without its last slash gets one', () => {
  expect(buildLaunchUrl({ ...bare, serverDomain: 'https://h' })).toBe(buildLaunchUrl(bare));
});
