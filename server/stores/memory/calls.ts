import type { CallRow } from '../../roomservice/rows/calls';
import type { SessionRow } from '../../roomservice/rows/sessions';
import type { CallQuery, CallsStore, CallWithCount, LaunchCount } from '../../roomservice/stores/calls';
import type { Reach } from '../../roomservice/stores/lists';
import type { SessionsStore, SessionWithPeople } from '../../roomservice/stores/sessions';
import {
  by,
  fold,
  inOrder,
  isOneOf,
  isWithin,
  matches,
  pageOf,
  reaches,
  sortOf,
  type Compare,
} from './lists';
import { searchIn } from './search';
import { patch, type View } from './tables';

export function sessions(view: View): SessionsStore['sessions'] {
  const nameOf = (userID: string): string =>
    view.users.get(fold(userID))?.name ?? view.apiTokens.get(userID)?.name ?? userID;
  const withPeople = (row: SessionRow): SessionWithPeople => ({
    ...row,
    userName: nameOf(row.userID),
    issuedByName: nameOf(row.issuedByID),
  });
  return {
    async get(sessionID) {
      const row = view.sessions.get(sessionID);
      return row && withPeople(row);
    },
    byDigest: async (sigDigest) => [...view.sessions.values()].find((row) => row.sigDigest === sigDigest),
    insert: async (row) => view.sessions.set(row.sessionID, row),
    update: async (sessionID, fields) => patch(view.sessions, sessionID, fields),
    ofRoom: async (roomID, limit) =>
      [...view.sessions.values()]
        .filter((row) => row.roomID === roomID)
        .sort(by((row) => row.issuedAt))
        .reverse()
        .slice(0, limit)
        .map(withPeople),
    async endAll(of, because, at) {
      for (const row of [...view.sessions.values()]) {
        const isMeant = 'roomID' in of ? row.roomID === of.roomID : row.userID === of.userID;
        if (!isMeant || row.endedAt !== null) continue;
        view.sessions.set(row.sessionID, { ...row, sealedSig: null, endedAt: at, endedBecause: because });
      }
    },
    async eraseExpired(now) {
      const expired = [...view.sessions.values()].filter(
        (row) => row.sealedSig !== null && row.expiresAt <= now,
      );
      for (const row of expired) view.sessions.set(row.sessionID, { ...row, sealedSig: null });
      return expired.length;
    },
  };
}

export function calls(view: View): CallsStore['calls'] {
  const all = (): readonly CallRow[] => [...view.calls.values()];
  const withCount = (row: CallRow): CallWithCount => ({
    ...row,
    recordingCount: [...view.recordings.values()].filter((one) => one.callID === row.callID).length,
  });
  return {
    async get(callID) {
      const row = view.calls.get(callID);
      return row && withCount(row);
    },
    lock: async (callID) => view.calls.get(callID),
    insert: async (row) => view.calls.set(row.callID, row),
    update: async (callID, fields) => patch(view.calls, callID, fields),
    async list(query, reach) {
      const found = all().filter((row) => reaches(reach, row.agentID, row.teamID) && isWanted(row, query));
      const { items, total } = pageOf(found, callOrder(query.sort), query);
      return { items: items.map(withCount), total };
    },
    async search(wanted, reach, limit) {
      const seen = all()
        .filter((row) => reaches(reach, row.agentID, row.teamID))
        .sort(callOrder('startedAt.desc'));
      const { items, more } = searchIn(seen, wanted, limit, {
        isNamed: (row, id) => row.callID === id,
        texts: ({ roomID, roomName, customerName, customerRef }) => [
          roomID,
          roomName,
          customerName,
          customerRef,
        ],
      });
      return { items: items.map(withCount), more };
    },
    async runningOf(agentID) {
      const row = all().find((one) => one.agentID === agentID && one.state !== 'ended');
      return row && withCount(row);
    },
    runningIn: async (roomID) => all().filter((row) => row.roomID === roomID && row.state !== 'ended'),
    bySession: async (sessionID) => all().find((row) => row.sessionID === sessionID),
    unwrappedOf: async (agentID) =>
      all()
        .filter((row) => row.agentID === agentID && lacksWrapUp(row))
        .sort(
          inOrder(
            by((row) => row.endedAt, true),
            by((row) => row.callID),
          ),
        )
        .slice(0, 20)
        .map(withCount),
    async launches(since, teamIDs, reach) {
      const counts = new Map<string, LaunchCount>();
      for (const row of all().filter((one) => isLaunched(one, since, teamIDs, reach))) {
        const [entered, endReason] = [row.enteredAt !== null, row.endReason];
        const key = `${entered} ${endReason}`;
        counts.set(key, { entered, endReason, count: (counts.get(key)?.count ?? 0) + 1 });
      }
      return [...counts.values()];
    },
    failedLaunches: async (since, meant, limit, teamIDs, reach) =>
      all()
        .filter(
          (row) =>
            isLaunched(row, since, teamIDs, reach) &&
            row.state === 'ended' &&
            row.enteredAt === null &&
            row.endReason !== null &&
            !meant.includes(row.endReason),
        )
        .sort(
          inOrder(
            by((row) => row.startedAt, true),
            by((row) => row.callID),
          ),
        )
        .slice(0, limit),
    startingSince: async (before) =>
      all().filter((row) => row.state === 'starting' && row.startedAt < before),
    silentSince: async (before) =>
      all().filter((row) => row.state === 'live' && row.aliveAt !== null && row.aliveAt <= before),
  };
}

function isLaunched(
  row: CallRow,
  since: Date,
  teamIDs: readonly string[] | undefined,
  reach: Reach,
): boolean {
  return row.startedAt >= since && isOneOf(teamIDs, row.teamID) && reaches(reach, row.agentID, row.teamID);
}

function isWanted(row: CallRow, query: CallQuery): boolean {
  return (
    matches(query.q, row.roomID ?? '', row.roomName, row.customerName, row.customerRef) &&
    isWithin(row.startedAt, query.from, query.to) &&
    isOneOf(query.agentID, row.agentID) &&
    (query.roomID === undefined || row.roomID === query.roomID) &&
    isOneOf(query.kind, row.roomID === null ? 'streams' : 'room') &&
    isOneOf(query.state, row.state) &&
    isOneOf(query.endReason, row.endReason) &&
    isOneOf(query.disposition, row.disposition) &&
    (query.wrapUp !== 'missing' || lacksWrapUp(row)) &&
    (query.wrapUp !== 'done' || row.wrappedUpAt !== null)
  );
}

function lacksWrapUp(row: CallRow): boolean {
  return row.state === 'ended' && row.enteredAt !== null && row.wrappedUpAt === null;
}

function callOrder(sort: CallQuery['sort']): Compare<CallRow> {
  const { field, descending } = sortOf(sort);
  const keys = {
    startedAt: (row: CallRow) => row.startedAt,
    duration: (row: CallRow) =>
      row.enteredAt && row.endedAt ? row.endedAt.getTime() - row.enteredAt.getTime() : null,
  };
  return inOrder(
    by(keys[field], descending),
    by((row) => row.callID),
  );
}
