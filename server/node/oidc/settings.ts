import * as z from 'zod/mini';
import type { ProviderRules } from '../../roomservice/people/provider/port';

/** Which provider of OpenID Connect people sign in at, and what is made of its people. */
export interface OidcSettings {
  readonly issuer: URL;
  readonly clientID: string;
  /** Null: a public client, which has PKCE alone. */
  readonly clientSecret: string | null;
  readonly scopes: string;
  readonly name: string;
  readonly rules: ProviderRules;
}

const claim = (name: string) =>
  z
    .string()
    .check(
      z.regex(
        /^[\x21-\x7e]{1,200}$/,
        `${name} must be the name of a claim, such as groups or realm_access.roles.`,
      ),
    );

const list = z._default(
  z.pipe(
    z.string(),
    z.transform((text) =>
      text
        .split(',')
        .map((entry) => entry.trim())
        .filter(Boolean),
    ),
  ),
  [],
);

export const oidcEnvironment = {
  OIDC_ISSUER: z.optional(z.string()),
  OIDC_CLIENT_ID: z.optional(z.string()),
  OIDC_CLIENT_SECRET: z.optional(z.string()),
  OIDC_NAME: z.optional(z.string().check(z.maxLength(40, 'OIDC_NAME must have at most 40 characters.'))),
  OIDC_SCOPES: z._default(
    z.string().check(
      z.refine((text) => text.split(' ').includes('openid'), {
        error: 'OIDC_SCOPES must be scopes with spaces between, openid among them.',
      }),
    ),
    'openid profile email',
  ),
  OIDC_LOGIN_CLAIM: z._default(claim('OIDC_LOGIN_CLAIM'), 'preferred_username'),
  OIDC_NAME_CLAIM: z._default(claim('OIDC_NAME_CLAIM'), 'name'),
  OIDC_EMAIL_CLAIM: z._default(claim('OIDC_EMAIL_CLAIM'), 'email'),
  OIDC_ROLE_CLAIM: z.optional(claim('OIDC_ROLE_CLAIM')),
  OIDC_TEAM_CLAIM: z.optional(claim('OIDC_TEAM_CLAIM')),
  OIDC_AGENTS: list,
  OIDC_SUPERVISORS: list,
  OIDC_ADMINS: list,
  OIDC_NEW_PEOPLE: z._default(
    z.enum(['create', 'refuse'], 'OIDC_NEW_PEOPLE must be one of create, refuse.'),
    'refuse',
  ),
  OIDC_DEFAULT_ROLE: z._default(
    z.enum(['agent', 'supervisor', 'none'], 'OIDC_DEFAULT_ROLE must be one of agent, supervisor, none.'),
    'agent',
  ),
  OIDC_EMAIL_DOMAINS: z.pipe(
    list,
    z.array(z.string()).check(
      z.refine((domains) => domains.every((domain) => /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(domain)), {
        error: 'OIDC_EMAIL_DOMAINS must be domains with commas between, such as example.com,example.org.',
      }),
    ),
  ),
  OIDC_PASSWORDS: z._default(
    z.enum(['everybody', 'admins'], 'OIDC_PASSWORDS must be one of everybody, admins.'),
    'everybody',
  ),
};
const _environment = z.object(oidcEnvironment);
type Environment = z.infer<typeof _environment>;

/** Reads them together; what does not fit together is added to the faults. Null: people sign in by password alone. */
export function oidcSettings(
  given: Environment,
  isLoopback: (host: string) => boolean,
  faults: string[],
): OidcSettings | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID } = given;
  if (OIDC_ISSUER === undefined) {
    const useless = namesOf(given);
    if (useless.length > 0) faults.push(`Without OIDC_ISSUER nothing comes of ${useless.join(', ')}.`);
    return null;
  }
  const issuer = issuerIn(OIDC_ISSUER, isLoopback);
  if (!issuer) {
    faults.push(
      'OIDC_ISSUER must be an https address without ? or #, such as https://login.example.com/realms/staff; http only on this machine.',
    );
  }
  if (OIDC_CLIENT_ID === undefined) faults.push('OIDC_ISSUER needs OIDC_CLIENT_ID as well.');
  const named = [...given.OIDC_AGENTS, ...given.OIDC_SUPERVISORS, ...given.OIDC_ADMINS];
  if (given.OIDC_ROLE_CLAIM === undefined && named.length > 0) {
    faults.push(
      'OIDC_AGENTS, OIDC_SUPERVISORS and OIDC_ADMINS need OIDC_ROLE_CLAIM, which has their values.',
    );
  }
  if (given.OIDC_ROLE_CLAIM !== undefined && named.length === 0) {
    faults.push('OIDC_ROLE_CLAIM needs one of OIDC_AGENTS, OIDC_SUPERVISORS, OIDC_ADMINS.');
  }
  if (!issuer || OIDC_CLIENT_ID === undefined) return null;
  return {
    issuer,
    clientID: OIDC_CLIENT_ID,
    clientSecret: given.OIDC_CLIENT_SECRET ?? null,
    scopes: given.OIDC_SCOPES,
    name: given.OIDC_NAME?.trim() ?? issuer.host,
    rules: rulesIn(given),
  };
}

function rulesIn(given: Environment): ProviderRules {
  return {
    claims: {
      login: given.OIDC_LOGIN_CLAIM,
      name: given.OIDC_NAME_CLAIM,
      email: given.OIDC_EMAIL_CLAIM,
      role: given.OIDC_ROLE_CLAIM ?? null,
      team: given.OIDC_TEAM_CLAIM ?? null,
    },
    roles: { agent: given.OIDC_AGENTS, supervisor: given.OIDC_SUPERVISORS, admin: given.OIDC_ADMINS },
    newPeople: given.OIDC_NEW_PEOPLE,
    defaultRole: given.OIDC_DEFAULT_ROLE === 'none' ? null : given.OIDC_DEFAULT_ROLE,
    emailDomains: given.OIDC_EMAIL_DOMAINS.map((domain) => domain.toLowerCase()),
    passwords: given.OIDC_PASSWORDS,
  };
}

/** What was set besides, and would be taken for something. */
function namesOf(given: Environment): readonly string[] {
  const { OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME, OIDC_ROLE_CLAIM, OIDC_TEAM_CLAIM } = given;
  const plain = { OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME, OIDC_ROLE_CLAIM, OIDC_TEAM_CLAIM };
  const set = Object.entries(plain).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  return given.OIDC_PASSWORDS === 'admins' ? [...set, 'OIDC_PASSWORDS'] : set;
}

function issuerIn(given: string, isLoopback: (host: string) => boolean): URL | null {
  // Many are shown that address first.
  const text = given.trim().replace(/\/\.well-known\/openid-configuration$/, '');
  if (!URL.canParse(text) || /[?#]/.test(text)) return null;
  const url = new URL(text);
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
  return isSafe && url.username === '' && url.password === '' ? url : null;
}
