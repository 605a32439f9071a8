import * as z from 'zod/mini';
import { permission } from './access';
import { endpoint } from './endpoint';
import { instant, opaqueID, personRef, requiredText, userID } from './primitives';

/** The longest that a token may last. */
export const maxTokenDays = 365;

/** What a program of somebody else shows to call the API. The token itself is nowhere but with whoever made it. */
export const apiToken = z.object({
  /** Looks like a userID that no person can have: closings, sessions and the audit log name it as who did it. */
  tokenID: userID,
  name: z.string(),
  /** How the token begins, to tell one from another. */
  prefix: z.string(),
  permissions: z.array(permission),
  /** The team whose things it reaches; null: everything. */
  team: z.nullable(z.object({ teamID: opaqueID, name: z.string() })),
  createdBy: personRef,
  createdAt: instant,
  expiresAt: instant,
  /** To the hour; null: never used. */
  lastUsedAt: z.nullable(instant),
  revokedAt: z.nullable(instant),
  state: z.enum(['valid', 'expired', 'revoked']),
  can: z.array(z.enum(['revoke'])),
});
export type ApiToken = z.infer<typeof apiToken>;

export const listApiTokens = endpoint({
  method: 'GET',
  path: '/api-tokens',
  summary: 'All API tokens, newest first; those that have ended too',
  access: 'token.manage',
  person: true,
  result: z.object({ items: z.array(apiToken) }),
});

export const createApiToken = endpoint({
  method: 'POST',
  path: '/api-tokens',
  summary: 'Make an API token; the answer holds the token itself, shown this once',
  access: 'token.manage',
  person: true,
  body: z.object({
    name: requiredText(60),
    /** What these need to be of use is added: `room.list` to `room.create`, say. */
    permissions: z.array(permission).check(z.minLength(1), z.maxLength(40)),
    /** Left out or null: it reaches everything that whoever makes it does. */
    teamID: z._default(z.nullable(opaqueID), null),
    validDays: z.number().check(z.multipleOf(1), z.gte(1), z.lte(maxTokenDays)),
  }),
  result: z.object({ apiToken, token: z.string() }),
  errors: ['team.notFound', 'token.cannotGive'],
});

export const revokeApiToken = endpoint({
  method: 'POST',
  path: '/api-tokens/:tokenID/revoke',
  summary: 'End an API token at once; revoking twice is no error',
  access: 'token.manage',
  person: true,
  params: z.object({ tokenID: userID }),
  result: apiToken,
  errors: ['token.notFound'],
});
