import type { RecordingRow } from '../../roomservice/rows';
import type { Reach, RecordingQuery, Tx } from '../../roomservice/store';
import { by, inOrder, isOneOf, isWithin, matches, pageOf, reaches, sortOf, type Compare } from './lists';
import { searchIn } from './search';
import { patch, type View } from './tables';

export function recordings(view: View): Tx['recordings'] {
  const all = (): readonly RecordingRow[] => [...view.recordings.values()];
  return {
    get: async (recordingID) => view.recordings.get(recordingID),
    lock: async (recordingID) => view.recordings.get(recordingID),
    insert: async (row) => view.recordings.set(row.recordingID, row),
    update: async (recordingID, fields) => patch(view.recordings, recordingID, fields),
    watched: async () =>
      all()
        .filter((row) => row.aliveAt !== null && row.state === 'recording')
        .sort(
          inOrder(
            by((row) => row.aliveAt),
            by((row) => row.recordingID),
          ),
        ),
    list: async (query, reach) => pageOf(find(view, query, reach), recordingOrder(query.sort), query),
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
    async newest(query, reach) {
      const { from: _from, to: _to, ...anyTime } = query;
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
    ofCall: async (callID) =>
      all()
        .filter((row) => row.callID === callID)
        .sort(recordingOrder('startedAt')),
  };
}

function find(view: View, query: RecordingQuery, reach: Reach): readonly RecordingRow[] {
  const named = view.recordings.get(query.q ?? '');
  if (named && reaches(reach, named.agentID, named.teamID)) return [named];
  return [...view.recordings.values()].filter(
    (row) => reaches(reach, row.agentID, row.teamID) && isWanted(row, query),
  );
}

function isWanted(row: RecordingRow, query: RecordingQuery): boolean {
  return (
    isWithin(row.startedAt, query.from, query.to) &&
    matches(query.q, row.roomID, row.roomName, row.customerName, row.customerRef) &&
    isOneOf(query.agentID, row.agentID) &&
    isOneOf(query.teamID, row.teamID) &&
    (query.roomID === undefined || row.roomID === query.roomID) &&
    (query.customerRef === undefined || row.customerRef === query.customerRef) &&
    (query.callID === undefined || row.callID === query.callID) &&
    isOneOf(query.kind, row.kind) &&
    isOneOf(query.state, row.state) &&
    isAsLong(row.durationMs, query.minSeconds, query.maxSeconds)
  );
}

function isAsLong(durationMs: number | null, min: number | undefined, max: number | undefined): boolean {
  if (min === undefined && max === undefined) return true;
  if (durationMs === null) return false;
  return durationMs >= (min ?? 0) * 1000 && (max === undefined || durationMs <= max * 1000);
}

function recordingOrder(sort: RecordingQuery['sort']): Compare<RecordingRow> {
  const { field, descending } = sortOf(sort);
  const keys = {
    startedAt: (row: RecordingRow) => row.startedAt,
    duration: (row: RecordingRow) => row.durationMs,
    size: (row: RecordingRow) => row.bytes,
  };
  return inOrder(
    by(keys[field], descending),
    by((row) => row.recordingID),
  );
}
