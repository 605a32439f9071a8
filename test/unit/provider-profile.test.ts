import { describe, expect, it } from 'vitest';
import type { ProviderRules } from '../../server/roomservice/people/provider/port';
import { safeRedirect } from '../../server/roomservice/people/provider/door';
import { profileOf, userIDFrom } from '../../server/roomservice/people/provider/profile';

const rules: ProviderRules = {
  claims: { login: 'preferred_username', name: 'name', email: 'email', role: null, team: null },
  roles: { agent: ['staff'], supervisor: ['leads'], admin: ['ops'] },
  newPeople: 'create',
  defaultRole: null,
  emailDomains: [],
  passwords: 'everybody',
};

describe('a userID out of a login name', () => {
  it.each([
    ['emma.clark', 'emma_clark'],
    ['Emma.Clark@example.com', 'Emma_Clark'],
    ['josé', 'jose'],
    ['bob', 'u_bob'],
    ['007', 'u_007'],
    ['admin', 'u_admin'],
    ['x'.repeat(60), 'x'.repeat(24)],
    ['沈若溪', null],
    ['@example.com', null],
  ])('%s is %s', (login, made) => {
    expect(userIDFrom(login)).toBe(made);
  });
});

describe('what the provider says of a person', () => {
  it('is read by the names that the installation gives', () => {
    const claims = {
      upn: ' emma ',
      profile: { full: 'Emma Clark' },
      'https://x.example/roles': ['staff', 'ops', 7],
    };
    const names = { ...rules.claims, login: 'upn', name: 'profile.full', role: 'https://x.example/roles' };
    expect(profileOf(claims, { ...rules, claims: names })).toEqual({
      login: 'emma',
      name: 'Emma Clark',
      role: 'admin',
    });
  });

  it('gives the login name where there is no other, and no role where none of the groups is meant', () => {
    const claims = { preferred_username: 'emma', name: ' ', groups: 'others' };
    expect(
      profileOf(claims, { ...rules, claims: { ...rules.claims, role: 'groups', team: 'groups' } }),
    ).toEqual({
      ...{ login: 'emma', name: 'emma', role: null, teams: ['others'] },
    });
  });

  it('takes no address for a login name that is not verified', () => {
    const byMail = { ...rules, claims: { ...rules.claims, login: 'email' } };
    const claims = { email: 'emma@example.com' };
    expect(() => profileOf(claims, byMail)).toThrow('signIn.unverified');
    expect(profileOf({ ...claims, email_verified: true }, byMail)).toMatchObject({
      login: 'emma@example.com',
    });
  });

  it.each([undefined, '', 7, 'a\u0000b', 'constructor'])(
    'is not enough without a login name: %j',
    (value) => {
      const claims = value === 'constructor' ? {} : { preferred_username: value };
      const login = value === 'constructor' ? 'constructor.name' : 'preferred_username';
      expect(() => profileOf(claims, { ...rules, claims: { ...rules.claims, login } })).toThrow(
        'provider.incomplete',
      );
    },
  );
});

describe('where to go after signing in', () => {
  it.each(['/rooms/4711?tab=calls#top', '/', '/rooms?q=//x'])('%s is a place here', (wanted) => {
    expect(safeRedirect(wanted)).toBe(wanted);
  });

  it.each([
    undefined,
    '',
    'rooms',
    '//evil.example',
    '/\\evil.example',
    '/.//evil.example',
    '/\t/evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    '/login?redirect=/',
    '/change-password',
    '/api/sign-in/provider',
  ])('%j leads to the start', (wanted) => {
    expect(safeRedirect(wanted)).toBe('/');
  });
});
