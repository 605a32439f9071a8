import * as z from 'zod/mini';

/** What a person may be allowed to do. One word for each, shown as it is when it is missing. */
export const permissions = [
  'room.list',
  'room.create',
  'room.edit',
  'room.close',
  'room.enter',
  'room.observe',
  'session.issue',
  'session.reveal',
  'call.list',
  'call.wrapUp',
  'recording.list',
  'recording.play',
  'recording.retry',
  'recording.download',
  'recording.align',
  'recording.log',
  'recording.delete',
  'recording.hold',
  'recording.keep',
  'review.list',
  'review.write',
  'review.manage',
  'recording.upload',
  'recording.ask',
  'recording.match',
  'user.list',
  'user.manage',
  'team.manage',
  'audit.read',
  'client.manage',
  'customer.erase',
  'presence.choose',
  'presence.list',
  'presence.set',
  'wallboard.view',
  'floor.manage',
  'token.manage',
  'webhook.manage',
] as const;
export const permission = z.enum(permissions);
export type Permission = z.infer<typeof permission>;

/** How far a permission reaches: what I own, my team's as well, or everything. */
export const scopes = ['own', 'team', 'all'] as const;
export const scope = z.enum(scopes);
export type Scope = z.infer<typeof scope>;

export const roles = ['agent', 'supervisor', 'admin'] as const;
export const role = z.enum(roles);
export type Role = z.infer<typeof role>;

export type Grants = Readonly<Partial<Record<Permission, Scope>>>;

/** A role is a set of permissions, each with a scope. */
export const grantsOf: Readonly<Record<Role, Grants>> = {
  agent: {
    'room.list': 'team',
    'room.create': 'own',
    'room.edit': 'own',
    'room.close': 'own',
    'room.enter': 'team',
    'session.issue': 'team',
    'session.reveal': 'own',
    'call.list': 'own',
    'call.wrapUp': 'own',
    'recording.list': 'own',
    'recording.play': 'own',
    'review.list': 'own',
    'presence.choose': 'own',
    'recording.retry': 'own',
    'recording.upload': 'own',
  },
  supervisor: {
    'room.list': 'team',
    'room.create': 'team',
    'room.edit': 'team',
    'room.close': 'team',
    'room.enter': 'team',
    'room.observe': 'team',
    'session.issue': 'team',
    'session.reveal': 'own',
    'call.list': 'team',
    'call.wrapUp': 'own',
    'recording.list': 'team',
    'recording.play': 'team',
    'recording.retry': 'team',
    'recording.download': 'team',
    'recording.align': 'team',
    'recording.log': 'team',
    'recording.delete': 'team',
    'review.list': 'team',
    'review.write': 'team',
    'recording.upload': 'team',
    'recording.ask': 'team',
    'recording.match': 'team',
    'user.list': 'team',
    'presence.list': 'team',
    'presence.set': 'team',
    'wallboard.view': 'team',
  },
  admin: {
    'room.list': 'all',
    'room.create': 'all',
    'room.edit': 'all',
    'room.close': 'all',
    'room.observe': 'all',
    'call.list': 'all',
    'recording.list': 'all',
    'recording.play': 'all',
    'recording.retry': 'all',
    'recording.download': 'all',
    'recording.align': 'all',
    'recording.log': 'all',
    'recording.delete': 'all',
    'recording.hold': 'all',
    'recording.keep': 'all',
    'review.list': 'all',
    'review.write': 'all',
    'review.manage': 'all',
    'recording.upload': 'all',
    'recording.ask': 'all',
    'recording.match': 'all',
    'user.list': 'all',
    'user.manage': 'all',
    'team.manage': 'all',
    'audit.read': 'all',
    'client.manage': 'all',
    'customer.erase': 'all',
    'presence.list': 'all',
    'presence.set': 'all',
    'wallboard.view': 'all',
    'floor.manage': 'all',
    'token.manage': 'all',
    'webhook.manage': 'all',
  },
};

/** Permissions that are asked about one thing: only these can stop at a team. */
const aboutThings: readonly Permission[] = [
  'room.list',
  'room.create',
  'room.edit',
  'room.close',
  'session.issue',
  'session.reveal',
  'call.list',
  'call.wrapUp',
  'recording.list',
  'recording.play',
  'recording.download',
  'recording.align',
  'recording.log',
  'recording.delete',
  'recording.hold',
  'review.list',
  'review.write',
  'user.list',
  'presence.list',
  'presence.set',
];
/** What no role of a person reaches for others, and only a program between other systems needs. */
const forPrograms: readonly Permission[] = ['session.issue', 'session.reveal', 'call.wrapUp'];
/**
 * A token that makes tokens outlives its own end; to be in a call or watch one, to say what a file is, or to answer for
 * an erasure, takes a person.
 */
const neverForTokens: readonly Permission[] = [
  'token.manage',
  'room.enter',
  'room.observe',
  'recording.upload',
  'recording.ask',
  'recording.match',
  'customer.erase',
  'recording.hold',
];

/** What whoever has these grants may give a token: that reaches one team, or everything. */
export function givable(maker: Grants, reach: 'team' | 'all'): readonly Permission[] {
  if (maker['token.manage'] !== 'all') return [];
  return permissions.filter(
    (each) =>
      !neverForTokens.includes(each) &&
      (maker[each] === 'all' || forPrograms.includes(each)) &&
      (reach === 'all' || aboutThings.includes(each)),
  );
}

const needs: Readonly<Partial<Record<Permission, Permission | readonly Permission[]>>> = {
  'room.create': 'room.list',
  'room.edit': 'room.list',
  'room.close': 'room.list',
  'session.issue': 'room.list',
  'session.reveal': 'room.list',
  'call.wrapUp': 'call.list',
  'recording.play': 'recording.list',
  'recording.delete': 'recording.list',
  'recording.hold': 'recording.list',
  'review.write': 'review.list',
  'user.manage': 'user.list',
  // A webhook is told of all of these.
  'webhook.manage': ['room.list', 'call.list', 'recording.list'],
};

/** The same with what they are of no use without, each once, in the order of all permissions. */
export function withNeeds(given: readonly Permission[]): readonly Permission[] {
  const all = new Set(given.flatMap((each) => [each, ...[needs[each] ?? each].flat()]));
  return permissions.filter((each) => all.has(each));
}

/** Whose a thing is; `ownerID` is the agent of a call or recording, the person of a session. */
export interface Belonging {
  readonly ownerID: string;
  readonly teamID: string | null;
}

/** Who asks, as far as access goes. */
export interface Asker {
  readonly userID: string;
  readonly teamID: string | null;
  readonly grants: Grants;
}

/** May the asker do this to a thing of that owner and team? */
export function allows(asker: Asker, wanted: Permission, thing: Belonging): boolean {
  const reach = asker.grants[wanted];
  if (reach === undefined) return false;
  switch (reach) {
    case 'all':
      return true;
    case 'team':
      return thing.ownerID === asker.userID || (asker.teamID !== null && thing.teamID === asker.teamID);
    case 'own':
      return thing.ownerID === asker.userID;
  }
}
