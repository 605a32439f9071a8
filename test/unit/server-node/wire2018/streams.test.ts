import { describe, expect, it } from 'vitest';
import { createPlaying, createStreams, txSecret } from '../../../../server/node/wire2018/streams';

const live = {
  bizID: '3891',
  pushHost: 'push.example',
  playHost: 'play.example',
  pushKey: 'pushkey',
  playKey: 'playkey',
};
/** A week before the time in the vector of the field. */
const now = () => new Date((0x5b063649 - 604_800) * 1000);
const streams = createStreams(live, now);

describe('addresses of streams', () => {
  it('are signed as live services check it', () => {
    expect(txSecret('pushkey', '3891_alice', '5B063649')).toBe('5923f0fcf0bd1f79a307a29c2eb4ff9f');
    expect(streams.pushURL('3891_alice')).toBe(
      'rtmp://push.example/live/3891_alice?bizid=3891&txSecret=5923f0fcf0bd1f79a307a29c2eb4ff9f&txTime=5B063649',
    );
  });

  it('for a viewer are signed by another key, so that they are no right to push', () => {
    const url = new URL(streams.accelerateURL('3891_alice'));
    expect(url.host).toBe('play.example');
    expect(url.searchParams.get('txSecret')).toBe(txSecret('playkey', '3891_alice', '5B063649'));
    expect(url.searchParams.get('txSecret')).not.toBe(txSecret('pushkey', '3891_alice', '5B063649'));
  });

  it('of the mix begin with https and end in .flv, which the desktop program cuts off', () => {
    expect(streams.playURL('3891_alice', 'flv')).toBe('https://play.example/live/3891_alice.flv');
    expect(streams.playURL('3891_alice', 'm3u8')).toBe('https://play.example/live/3891_alice.m3u8');
    expect(streams.playURL('3891_alice', 'rtmp')).toBe('rtmp://play.example/live/3891_alice');
  });

  it('for watching are signed by the key for playing until then, and give no right to push', () => {
    const until = new Date(0x5b063649 * 1000 + 900);
    const url = new URL(createPlaying(live)?.urlOf('3891_房间 7/a_alice', until) ?? '');
    expect(url.origin).toBe('https://play.example');
    expect(decodeURIComponent(url.pathname)).toBe('/live/3891_房间 7/a_alice.flv');
    expect(url.pathname.split('/')).toHaveLength(3);
    expect(url.searchParams.get('txTime')).toBe('5B063649');
    const signedWith = (key: string) => txSecret(key, '3891_房间 7/a_alice', '5B063649');
    expect(url.searchParams.get('txSecret')).toBe(signedWith('playkey'));
    expect(url.searchParams.get('txSecret')).not.toBe(signedWith('pushkey'));
    expect(createPlaying(null)).toBeNull();
  });

  it('are empty without a live service', () => {
    const none = createStreams(null, now);
    expect([none.bizID, none.pushURL('x'), none.accelerateURL('x'), none.playURL('x', 'flv')]).toEqual([
      ...['', '', '', ''],
    ]);
  });
});
