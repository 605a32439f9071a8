import * as z from 'zod/mini';
import { permission, role, scope } from './access';
import { endpoint } from './endpoint';
import { csv, instant, opaqueID, pageOf, paging, requiredText, sortBy, text, userID } from './primitives';

/** 10 to 200 characters of any script; its strength is judged by the rule, which also knows the userID. */
export const newPassword = z.string().check(z.minLength(10), z.maxLength(200));

/** Prefixes and names that no person may have: the IM administrator and our own machinery sign with them. */
export const reservedUserIDs =
  /^(admin(istrator)?|root|system|robot|webexe)(_|$)|^(admin|administrator)[0-9]*$/i;

const userBody = { name: requiredText(60), role, teamID: z.nullable(opaqueID) };

/** Who a person is at the provider of sign-ins. */
export const identity = z.object({
  /** expected: an admin has named them, and they have not come yet. */
  state: z.enum(['expected', 'linked']),
  /** Their login name there, as it was when they last came. */
  login: z.string(),
  linkedAt: instant,
  lastSignInAt: z.nullable(instant),
});

export const user = z.object({
  userID,
  name: z.string(),
  role,
  team: z.nullable(z.object({ teamID: opaqueID, name: z.string() })),
  state: z.enum(['active', 'disabled']),
  mustChangePassword: z.boolean(),
  hasPassword: z.boolean(),
  identity: z.nullable(identity),
  createdAt: instant,
  lastSignInAt: z.nullable(instant),
  can: z.array(
    z.enum(['edit', 'resetPassword', 'disable', 'enable', 'devices', 'signOut', 'link', 'unlink']),
  ),
});
export type User = z.infer<typeof user>;

export const team = z.object({
  teamID: opaqueID,
  name: z.string(),
  memberCount: z.number(),
  createdAt: instant,
  can: z.array(z.enum(['edit', 'delete'])),
});
export type Team = z.infer<typeof team>;

/** Who is signed in, and what they may do. */
export const me = z.object({
  userID,
  name: z.string(),
  role,
  team: z.nullable(z.object({ teamID: opaqueID, name: z.string() })),
  /** Before anything else. Never after a sign-in by the provider. */
  mustChangePassword: z.boolean(),
  hasPassword: z.boolean(),
  grants: z.partialRecord(permission, scope),
  service: z.object({
    version: z.string(),
    /** True on the mock: the console says so in a bar. */
    simulated: z.boolean(),
    /** Where the desktop program finds RoomService; ends with a slash. */
    serverDomain: z.string(),
  }),
});
export type Me = z.infer<typeof me>;

export const signIn = endpoint({
  method: 'POST',
  path: '/sign-in',
  summary: 'Sign in; the answer sets the session cookie',
  access: 'public',
  person: true,
  body: z.object({
    userID: z.string().check(z.maxLength(100)),
    password: z.string().check(z.maxLength(200)),
  }),
  result: me,
  errors: ['signIn.refused', 'signIn.disabled', 'signIn.providerOnly', 'request.tooMany'],
});

export const signOut = endpoint({
  method: 'DELETE',
  path: '/sign-in',
  summary: 'Sign out in this browser',
  access: 'changing',
  person: true,
  /** Where the provider signs out whoever signed in there; null where there is nothing to offer. */
  result: z.object({ providerURL: z.nullable(z.string()) }),
});

export const getMe = endpoint({
  method: 'GET',
  path: '/me',
  summary: 'Who is signed in, and what they may do',
  access: 'changing',
  person: true,
  result: me,
});

export const changePassword = endpoint({
  method: 'PUT',
  path: '/me/password',
  summary: 'Change my password; my other browsers are signed out',
  access: 'changing',
  person: true,
  body: z.object({ current: z.string().check(z.maxLength(200)), next: newPassword }),
  errors: ['password.wrong', 'password.weak', 'request.tooMany'],
});

export const signOutEverywhere = endpoint({
  method: 'POST',
  path: '/me/sign-out-everywhere',
  summary: 'Sign out in every browser, this one too',
  access: 'changing',
  person: true,
});

export const listUsers = endpoint({
  method: 'GET',
  path: '/users',
  summary: 'People, filtered, a page at a time',
  access: 'user.list',
  query: z.object({
    q: z.optional(text(100)),
    role: z.optional(csv(role)),
    teamID: z.optional(csv(opaqueID)),
    state: z.optional(csv(z.enum(['active', 'disabled']))),
    sort: z._default(sortBy(['name', 'userID', 'role', 'createdAt', 'lastSignInAt']), 'name'),
    ...paging,
  }),
  result: pageOf(user),
});

export const getUser = endpoint({
  method: 'GET',
  path: '/users/:userID',
  summary: 'One person',
  access: 'user.list',
  params: z.object({ userID }),
  result: user,
  errors: ['user.notFound'],
});

const oneTimePassword = z.object({ user, oneTimePassword: z.string() });

export const createUser = endpoint({
  method: 'POST',
  path: '/users',
  summary: 'Add a person; the answer holds a one-time password, shown this once',
  access: 'user.manage',
  body: z.object({ userID, ...userBody }),
  result: oneTimePassword,
  errors: ['user.taken', 'user.reserved', 'team.notFound'],
});

export const updateUser = endpoint({
  method: 'PATCH',
  path: '/users/:userID',
  summary: 'Change name, role, team or state; disabling signs them out and ends their sessions',
  access: 'user.manage',
  params: z.object({ userID }),
  body: z.partial(z.object({ ...userBody, state: z.enum(['active', 'disabled']) })),
  result: user,
  errors: ['user.notFound', 'team.notFound', 'user.self', 'user.lastAdmin'],
});

export const resetPassword = endpoint({
  method: 'POST',
  path: '/users/:userID/reset-password',
  summary: 'Give a person a one-time password and sign them out everywhere',
  access: 'user.manage',
  params: z.object({ userID }),
  result: oneTimePassword,
  errors: ['user.notFound', 'user.self'],
});

export const signOutUser = endpoint({
  method: 'POST',
  path: '/users/:userID/sign-out',
  summary: 'Sign a person out in every browser',
  access: 'user.manage',
  params: z.object({ userID }),
  errors: ['user.notFound'],
});

export const listTeams = endpoint({
  method: 'GET',
  path: '/teams',
  summary: 'All teams by name; who may not see people sees their own',
  access: 'signedIn',
  result: z.object({ items: z.array(team) }),
});

const teamBody = z.object({ name: requiredText(60) });

export const createTeam = endpoint({
  method: 'POST',
  path: '/teams',
  summary: 'Add a team',
  access: 'team.manage',
  body: teamBody,
  result: team,
  errors: ['team.taken'],
});

export const updateTeam = endpoint({
  method: 'PATCH',
  path: '/teams/:teamID',
  summary: 'Rename a team',
  access: 'team.manage',
  params: z.object({ teamID: opaqueID }),
  body: teamBody,
  result: team,
  errors: ['team.notFound', 'team.taken'],
});

export const deleteTeam = endpoint({
  method: 'DELETE',
  path: '/teams/:teamID',
  summary: 'Delete a team that has no people and no open rooms',
  access: 'team.manage',
  params: z.object({ teamID: opaqueID }),
  errors: ['team.notFound', 'team.notEmpty'],
});
