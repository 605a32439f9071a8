import { roles } from '../../../contract/access';
import type { UserRow } from '../../roomservice/rows/people';
import type { PeopleStore, UserQuery, UserWithTeam } from '../../roomservice/stores/people';
import { by, fold, inOrder, isOneOf, matches, pageOf, reaches, sortOf, type Compare } from './lists';
import { searchIn } from './search';
import { patch, type View } from './tables';

export function users(view: View): PeopleStore['users'] {
  const withTeam = (row: UserRow): UserWithTeam => ({
    ...row,
    teamName: view.teams.get(row.teamID ?? '')?.name ?? null,
    identity: view.identities.get(row.userID) ?? null,
  });
  return {
    async get(userID) {
      const row = view.users.get(fold(userID));
      return row && withTeam(row);
    },
    lock: async (userID) => view.users.get(fold(userID)),
    async insert(row) {
      if (view.users.get(fold(row.userID))) return false;
      view.users.set(fold(row.userID), row);
      return true;
    },
    update: async (userID, fields) => patch(view.users, fold(userID), fields),
    async list(query, reach) {
      const found = [...view.users.values()].filter(
        (row) =>
          reaches(reach, row.userID, row.teamID) &&
          matches(query.q, row.userID, row.name) &&
          isOneOf(query.role, row.role) &&
          isOneOf(query.teamID, row.teamID) &&
          isOneOf(query.state, row.state),
      );
      const { items, total } = pageOf(found, userOrder(query.sort), query);
      return { items: items.map(withTeam), total };
    },
    async search(wanted, reach, limit) {
      const seen = [...view.users.values()]
        .filter((row) => reaches(reach, row.userID, row.teamID))
        .sort(userOrder('name'));
      const { items, more } = searchIn(seen, wanted, limit, {
        isNamed: (row, id) => fold(row.userID) === fold(id),
        texts: ({ userID, name }) => [userID, name],
      });
      return { items: items.map(withTeam), more };
    },
    lockActiveAdmins: async () =>
      [...view.users.values()]
        .filter((row) => row.role === 'admin' && row.state === 'active')
        .map((row) => row.userID),
    count: async () => [...view.users.values()].length,
  };
}

function userOrder(sort: UserQuery['sort']): Compare<UserRow> {
  const { field, descending } = sortOf(sort);
  const keys = {
    name: (row: UserRow) => fold(row.name),
    userID: (row: UserRow) => fold(row.userID),
    role: (row: UserRow) => roles.indexOf(row.role),
    createdAt: (row: UserRow) => row.createdAt,
    lastSignInAt: (row: UserRow) => row.lastSignInAt,
  };
  return inOrder(by(keys[field], descending), by(keys.userID));
}

export function teams(view: View): PeopleStore['teams'] {
  const isTaken = (name: string, exceptID?: string): boolean =>
    [...view.teams.values()].some((team) => fold(team.name) === fold(name) && team.teamID !== exceptID);
  return {
    get: async (teamID) => view.teams.get(teamID),
    async list() {
      const counts = new Map<string | null, number>();
      for (const { teamID } of view.users.values()) counts.set(teamID, (counts.get(teamID) ?? 0) + 1);
      return [...view.teams.values()]
        .sort(
          inOrder(
            by((team) => fold(team.name)),
            by((team) => team.teamID),
          ),
        )
        .map((team) => ({ ...team, memberCount: counts.get(team.teamID) ?? 0 }));
    },
    async insert(row) {
      if (isTaken(row.name)) return false;
      view.teams.set(row.teamID, row);
      return true;
    },
    async rename(teamID, name) {
      if (isTaken(name, teamID)) return false;
      patch(view.teams, teamID, { name });
      return true;
    },
    async delete(teamID) {
      const isUsed =
        [...view.users.values()].some((user) => user.teamID === teamID) ||
        [...view.rooms.values()].some((room) => room.teamID === teamID && room.state !== 'closed');
      if (isUsed || !view.teams.get(teamID)) return false;
      view.teams.delete(teamID);
      return true;
    },
  };
}

export function signIns(view: View): PeopleStore['signIns'] {
  return {
    get: async (tokenDigest) => view.signIns.get(tokenDigest),
    ofUser: async (userID) =>
      [...view.signIns.values()]
        .filter((row) => row.userID === userID)
        .sort(
          inOrder(
            by((row) => row.seenAt, true),
            by((row) => row.signInID),
          ),
        ),
    insert: async (row) => view.signIns.set(row.tokenDigest, row),
    touch: async (tokenDigest, seenAt, expiresAt) => patch(view.signIns, tokenDigest, { seenAt, expiresAt }),
    delete: async (tokenDigest) => view.signIns.delete(tokenDigest),
    async deleteOf(userID, exceptDigest) {
      for (const row of [...view.signIns.values()]) {
        if (row.userID === userID && row.tokenDigest !== exceptDigest) view.signIns.delete(row.tokenDigest);
      }
    },
    async deleteExpired(now) {
      const expired = [...view.signIns.values()].filter((row) => row.expiresAt <= now);
      for (const row of expired) view.signIns.delete(row.tokenDigest);
      return expired.length;
    },
  };
}
