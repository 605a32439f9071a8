import { expect, it } from 'vitest';
import { onEveryStore } from './on-every-store';
import { liveCall, startedCall } from './scenes';

onEveryStore('closing a room', (world) => {
  it('puts everybody out at once, ends their calls with the reason, and keeps who said so', async () => {
    const { agent, peer, admin, team } = await world().cast();
    const room = await world().aRoom({ ownerID: agent.userID, teamID: team.teamID });
    const [one, two] = [
      await liveCall(world(), { agent, room }),
      await startedCall(world(), { agent: peer, room }),
    ];
    world().clock.forward(30);
    const { params } = one;
    const closed = await world()
      .as(admin.userID)
      .call('closeRoom', { params, body: { reason: '系统维护\n请稍后再试' } });
    const by = { userID: admin.userID, name: 'Ada' };
    expect(closed.body).toMatchObject({
      state: 'closed',
      members: [],
      liveSince: null,
      closing: { by, reason: '系统维护\n请稍后再试', at: '2026-11-20T01:30:30.123Z' },
      can: [],
    });
    for (const { browser, callID } of [one, two]) {
      expect((await browser.call('getCall', { params: { callID } })).body).toMatchObject({
        state: 'ended',
        endReason: 'closedByAdmin',
        endedBy: by,
        endDetail: '系统维护\n请稍后再试',
        endedAt: '2026-11-20T01:30:30.123Z',
      });
    }
    for (const { program } of [one, two]) {
      expect((await program.call('heartbeat', { params })).problem).toMatchObject({
        code: 'room.closed',
        params: { reason: '系统维护\n请稍后再试', by: 'Ada' },
      });
    }
    // Only who had been in the call is asked to wrap it up.
    expect((await one.browser.call('currentCall')).body).toMatchObject({
      unwrapped: [{ callID: one.callID }],
    });
    expect((await two.browser.call('currentCall')).body).toMatchObject({ unwrapped: [] });
  });

  it('by the agent who is in the call is leaving it', async () => {
    const scene = await liveCall(world());
    await scene.browser.call('closeRoom', { params: scene.params, body: { reason: 'Done' } });
    expect((await scene.browser.call('getCall', { params: { callID: scene.callID } })).body).toMatchObject({
      state: 'ended',
      endReason: 'left',
    });
  });

  it('after a countdown lets members stay until then, and nobody else in', async () => {
    const { agent, peer, supervisor, team } = await world().cast();
    const room = await world().aRoom({ ownerID: agent.userID, teamID: team.teamID, template: '1v3' });
    const scene = await liveCall(world(), { agent, room });
    const late = await startedCall(world(), { agent: peer, room });
    const { params, program } = scene;
    const body = { reason: 'Closing time', inSeconds: 15 };
    await world().as(supervisor.userID).call('closeRoom', { params, body });

    world().clock.forward(14.999);
    expect((await program.call('heartbeat', { params })).body).toMatchObject({
      state: 'closing',
      reason: 'Closing time',
      closesAt: '2026-11-20T01:30:15.123Z',
    });
    const entered = await late.program.call('enterRoom', { params, body: {} });
    expect(entered.problem?.code).toBe('room.closing');
    expect((await program.call('enterRoom', { params, body: {} })).status).toBe(200);
    await world().service.sweep();
    expect((await scene.browser.call('getRoom', { params })).body).toMatchObject({ state: 'closing' });

    world().clock.forward(0.001);
    await world().service.sweep();
    expect((await scene.browser.call('getRoom', { params })).body).toMatchObject({
      state: 'closed',
      members: [],
      closing: {
        by: { userID: supervisor.userID },
        reason: 'Closing time',
        at: '2026-11-20T01:30:15.123Z',
      },
    });
    const { body: ended } = await scene.browser.call('getCall', { params: { callID: scene.callID } });
    expect(ended).toMatchObject({ endReason: 'closedByAdmin', endDetail: 'Closing time' });
  });

  it('can be called off while the countdown runs', async () => {
    const scene = await liveCall(world());
    const { browser, params, program } = scene;
    await browser.call('closeRoom', { params, body: { reason: 'Soon', inSeconds: 10 } });
    expect((await browser.call('cancelClosing', { params })).body).toMatchObject({
      state: 'live',
      closing: null,
    });
    world().clock.forward(15);
    await program.call('heartbeat', { params });
    await world().service.sweep();
    expect((await browser.call('getRoom', { params })).body).toMatchObject({ state: 'live' });
  });

  it('can be hurried, and put off', async () => {
    const { browser, params } = await startedCall(world());
    const close = (inSeconds: number) =>
      browser.call('closeRoom', { params, body: { reason: 'Soon', inSeconds } });
    await close(3600);
    expect((await close(10)).body).toMatchObject({ closing: { at: '2026-11-20T01:30:10.123Z' } });
    expect((await close(60)).body).toMatchObject({ closing: { at: '2026-11-20T01:31:00.123Z' } });
    world().clock.forward(30);
    await world().service.sweep();
    expect((await browser.call('getRoom', { params })).body).toMatchObject({ state: 'closing' });
  });

  it('that is empty still closes when its countdown is over', async () => {
    const { browser, params, program } = await liveCall(world());
    await browser.call('closeRoom', { params, body: { reason: 'Soon', inSeconds: 30 } });
    await program.call('leaveRoom', { params });
    expect((await browser.call('getRoom', { params })).body).toMatchObject({ state: 'closing', members: [] });
    world().clock.forward(30);
    await world().service.sweep();
    expect((await browser.call('getRoom', { params })).body).toMatchObject({ state: 'closed' });
  });

  it('happens once, however many ask at the same time', async () => {
    const { agent, supervisor, admin, team } = await world().cast();
    const { roomID } = await world().aRoom({ ownerID: agent.userID, teamID: team.teamID });
    const browsers = [agent, supervisor, admin].map((user) => world().as(user.userID));
    for (const browser of browsers) await browser.call('getMe');
    world().store.gather(3);
    const answers = await Promise.all(
      browsers.map((browser, i) =>
        browser.call('closeRoom', { params: { roomID }, body: { reason: `Reason ${i}` } }),
      ),
    );
    expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([200, 409, 409]);
    const { body } = await world()
      .as(admin.userID)
      .call('listAudit', { query: { objectID: roomID, action: 'room.close' } });
    expect(body).toMatchObject({ total: 1 });
  });
});
