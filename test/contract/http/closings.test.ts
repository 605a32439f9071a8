import { describe, expect, it } from 'vitest';
import type { Closing, ClosingRoom } from '../../../contract/closings';
import type { Store, Tx } from '../../../server/roomservice/store';
import { createMemoryStore } from '../../../server/stores/memory/memory-store';
import { aRoomService, type World } from '../../support/roomservice';
import type { Browser } from '../../support/roomservice-client';
import { at, unique } from '../../support/rows';
import { onEveryStore } from './on-every-store';
import { liveCall } from './scenes';

const reason = '系统维护\n请稍后再试';

function begin(browser: Browser, roomIDs: readonly string[], given: object = {}) {
  const selection = { by: 'number', roomIDs };
  const body = { key: `key_${unique()}`, selection, reason, ...given };
  return browser.call('startClosing', { body });
}

async function closingOf(browser: Browser, closingID: string): Promise<Closing> {
  const { body } = await browser.call('getClosing', { params: { closingID } });
  return body as Closing; // the client has held it to the contract's schema
}

async function outcomesOf(browser: Browser, closingID: string): Promise<Record<string, string>> {
  const { body } = await browser.call('listClosingRooms', { params: { closingID } });
  const { items } = body as { items: readonly ClosingRoom[] };
  return Object.fromEntries(items.map(({ roomID, outcome }) => [roomID, outcome]));
}

const idOf = ({ body }: { readonly body: unknown }): string => (body as Closing).closingID;

