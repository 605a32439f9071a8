import { describe, expect, it } from 'vitest';
import type { LiveEvent } from '../../../contract/events';
import type { Presence } from '../../../contract/presence';
import type { Browser } from '../../support/roomservice-client';
import { onEveryStore } from './on-every-store';
import { floorOf, liveCall, liveStreams, startedCall } from './scenes';

const presenceOf = async (browser: Browser) => (await browser.call('getMyPresence')).body as Presence;
const choose = (browser: Browser, choice: 'available' | 'break', reasonID: string | null = null) =>
  browser.call('choosePresence', { body: { choice, reasonID } });
const lunch = (browser: Browser) => choose(browser, 'break', 'lunch');

onEveryStore('an agent’s presence', (world) => {
  describe('follows the call', () => {
    it('in call from the press of start, wrap-up when it has ended, then what was chosen', async () => {
      const agent = await world().person('agent');
      const browser = world().as(agent.userID);
      expect(await presenceOf(browser)).toMatchObject({ state: 'available' });
      world().clock.forward(60);
      const { program, params, callID } = await startedCall(world(), { agent });
      expect(await presenceOf(browser)).toMatchObject({ state: 'inCall', since: '2026-11-20T01:31:00.123Z' });
      world().clock.forward(5);
      await program.call('enterRoom', { params, body: {} });
      expect(await presenceOf(browser)).toMatchObject({ state: 'inCall', since: '2026-11-20T01:31:00.123Z' });
      world().clock.forward(5);
      await program.call('leaveRoom', { params });
      expect(await presenceOf(browser)).toMatchObject({ state: 'wrapUp', since: '2026-11-20T01:31:10.123Z' });
      await browser.call('wrapUpCall', { params: { callID }, body: { disposition: 'resolved', notes: '' } });
      expect(await presenceOf(browser)).toMatchObject({ state: 'available' });
    });

    it('a launch that was given up owes no wrap-up', async () => {
      const { browser, callID } = await startedCall(world());
      await browser.call('endCall', { params: { callID }, body: { reason: 'launchGivenUp' } });
      expect(await presenceOf(browser)).toMatchObject({ state: 'available' });
    });

    it('a call of streams counts too', async () => {
      const { browser, callID } = await liveStreams(world());
      expect(await presenceOf(browser)).toMatchObject({ state: 'inCall' });
      await browser.call('endCall', { params: { callID }, body: { reason: 'left' } });
      expect(await presenceOf(browser)).toMatchObject({ state: 'wrapUp' });
    });

    it('a break that was chosen in the call begins when its wrap-up is written', async () => {
      const { browser, program, params, callID } = await liveCall(world());
      world().clock.forward(1);
      await lunch(browser);
      expect(await presenceOf(browser)).toMatchObject({ state: 'inCall', choice: 'break' });
      world().clock.forward(1);
      await program.call('leaveRoom', { params });
      expect(await presenceOf(browser)).toMatchObject({ state: 'wrapUp' });
      world().clock.forward(1);
      await browser.call('wrapUpCall', { params: { callID }, body: { disposition: 'other', notes: '' } });
      expect(await presenceOf(browser)).toMatchObject({ state: 'break', since: '2026-11-20T01:30:03.123Z' });
    });

    it('what is chosen after the call puts its wrap-up off', async () => {
      const { browser, program, params } = await liveCall(world());
      world().clock.forward(1);
      await program.call('leaveRoom', { params });
      world().clock.forward(1);
      await choose(browser, 'available');
      expect(await presenceOf(browser)).toMatchObject({ state: 'available' });
    });
  });

  describe('follows the console', () => {
    it('offline when no console was open for a while, and back as it was with the next word', async () => {
      const browser = world().as((await world().person('agent')).userID);
      await browser.call('beHere');
      world().clock.forward(90);
      await world().service.sweep();
      expect(await presenceOf(browser)).toMatchObject({ state: 'available' });
      world().clock.forward(1);
      await world().service.sweep();
      expect(await presenceOf(browser)).toMatchObject({ state: 'offline' });
      await browser.call('beHere');
      expect(await presenceOf(browser)).toMatchObject({ state: 'available' });
    });

    it('a console that keeps saying it is open stays', async () => {
      const browser = world().as((await world().person('agent')).userID);
      for (let said = 0; said < 10; said += 1) {
        await browser.call('beHere');
        world().clock.forward(60);
        await world().service.sweep();
      }
      expect(await presenceOf(browser)).toMatchObject({
        state: 'available',
        since: '2026-11-20T01:30:00.123Z',
      });
    });

    it('a break outlives the PC that sleeps, for two hours', async () => {
      const browser = world().as((await world().person('agent')).userID);
      await lunch(browser);
      world().clock.forward(7200);
      await world().service.sweep();
      expect(await presenceOf(browser)).toMatchObject({ state: 'break' });
      world().clock.forward(1);
      await world().service.sweep();
      expect(await presenceOf(browser)).toMatchObject({ state: 'offline', choice: 'break' });
    });

    it('a call goes on without its page', async () => {
      const { browser, program, params } = await liveCall(world());
      for (let beat = 0; beat < 12; beat += 1) {
        world().clock.forward(15);
        await program.call('heartbeat', { params });
        await world().service.sweep();
      }
      expect(await presenceOf(browser)).toMatchObject({ state: 'inCall' });
      await program.call('leaveRoom', { params });
      expect(await presenceOf(browser)).toMatchObject({ state: 'offline' });
    });

    it('signing out is offline at once; signing in again is available, whatever was chosen before', async () => {
      const { userID } = await world().person('agent');
      const browser = world().as(userID);
      await lunch(browser);
      await browser.call('signOut');
      expect(await world().store.read.presence.get(userID)).toMatchObject({ state: 'offline' });
      expect(await presenceOf(world().as(userID))).toMatchObject({ state: 'available', reason: null });
    });

    it('signing in a second time changes nothing about a break', async () => {
      const { userID } = await world().person('agent');
      await lunch(world().as(userID));
      expect(await presenceOf(world().as(userID))).toMatchObject({ state: 'break' });
    });
  });

  it('from one break to another begins anew, and keeps the words that it was chosen with', async () => {
    const { admin, agent } = await world().cast();
    const browser = world().as(agent.userID);
    await lunch(browser);
    world().clock.forward(60);
    await choose(browser, 'break', 'training');
    expect(await presenceOf(browser)).toMatchObject({ since: '2026-11-20T01:31:00.123Z' });

    const boss = world().as(admin.userID);
    const { breakReasons, limits, version } = await floorOf(boss);
    const without = breakReasons.filter(({ reasonID }) => reasonID !== 'training');
    await boss.call('updateFloorSettings', { body: { breakReasons: without, limits, version } });
    expect(await presenceOf(browser)).toMatchObject({ reason: { zh: '培训', en: 'Training' } });
    expect((await choose(browser, 'break', 'training')).problem).toMatchObject({
      code: 'break.unknown',
      fields: [{ path: 'reasonID', code: 'unknown' }],
    });
    await boss.call('updateFloorSettings', { body: { breakReasons, limits, version: version + 1 } });
  });

  it('a break says why', async () => {
    const browser = world().as((await world().person('agent')).userID);
    expect((await choose(browser, 'break')).problem?.fields).toEqual([
      { path: 'reasonID', code: 'required' },
    ]);
  });

  it('that a supervisor sets is told to the agent with their name, and ends with the agent’s own choice', async () => {
    const { agent, supervisor } = await world().cast();
    const browser = world().as(agent.userID);
    await browser.call('beHere');
    await world()
      .as(supervisor.userID)
      .call('setPresence', {
        params: { userID: agent.userID },
        body: { choice: 'break', reasonID: 'meeting' },
      });
    const chosenBy = { userID: supervisor.userID, name: 'Supervisor' };
    expect(await presenceOf(browser)).toMatchObject({ state: 'break', chosenBy });
    await choose(browser, 'available');
    expect(await presenceOf(browser)).toMatchObject({ state: 'available', chosenBy: null });
  });

  it('is told to the agent and to whoever leads them, and to no other', async () => {
    const { agent, supervisor, peer, otherSupervisor } = await world().cast();
    const mine = world().as(agent.userID);
    await mine.call('beHere');
    const listeners = [agent, supervisor, peer, otherSupervisor].map(({ userID }) => world().as(userID));
    const streams = await Promise.all(listeners.map((browser) => browser.events()));
    for (const stream of streams) await stream.next();
    await lunch(mine);
    const { admin } = await world().cast();
    const boss = world().as(admin.userID);
    const { breakReasons, limits, version } = await floorOf(boss);
    await boss.call('updateFloorSettings', { body: { breakReasons, limits, version } });

    const isMark = ({ type }: LiveEvent) => type === 'floor.changed';
    const heard = await Promise.all(streams.map((stream) => stream.until(isMark)));
    const aboutMe = (event: LiveEvent) => event.type === 'presence.changed' && event.userID === agent.userID;
    expect(heard.map((events) => events.filter(aboutMe).length)).toEqual([1, 1, 0, 0]);
    streams.forEach((stream) => stream.close());
  });

  it('two choices and a call at the same moment leave one state that is so', async () => {
    const agent = await world().person('agent');
    const browser = world().as(agent.userID);
    await browser.call('beHere');
    world().store.gather(3);
    await Promise.all([lunch(browser), choose(browser, 'available'), startedCall(world(), { agent })]);
    expect(await presenceOf(browser)).toMatchObject({ state: 'inCall' });
  });
});

