import { describe, expect, it } from 'vitest';
import type { SamplingWanted } from '../../../../server/roomservice/stores/sampling';
import { at, unique } from '../../../support/rows';
import type { Bench } from '../store-suite';

export function describeSampling(bench: () => Bench): void {
  describe('sampling rules', () => {
    it('are unique by name, letter case aside, until they are removed', async () => {
      const { store, aSamplingRule } = bench();
      const name = `Zeta ${unique()}`;
      const one = await aSamplingRule({ name });
      const other = await aSamplingRule();
      const add = (ruleID: string) =>
        store.transact((tx) => tx.sampling.insert({ ...one, ruleID, name: name.toUpperCase() }));
      const rename = (ruleID: string, to: string) =>
        store.transact((tx) => tx.sampling.update(ruleID, { name: to }));
      expect(await add(`rule_${unique()}`)).toBe(false);
      expect(await rename(other.ruleID, name.toLowerCase())).toBe(false);
      expect(await rename(one.ruleID, name.toUpperCase())).toBe(true);
      await store.transact((tx) => tx.sampling.update(one.ruleID, { state: 'removed' }));
      expect(await add(`rule_${unique()}`)).toBe(true);
      const ids = (await store.read.sampling.list()).map(({ ruleID }) => ruleID);
      expect(ids).toContain(other.ruleID);
      expect(ids).not.toContain(one.ruleID);
      expect((await store.read.sampling.get(one.ruleID))?.state).toBe('removed');
    });

    it('are read as they were written, and count their changes', async () => {
      const { store, aSamplingRule } = bench();
      const rule = await aSamplingRule({
        teamID: 'team',
        asks: { perWeek: 3, dispositions: ['followUp'], agentIDs: ['agent_one'], kinds: ['mix'] },
      });
      expect(await store.read.sampling.get(rule.ruleID)).toEqual(rule);
      const change = { state: 'paused', pausedBecause: 'form', pausedOver: '表' } as const;
      const seen = await store.transact(async (tx) => {
        await tx.sampling.update(rule.ruleID, change);
        return tx.sampling.lock(rule.ruleID);
      });
      expect(seen).toEqual({ ...rule, ...change, revision: 2 });
    });

    it('pick a recording once, and forget it with the recording', async () => {
      const { store, aSamplingRule, aRecording } = bench();
      const { ruleID } = await aSamplingRule();
      const { recordingID, agentID } = await aRecording();
      const row = { ruleID, recordingID, agentID, recordedAt: at(5), reviewID: 'r1', pickedAt: at(60) };
      const pick = (given: object) => store.transact((tx) => tx.sampling.pick({ ...row, ...given }));
      expect(await pick({})).toBe(true);
      expect(await pick({ reviewID: 'r2' })).toBe(false);
      expect(await pick({ recordingID: `${recordingID}_2`, recordedAt: at(4), pickedAt: at(70) })).toBe(true);
      expect(await store.read.sampling.picks(ruleID, at(5))).toEqual([row]);
      expect(await store.read.sampling.sums()).toContainEqual({ ruleID, picked: 2, lastAt: at(70) });
      await store.transact((tx) => tx.reviews.deleteOf(recordingID));
      expect(await store.read.sampling.picks(ruleID, at(5))).toEqual([]);
    });

    it('find recordings that can be played, of people who are there, and that fit', async () => {
      const { store, aTeam, aUser, aCall, aRecording, aReview, aReviewForm, aSamplingRule } = bench();
      const { teamID } = await aTeam();
      const { userID: agentID } = await aUser({ teamID });
      const { userID: goneID } = await aUser({ teamID, state: 'disabled' });
      const { formID } = await aReviewForm();
      const { ruleID } = await aSamplingRule({ asks: { formID } });
      const call = await aCall({ agentID, teamID, disposition: 'followUp' });
      const of = { agentID, teamID, startedAt: at(10), durationMs: 61_000 } as const;
      const first = await aRecording({ ...of, startedAt: at(9), onHold: true });
      const called = await aRecording({ ...of, callID: call.callID, kind: 'screen' });
      const short = await aRecording({ ...of, startedAt: at(11), durationMs: 60_000 });
      const reviewed = await aRecording(of);
      await aReview({ recordingID: reviewed.recordingID, formID, state: 'submitted' });
      // By another form, blind, or by this very rule: that is no reason.
      await aReview({ recordingID: first.recordingID });
      await aReview({ recordingID: first.recordingID, formID, origin: 'calibration', calibrationID: 'c' });
      await aReview({ recordingID: called.recordingID, formID, ruleID, origin: 'sampled' });
      for (const state of ['trash', 'expired', 'failed', 'processing', 'localOnly'] as const)
        await aRecording({ ...of, state });
      await aRecording({ ...of, agentID: goneID });
      await aRecording({ ...of, startedAt: at(8.999) });
      await aRecording({ ...of, startedAt: at(20) });
      const found = async (wanted: Partial<SamplingWanted>) =>
        (
          await store.read.sampling.candidates({
            ...{ agentIDs: [], kinds: [], longerThanMin: null, dispositions: [], formID, ruleID, teamID },
            ...{ from: at(9), to: at(20) },
            ...wanted,
          })
        ).map(({ recordingID }) => recordingID);
      const ids = (...rows: readonly { readonly recordingID: string }[]) =>
        rows.map(({ recordingID }) => recordingID);
      expect(await found({})).toEqual(ids(first, called, short));
      expect(await found({ longerThanMin: 1 })).toEqual(ids(first, called));
      expect(await found({ kinds: ['screen'] })).toEqual(ids(called));
      expect(await found({ dispositions: ['followUp', 'other'] })).toEqual(ids(called));
      expect(await found({ dispositions: ['other'] })).toEqual([]);
      expect(await found({ agentIDs: [goneID] })).toEqual([]);
      expect(await found({ agentIDs: [agentID], teamID: null })).toEqual(ids(first, called, short));
      expect(await found({ teamID: 'other' })).toEqual([]);
      expect(await found({ ruleID: 'another' })).toEqual(ids(first, short));
    });

    it('say who has how much to do, and by which rule a review came', async () => {
      const { store, aReview, aSamplingRule } = bench();
      const [busy, free] = [`busy_${unique()}`, `free_${unique()}`];
      const rule = await aSamplingRule({ name: `Long calls ${unique()}` });
      const picked = await aReview({
        reviewerID: busy,
        state: 'assigned',
        origin: 'sampled',
        ruleID: rule.ruleID,
      });
      await aReview({ reviewerID: busy, state: 'draft' });
      await aReview({ reviewerID: busy, state: 'submitted' });
      expect(await store.read.reviews.openOf([busy, free])).toEqual(
        new Map([
          [busy, 2],
          [free, 0],
        ]),
      );
      const sight = { reach: { kind: 'all' }, userID: 'me' } as const;
      const query = { sort: 'createdAt.desc', page: 1, size: 20, ruleID: [rule.ruleID] } as const;
      const { items } = await store.read.reviews.list({ ...query, ruleID: [...query.ruleID] }, sight);
      expect(items.map(({ reviewID, ruleName }) => [reviewID, ruleName])).toEqual([
        [picked.reviewID, rule.name],
      ]);
    });
  });
}
