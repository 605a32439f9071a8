import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ApiProblem } from '../../../src/api/problem';
import { createChatTeller } from '../../../src/calls/launch/chat-teller';
import { parseProgramEvent } from '../../../src/launcher';

const noon = '2026-11-20T04:00:00.000Z';

beforeEach(() => void vi.useFakeTimers({ now: new Date(noon) }));
afterEach(() => void vi.useRealTimers());

function message(given: object = {}) {
  const said = { event: 'roomTextMsg', roomID: '7', userID: 'grace', userName: 'Grace', msg: 'Hello' };
  const event = parseProgramEvent({ ...said, ...given });
  if (!event) throw new Error('no event');
  return event;
}

function aTeller() {
  const send = vi.fn((_roomID: string, _chat: object) => Promise.resolve());
  return { send, teller: createChatTeller(send) };
}

it('tells who wrote what, and when', () => {
  const { send, teller } = aTeller();
  teller.heard('7', message());
  const by = { userID: 'grace', name: 'Grace' };
  expect(send.mock.calls).toEqual([['7', { kind: 'chat', text: 'Hello', at: noon, by }]]);
});

it('says nothing of what is no message, of another room, of nobody, or empty', () => {
  const { send, teller } = aTeller();
  teller.heard('7', { event: 'memberChange', list: [] });
  for (const given of [{ roomID: '8' }, { userID: '' }, { userID: 'not a user' }, { msg: ' \u0007 ' }]) {
    teller.heard('7', message(given));
  }
  expect(send).not.toHaveBeenCalled();
});

it('makes of any text one that RoomService takes', () => {
  const { send, teller } = aTeller();
  teller.heard('7', message({ roomID: '', msg: `a\u0000b\ud800\nc ${'x'.repeat(493)}😀`, userName: 'G\nZ' }));
  const [, chat] = send.mock.calls[0] ?? [];
  expect(chat).toMatchObject({ text: `a b \nc ${'x'.repeat(493)}`, by: { name: 'G Z' } });
});

it('goes by the clock of RoomService where that is ahead of its own', () => {
  const { send, teller } = aTeller();
  teller.saw('2026-11-20T04:02:00.000Z');
  teller.saw('2026-11-20T03:00:00.000Z');
  vi.advanceTimersByTime(5000);
  teller.heard('7', message());
  expect(send.mock.calls[0]?.[1]).toMatchObject({ at: '2026-11-20T04:02:05.000Z' });
});

it('tells again, as of the same time, until RoomService is back', async () => {
  const { send, teller } = aTeller();
  send.mockRejectedValueOnce(new ApiProblem('network.unreachable'));
  teller.heard('7', message());
  await vi.advanceTimersByTimeAsync(10_000);
  expect(send).toHaveBeenCalledTimes(2);
  expect(send.mock.calls[1]).toEqual(send.mock.calls[0]);
});

it('leaves it at a refusal, and tells nothing again once the page is gone', async () => {
  const { send, teller } = aTeller();
  send.mockRejectedValueOnce(new ApiProblem('member.gone'));
  teller.heard('7', message());
  await vi.advanceTimersByTimeAsync(10_000);
  send.mockRejectedValueOnce(new ApiProblem('network.timeout'));
  teller.heard('7', message({ msg: 'Again' }));
  await vi.advanceTimersByTimeAsync(0);
  teller.close();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(send).toHaveBeenCalledTimes(2);
});
