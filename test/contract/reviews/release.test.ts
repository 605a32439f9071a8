import { expect, it } from 'vitest';
import { aRoomService } from '../../support/roomservice';
import { at, thrownAway } from '../../support/rows';
import { onEveryStore } from '../http/on-every-store';
import { filled, underReview } from '../http/reviews/scene';

onEveryStore('a review that is released later', (world) => {
  const later = at(3600).toISOString();
  const audited = async (objectID: string) => {
    const { items } = await world().store.read.audit.list({ objectID, sort: 'at', page: 1, size: 20 });
    return items.map(({ action, actorID, changes }) => ({ action, actorID, changes }));
  };
  const rowOf = async (reviewID: string) => world().store.read.reviews.get(reviewID);

  it('is shown to its agent when its time has come, once, whichever server looks', async () => {
    const { supervisor, by, review, cast } = await underReview(world());
    const { reviewID } = await review();
    const params = { reviewID };
    const body = { revision: 1, ...filled, release: false, releaseAt: later };
    const answer = await supervisor.call('submitReview', { params, body });
    expect(answer.body).toMatchObject({ state: 'submitted', releaseAt: later, releasedAt: null });
    world().clock.forward(3599);
    await world().service.sweep();
    expect((await by.call('getReview', { params })).problem?.code).toBe('review.notFound');
    const stream = await by.events();
    await stream.next();
    world().clock.forward(1);
    const other = aRoomService({ store: world().store, clock: world().clock });
    await Promise.all([world().service.sweep(), other.service.sweep()]);
    await other.stop();
    expect((await by.call('getReview', { params })).body).toMatchObject({
      ...{ state: 'released', releaseAt: null, releasedAt: later },
    });
    expect(await stream.next()).toMatchObject({
      ...{ type: 'review.changed', recordingID: answer.body && (await rowOf(reviewID))?.recordingID },
    });
    stream.close();
    const releases = (await audited(reviewID)).filter(({ action }) => action === 'review.release');
    expect(releases).toEqual([
      { action: 'review.release', actorID: null, changes: { releaseAt: [later, null] } },
    ]);
    expect(await audited(reviewID)).toContainEqual({
      ...{ action: 'review.submit', actorID: cast.supervisor.userID },
      changes: { score: [null, '85'], state: ['draft', 'submitted'], releaseAt: [null, later] },
    });
  });

  it('is put off, withdrawn, or released at once', async () => {
    const { supervisor, review } = await underReview(world());
    const rows = [await review(), await review(), await review()].map(({ reviewID }) => ({ reviewID }));
    const [off, withdrawn, now] = rows;
    if (!off || !withdrawn || !now) throw new Error('There are three.');
    for (const params of rows) {
      await world().store.transact((tx) =>
        tx.reviews.update(params.reviewID, { state: 'submitted', submittedAt: at(0), releaseAt: at(60) }),
      );
    }
    const set = (params: { reviewID: string }, releaseAt: string | null) =>
      supervisor.call('scheduleRelease', { params, body: { releaseAt } });
    expect((await set(off, later)).body).toMatchObject({ releaseAt: later });
    expect((await set(withdrawn, null)).body).toMatchObject({ state: 'submitted', releaseAt: null });
    expect((await supervisor.call('releaseReview', { params: now })).body).toMatchObject({
      ...{ state: 'released', releaseAt: null },
    });
    world().clock.forward(61);
    await world().service.sweep();
    const states = await Promise.all(rows.map(async ({ reviewID }) => (await rowOf(reviewID))?.state));
    expect(states).toEqual(['submitted', 'submitted', 'released']);
    world().clock.forward(3600);
    await world().service.sweep();
    expect((await rowOf(off.reviewID))?.state).toBe('released');
    expect((await rowOf(withdrawn.reviewID))?.state).toBe('submitted');
  });

  it('loses its time when it is reopened', async () => {
    const { supervisor, review } = await underReview(world());
    const { reviewID } = await review({ state: 'submitted', releaseAt: at(60) });
    const params = { reviewID };
    const answer = await supervisor.call('reopenReview', { params, body: { reason: 'Hm' } });
    expect(answer.body).toMatchObject({ state: 'draft', releaseAt: null });
  });

  it('waits while its recording is in the trash, and is released when that comes back', async () => {
    const { review, recordingID, admin } = await underReview(world());
    const { reviewID } = await review({ state: 'submitted', releaseAt: at(60) });
    await world().store.transact((tx) => tx.recordings.update(recordingID, thrownAway));
    world().clock.forward(120);
    await world().service.sweep();
    expect((await rowOf(reviewID))?.state).toBe('submitted');
    expect((await admin.call('restoreRecordings', { body: { recordingIDs: [recordingID] } })).status).toBe(
      200,
    );
    await world().service.sweep();
    expect((await rowOf(reviewID))?.state).toBe('released');
  });

  it('is left to those who review where its agent has gone', async () => {
    const { review, cast } = await underReview(world());
    const { reviewID } = await review({ state: 'submitted', releaseAt: at(60) });
    await world().store.transact((tx) => tx.users.update(cast.agent.userID, { state: 'disabled' }));
    world().clock.forward(120);
    await world().service.sweep();
    expect(await rowOf(reviewID)).toMatchObject({ state: 'submitted', releaseAt: null });
    expect(await audited(reviewID)).toEqual([
      {
        ...{ action: 'review.schedule', actorID: null },
        changes: { releaseAt: [at(60).toISOString(), null] },
      },
    ]);
  });
});
