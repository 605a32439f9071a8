import type { SamplingStore, SamplingWanted } from '../../roomservice/stores/sampling';
import { by, fold, inOrder } from './lists';
import { patch, type View } from './tables';

export function sampling(view: View): SamplingStore['sampling'] {
  const isTaken = (name: string, exceptID: string): boolean =>
    [...view.samplingRules.values()].some(
      (rule) => rule.state !== 'removed' && fold(rule.name) === fold(name) && rule.ruleID !== exceptID,
    );
  return {
    get: async (ruleID) => view.samplingRules.get(ruleID),
    lock: async (ruleID) => view.samplingRules.get(ruleID),
    async insert(row) {
      if (isTaken(row.name, row.ruleID)) return false;
      view.samplingRules.set(row.ruleID, row);
      return true;
    },
    async update(ruleID, fields) {
      if (fields.name !== undefined && isTaken(fields.name, ruleID)) return false;
      const revision = (view.samplingRules.get(ruleID)?.revision ?? 0) + 1;
      patch(view.samplingRules, ruleID, { ...fields, revision });
      return true;
    },
    list: async () =>
      [...view.samplingRules.values()]
        .filter(({ state }) => state !== 'removed')
        .sort(
          inOrder(
            by((rule) => fold(rule.name)),
            by((rule) => rule.ruleID),
          ),
        ),
    candidates: async (wanted) =>
      [...view.recordings.values()]
        .filter((row) => row.state === 'ready' && row.startedAt >= wanted.from && row.startedAt < wanted.to)
        .filter((row) => isWanted(view, row, wanted))
        .sort(
          inOrder(
            by((row) => row.startedAt),
            by((row) => row.recordingID),
          ),
        )
        .map(({ recordingID, agentID, agentName, teamID, roomName, startedAt, durationMs }) => ({
          ...{ recordingID, agentID, agentName, teamID, roomName, startedAt, durationMs },
        })),
    async pick(row) {
      const key = `${row.ruleID} ${row.recordingID}`;
      if (view.samplingPicks.get(key)) return false;
      view.samplingPicks.set(key, row);
      return true;
    },
    picks: async (ruleID, from) =>
      [...view.samplingPicks.values()].filter((row) => row.ruleID === ruleID && row.recordedAt >= from),
    async sums() {
      const all = [...view.samplingPicks.values()];
      return [...new Set(all.map(({ ruleID }) => ruleID))].map((ruleID) => {
        const times = all.filter((row) => row.ruleID === ruleID).map(({ pickedAt }) => pickedAt.getTime());
        return { ruleID, picked: times.length, lastAt: new Date(Math.max(...times)) };
      });
    },
  };
}

function isWanted(
  view: View,
  row: {
    readonly recordingID: string;
    readonly agentID: string;
    readonly teamID: string | null;
    readonly callID: string | null;
    readonly kind: SamplingWanted['kinds'][number];
    readonly durationMs: number | null;
  },
  { teamID, agentIDs, kinds, longerThanMin, dispositions, formID, ruleID }: SamplingWanted,
): boolean {
  const disposition = row.callID === null ? null : (view.calls.get(row.callID)?.disposition ?? null);
  return (
    (teamID === null || row.teamID === teamID) &&
    view.users.get(row.agentID.toLowerCase())?.state === 'active' &&
    (agentIDs.length === 0 || agentIDs.includes(row.agentID)) &&
    (kinds.length === 0 || kinds.includes(row.kind)) &&
    (longerThanMin === null || (row.durationMs !== null && row.durationMs > longerThanMin * 60_000)) &&
    (dispositions.length === 0 || (disposition !== null && dispositions.includes(disposition))) &&
    ![...view.reviews.values()].some(
      (review) =>
        review.recordingID === row.recordingID &&
        review.formID === formID &&
        review.calibrationID === null &&
        review.ruleID !== ruleID,
    )
  );
}