onEveryStore('closing many rooms', (world) => {
  it('closes each as if it were alone: its members hear the reason, its history and the audit log have it', async () => {
    const { admin } = await world().cast();
    const call = await liveCall(world());
    const empty = await world().aRoom();
    const browser = world().as(admin.userID);
    const answer = await begin(browser, [empty.roomID, call.room.roomID]);
    await world().service.jobs.settled();

    const closing = await closingOf(browser, idOf(answer));
    expect(closing).toMatchObject({ rooms: 2, counts: { closed: 2, waiting: 0 }, can: [] });
    expect(closing.finishedAt).toBe(at(0).toISOString());
    expect((await call.program.call('heartbeat', { params: call.params })).problem).toMatchObject({
      code: 'room.closed',
      params: { reason, by: 'Ada' },
    });
    const { callID } = call;
    expect((await call.browser.call('getCall', { params: { callID } })).body).toMatchObject({
      endReason: 'closedByAdmin',
      endDetail: reason,
    });
    const query = { actorID: admin.userID, action: 'room.close,room.closeMany' };
    const { items } = (await browser.call('listAudit', { query })).body as {
      items: readonly { action: string; requestID: string; object: { id: string } }[];
    };
    expect(items.map(({ action }) => action).sort()).toEqual(['room.close', 'room.close', 'room.closeMany']);
    expect(new Set(items.map(({ requestID }) => requestID)).size).toBe(1);
  });

  it('begins with those who have been in their rooms longest, and tells who asked as it goes on', async () => {
    const { admin } = await world().cast();
    const room = async (liveSince: Date | null) => {
      const { roomID } = await world().aRoom(liveSince ? { state: 'live', liveSince } : {});
      if (liveSince) await world().aMember({ roomID, enteredAt: liveSince });
      return roomID;
    };
    const [late, none, early] = [await room(at(-1)), await room(null), await room(at(-9))];
    const { newest } = await world().store.read.live.range();
    const answer = await begin(world().as(admin.userID), [late, none, early]);
    await world().service.jobs.settled();
    expect(Object.keys(await outcomesOf(world().as(admin.userID), idOf(answer))).sort()).toEqual(
      [late, none, early].sort(),
    );
    const told = (await world().store.read.live.after(newest, 100)).map(({ event }) => event);
    const closed = told.filter(({ type }) => type === 'room.closed');
    expect(closed.map((event) => 'roomID' in event && event.roomID)).toEqual([early, late, none]);
    expect(told.filter(({ type }) => type === 'closing.changed').length).toBeGreaterThanOrEqual(2);
  });

  it('by a filter takes what the list shows under it', async () => {
    const { admin, agent, team } = await world().cast();
    const given = { ownerID: agent.userID, teamID: team.teamID };
    const rooms = [await world().aRoom(given), await world().aRoom(given)];
    const closed = await world().aRoom({ ...given, closed: true });
    const browser = world().as(admin.userID);
    const filter = { teamID: [team.teamID], state: ['idle', 'live', 'closing'] };
    const selection = { by: 'filter', filter };
    const impact = await browser.call('closingImpact', { body: { selection } });
    expect(impact.body).toMatchObject({ items: [{ obstacle: null }, { obstacle: null }] });
    const body = { key: 'k', selection, reason };
    const answer = await browser.call('startClosing', { body });
    await world().service.jobs.settled();
    const outcomes = await outcomesOf(browser, idOf(answer));
    expect(outcomes).toEqual(Object.fromEntries(rooms.map(({ roomID }) => [roomID, 'closed'])));
    expect((await closingOf(browser, idOf(answer))).reason).toBe(reason);
    expect((await world().store.read.rooms.get(closed.roomID))?.closeReason).not.toBe(reason);
  });

  it('after a countdown says of each room how that ended', async () => {
    const { admin } = await world().cast();
    const [ends, kept] = [await world().aRoom(), await world().aRoom()];
    const browser = world().as(admin.userID);
    const answer = await begin(browser, [ends.roomID, kept.roomID], { inSeconds: 60 });
    await world().service.jobs.settled();
    expect(await closingOf(browser, idOf(answer))).toMatchObject({
      finishedAt: at(0).toISOString(),
      counts: { closing: 2 },
    });
    await browser.call('cancelClosing', { params: { roomID: kept.roomID } });
    world().clock.forward(60);
    await world().service.sweep();
    expect(await outcomesOf(browser, idOf(answer))).toEqual({
      [ends.roomID]: 'closed',
      [kept.roomID]: 'kept',
    });
    expect((await closingOf(browser, idOf(answer))).counts).toMatchObject({ closed: 1, kept: 1, closing: 0 });
  });

  it('refuses room by room what is not theirs, and gives another turn when their rights have grown', async () => {
    const { agent, peer, outsider, team } = await world().cast();
    const own = await world().aRoom({ ownerID: agent.userID, teamID: team.teamID });
    const theirs = await world().aRoom({ ownerID: peer.userID, teamID: team.teamID });
    const unseen = await world().aRoom({ ownerID: outsider.userID, teamID: outsider.teamID });
    const gone = await world().aRoom({ ownerID: agent.userID, teamID: team.teamID, closed: true });
    const browser = world().as(agent.userID);
    const all = [own, theirs, unseen, gone].map(({ roomID }) => roomID);
    const answer = await begin(browser, all);
    await world().service.jobs.settled();
    const outcomes = {
      [own.roomID]: 'closed',
      [theirs.roomID]: 'refused',
      [unseen.roomID]: 'notFound',
      [gone.roomID]: 'alreadyClosed',
    };
    expect(await outcomesOf(browser, idOf(answer))).toEqual(outcomes);
    expect((await closingOf(browser, idOf(answer))).can).toEqual(['retry']);

    await world().store.transact((tx) => tx.users.update(agent.userID, { role: 'supervisor' }));
    await browser.call('retryClosing', { params: { closingID: idOf(answer) } });
    await world().service.jobs.settled();
    expect(await outcomesOf(browser, idOf(answer))).toEqual({ ...outcomes, [theirs.roomID]: 'closed' });
    expect((await closingOf(browser, idOf(answer))).can).toEqual([]);
  });

  it('of somebody whose account was disabled meanwhile closes nothing more', async () => {
    const { admin } = await world().cast();
    const { roomID } = await world().aRoom();
    const browser = world().as(admin.userID);
    await browser.call('getMe');
    await world().service.jobs.stop();
    const answer = await begin(browser, [roomID]);
    await world().store.transact((tx) => tx.users.update(admin.userID, { state: 'disabled' }));
    const next = aRoomService({ store: world().store });
    await next.service.jobs.settled();
    expect((await world().store.read.closings.roomsOf(idOf(answer)))[0]?.outcome).toBe('refused');
    expect((await world().store.read.rooms.get(roomID))?.state).toBe('idle');
    await next.stop();
  });

  it('asked for twice under one key is done once', async () => {
    const { admin } = await world().cast();
    const { roomID } = await world().aRoom();
    const browser = world().as(admin.userID);
    await browser.call('getMe');
    world().store.gather(2);
    const answers = await Promise.all([1, 2].map(() => begin(browser, [roomID], { key: 'once' })));
    expect(new Set(answers.map(idOf)).size).toBe(1);
    await world().service.jobs.settled();
    const query = { action: 'room.closeMany', actorID: admin.userID };
    expect((await browser.call('listAudit', { query })).body).toMatchObject({ total: 1 });
  });

  it('goes on with the next server where one stopped in the middle', async () => {
    const { admin } = await world().cast();
    const rooms = [await world().aRoom(), await world().aRoom(), await world().aRoom()];
    const browser = world().as(admin.userID);
    await browser.call('getMe');
    await world().service.jobs.stop();
    const answer = await begin(
      browser,
      rooms.map(({ roomID }) => roomID),
    );
    const closingID = idOf(answer);
    const first = (await world().store.read.closings.waiting(closingID, 1))[0] ?? '';
    await world().store.transact((tx) => tx.closings.setOutcome(closingID, first, 'closed', at(0)));
    expect((await closingOf(browser, closingID)).finishedAt).toBeNull();

    const next = aRoomService({ store: world().store });
    await next.service.jobs.settled();
    expect((await closingOf(browser, closingID)).counts).toMatchObject({ closed: 3 });
    // The one that had its turn did not get another.
    expect((await world().store.read.rooms.get(first))?.state).toBe('idle');
    await next.stop();
  });

  it('is forgotten after 90 days, the audit log aside', async () => {
    const { admin } = await world().cast();
    const { closingID } = await world().aClosing({ byID: admin.userID });
    world().clock.forward(90 * 86_400 + 1);
    await world().service.sweep();
    const answer = await world().as(admin.userID).call('getClosing', { params: { closingID } });
    expect(answer.problem?.code).toBe('closing.notFound');
  });
});

