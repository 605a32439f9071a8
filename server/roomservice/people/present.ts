import type { Me, Team, User } from '../../../contract/people';
import { isPasswordDue } from '../callers';
import type { Caller, Ctx, Person } from '../context';
import { callerOf } from '../context';
import type { ServiceFacts } from '../ports';
import type { TeamWithCount, UserWithTeam } from '../stores/people';

export function teamRef(row: { readonly teamID: string | null; readonly teamName: string | null }) {
  return row.teamID === null ? null : { teamID: row.teamID, name: row.teamName ?? row.teamID };
}

export function presentUser(user: UserWithTeam, ctx: Ctx): User {
  const caller = callerOf(ctx);
  const manages = caller.grants['user.manage'] === 'all';
  const self = user.userID === caller.userID;
  const identity = presentIdentity(user, ctx);
  return {
    userID: user.userID,
    name: user.name,
    role: user.role,
    team: teamRef(user),
    state: user.state,
    mustChangePassword: user.mustChangePassword,
    hasPassword: user.passwordHash !== null,
    identity,
    createdAt: user.createdAt.toISOString(),
    lastSignInAt: user.lastSignInAt?.toISOString() ?? null,
    can: !manages
      ? []
      : [
          ...(self
            ? (['edit', 'devices', 'signOut'] as const)
            : ([
                'edit',
                'resetPassword',
                user.state === 'active' ? 'disable' : 'enable',
                'devices',
                'signOut',
              ] as const)),
          ...linking(user, self, identity !== null, ctx),
        ],
  };
}

/** What is kept of another provider than today's says nothing. */
function presentIdentity({ identity }: UserWithTeam, { ports: { provider } }: Ctx): User['identity'] {
  if (!identity || identity.issuer !== provider?.issuer) return null;
  return {
    state: identity.subject === null ? 'expected' : 'linked',
    login: identity.login,
    linkedAt: identity.linkedAt.toISOString(),
    lastSignInAt: identity.lastSignInAt?.toISOString() ?? null,
  };
}

function linking(user: UserWithTeam, self: boolean, isLinked: boolean, { ports }: Ctx): User['can'] {
  if (!ports.provider || (self && user.passwordHash === null)) return [];
  return isLinked ? ['link', 'unlink'] : ['link'];
}

export function presentTeam(team: TeamWithCount, caller: Caller): Team {
  return {
    teamID: team.teamID,
    name: team.name,
    memberCount: team.memberCount,
    createdAt: team.createdAt.toISOString(),
    can: caller.grants['team.manage'] === 'all' ? ['edit', 'delete'] : [],
  };
}

export function presentMe(caller: Person, service: ServiceFacts): Me {
  const { user } = caller;
  return {
    userID: user.userID,
    name: user.name,
    role: user.role,
    team: teamRef(user),
    mustChangePassword: isPasswordDue(caller),
    hasPassword: user.passwordHash !== null,
    grants: { ...caller.grants },
    service: { version: service.version, simulated: service.simulated, serverDomain: service.serverDomain },
  };
}
