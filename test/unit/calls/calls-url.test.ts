import { describe, expect, it } from 'vitest';
import { callsQuery, callsUrl, unfiltered } from '../../../src/calls/list/calls-url';

const read = (address: string) => callsUrl.parse(new URLSearchParams(address));

describe('the address of the list of calls', () => {
  it('says nothing of what nobody set, and asks for the newest twenty', () => {
    expect(callsUrl.write(callsUrl.defaults).toString()).toBe('');
    expect(callsQuery(callsUrl.defaults)).toEqual({ sort: 'startedAt.desc', page: 1, size: 20 });
  });

  it('carries every filter, the order and the page, and back', () => {
    const address =
      'q=Zhou&from=2026-11-20&to=2026-11-21&agent=li_wei&agent=shen_ruoxi&state=ended&reason=network' +
      '&disposition=followUp&wrapUp=missing&sort=duration.asc&page=3&size=50';
    const state = read(address);
    expect(callsUrl.write(state).toString()).toBe(address);
    expect(callsQuery(state)).toEqual({
      q: 'Zhou',
      from: new Date('2026-11-20T00:00:00.000').toISOString(),
      to: new Date('2026-11-21T23:59:59.999').toISOString(),
      agentID: ['li_wei', 'shen_ruoxi'],
      state: ['ended'],
      endReason: ['network'],
      disposition: ['followUp'],
      wrapUp: 'missing',
      sort: 'duration',
      page: 3,
      size: 50,
    });
  });

  it('drops what RoomService would refuse', () => {
    expect(read('state=asleep&reason=boredom&agent=no%20one&from=yesterday&sort=mood&page=0&size=7')).toEqual(
      callsUrl.defaults,
    );
  });

  it('asks for all wrap-ups where both kinds are chosen', () => {
    expect(callsQuery(read('wrapUp=missing&wrapUp=done'))).not.toHaveProperty('wrapUp');
  });

  it('is unfiltered once everything is taken away, in the order that was chosen', () => {
    const cleared = callsUrl.change(
      read('q=Zhou&state=ended&wrapUp=done&sort=duration.desc&page=4'),
      unfiltered,
    );
    expect(callsUrl.isFiltered(cleared)).toBe(false);
    expect(callsUrl.write(cleared).toString()).toBe('sort=duration.desc');
  });
});
