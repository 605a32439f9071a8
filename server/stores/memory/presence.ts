import type { PresenceChangeRow } from '../../roomservice/rows/presence';
import type { PresenceStore } from '../../roomservice/stores/presence';
import { by, fold, inOrder, isOneOf, reaches } from './lists';
import { nextNumber, patch, type View } from './tables';

export function presence(view: View): PresenceStore['presence'] {
  return {
    get: async (userID) => view.presence.get(userID),
    lock: async (userID) => view.presence.get(userID),
    async insert(row) {
      if (!view.presence.get(row.userID)) view.presence.set(row.userID, row);
    },
    update: async (userID, fields) => patch(view.presence, userID, fields),
    list: async (teamIDs, reach) =>
      [...view.users.values()]
        .filter(
          (user) =>
            user.role === 'agent' &&
            user.state === 'active' &&
            isOneOf(teamIDs, user.teamID) &&
            reaches(reach, user.userID, user.teamID),
        )
        .sort(
          inOrder(
            by((user) => fold(user.name)),
            by((user) => fold(user.userID)),
          ),
        )
        .map(({ userID, name, teamID }) => {
          const row = view.presence.get(userID) ?? null;
          return {
            ...{ userID, name, teamID, presence: row },
            teamName: view.teams.get(teamID ?? '')?.name ?? null,
            chosenByName: row && (view.users.get(fold(row.chosenByID))?.name ?? row.chosenByID),
          };
        }),
    async silentSince(before, longBreak) {
      const inLiveCall = new Set(
        [...view.calls.values()].filter(({ state }) => state === 'live').map(({ agentID }) => agentID),
      );
      return [...view.presence.values()]
        .filter(
          ({ userID, state, seenAt, choice, chosenAt }) =>
            state !== 'offline' &&
            (seenAt === null || seenAt < before) &&
            (choice !== 'break' || seenAt === null || chosenAt < longBreak) &&
            !inLiveCall.has(userID),
        )
        .map(({ userID }) => userID);
    },
    async note(row) {
      const key = String(nextNumber(view, 'presenceChanges'));
      view.presenceChanges.set(key, { key, row });
    },
    async changes(userIDs, from, to) {
      // Rows come in order of appending and sorting is stable, so equal instants stay in that order.
      const theirs = [...view.presenceChanges.values()]
        .map(({ row }) => row)
        .filter((row) => userIDs.includes(row.userID) && row.at < to)
        .sort(by((row) => row.at));
      const before = new Map<string, PresenceChangeRow>();
      for (const row of theirs) if (row.at <= from) before.set(row.userID, row);
      return [...before.values(), ...theirs.filter((row) => row.at > from)];
    },
    async deleteChangesBefore(at) {
      const old = [...view.presenceChanges.values()].filter(({ row }) => row.at < at);
      for (const { key } of old) view.presenceChanges.delete(key);
      return old.length;
    },
  };
}
