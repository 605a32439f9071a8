import type { Me, Team, User } from '../../../contract/people';
import type { Caller, Person } from '../context';
import type { ServiceFacts } from '../ports';
import type { TeamWithCount, UserWithTeam } from '../store';

export function teamRef(row: { readonly teamID: string | null; readonly teamName: string | null }) {
  return row.teamID === null ? null : { teamID: row.teamID, name: row.teamName ?? row.teamID };
}

export function presentUser(user: UserWithTeam, caller: Caller): User {
  const manages = caller.grants['user.manage'] === 'all';
  const self = user.userID === caller.userID;
  return {
    userID: user.userID,
    name: user.name,
    role: user.role,
    team: teamRef(user),
    state: user.state,
    mustChangePassword: user.mustChangePassword,
    createdAt: user.createdAt.toISOString(),
    lastSignInAt: user.lastSignInAt?.toISOString() ?? null,
    can: !manages
      ? []
      : self
        ? ['edit', 'devices', 'signOut']
        : ['edit', 'resetPassword', user.state === 'active' ? 'disable' : 'enable', 'devices', 'signOut'],
  };
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
    mustChangePassword: user.mustChangePassword,
    grants: { ...caller.grants },
    service: { version: service.version, simulated: service.simulated, serverDomain: service.serverDomain },
  };
}
