import { expect, it } from 'vitest';
import { aRoomService } from '../../support/roomservice';
import { MORNING, thrownAway } from '../../support/rows';
import { onEveryStore } from '../http/on-every-store';
import { recordingQuery } from '../stores/suite/queries';

onEveryStore('the trash', (world) => {
  const stateOf = async (recordingID: string) =>
    (await world().store.read.recordings.get(recordingID))?.state;
  const filesOf = async (recordingID: string) => world().store.read.recordingFiles.of(recordingID);

  it('is emptied in the night after its days, once, and leaves that there was a recording', async () => {
    const deleted: string[] = [];
    const mine = aRoomService({
      store: world().store,
      media: { ...world().ports.media, delete: async (location) => void deleted.push(location) },
    });
    const row = await mine.aRecording({
      ...thrownAway,
      ...{ customerName: '王小明', customerRef: 'C-7', roomName: 'Loan of 王小明', heldBy: 'PC-7' },
      file: 'made/one.mp4',
    });
    const { recordingID } = row;
    await mine.aRecordingFile({ recordingID, role: 'original', location: 'ingest/one.flv' });
    await mine.aRecordingFile({ recordingID, role: 'playable', location: 'made/one.mp4' });
    await mine.aRecordingFile({ recordingID, role: 'thumbnail', location: 'made/one.jpg' });
    await mine.nightFalls(29);
    expect([await stateOf(recordingID), deleted]).toEqual(['trash', []]);
    await mine.nightFalls(2);
    await mine.nightFalls(2);
    expect(deleted.sort()).toEqual(['ingest/one.flv', 'made/one.jpg', 'made/one.mp4']);
    expect(await filesOf(recordingID)).toEqual([]);
    expect(await mine.store.read.recordings.get(recordingID)).toEqual({
      ...row,
      ...{ state: 'expired', stateBefore: null, trashedAt: null, trashedByID: null },
      ...{ trashedByName: null, trashReason: null },
      ...{ roomName: row.roomID, customerName: '', customerRef: '', heldBy: null },
      ...{ file: null, mime: null, bytes: null },
      ...{ removedAt: expect.any(Date), removedBecause: 'trash' },
    });
    const named = recordingQuery({ q: '王小明', agentID: row.agentID, state: 'expired' });
    expect((await mine.store.read.recordings.list(named, { kind: 'all' })).items).toEqual([]);
    const log = await mine.store.read.audit.list({
      ...{ action: ['recording.remove'], objectID: recordingID, sort: 'at', page: 1, size: 9 },
    });
    expect(log.items).toHaveLength(1);
    expect(JSON.stringify(log.items)).not.toContain('王小明');
    await mine.stop();
  });

  it('gives back what is restored in time, and leaves what a hold keeps', async () => {
    const { admin } = await world().cast();
    const [back, held] = [
      await world().aRecording({ ...thrownAway }),
      await world().aRecording({ ...thrownAway, onHold: true }),
    ];
    await world().nightFalls(20);
    const body = { recordingIDs: [back.recordingID] };
    expect((await world().as(admin.userID).call('restoreRecordings', { body })).status).toBe(200);
    await world().nightFalls(40);
    expect(await stateOf(back.recordingID)).toBe('ready');
    expect(await stateOf(held.recordingID)).toBe('trash');
  });

  it('of restoring and emptying at the same moment, one wins whole', async () => {
    const { admin } = await world().cast();
    const browser = world().as(admin.userID);
    await browser.call('getMe');
    const rows = [];
    for (let i = 0; i < 8; i += 1) rows.push(await world().aRecording({ ...thrownAway }));
    for (const { recordingID } of rows) await world().aRecordingFile({ recordingID });
    await world().service.tidy();
    world().clock.forward(32 * 24 * 3600);
    const emptying = world().service.jobs.settled();
    const answers = await Promise.all(
      rows.map(({ recordingID }) =>
        browser.call('restoreRecordings', { body: { recordingIDs: [recordingID] } }),
      ),
    );
    await emptying;
    for (const [index, { recordingID }] of rows.entries()) {
      const restored = (answers[index]?.body as { done?: number } | undefined)?.done === 1;
      expect(await stateOf(recordingID)).toBe(restored ? 'ready' : 'expired');
      expect(await filesOf(recordingID)).toHaveLength(restored ? 1 : 0);
    }
  });

  it('takes nothing that is still being made, and says of each why', async () => {
    const { admin } = await world().cast();
    const states = ['recording', 'uploading', 'processing', 'expired', 'trash', 'localOnly'] as const;
    const rows = [];
    for (const state of states) rows.push(await world().aRecording({ state }));
    const recordingIDs = rows.map(({ recordingID }) => recordingID);
    const body = { recordingIDs, reason: 'Clearing up' };
    const answer = await world().as(admin.userID).call('trashRecordings', { body });
    const why = new Map(
      (answer.body as { leftOut: { recordingID: string; why: string }[] }).leftOut.map((each) => [
        each.recordingID,
        each.why,
      ]),
    );
    expect(recordingIDs.map((id) => why.get(id) ?? 'done')).toEqual([
      ...['busy', 'busy', 'busy', 'gone', 'gone', 'done'],
    ]);
    const local = await world().store.read.recordings.get(recordingIDs.at(-1) ?? '');
    expect(local).toMatchObject({ state: 'trash', stateBefore: 'localOnly', trashedAt: MORNING });
  });
});
