import { beforeEach, describe, expect, it } from 'vitest';
import { createLimits } from '../../../server/node/limits';
import { aClock } from '../../support/doubles';

let clock: ReturnType<typeof aClock>;
beforeEach(() => {
  clock = aClock();
});
const limitsOf = (given: Partial<Parameters<typeof createLimits>[0]>) =>
  createLimits({ perAddress: 0, perPerson: 0, streams: 0, ...given }, clock);

describe('requests from one address', () => {
  it('are as many in a minute as is set, and then wait for the next', () => {
    const { fromAddress } = limitsOf({ perAddress: 2 });
    clock.forward(60 - ((clock.now().getTime() / 1000) % 60));
    clock.forward(45);
    expect([1, 2, 3].map(() => fromAddress('192.0.2.1'))).toEqual([0, 0, 15]);
    expect(fromAddress('192.0.2.2')).toBe(0);
    clock.forward(15);
    expect(fromAddress('192.0.2.1')).toBe(0);
  });

  it.each([
    ['2001:db8:1:2::5', '2001:db8:1:2:6:7:8:9', true],
    ['2001:db8:1:2::5', '2001:db8:1:3::5', false],
    ['::1', '::2', true],
    ['192.0.2.1', '192.0.2.2', false],
  ])('%s and %s count together: %s', (one, other, together) => {
    const { fromAddress } = limitsOf({ perAddress: 1 });
    expect(fromAddress(one)).toBe(0);
    expect(fromAddress(other) > 0).toBe(together);
  });

  it('that nobody knows count together as well', () => {
    const { fromAddress } = limitsOf({ perAddress: 1 });
    expect([fromAddress(null), fromAddress(null) > 0]).toEqual([0, true]);
  });

  it('from ever new addresses share a count once there are very many', () => {
    const { fromAddress } = limitsOf({ perAddress: 2 });
    for (let i = 0; i < 20_000; i += 1) fromAddress(`10.${i >> 16}.${(i >> 8) & 255}.${i & 255}`);
    expect(['192.0.2.1', '192.0.2.2'].map(fromAddress)).toEqual([0, 0]);
    expect(fromAddress('192.0.2.3')).toBeGreaterThan(0);
    expect(fromAddress('10.0.0.0')).toBe(0); // has a count of its own
  });
});

describe('one person', () => {
  it('has a count of their own, whatever the address', () => {
    const { byPerson, fromAddress } = limitsOf({ perPerson: 1 });
    expect([byPerson('li_na'), byPerson('li_na') > 0, byPerson('wang_wei')]).toEqual([0, true, 0]);
    expect(fromAddress('192.0.2.1')).toBe(0);
  });

  it('has so many streams at once, and gives each back once', () => {
    const { openStream } = limitsOf({ streams: 2 });
    const [one, other] = [openStream('li_na'), openStream('li_na')];
    expect([openStream('li_na'), other === null, openStream('wang_wei') === null]).toEqual([
      null,
      false,
      false,
    ]);
    one?.();
    one?.();
    expect([openStream('li_na') === null, openStream('li_na')]).toEqual([false, null]);
  });

  it('has no limit where it is 0', () => {
    const { byPerson, openStream } = limitsOf({});
    for (let i = 0; i < 5000; i += 1) expect(byPerson('li_na')).toBe(0);
    for (let i = 0; i < 500; i += 1) expect(openStream('li_na')).not.toBeNull();
  });
});
