import { describe, expect, it } from 'vitest';
import type { RecordingRow } from '../../../../server/roomservice/rows/recordings';
import type { Reach } from '../../../../server/roomservice/stores/lists';
import type { JudgedSight } from '../../../../server/roomservice/stores/recordings';
import { at, unique } from '../../../support/rows';
import type { Bench } from '../store-suite';
import { recordingFilter, recordingQuery } from './queries';

const ALL: Reach = { kind: 'all' };
const admin: JudgedSight = { userID: 'nobody', listed: ALL, reviewed: ALL };

export function describeJudged(bench: () => Bench): void {
  const idsOf = async (
    { agentID }: Pick<RecordingRow, 'agentID'>,
    eyes: JudgedSight,
    query: Parameters<typeof recordingQuery>[0],
  ) => {
    const given = { ...recordingQuery({ agentID, sort: 'startedAt', ...query }), eyes };
    return (await bench().store.read.recordings.list(given, ALL)).items.map((row) => row.recordingID);
  };
  const marksOf = async (recordingID: string) => {
    const row = await bench().store.read.recordings.get(recordingID);
    return [row?.score, row?.releasedScore, row?.comments, row?.commentsForAgent];
  };
  const own = ({ agentID }: Pick<RecordingRow, 'agentID'>): JudgedSight => ({
    ...{ userID: agentID, listed: { kind: 'own', userID: agentID }, reviewed: { kind: 'none' } },
  });

  describe('what recordings were judged', () => {
    it('follows their reviews: the newest that has a score, calibrations aside, and what was released apart', async () => {
      const { store, aRecording, aReview } = bench();
      const { recordingID } = await aRecording();
      const common = { recordingID, state: 'submitted' } as const;
      expect(await marksOf(recordingID)).toEqual([null, null, 0, 0]);
      await aReview({ ...common, state: 'released', score: 71, submittedAt: at(10) });
      const { reviewID } = await aReview({ ...common, score: 52.5, submittedAt: at(20) });
      await aReview({ ...common, score: null, submittedAt: at(30) });
      await aReview({ ...common, score: 99, submittedAt: at(40), calibrationID: `c_${unique()}` });
      await aReview({ recordingID, state: 'draft' });
      expect(await marksOf(recordingID)).toEqual([52.5, 71, 0, 0]);
      await store.transact((tx) => tx.reviews.update(reviewID, { state: 'released' }));
      expect(await marksOf(recordingID)).toEqual([52.5, 52.5, 0, 0]);
      await store.transact((tx) => tx.reviews.update(reviewID, { state: 'draft', score: null }));
      expect(await marksOf(recordingID)).toEqual([71, 71, 0, 0]);
      await store.transact((tx) => tx.reviews.deleteOf(recordingID));
      expect(await marksOf(recordingID)).toEqual([null, null, 0, 0]);
    });

    it('follows their comments: answers are not counted, and for the agent those meant for them, once a review is released', async () => {
      const { store, aRecording, aReview, aComment } = bench();
      const { recordingID } = await aRecording();
      const meant = await aComment({ recordingID, forAgent: true });
      const other = await aComment({ recordingID });
      await aComment({ recordingID, parentID: meant.commentID });
      expect(await marksOf(recordingID)).toEqual([null, null, 2, 0]);
      await aReview({ recordingID, state: 'released' });
      expect(await marksOf(recordingID)).toEqual([85, 85, 2, 1]);
      await store.transact((tx) => tx.comments.update(other.commentID, { forAgent: true }));
      expect(await marksOf(recordingID)).toEqual([85, 85, 2, 2]);
      await store.transact((tx) => tx.comments.delete(meant.commentID));
      expect(await marksOf(recordingID)).toEqual([85, 85, 1, 1]);
    });

    it('filters lists by what the reader may see of it: of their own calls what was released', async () => {
      const { aUser, aRecording, aReview, aComment } = bench();
      const { userID: agentID } = await aUser();
      const row = (seconds: number) => aRecording({ agentID, startedAt: at(seconds) });
      const [high, low, unseen, plain] = [await row(1), await row(2), await row(3), await row(4)];
      await aReview({ recordingID: high.recordingID, state: 'released', score: 90 });
      await aReview({ recordingID: low.recordingID, state: 'released', score: 59.9 });
      await aReview({ recordingID: unseen.recordingID, state: 'submitted', score: 20 });
      await aComment({ recordingID: high.recordingID, forAgent: true });
      await aComment({ recordingID: unseen.recordingID, forAgent: true });
      const [a, b, c, d] = [high, low, unseen, plain].map(({ recordingID }) => recordingID);
      const agent = own({ agentID });
      expect(await idsOf(high, admin, { minScore: 0 })).toEqual([a, b, c]);
      expect(await idsOf(high, agent, { minScore: 0 })).toEqual([a, b]);
      expect(await idsOf(high, admin, { maxScore: 59 })).toEqual([b, c]);
      expect(await idsOf(high, agent, { minScore: 59, maxScore: 59 })).toEqual([b]);
      expect(await idsOf(high, admin, { commented: 'yes' })).toEqual([a, c]);
      expect(await idsOf(high, admin, { commented: 'no' })).toEqual([b, d]);
      expect(await idsOf(high, agent, { commented: 'yes' })).toEqual([a]);
      expect(await idsOf(high, agent, { commented: 'no' })).toEqual([b, c, d]);
      const nobody: JudgedSight = { userID: 'x', listed: { kind: 'none' }, reviewed: { kind: 'none' } };
      expect(await idsOf(high, nobody, { minScore: 0 })).toEqual([]);
      const abroad: JudgedSight = { ...admin, reviewed: { kind: 'team', userID: 'x', teamID: 'elsewhere' } };
      expect(await idsOf(high, abroad, { minScore: 0 })).toEqual([a, b]);
    });

    it('is counted beside the filters, each without its own', async () => {
      const { store, aUser, aRecording, aReview, aComment } = bench();
      const { userID: agentID } = await aUser();
      const row = () => aRecording({ agentID });
      const [one, two] = [await row(), await row(), await aRecording({ agentID, onHold: true })];
      await aReview({ recordingID: one.recordingID, state: 'released', score: 100 });
      await aReview({ recordingID: two.recordingID, state: 'submitted', score: 69.9 });
      await aComment({ recordingID: two.recordingID });
      const counts = async (query: Parameters<typeof recordingFilter>[0], eyes: JudgedSight) => {
        const filter = { ...recordingFilter({ agentID, ...query }), eyes };
        const { scores, commented, hold } = await store.read.recordings.counts(filter, ALL);
        return [Object.fromEntries(scores), Object.fromEntries(commented), Object.fromEntries(hold)];
      };
      expect(await counts({}, admin)).toEqual([
        { 60: 1, 90: 1 },
        { yes: 1, no: 2 },
        { yes: 1, no: 2 },
      ]);
      expect(await counts({ minScore: 80 }, admin)).toEqual([{ 60: 1, 90: 1 }, { no: 1 }, { no: 1 }]);
      expect(await counts({ hold: 'no', commented: 'yes' }, admin)).toEqual([
        { 60: 1 },
        { yes: 1, no: 1 },
        { no: 1 },
      ]);
      expect(await counts({}, own({ agentID }))).toEqual([{ 90: 1 }, { no: 3 }, { yes: 1, no: 2 }]);
    });

    it('goes with holds: what one keeps, and what none does', async () => {
      const { aUser, aRecording } = bench();
      const { userID: agentID } = await aUser();
      const held = await aRecording({ agentID, onHold: true });
      const free = await aRecording({ agentID });
      expect(await idsOf(held, admin, { hold: 'yes' })).toEqual([held.recordingID]);
      expect(await idsOf(held, admin, { hold: 'no' })).toEqual([free.recordingID]);
    });
  });
}
