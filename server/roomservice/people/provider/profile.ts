import * as z from 'zod/mini';
import type { Role } from '../../../../contract/access';
import { reservedUserIDs } from '../../../../contract/people';
import { requiredText, userID } from '../../../../contract/primitives';
import { Problem } from '../../problem';
import type { Claims, ProviderRules } from './port';

/** What the rules read from a person's claims. */
export interface Profile {
  /** Their login name at the provider. */
  readonly login: string;
  readonly name: string;
  /** The role that they get; null where the provider gives none and none is the default. Left out: admins decide. */
  readonly role?: Role | null;
  /** Names of teams, the first that exists counts. Left out: admins decide. */
  readonly teams?: readonly string[];
}

const highestFirst: readonly Role[] = ['admin', 'supervisor', 'agent'];

/** Throws where a claim is missing that nobody can do without, or an address is not of a domain that may. */
export function profileOf(claims: Claims, rules: ProviderRules): Profile {
  const login = textOf(claimAt(claims, rules.claims.login), 200);
  if (login === null) throw new Problem('provider.incomplete', { claim: rules.claims.login });
  const isVerified = claims['email_verified'] === true;
  // Whoever could write any address there would come as anybody.
  if (rules.claims.login === rules.claims.email && !isVerified) throw new Problem('signIn.unverified');
  if (rules.emailDomains.length > 0) mustBeOfDomain(claims, rules, isVerified);
  return {
    login,
    name: textOf(claimAt(claims, rules.claims.name), 60) ?? login.slice(0, 60),
    ...(rules.claims.role === null
      ? {}
      : { role: roleOf(listOf(claimAt(claims, rules.claims.role)), rules) }),
    ...(rules.claims.team === null ? {} : { teams: listOf(claimAt(claims, rules.claims.team)) }),
  };
}

function mustBeOfDomain(claims: Claims, rules: ProviderRules, isVerified: boolean): void {
  const email = textOf(claimAt(claims, rules.claims.email), 320);
  if (email === null) throw new Problem('provider.incomplete', { claim: rules.claims.email });
  if (!isVerified) throw new Problem('signIn.unverified');
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  if (!rules.emailDomains.includes(domain)) throw new Problem('signIn.domain');
}

function roleOf(given: readonly string[], rules: ProviderRules): Role | null {
  const found = highestFirst.find((role) => rules.roles[role].some((value) => given.includes(value)));
  return found ?? rules.defaultRole;
}

/** Claims whose own name has dots in it, as some providers' have, come before paths. */
export function claimAt(claims: Claims, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  let at: unknown = claims;
  for (const step of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
    at = (at as Claims)[step]; // an object, looked at by a name that it has
  }
  return at;
}

function textOf(value: unknown, max: number): string | null {
  if (typeof value !== 'string') return null;
  const parsed = z.safeParse(requiredText(max), value.trim().slice(0, max));
  return parsed.success ? parsed.data : null;
}

function listOf(value: unknown): readonly string[] {
  const values = Array.isArray(value) ? value : [value];
  return values.filter((each) => typeof each === 'string');
}

/** A userID out of a login name, for somebody new: `Emma.Clark@example.com` is `Emma_Clark`. Null where it has no such letters. */
export function userIDFrom(login: string): string | null {
  const [local = ''] = login.split('@', 1);
  const plain = local.normalize('NFKD').replace(/\p{M}/gu, '');
  const spelt = plain.replace(/[^a-zA-Z0-9]+/g, '_').replace(/^_+|_+$/g, '');
  const isOne = z.safeParse(userID, spelt.slice(0, 24)).success && !reservedUserIDs.test(spelt);
  const made = (isOne ? spelt : `u_${spelt}`).slice(0, 24);
  return spelt !== '' && z.safeParse(userID, made).success ? made : null;
}
