import { COUNTED, readPlace, scoreBands, type Place } from '../../../contract/recordings';
import { deciderOf, isRemovable, type Decider } from '../../roomservice/keeping/rules';
import type { RecordingRow } from '../../roomservice/rows/recordings';
import type { Reach } from '../../roomservice/stores/lists';
import type {
  Overdue,
  OverdueSum,
  RecordingCounts,
  RecordingFilter,
  RecordingPage,
  RecordingQuery,
  RecordingsStore,
} from '../../roomservice/stores/recordings';
import { by, inOrder, isOneOf, isWithin, matches, reaches, sortOf, type Compare } from './lists';
import { isJudgedAs, judgedSeen } from './recording-judged';
import { searchIn } from './search';
import { takenBy } from './storage';
import { patch, type View } from './tables';

export function recordings(view: View): RecordingsStore['recordings'] {
  const all = (): readonly RecordingRow[] => [...view.recordings.values()];
  return {
    get: async (recordingID) => view.recordings.get(recordingID),
    lock: async (recordingID) => view.recordings.get(recordingID),
    insert: async (row) => view.recordings.set(row.recordingID, row),
    update: async (recordingID, fields) => patch(view.recordings, recordingID, fields),
    delete: async (recordingID) => view.recordings.delete(recordingID),
    watched: async () =>
      all()
        .filter((row) => row.aliveAt !== null && row.state === 'recording')
        .sort(
          inOrder(
            by((row) => row.aliveAt),
            by((row) => row.recordingID),
          ),
        ),
    list: async (query, reach) => pageOf(find(view, query, reach), query),
    async search(wanted, reach, limit) {
      const seen = all()
        .filter((row) => reaches(reach, row.agentID, row.teamID))
        .sort(recordingOrder('startedAt.desc'));
      return searchIn(seen, wanted, limit, {
        isNamed: (row, id) => row.recordingID === id || row.callID === id,
        texts: ({ roomID, roomName, customerName, customerRef }) => [
          roomID,
          roomName,
          customerName,
          customerRef,
        ],
      });
    },
    counts: async (filter, reach) => countsOf(view, filter, reach),
    async newest(filter, reach) {
      const { from: _from, to: _to, ...anyTime } = filter;
      const starts = find(view, anyTime, reach).map((row) => row.startedAt.getTime());
      return starts.length === 0 ? null : new Date(starts.reduce((a, b) => Math.max(a, b)));
    },
    unfinishedSince: async (before) =>
      all()
        .filter((row) => ['recording', 'uploading', 'processing'].includes(row.state))
        .filter((row) => row.startedAt <= before && row.aliveAt === null)
        .sort(recordingOrder('startedAt')),
    async runningIn(roomIDs) {
      const counts = new Map<string, number>();
      for (const { roomID, state } of view.recordings.values()) {
        if (state !== 'recording' || !roomIDs.includes(roomID)) continue;
        counts.set(roomID, (counts.get(roomID) ?? 0) + 1);
      }
      return counts;
    },
    byIDs: async (recordingIDs) => all().filter((row) => recordingIDs.includes(row.recordingID)),
    async trashTotals(reach, dueBefore) {
      const taken = takenBy(view);
      const there = inTrash(view)
        .filter((row) => reaches(reach, row.agentID, row.teamID))
        .filter((row) => dueBefore === undefined || isDue(row, dueBefore));
      return {
        recordings: there.length,
        bytes: there.reduce((sum, row) => sum + taken(row), 0),
        oldestAt: there[0]?.trashedAt ?? null,
      };
    },
    overdue: async (deciders, trashBefore, { limit, after }) =>
      overdueIn(view, deciders, trashBefore)
        .filter(({ row }) => !row.onHold)
        .filter(({ row }) => after === null || oldestFirst(row, after) > 0)
        .sort((a, b) => oldestFirst(a.row, b.row))
        .slice(0, limit),
    async overdueSums(deciders, trashBefore) {
      const taken = takenBy(view);
      const sums = new Map<string, OverdueSum>();
      for (const { row, decidedBy } of overdueIn(view, deciders, trashBefore)) {
        const { onHold } = row;
        const key = `${decidedBy} ${onHold}`;
        const sum = sums.get(key) ?? { decidedBy, onHold, recordings: 0, bytes: 0 };
        sums.set(key, { ...sum, recordings: sum.recordings + 1, bytes: sum.bytes + taken(row) });
      }
      return [...sums.values()];
    },
    trashDue: async (before, limit) =>
      inTrash(view)
        .filter((row) => isDue(row, before))
        .slice(0, limit),
    ofCall: async (callID) =>
      all()
        .filter((row) => row.callID === callID)
        .sort(recordingOrder('startedAt')),
  };
}

const oldestFirst: Compare<Pick<RecordingRow, 'startedAt' | 'recordingID'>> = inOrder(
  by((row) => row.startedAt),
  by((row) => row.recordingID),
);

function isDue({ state, trashedAt, onHold }: RecordingRow, before: Date): boolean {
  return state === 'trash' && trashedAt !== null && trashedAt <= before && !onHold;
}

function overdueIn(view: View, deciders: readonly Decider[], trashBefore: Date): Overdue[] {
  return [...view.recordings.values()].flatMap((row) => {
    if (!isRemovable(row) || isDue(row, trashBefore)) return [];
    const call = row.callID === null ? undefined : view.calls.get(row.callID);
    const decider = deciderOf(deciders, row, call?.disposition ?? null);
    if (!decider || row.startedAt > decider.before) return [];
    return [{ row, decidedBy: deciders.indexOf(decider) }];
  });
}