/** A store in which one room cannot be changed. */
function refusing(store: Store, roomID: () => string | undefined): Store {
  const guard = (tx: Tx): Tx => ({
    ...tx,
    rooms: {
      ...tx.rooms,
      update: (id, patch) =>
        id === roomID() ? Promise.reject(new Error('the row is broken')) : tx.rooms.update(id, patch),
    },
  });
  return { ...store, transact: (work) => store.transact((tx) => work(guard(tx))) };
}

describe('closing many rooms of which one fails', () => {
  it('closes the others, says so, logs why, and tries it again when asked', async () => {
    let broken: string | undefined;
    const world: World = aRoomService({ store: refusing(createMemoryStore(), () => broken) });
    const { admin } = await world.cast();
    const rooms = [await world.aRoom(), await world.aRoom(), await world.aRoom()];
    broken = rooms[1]?.roomID;
    const browser = world.as(admin.userID);
    const answer = await begin(
      browser,
      rooms.map(({ roomID }) => roomID),
    );
    await world.service.jobs.settled();
    expect((await closingOf(browser, idOf(answer))).counts).toMatchObject({ closed: 2, failed: 1 });
    expect(world.log.takeErrors()).toMatchObject([{ message: 'a room could not be closed' }]);

    broken = undefined;
    await browser.call('retryClosing', { params: { closingID: idOf(answer) } });
    await world.service.jobs.settled();
    expect((await closingOf(browser, idOf(answer))).counts).toMatchObject({ closed: 3, failed: 0 });
    await world.stop();
  });
});
