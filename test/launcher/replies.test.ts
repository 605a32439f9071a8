import { describe, expect, it } from 'vitest';
import { parseProgramEvent, parseQueryReply } from '../../src/launcher';

const answer = (value: unknown) => parseQueryReply({ kind: 'answer', value, tookMs: 0 }, 48887);
const reply = (data: unknown, over: object = {}) =>
  answer({ code: 0, data, message: '', port: 48887, ...over });

describe('a reply to /query', () => {
  it('A14 without events is a hello', () => {
    expect(reply(null)).toEqual({ kind: 'program', ready: true, events: [] });
  });

  it('A30 with an error code is the program, but neither hello nor event', () => {
    expect(reply([{ event: 'roomStatus', code: 0, msg: '' }], { code: 5 })).toEqual({
      kind: 'program',
      ready: false,
      events: [],
    });
  });

  it('A30 of another port is somebody else', () => {
    expect(reply([{ event: 'roomStatus', code: 0 }], { port: 48888 })).toEqual({
      kind: 'stranger',
      why: 'wrongPort',
    });
  });

  it.each([null, 'text', 7, [], {}, { code: 0 }, { port: 48887 }, { code: '0', port: 48887 }])(
    '%j is somebody else',
    (value) => {
      expect(answer(value)).toEqual({ kind: 'stranger', why: 'wrongShape' });
    },
  );

  it('that never reached the callback is somebody else', () => {
    expect(parseQueryReply({ kind: 'empty', tookMs: 0 }, 48887)).toEqual({ kind: 'stranger', why: 'noJson' });
  });

  it('keeps good events beside bad ones', () => {
    const mixed = [
      null,
      'x',
      { code: 0 },
      { event: 7 },
      { event: 'roomStatus' },
      { event: 'roomStatus', code: 1 },
    ];
    expect(reply(mixed)).toMatchObject({ events: [{ event: 'roomStatus', code: 1, msg: '' }] });
  });

  it('with data that is no list has no events', () => {
    expect(reply({ event: 'roomStatus', code: 0 })).toMatchObject({ ready: true, events: [] });
  });
});

describe('events', () => {
  it.each([0, 1, 2, -1, -1001, -1002, -1003, -1004, -1005, -1006, -1007, -1008, -1009, -1010, -1011, -2002])(
    'A17 A18 roomStatus %i',
    (code) => {
      const event = { event: 'roomStatus', code, msg: 'cf' };
      expect(parseProgramEvent(event)).toEqual(event);
    },
  );

  it('A19 memberChange', () => {
    const member = { role: 0, userAvatar: '123', userID: 'u1', userName: '曹操(管理员)' };
    expect(parseProgramEvent({ event: 'memberChange', list: [member, { role: 1 }, null] })).toEqual({
      event: 'memberChange',
      list: [member],
    });
  });

  it('A19 memberChange of an empty room, which is null on the wire', () => {
    expect(parseProgramEvent({ event: 'memberChange', list: null })).toEqual({
      event: 'memberChange',
      list: [],
    });
  });

  it('A19 roomTextMsg', () => {
    const event = {
      event: 'roomTextMsg',
      msg: 'hi "x" </script>\n',
      roomID: 'r',
      userAvatar: 'a',
      userID: 'u',
      userName: 'n',
    };
    expect(parseProgramEvent(event)).toEqual(event);
  });

  it('A20 sdkEventCallback', () => {
    const event = {
      event: 'sdkEventCallback',
      eventID: 1002,
      params: [
        { name: 'EVT_MSG', value: 'ok' },
        { name: 'url', value: 'rtmp://p/live/a' },
      ],
    };
    expect(parseProgramEvent(event)).toEqual(event);
    expect(parseProgramEvent({ ...event, params: null })).toMatchObject({ params: [] });
    expect(parseProgramEvent({ event: 'sdkEventCallback' })).toBeNull();
  });

  it('snapshot', () => {
    const event = { event: 'snapshot', id: 'id', base64Img: '/9j/\r\n4AAQ' };
    expect(parseProgramEvent(event)).toEqual(event);
  });

  it('A20 a name that we do not know is passed on whole', () => {
    const raw = { event: 'fireworks', size: 3 };
    expect(parseProgramEvent(raw)).toEqual({ event: 'other', name: 'fireworks', raw });
  });
});
