import { sql } from 'drizzle-orm';
import { boolean, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { roles } from '../../../../contract/access';
import { byCodePoint, foldedID, instant } from '../columns';

export const users = pgTable(
  'users',
  {
    userID: text('user_id').primaryKey(),
    name: text('name').notNull(),
    nameKey: text('name_key').notNull(),
    search: text('search').notNull(),
    role: text('role', { enum: roles }).notNull(),
    teamID: text('team_id'),
    state: text('state', { enum: ['active', 'disabled'] }).notNull(),
    passwordHash: text('password_hash'),
    mustChangePassword: boolean('must_change_password').notNull(),
    createdAt: instant('created_at').notNull(),
    lastSignInAt: instant('last_sign_in_at'),
  },
  (t) => [
    uniqueIndex('users_user_id_folded').on(foldedID(t.userID)),
    index('users_name').on(byCodePoint(t.nameKey)),
    index('users_team').on(t.teamID),
  ],
);

export const teams = pgTable(
  'teams',
  {
    teamID: text('team_id').primaryKey(),
    name: text('name').notNull(),
    nameKey: text('name_key').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [uniqueIndex('teams_name').on(t.nameKey)],
);

export const signIns = pgTable(
  'sign_ins',
  {
    tokenDigest: text('token_digest').primaryKey(),
    // Those from before it had one get any.
    signInID: text('sign_in_id')
      .notNull()
      .default(sql`gen_random_uuid()`),
    userID: text('user_id').notNull(),
    createdAt: instant('created_at').notNull(),
    seenAt: instant('seen_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    address: text('address'),
    userAgent: text('user_agent'),
    by: text('by', { enum: ['password', 'provider'] })
      .notNull()
      .default('password'),
    sealedIDToken: text('sealed_id_token'),
  },
  (t) => [index('sign_ins_user').on(t.userID), index('sign_ins_expiry').on(t.expiresAt)],
);

export const identities = pgTable(
  'identities',
  {
    userID: text('user_id').primaryKey(),
    issuer: text('issuer').notNull(),
    subject: text('subject'),
    login: text('login').notNull(),
    loginKey: text('login_key').notNull(),
    linkedAt: instant('linked_at').notNull(),
    linkedByID: text('linked_by_id'),
    lastSignInAt: instant('last_sign_in_at'),
  },
  (t) => [
    uniqueIndex('identities_subject').on(t.issuer, t.subject),
    uniqueIndex('identities_expected')
      .on(t.issuer, t.loginKey)
      .where(sql`${t.subject} is null`),
  ],
);
