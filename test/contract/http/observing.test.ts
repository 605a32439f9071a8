import { describe, expect, it } from 'vitest';
import type { LiveEvent } from '../../../contract/events';
import type { Observation, ObservationEnd } from '../../../contract/observing';
import type { RoomEvent } from '../../../contract/rooms';
import type { UserRow } from '../../../server/roomservice/rows/people';
import { aRoomService, type Cast } from '../../support/roomservice';
import { at } from '../../support/rows';
import { onEveryStore } from './on-every-store';
import { aPlayedRoom, decideObserving, startedObserving } from './scenes';

onEveryStore('watching a room', (world) => {
  const observersFor = async ({ userID }: UserRow, roomID: string) => {
    const { body } = await world().as(userID).call('listObservers', { params: { roomID } });
    return (body as { items: { person: { name: string } }[] }).items.map(({ person }) => person.name);
  };
  const historyFor = async ({ userID }: UserRow, roomID: string) => {
    const { body } = await world().as(userID).call('listRoomEvents', { params: { roomID } });
    return (body as { items: RoomEvent[] }).items.map(({ kind, person, detail }) => [
      kind,
      person?.name,
      detail,
    ]);
  };
  const endedBecause = async (observationID: string) =>
    (await world().store.read.observations.get(observationID))?.endedBecause;

  it('takes no seat, and adds nobody to those who are in it', async () => {
    await decideObserving(world(), 'announced');
    const { agent, supervisor } = await world().cast();
    const { roomID } = await aPlayedRoom(world(), agent);
    const before = (await world().as(agent.userID).call('getRoom', { params: { roomID } })).body;
    await startedObserving(world(), roomID, supervisor);
    expect((await world().as(agent.userID).call('getRoom', { params: { roomID } })).body).toEqual(before);
    expect(await world().store.read.members.ofUser(supervisor.userID)).toEqual([]);
  });

  it('announced, is seen by whoever may list the room, while it lasts and afterwards', async () => {
    await decideObserving(world(), 'announced');
    const { agent, supervisor } = await world().cast();
    const { roomID } = await aPlayedRoom(world(), agent);
    const stream = await world().as(agent.userID).events();
    await stream.next();
    const { browser, observationID } = await startedObserving(world(), roomID, supervisor);
    expect(await stream.next()).toMatchObject({ type: 'observers.changed', roomID });
    expect(await observersFor(agent, roomID)).toEqual(['Supervisor']);
    await browser.call('endObservation', { params: { observationID } });
    expect(await stream.next()).toMatchObject({ type: 'observers.changed', roomID });
    stream.close();
    expect(await observersFor(agent, roomID)).toEqual([]);
    const history = [
      ['observingEnded', 'Supervisor', null],
      ['observed', 'Supervisor', null],
    ];
    expect(await historyFor(agent, roomID)).toEqual(history);
    expect(await historyFor(supervisor, roomID)).toEqual(history);
  });

  it('silent, is seen by those who may watch the room themselves, and by nobody else', async () => {
    await decideObserving(world(), 'silent');
    const { agent, peer, supervisor, admin } = await world().cast();
    const { roomID } = await aPlayedRoom(world(), agent);
    const [theirs, ours] = [
      await world().as(agent.userID).events(),
      await world().as(supervisor.userID).events(),
    ];
    const { browser, observationID } = await startedObserving(world(), roomID, admin);
    expect(await observersFor(agent, roomID)).toEqual([]);
    expect(await observersFor(peer, roomID)).toEqual([]);
    expect(await observersFor(supervisor, roomID)).toEqual(['Ada']);
    world().clock.forward(5);
    await browser.call('endObservation', { params: { observationID } });

    expect(await historyFor(supervisor, roomID)).toEqual([
      ['observingUnseenEnded', 'Ada', null],
      ['observedUnseen', 'Ada', 'Coaching'],
    ]);
    expect(await historyFor(agent, roomID)).toEqual([]);
    expect(await world().store.read.roomEvents.ofRoom(roomID, 10)).toEqual([]);

    await world()
      .as(agent.userID)
      .call('closeRoom', { params: { roomID }, body: { reason: 'Done' } });
    const isClosing = (event: LiveEvent) => event.type === 'room.closed' && event.roomID === roomID;
    const told = async (stream: typeof theirs) =>
      (await stream.until(isClosing)).map(({ type }) => type).filter((type) => type === 'observers.changed');
    expect(await told(theirs)).toEqual([]);
    expect(await told(ours)).toEqual(['observers.changed', 'observers.changed']);
    theirs.close();
    ours.close();
  });

  it('marks the recordings of that time, for those who may know', async () => {
    await decideObserving(world(), 'silent');
    const { agent, supervisor, team } = await world().cast();
    const { roomID } = await aPlayedRoom(world(), agent);
    const mine = { agentID: agent.userID, teamID: team.teamID, roomID, startedAt: at(-30) };
    const { recordingID } = await world().aRecording({ ...mine, durationMs: 60_000 });
    await startedObserving(world(), roomID, supervisor);
    await decideObserving(world(), 'announced');
    await startedObserving(world(), roomID, supervisor);
    const kindsFor = async ({ userID }: UserRow) => {
      const { body } = await world().as(userID).call('getRecording', { params: { recordingID } });
      return (body as { events: RoomEvent[] }).events.map(({ kind }) => kind).sort();
    };
    expect(await kindsFor(agent)).toEqual(['observed']);
    expect(await kindsFor(supervisor)).toEqual(['observed', 'observedUnseen', 'observingUnseenEnded']);
  });

  it('goes on while the page says so, and ends two minutes after its last word', async () => {
    await decideObserving(world(), 'announced');
    const { agent, supervisor } = await world().cast();
    const { roomID } = await aPlayedRoom(world(), agent);
    const { browser, observationID } = await startedObserving(world(), roomID, supervisor);
    for (let times = 0; times < 3; times += 1) {
      world().clock.forward(100);
      await world().service.sweep();
      expect((await browser.call('renewObservation', { params: { observationID } })).status).toBe(200);
    }
    world().clock.forward(119);
    await world().service.sweep();
    expect(await endedBecause(observationID)).toBeNull();
    world().clock.forward(1);
    await world().service.sweep();
    expect(await endedBecause(observationID)).toBe('silent');
    const { problem } = await browser.call('renewObservation', { params: { observationID } });
    expect(problem).toMatchObject({ code: 'observation.ended', params: { reason: 'silent' } });
    expect((await historyFor(agent, roomID)).map(([kind]) => kind)).toEqual(['observingEnded', 'observed']);
  });

  it('is of one page: a second one ends the first, and says so there', async () => {
    await decideObserving(world(), 'announced');
    const { agent, supervisor } = await world().cast();
    const { roomID } = await aPlayedRoom(world(), agent);
    const first = await startedObserving(world(), roomID, supervisor);
    const second = await startedObserving(world(), roomID, supervisor);
    const renewed = await first.browser.call('renewObservation', {
      params: { observationID: first.observationID },
    });
    expect(renewed.problem?.params).toEqual({ reason: 'startedAnew' });
    expect(await endedBecause(second.observationID)).toBeNull();
    expect(await observersFor(agent, roomID)).toEqual(['Supervisor']);
  });

  it('gives each member under the same address only for as long as a page needs to renew it', async () => {
    await decideObserving(world(), 'silent');
    const { agent, supervisor } = await world().cast();
    const { roomID } = await aPlayedRoom(world(), agent);
    const { browser, observationID } = await startedObserving(world(), roomID, supervisor);
    const late = await world().aMember({ roomID, name: '王小明', enteredAt: at(30), heartbeatAt: at(3600) });
    world().clock.forward(30);
    const { body } = await browser.call('renewObservation', { params: { observationID } });
    const { streams, validUntil } = body as Observation;
    expect(streams.map(({ userID }) => userID)).toEqual([agent.userID, late.userID]);
    expect(validUntil).toBe(at(210).toISOString());
  });

  const endings: Readonly<
    Record<string, readonly [ObservationEnd, (cast: Cast, roomID: string) => Promise<unknown>]>
  > = {
    'the room closes': [
      'roomClosed',
      ({ agent }, roomID) =>
        world()
          .as(agent.userID)
          .call('closeRoom', { params: { roomID }, body: { reason: 'Done' } }),
    ],
    'everybody leaves': [
      'roomEmpty',
      ({ agent }, roomID) => world().store.transact((tx) => tx.members.remove(roomID, agent.userID)),
    ],
    'an admin switches it off': ['policyChanged', () => decideObserving(world(), 'off')],
    'the people in the room are to be told from now on': [
      'policyChanged',
      () => decideObserving(world(), 'announced'),
    ],
    'who watches moves to another team': [
      'permissionLost',
      ({ admin, supervisor, otherTeam: { teamID } }) =>
        world()
          .as(admin.userID)
          .call('updateUser', { params: { userID: supervisor.userID }, body: { teamID } }),
    ],
    'who watches is disabled': [
      'signedOut',
      ({ admin, supervisor: { userID } }) =>
        world()
          .as(admin.userID)
          .call('updateUser', { params: { userID }, body: { state: 'disabled' } }),
    ],
    'who watches is signed out': [
      'signedOut',
      ({ admin, supervisor: { userID } }) =>
        world().as(admin.userID).call('signOutUser', { params: { userID } }),
    ],
  };
  describe('ends at the next sweep', () => {
    it.each(Object.entries(endings))('when %s', async (_, [because, happen]) => {
      await decideObserving(world(), 'silent');
      const cast = await world().cast();
      const { roomID } = await aPlayedRoom(world(), cast.agent);
      const { observationID } = await startedObserving(world(), roomID, cast.supervisor);
      await world().service.sweep();
      expect(await endedBecause(observationID)).toBeNull();
      await happen(cast, roomID);
      await world().service.sweep();
      expect(await endedBecause(observationID)).toBe(because);
    });
  });

  it('ends what a decision forbids at once, and nothing else', async () => {
    await decideObserving(world(), 'announced');
    const { agent, supervisor, admin } = await world().cast();
    const { roomID } = await aPlayedRoom(world(), agent);
    const announced = await startedObserving(world(), roomID, supervisor);
    await decideObserving(world(), 'silent');
    const silent = await startedObserving(world(), roomID, admin);
    expect(await endedBecause(announced.observationID)).toBeNull();
    await decideObserving(world(), 'announced');
    expect(await endedBecause(announced.observationID)).toBeNull();
    expect(await endedBecause(silent.observationID)).toBe('policyChanged');
    await decideObserving(world(), 'off');
    expect(await endedBecause(announced.observationID)).toBe('policyChanged');
  });

  it('is offered to those who may, in rooms that somebody is in', async () => {
    const { agent, supervisor, otherSupervisor, admin } = await world().cast();
    const { roomID } = await aPlayedRoom(world(), agent);
    const idle = await world().aRoom({ ownerID: agent.userID, teamID: agent.teamID });
    const offered = async ({ userID }: UserRow, to: string) => {
      const { body } = await world()
        .as(userID)
        .call('getRoom', { params: { roomID: to } });
      return (body as { can?: string[] }).can?.includes('observe');
    };
    expect(await offered(agent, roomID)).toBe(false);
    expect(await offered(supervisor, roomID)).toBe(true);
    expect(await offered(admin, roomID)).toBe(true);
    expect(await offered(otherSupervisor, roomID)).toBeUndefined();
    expect(await offered(supervisor, idle.roomID)).toBe(false);
  });

  it('without a live service, says that nothing can be watched', async () => {
    const { store, clock } = world();
    const bare = aRoomService({ store, clock, playing: null });
    const { body } = await bare.as((await world().person('admin')).userID).call('getObservingSettings');
    expect(body).toMatchObject({ liveService: false });
  });

  it('is forgotten after its time, except by the audit log', async () => {
    await decideObserving(world(), 'silent');
    const { agent, supervisor, admin } = await world().cast();
    const { roomID } = await aPlayedRoom(world(), agent);
    const { browser, observationID } = await startedObserving(world(), roomID, supervisor);
    await browser.call('endObservation', { params: { observationID } });
    world().clock.forward(401 * 24 * 3600);
    await world().service.sweep();
    expect(await world().store.read.observations.get(observationID)).toBeUndefined();
    const query = { objectID: roomID, action: 'room.observe,room.observeEnd' };
    const { body } = await world().as(admin.userID).call('listAudit', { query });
    expect((body as { total: number }).total).toBe(2);
  });
});
