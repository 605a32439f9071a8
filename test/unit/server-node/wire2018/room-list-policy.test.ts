import { describe, expect, it } from 'vitest';
import { createRoomListPolicy, networkIn } from '../../../../server/node/wire2018/room-list-policy';

const publicURL = new URL('https://calls.example');
const policy = createRoomListPolicy(
  { networks: ['10.0.0.0/8', '192.0.2.7', '2001:db8::/32'], origins: ['https://crm.example'] },
  publicURL,
);

describe('the room list', () => {
  it.each([
    ['10.1.2.3', true],
    ['192.0.2.7', true],
    ['2001:db8::1', true],
    ['192.0.2.8', false],
    ['2001:db9::1', false],
    [null, false],
  ])('asked from %s is open: %s', (address, open) => {
    expect(policy.mayUse(address)).toBe(open);
  });

  it('may be read by the pages that were named, and ours', () => {
    const pages = ['https://crm.example', 'https://calls.example', 'http://crm.example', 'null', ''];
    expect(pages.map((page) => policy.mayRead(page))).toEqual([true, true, false, false, false]);
  });

  it('is closed to everybody where no network is named', () => {
    const closed = createRoomListPolicy({ networks: [], origins: [] }, publicURL);
    expect(['127.0.0.1', '::1', '10.0.0.1'].map((address) => closed.mayUse(address))).toEqual([
      ...[false, false, false],
    ]);
  });

  it.each(['', 'x', '10.0.0.0/', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0/8', '::1/129', '10.0.0.0/-1'])(
    'has no network %j',
    (text) => {
      expect(networkIn(text)).toBeNull();
    },
  );
});
