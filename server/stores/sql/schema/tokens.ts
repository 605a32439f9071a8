import { index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { instant, json } from '../columns';
import { givenPermissions } from '../json';

/** Kept after their end: what they did names them. */
export const apiTokens = pgTable(
  'api_tokens',
  {
    tokenID: text('token_id').primaryKey(),
    name: text('name').notNull(),
    prefix: text('prefix').notNull(),
    digest: text('digest').notNull(),
    permissions: json('permissions', givenPermissions).notNull(),
    teamID: text('team_id'),
    createdByID: text('created_by_id').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    lastUsedAt: instant('last_used_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [uniqueIndex('api_tokens_digest').on(t.digest), index('api_tokens_created').on(t.createdAt)],
);
