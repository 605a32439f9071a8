import { expect, it } from 'vitest';
import { aRoomService, type World } from '../../support/roomservice';
import { aJobRow, at, unique } from '../../support/rows';
import { onEveryStore } from './on-every-store';

const day = 24 * 3600;

onEveryStore('what is left behind', (world) => {
  /** The same world, with a limit for rooms that nobody enters. */
  const limited = (maxIdleDays: number): World =>
    aRoomService({
      store: world().store,
      clock: world().clock,
      service: { ...world().ports.service, maxIdleDays },
    });
  const stateOf = async (roomID: string) => (await world().store.read.rooms.get(roomID))?.state;
  const recording = async (recordingID: string) => {
    const row = await world().store.read.recordings.get(recordingID);
    return row && [row.state, row.trouble, row.progress];
  };

  it('a room that nobody ever entered is closed after its days, with that reason, once', async () => {
    const { agent } = await world().cast();
    const mine = { ownerID: agent.userID };
    const [left, used, lately] = [
      await world().aRoom({ ...mine, activeAt: at(-3 * day) }),
      await world().aRoom({ ...mine, activeAt: at(-3 * day), everEntered: true }),
      await world().aRoom({ ...mine, activeAt: at(-day) }),
    ];
    await limited(0).service.tidy();
    await world().service.tidy();
    expect(await stateOf(left.roomID)).toBe('idle');
    await limited(2).service.tidy();
    await limited(2).service.tidy();
    expect(await Promise.all([left, used, lately].map(({ roomID }) => stateOf(roomID)))).toEqual([
      'closed',
      'idle',
      'idle',
    ]);
    const events = await world().store.read.roomEvents.ofRoom(left.roomID, 10);
    expect(events.filter(({ kind }) => kind === 'closed')).toMatchObject([{ detail: 'maxIdleDuration' }]);
    const query = { objectID: left.roomID, sort: 'at.desc', page: 1, size: 10 } as const;
    expect(await world().store.read.audit.list(query)).toMatchObject({
      items: [{ action: 'room.close', reason: 'maxIdleDuration' }],
    });
  });

  it('a recording that nothing finishes fails, and whoever may list it is told', async () => {
    const { agent } = await world().cast();
    const stream = await world().as(agent.userID).events();
    await stream.next();
    const mine = { agentID: agent.userID, progress: 40, file: null };
    const stuck = {
      recording: await world().aRecording({ ...mine, state: 'recording', startedAt: at(-day) }),
      uploading: await world().aRecording({ ...mine, state: 'uploading', startedAt: at(-7 * day) }),
      processing: await world().aRecording({ ...mine, state: 'processing', startedAt: at(-day) }),
    };
    await world().service.tidy();
    expect(await recording(stuck.recording.recordingID)).toEqual(['failed', 'empty', null]);
    expect(await recording(stuck.uploading.recordingID)).toEqual(['failed', 'empty', null]);
    expect(await recording(stuck.processing.recordingID)).toEqual(['failed', 'processingFailed', null]);
    const told = [await stream.next(), await stream.next(), await stream.next()];
    expect(told.flatMap((event) => ('recordingID' in event ? [event.recordingID] : [])).sort()).toEqual(
      Object.values(stuck)
        .map(({ recordingID }) => recordingID)
        .sort(),
    );
    stream.close();
  });

  it('a recording that somebody works on is left to them', async () => {
    const call = await world().aCall();
    const old = { startedAt: at(-30 * day) };
    const [running, watched, sent, worked, young] = [
      await world().aRecording({ ...old, state: 'recording', callID: call.callID }),
      await world().aRecording({ ...old, state: 'recording', aliveAt: at(0) }),
      await world().aRecording({ ...old, state: 'uploading' }),
      await world().aRecording({ ...old, state: 'processing' }),
      await world().aRecording({ state: 'processing', startedAt: at(-day + 1) }),
    ];
    await world().anUpload({ recordingID: sent.recordingID, bytes: 5000, changedAt: at(-day) });
    const job = aJobRow({ kind: `kind_${unique()}`, dedupeKey: worked.recordingID });
    await world().store.transact((tx) => tx.jobs.add(job));
    await world().service.tidy();
    const states = await Promise.all(
      [running, watched, sent, worked, young].map(
        async ({ recordingID }) => (await recording(recordingID))?.[0],
      ),
    );
    expect(states).toEqual(['recording', 'recording', 'uploading', 'processing', 'processing']);
  });
});
