import { expect, it } from 'vitest';
import { aRoomService } from '../../support/roomservice';
import { thrownAway, unique } from '../../support/rows';
import { onEveryStore } from '../http/on-every-store';

onEveryStore('a legal hold', (world) => {
  const rowOf = (recordingID: string) => world().store.read.recordings.get(recordingID);
  const stateOf = async (recordingID: string) => (await rowOf(recordingID))?.state;
  const aCustomer = () => {
    const n = unique();
    return { customerName: `欧阳若澜${n}`, customerRef: `K-${n}` };
  };
  const asAdmin = async () => world().as((await world().person('admin')).userID);
  const holdOn = async (browser: Awaited<ReturnType<typeof asAdmin>>, recordingID: string) => {
    const body = { recordingIDs: [recordingID], reason: 'Case of 欧阳若澜' };
    return ((await browser.call('placeHold', { body })).body as { holdID: string }).holdID;
  };

  it('keeps what is in the trash over any number of nights, and lets it go when it is lifted', async () => {
    const browser = await asAdmin();
    const { recordingID } = await world().aRecording({ ...thrownAway });
    const holdID = await holdOn(browser, recordingID);
    for (let month = 0; month < 6; month += 1) await world().nightFalls(30);
    expect(await stateOf(recordingID)).toBe('trash');
    // Half a year later nobody is still signed in.
    const later = await asAdmin();
    await later.call('liftHold', { params: { holdID }, body: { reason: 'Over' } });
    await world().nightFalls(1);
    expect(await stateOf(recordingID)).toBe('expired');
  });

  it('of two holds, the other still keeps what the first lets go', async () => {
    const browser = await asAdmin();
    const { recordingID } = await world().aRecording();
    const [first, second] = [await holdOn(browser, recordingID), await holdOn(browser, recordingID)];
    await browser.call('liftHold', { params: { holdID: first }, body: { reason: 'Over' } });
    const trash = { body: { recordingIDs: [recordingID], reason: 'Old' } };
    expect((await browser.call('trashRecordings', trash)).body).toEqual({
      ...{ done: 0, leftOut: [{ recordingID, why: 'held' }] },
    });
    await browser.call('liftHold', { params: { holdID: second }, body: { reason: 'Over' } });
    expect((await browser.call('trashRecordings', trash)).body).toMatchObject({ done: 1 });
  });

  it.each(['delete', 'detach'] as const)(
    'keeps a recording of a customer that is erased, names it, and has it erased when it is lifted: %s',
    async (choice) => {
      const deleted: string[] = [];
      const mine = aRoomService({
        store: world().store,
        media: { ...world().ports.media, delete: async (location) => void deleted.push(location) },
      });
      const browser = mine.as((await mine.person('admin')).userID);
      const customer = aCustomer();
      const roomName = `Loan of ${customer.customerName}`;
      const held = await mine.aRecording({ ...customer, roomName, file: 'held.mp4' });
      await mine.aRecording({ ...customer, file: 'free.mp4' });
      const { recordingID } = held;
      const reason = `Case of ${customer.customerName}`;
      const placed = await browser.call('placeHold', { body: { recordingIDs: [recordingID], reason } });
      const { holdID } = placed.body as { holdID: string };
      const ref = customer.customerRef;
      const kept = [{ recordingID, roomName, startedAt: held.startedAt.toISOString() }];
      const found = await browser.call('findCustomer', { body: { ref } });
      expect(found.body).toMatchObject({ recordings: 2, onHold: kept });
      const body = { ref, recordings: choice, reason: 'They asked', confirm: ref };
      expect((await browser.call('eraseCustomer', { body })).body).toMatchObject({
        erased: { recordings: 1, onHold: kept },
      });
      await mine.service.jobs.settled();
      expect(deleted).toEqual(choice === 'delete' ? ['free.mp4'] : []);
      const after = await mine.store.read.recordings.get(recordingID);
      expect(after).toEqual({ ...held, onHold: true, eraseOnLift: choice });
      const holds = await browser.call('listRecordingHolds', { params: { recordingID } });
      expect(holds.body).toMatchObject({ items: [{ reason, erasingWaits: 1 }] });

      const lift = { params: { holdID }, body: { reason: `Settled with ${customer.customerName}` } };
      expect((await browser.call('liftHold', lift)).body).toEqual({ lifted: 1, erased: 1 });
      await mine.service.jobs.settled();
      const left = await mine.store.read.recordings.get(recordingID);
      const detached = {
        ...{ customerName: '***', customerRef: '***', roomName: 'Loan of ***' },
        ...{ onHold: false, eraseOnLift: null, file: 'held.mp4' },
      };
      expect(deleted).toEqual(choice === 'delete' ? ['free.mp4', 'held.mp4'] : []);
      expect(left ?? 'gone').toEqual(choice === 'delete' ? 'gone' : { ...held, ...detached });
      const rows = await mine.store.read.holds.ofRecording(recordingID);
      expect(JSON.stringify(rows)).not.toContain(customer.customerName);
      await mine.stop();
    },
  );

  it('placed while the nightly work runs keeps a recording whole, or comes too late and says so', async () => {
    const browser = await asAdmin();
    const rows = [];
    for (let i = 0; i < 8; i += 1) rows.push(await world().aRecording({ ...thrownAway }));
    for (const { recordingID } of rows) await world().aRecordingFile({ recordingID });
    await browser.call('getMe');
    await world().service.tidy();
    world().clock.forward(32 * 24 * 3600);
    const emptying = world().service.jobs.settled();
    const answers = await Promise.all(
      rows.map(({ recordingID }) =>
        browser.call('placeHold', { body: { recordingIDs: [recordingID], reason: 'Case 7' } }),
      ),
    );
    await emptying;
    for (const [index, { recordingID }] of rows.entries()) {
      const held = (answers[index]?.body as { done?: number } | undefined)?.done === 1;
      expect(await rowOf(recordingID)).toMatchObject({ state: held ? 'trash' : 'expired', onHold: held });
      const files = await world().store.read.recordingFiles.of(recordingID);
      expect(files).toHaveLength(held ? 1 : 0);
    }
  });

  it('and an erasing at the same moment: either it is kept, or it went whole', async () => {
    const browser = await asAdmin();
    await browser.call('getMe');
    const customer = aCustomer();
    const { recordingID } = await world().aRecording(customer);
    const ref = customer.customerRef;
    const erase = { ref, recordings: 'delete', reason: 'They asked', confirm: ref };
    world().store.gather(2);
    const [held] = await Promise.all([
      browser.call('placeHold', { body: { recordingIDs: [recordingID], reason: 'Case 7' } }),
      browser.call('eraseCustomer', { body: erase }),
    ]);
    const row = await rowOf(recordingID);
    const outcome = held?.problem?.code ?? row?.eraseOnLift;
    expect([outcome, row?.customerName]).toEqual(
      held?.status === 200 ? ['delete', customer.customerName] : ['recording.notFound', undefined],
    );
  });

  it('lifted twice at the same moment is lifted once', async () => {
    const browser = await asAdmin();
    const { recordingID } = await world().aRecording();
    const holdID = await holdOn(browser, recordingID);
    world().store.gather(2);
    const lift = { params: { holdID }, body: { reason: 'Over' } };
    const answers = await Promise.all([browser.call('liftHold', lift), browser.call('liftHold', lift)]);
    expect(answers.map(({ problem }) => problem?.code ?? 'ok').sort()).toEqual(['hold.lifted', 'ok']);
  });
});
