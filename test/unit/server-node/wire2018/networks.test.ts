import { describe, expect, it } from 'vitest';
import { isNetwork, isWithin } from '../../../../server/node/wire2018/networks';
import { pageOrigin } from '../../../../contract/old-clients';

const networks = ['10.0.0.0/8', '192.0.2.7', '2001:db8::/32'];

describe('networks', () => {
  it.each([
    ['10.1.2.3', true],
    ['192.0.2.7', true],
    ['2001:db8::1', true],
    ['192.0.2.8', false],
    ['2001:db9::1', false],
    ['', false],
    ['office', false],
  ])('hold %j: %s', (address, within) => {
    expect(isWithin(address, networks)).toBe(within);
  });

  it('hold nobody where there are none', () => {
    expect(['127.0.0.1', '::1', '10.0.0.1'].filter((address) => isWithin(address, []))).toEqual([]);
  });

  it('are looked up by what they are, however many lists there have been', () => {
    for (let last = 1; last <= 60; last += 1) {
      expect(isWithin(`192.0.2.${last}`, [`192.0.2.${last}`])).toBe(true);
      expect(isWithin('192.0.2.250', [`192.0.2.${last}`])).toBe(false);
    }
  });

  it.each(['10.0.0.0/8', '192.0.2.7', '::1', '2001:db8::/32', '0.0.0.0/0'])('may be written %j', (text) => {
    expect(isNetwork(text)).toBe(true);
  });

  it.each(['', 'x', '10.0.0.0/', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0/8', '::1/129', '10.0.0.0/-1'])(
    'may not be written %j',
    (text) => {
      expect(isNetwork(text)).toBe(false);
    },
  );
});

describe('the origin of a page', () => {
  it.each(['https://crm.example', 'http://localhost:8080', 'https://10.0.0.1', 'https://[2001:db8::1]:8443'])(
    'may be %s',
    (text) => {
      expect(pageOrigin.safeParse(text).success && new URL(text).origin === text).toBe(true);
    },
  );

  it.each([
    ...['', 'crm.example', 'https://crm.example/', 'https://crm.example/path', 'HTTPS://crm.example'],
    ...[
      'https://CRM.example',
      'https://crm.example:443',
      'http://crm.example:80',
      'ftp://crm.example',
      'null',
    ],
    ...['https://*.example', 'https://a b', 'https://user@crm.example'],
  ])('may not be %j', (text) => {
    expect(pageOrigin.safeParse(text).success).toBe(false);
  });
});
