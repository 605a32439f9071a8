import { expect, it } from 'vitest';
import type { Review } from '../../../contract/reviews';
import type { SamplingAsks } from '../../../contract/sampling-rules';
import { sampleReviews } from '../../../server/roomservice/sampling/job';
import { weeksBefore } from '../../../server/roomservice/sampling/weeks';
import { aRoomService, type World } from '../../support/roomservice';
import { at, MORNING, thrownAway, unique } from '../../support/rows';
import { onEveryStore } from '../http/on-every-store';

const day = 86_400;

onEveryStore('a sampling rule', (world) => {
  async function aTeamOf(agents: number) {
    const { team, supervisor, admin } = await world().cast();
    const { teamID } = team;
    const people = [];
    for (let i = 0; i < agents; i += 1) people.push(await world().person('agent', { teamID }));
    const form = await world().aReviewForm();
    const rule = (asks: Partial<SamplingAsks> = {}, fields: object = {}) =>
      world().aSamplingRule({
        teamID,
        asks: { formID: form.formID, reviewerIDs: [supervisor.userID], ...asks },
        ...fields,
      });
    const record = (agentID: string, startedAt: Date, fields: object = {}) =>
      world().aRecording({ agentID, teamID, startedAt, durationMs: 120_000, ...fields });
    return { teamID, supervisor, admin, people, form, rule, record };
  }
  const run = async (of: World = world()) => {
    await of.store.transact((tx) =>
      tx.jobs.add({
        ...{
          jobID: `job_${unique()}`,
          kind: sampleReviews.kind,
          payload: {},
          state: 'waiting',
          dedupeKey: null,
        },
        ...{ runAt: of.clock.now(), attempts: 0, maxAttempts: 3, lockedBy: null, lockedUntil: null },
        ...{ progress: null, result: null, lastError: null, createdByID: null, createdAt: of.clock.now() },
        finishedAt: null,
      }),
    );
    await of.service.jobs.settled();
  };
  const broughtBy = async (ruleID: string) => {
    const { admin } = await world().cast();
    const { body } = await world()
      .as(admin.userID)
      .call('listReviews', { query: { ruleID, size: '100', sort: 'createdAt' } });
    return (body as { items: Review[] }).items;
  };
  const recordingsOf = (reviews: readonly Review[]) =>
    reviews.map(({ recording }) => recording.recordingID).sort();

  it('gives every recording that fits to its reviewer, once, due in its days, and says by which rule', async () => {
    const { rule, record, people, supervisor, form } = await aTeamOf(1);
    const [agent] = people;
    const agentID = agent?.userID ?? '';
    const { ruleID, name } = await rule({ longerThanMin: 1, dueDays: 3 });
    const long = await record(agentID, at(-3600), { onHold: true });
    await record(agentID, at(-3600), { durationMs: 60_000 });
    await record(agentID, at(-15 * day));
    for (const state of ['trash', 'expired', 'failed'] as const)
      await record(agentID, at(-3600), state === 'trash' ? thrownAway : { state });
    await run();
    await run();
    const brought = await broughtBy(ruleID);
    expect(brought).toMatchObject([
      {
        ...{ recording: { recordingID: long.recordingID }, form: { formID: form.formID }, state: 'assigned' },
        ...{
          reviewer: { userID: supervisor.userID },
          origin: 'sampled',
          assignedBy: null,
          rule: { ruleID, name },
        },
        dueAt: at(3 * day).toISOString(),
      },
    ]);
    const objectID = brought[0]?.reviewID ?? '';
    const { items } = await world().store.read.audit.list({ objectID, sort: 'at', page: 1, size: 9 });
    expect(items).toMatchObject([
      { action: 'review.assign', actorID: null, changes: { rule: [null, name] } },
    ]);
  });

  it('never picks again what was taken out of the inbox', async () => {
    const { rule, record, people, supervisor } = await aTeamOf(1);
    const { ruleID } = await rule();
    await record(people[0]?.userID ?? '', at(-60));
    await run();
    const [review] = await broughtBy(ruleID);
    const body = { reviewIDs: [review?.reviewID ?? ''], reason: 'The line was bad' };
    await world().as(supervisor.userID).call('withdrawReviews', { body });
    await run();
    expect(await broughtBy(ruleID)).toEqual([]);
  });

  it('picks of every agent what its preview said, night by night', async () => {
    const { rule, record, people, supervisor, teamID } = await aTeamOf(3);
    const { ruleID, asks } = await rule({ perWeek: 2, longerThanMin: null }, { since: at(-60 * day) });
    const [week] = weeksBefore(MORNING, 1);
    for (const [i, { userID }] of people.entries()) {
      for (let call = 0; call < 5 * i + 1; call += 1) {
        const startedAt = new Date((week?.[0]?.getTime() ?? 0) + (call * 9 + i + 1) * 3_600_000);
        await record(userID, startedAt);
      }
    }
    const preview = await world()
      .as(supervisor.userID)
      .call('previewSampling', { body: { teamID, asks, ruleID } });
    expect(preview.body).toMatchObject({ fit: 18, picked: 5 });
    // As if it had been that week: every night of it, and the one after.
    const then = aRoomService({ store: world().store });
    const monday = week?.[0]?.getTime() ?? 0;
    then.clock.forward((monday - MORNING.getTime()) / 1000);
    for (let night = 1; night <= 8; night += 1) {
      then.clock.forward(day);
      await run(then);
    }
    await then.stop();
    const brought = await broughtBy(ruleID);
    const { items } = preview.body as { items: { recordingID: string }[] };
    expect(recordingsOf(brought)).toEqual(items.map(({ recordingID }) => recordingID).sort());
    const counts = people.map(({ userID }) => brought.filter(({ agent }) => agent.userID === userID).length);
    expect(counts).toEqual([1, 2, 2]);
  });

  it('lets reviewers take turns by what they have to do, and gives nobody their own call', async () => {
    const { rule, record, people, supervisor, admin, teamID } = await aTeamOf(1);
    const other = await world().person('supervisor', { teamID });
    const reviewerIDs = [supervisor.userID, other.userID, admin.userID];
    const { ruleID } = await rule({ reviewerIDs });
    for (let i = 0; i < 2; i += 1) await world().aReview({ reviewerID: other.userID, state: 'draft' });
    for (let i = 0; i < 4; i += 1) await record(people[0]?.userID ?? '', at(-600 + i));
    const own = await record(supervisor.userID, at(-60));
    await run();
    const brought = await broughtBy(ruleID);
    const counts = reviewerIDs.map((id) => brought.filter(({ reviewer }) => reviewer.userID === id).length);
    // Who had two to do is next when the others have as many; and one of these is the first one’s own call.
    expect(counts).toEqual([2, 1, 2]);
    const ofOwn = brought.find(({ recording }) => recording.recordingID === own.recordingID);
    expect(ofOwn?.reviewer.userID).toBe(other.userID);
  });

  it('is run once by two servers, and goes on where one was cut off', async () => {
    const { rule, record, people } = await aTeamOf(2);
    const { ruleID } = await rule();
    for (const { userID } of people) for (let i = 0; i < 3; i += 1) await record(userID, at(-600 + i));
    const other = aRoomService({ store: world().store, clock: world().clock });
    await Promise.all([run(), run(other)]);
    await other.stop();
    await run();
    expect(await broughtBy(ruleID)).toHaveLength(6);
    const picks = await world().store.read.sampling.picks(ruleID, at(-day));
    expect(picks).toHaveLength(6);
  });

  it('pauses itself when its form is retired or a reviewer may no longer review, and says over what', async () => {
    const { rule, record, people, admin, form, supervisor, teamID } = await aTeamOf(1);
    const formless = await rule();
    const gone = await world().person('supervisor', { teamID, name: 'Lin' });
    const personless = await rule({
      formID: (await world().aReviewForm()).formID,
      reviewerIDs: [supervisor.userID, gone.userID],
    });
    await record(people[0]?.userID ?? '', at(-60));
    await world().store.transact(async (tx) => {
      await tx.reviewForms.update(form.formID, { state: 'retired' });
      await tx.users.update(gone.userID, { state: 'disabled' });
    });
    await run();
    const { body } = await world().as(admin.userID).call('listSamplingRules');
    const { items } = body as { items: { ruleID: string }[] };
    const shown = (ruleID: string) => items.find((each) => each.ruleID === ruleID);
    expect(shown(formless.ruleID)).toMatchObject({
      ...{ state: 'paused', pausedBecause: 'form', pausedOver: form.name },
    });
    expect(shown(personless.ruleID)).toMatchObject({
      ...{ state: 'paused', pausedBecause: 'reviewer', pausedOver: 'Lin' },
    });
    expect(await broughtBy(formless.ruleID)).toEqual([]);
    const log = await world().store.read.audit.list({
      ...{ objectID: formless.ruleID, sort: 'at', page: 1, size: 9 },
    });
    expect(log.items).toMatchObject([
      {
        action: 'sampling.pause',
        actorID: null,
        changes: { state: ['active', 'paused'], form: [form.name, null] },
      },
    ]);
  });

  it('is looked at when it is made, and every hour from then on', async () => {
    const { record, people, supervisor, form, teamID } = await aTeamOf(1);
    const agentID = people[0]?.userID ?? '';
    await record(agentID, at(-60));
    const asks = {
      ...{ agentIDs: [agentID], kinds: [], perWeek: null, longerThanMin: 1, dispositions: [], dueDays: 1 },
      ...{ formID: form.formID, reviewerIDs: [supervisor.userID], seed: 'seed' },
    };
    const body = { name: `Rule ${unique()}`, teamID, asks, since: at(-day).toISOString() };
    const made = await world().as(supervisor.userID).call('createSamplingRule', { body });
    const { ruleID } = made.body as { ruleID: string };
    await world().service.jobs.settled();
    expect(await broughtBy(ruleID)).toHaveLength(1);
    await world().service.tidy();
    await record(agentID, at(30));
    world().clock.forward(600);
    await world().service.jobs.settled();
    expect(await broughtBy(ruleID)).toHaveLength(1);
    world().clock.forward(3600);
    await world().service.jobs.settled();
    expect(await broughtBy(ruleID)).toHaveLength(2);
  });
});
