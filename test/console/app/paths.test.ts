import { describe, expect, it } from 'vitest';
import { pathTo, safeRedirect, signInPath } from '../../../src/config/paths';

describe('addresses', () => {
  it('hold their parameters, encoded', () => {
    expect(pathTo('room', { roomID: '482913605' })).toBe('/rooms/482913605');
    expect(pathTo('recording', { recordingID: 'a/b?c' })).toBe('/recordings/a%2Fb%3Fc');
    expect(pathTo('rooms')).toBe('/rooms');
  });

  it('remember where a person was', () => {
    expect(signInPath('/rooms?q=1')).toBe('/login?redirect=%2Frooms%3Fq%3D1');
    expect(signInPath('/')).toBe('/login');
  });

  it.each([
    ['/rooms?state=live#a', '/rooms?state=live#a'],
    ['//evil.example/rooms', '/'],
    ['/\\evil.example', '/'],
    ['/.//evil.example', '/'],
    ['https://evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['/login?redirect=/rooms', '/'],
    ['/change-password', '/'],
    ['rooms', '/'],
    [null, '/'],
  ])('a redirect to %s goes to %s', (wanted, leads) => {
    expect(safeRedirect(wanted, 'https://console.example')).toBe(leads);
  });
});