onEveryStore('the floor', (world) => {
  it.each([
    [
      'the same name twice',
      [
        { reasonID: 'a', zh: '甲', en: 'One' },
        { reasonID: 'b', zh: '乙', en: 'one' },
      ],
      'en',
    ],
    [
      'the same id twice',
      [
        { reasonID: 'a', zh: '甲', en: 'One' },
        { reasonID: 'a', zh: '乙', en: 'Two' },
      ],
      'reasonID',
    ],
  ] as const)('takes no break reasons with %s', async (_, reasons, field) => {
    const browser = world().as((await world().person('admin')).userID);
    const { limits, version } = await floorOf(browser);
    const breakReasons = reasons.map((reason) => ({ ...reason, limitMinutes: null }));
    const answer = await browser.call('updateFloorSettings', { body: { breakReasons, limits, version } });
    expect(answer.problem?.fields).toEqual([{ path: `breakReasons.1.${field}`, code: 'taken' }]);
  });

  it('times are asked for a range that is one, and not too long', async () => {
    const browser = world().as((await world().person('supervisor')).userID);
    for (const to of ['2026-11-20T01:00:00Z', '2026-12-22T01:00:00Z']) {
      const query = { from: '2026-11-20T01:00:00Z', to };
      expect((await browser.call('listPresenceTimes', { query })).problem?.fields).toEqual([
        { path: 'to', code: 'format' },
      ]);
    }
  });
});