/** The longest there first. */
function inTrash(view: View): readonly RecordingRow[] {
  return [...view.recordings.values()]
    .filter(({ state, trashedAt }) => state === 'trash' && trashedAt !== null)
    .sort(
      inOrder(
        by((row) => row.trashedAt),
        by((row) => row.recordingID),
      ),
    );
}

export function find(view: View, filter: RecordingFilter, reach: Reach): readonly RecordingRow[] {
  const named = view.recordings.get(filter.q ?? '');
  if (named && reaches(reach, named.agentID, named.teamID)) return [named];
  return [...view.recordings.values()].filter(
    (row) => reaches(reach, row.agentID, row.teamID) && isWanted(row, filter),
  );
}

function isWanted(row: RecordingRow, filter: RecordingFilter): boolean {
  return (
    isWithin(row.startedAt, filter.from, filter.to) &&
    matches(filter.q, row.roomID, row.roomName, row.customerName, row.customerRef) &&
    isOneOf(filter.agentID, row.agentID) &&
    isOneOf(filter.teamID, row.teamID) &&
    (filter.roomID === undefined || row.roomID === filter.roomID) &&
    (filter.customerRef === undefined || row.customerRef === filter.customerRef) &&
    (filter.callID === undefined || row.callID === filter.callID) &&
    isOneOf(filter.kind, row.kind) &&
    isOneOf(filter.state, row.state) &&
    isAsLong(row.durationMs, filter.minSeconds, filter.maxSeconds) &&
    (filter.hold === undefined || row.onHold === (filter.hold === 'yes')) &&
    isJudgedAs(row, filter)
  );
}

function isAsLong(durationMs: number | null, min: number | undefined, max: number | undefined): boolean {
  if (min === undefined && max === undefined) return true;
  if (durationMs === null) return false;
  return durationMs >= (min ?? 0) * 1000 && (max === undefined || durationMs <= max * 1000);
}

function pageOf(rows: readonly RecordingRow[], { sort, after, before, size }: RecordingQuery): RecordingPage {
  const order = recordingOrder(sort);
  const all = [...rows].sort(order);
  // Where the first row beyond the place stands, or would.
  const beyond = (place: string, self: boolean) => {
    const named = rowAt(readPlace(place));
    const at = all.findIndex((row) => (self ? order(row, named) >= 0 : order(row, named) > 0));
    return at < 0 ? all.length : at;
  };
  const end = before === undefined || before === 'end' ? all.length : beyond(before, true);
  const start =
    before !== undefined ? Math.max(0, end - size) : after === undefined ? 0 : beyond(after, false);
  const items = before === undefined ? all.slice(start, start + size) : all.slice(start, end);
  return {
    items,
    total: Math.min(all.length, COUNTED),
    atLeast: all.length > COUNTED,
    hasPrevious: before === undefined ? after !== undefined : start > 0,
    hasNext: before === undefined ? start + size < all.length : before !== 'end',
  };
}

type Placed = Pick<RecordingRow, 'recordingID' | 'startedAt' | 'durationMs' | 'bytes'>;

/** A place as if it were a row: only what lists are sorted by. */
function rowAt({ key, recordingID }: Place): Placed {
  return { recordingID, startedAt: new Date(key ?? 0), durationMs: key, bytes: key };
}

function recordingOrder(sort: RecordingQuery['sort']): Compare<Placed> {
  const { field, descending } = sortOf(sort);
  const keys = {
    startedAt: (row: Placed) => row.startedAt,
    duration: (row: Placed) => row.durationMs,
    size: (row: Placed) => row.bytes,
  };
  return inOrder(
    by(keys[field], descending),
    by((row) => row.recordingID, descending),
  );
}

function countsOf(view: View, filter: RecordingFilter, reach: Reach): RecordingCounts {
  const newest = (without: Partial<Record<keyof RecordingFilter, undefined>>) =>
    [...find(view, { ...filter, ...without }, reach)]
      .sort(recordingOrder('startedAt.desc'))
      .slice(0, COUNTED);
  const ofKinds = newest({ kind: undefined });
  const ofStates = newest({ state: undefined });
  const ofAgents = newest({ agentID: undefined });
  const ofScores = newest({ minScore: undefined, maxScore: undefined });
  const ofComments = newest({ commented: undefined });
  const ofHolds = newest({ hold: undefined });
  const isCommented = (row: RecordingRow) => judgedSeen(row, filter.eyes).comments > 0;
  const names = new Map(ofAgents.map((row) => [row.agentID, row.agentName]));
  const agents = [...tally(ofAgents.map((row) => row.agentID))].map(([agentID, count]) => ({
    ...{ agentID, agentName: names.get(agentID) ?? agentID, count },
  }));
  agents.sort(
    inOrder(
      by((each) => each.count, true),
      by((each) => each.agentID),
    ),
  );
  return {
    kinds: tally(ofKinds.map((row) => row.kind)),
    states: tally(ofStates.map((row) => row.state)),
    agents: agents.slice(0, 100),
    scores: tally(ofScores.flatMap((row) => bandOf(judgedSeen(row, filter.eyes).score))),
    commented: tally(ofComments.map((row) => (isCommented(row) ? 'yes' : 'no'))),
    hold: tally(ofHolds.map(({ onHold }) => (onHold ? 'yes' : 'no'))),
    atLeast: [ofKinds, ofStates, ofAgents, ofScores, ofComments, ofHolds].some(
      (rows) => rows.length >= COUNTED,
    ),
  };
}

function bandOf(score: number | null): readonly number[] {
  return scoreBands.flatMap(([from, to]) =>
    score !== null && score >= from && score < to + 1 ? [from] : [],
  );
}

function tally<V>(values: readonly V[]): ReadonlyMap<V, number> {
  const counts = new Map<V, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
