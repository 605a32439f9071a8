import { expect, it } from 'vitest';
import type { Wallboard } from '../../../contract/wallboard';
import type { Browser } from '../../support/roomservice-client';
import { at } from '../../support/rows';
import { onEveryStore } from './on-every-store';

const boardOf = async (browser: Browser, teamID?: string) =>
  (await browser.call('getWallboard', teamID === undefined ? {} : { query: { teamID } })).body as Wallboard;

onEveryStore('the wallboard', (world) => {
  it('has waiting customers by their wait and live rooms by their age, closing ones too, empty ones not', async () => {
    const { agent, supervisor, team } = await world().cast();
    const aLiveRoom = async (
      seconds: number,
      userID: string,
      given: Parameters<ReturnType<typeof world>['aRoom']>[0] = {},
    ) => {
      const liveSince = at(-seconds);
      const room = { ownerID: agent.userID, teamID: team.teamID, state: 'live', liveSince } as const;
      const { roomID } = await world().aRoom({ ...room, ...given });
      await world().aMember({ roomID, userID, enteredAt: liveSince, heartbeatAt: at(-1) });
      return roomID;
    };
    const shortWait = await aLiveRoom(10, 'guest_1');
    const longWait = await aLiveRoom(200, 'guest_2');
    const young = await aLiveRoom(20, agent.userID);
    const old = await aLiveRoom(300, (await world().person('agent')).userID);
    const closing = await aLiveRoom(100, (await world().person('agent')).userID, {
      ...{ state: 'closing', closesAt: at(60), closedByID: agent.userID, closeReason: 'Enough' },
    });
    await world().aRoom({ ownerID: agent.userID, teamID: team.teamID });
    const { waiting, live } = await boardOf(world().as(supervisor.userID));
    expect(waiting.items.map(({ roomID }) => roomID)).toEqual([longWait, shortWait]);
    expect(live.items.map(({ roomID }) => roomID)).toEqual([old, closing, young]);
    expect(live.items.every(({ can }) => can.includes('close'))).toBe(true);
    expect([waiting.total, live.total]).toEqual([2, 3]);
  });

  it('counts a launch by what became of it, within an hour, and calls failed what nobody meant', async () => {
    const { agent, supervisor, team } = await world().cast();
    const shared = { agentID: agent.userID, teamID: team.teamID };
    const ended = { state: 'ended', endedAt: at(-1) } as const;
    await world().aCall({ ...shared, startedAt: at(-3600), state: 'live', enteredAt: at(-3590) });
    await world().aCall({ ...shared, startedAt: at(-10) });
    await world().aCall({
      ...shared,
      ...ended,
      startedAt: at(-20),
      enteredAt: at(-19),
      endReason: 'network',
    });
    const first = await world().aCall({ ...shared, ...ended, startedAt: at(-50), endReason: 'enterFailed' });
    const last = await world().aCall({ ...shared, ...ended, startedAt: at(-30), endReason: 'launchGivenUp' });
    await world().aCall({ ...shared, ...ended, startedAt: at(-40), endReason: 'launchGivenUp' });
    await world().aCall({ ...shared, ...ended, startedAt: at(-60), endReason: 'closedByAdmin' });
    await world().aCall({ ...shared, ...ended, startedAt: at(-3601), endReason: 'enterFailed' });
    const { launches } = await boardOf(world().as(supervisor.userID));
    expect(launches).toMatchObject({
      started: 7,
      entered: 2,
      failed: [
        { reason: 'launchGivenUp', count: 2 },
        { reason: 'enterFailed', count: 1 },
      ],
    });
    const { items } = launches;
    expect([items[0]?.callID, items[2]?.callID, items.length]).toEqual([last.callID, first.callID, 3]);
  });

  it('shows a supervisor their team, whatever team they ask for, and an admin the one they ask for', async () => {
    const { supervisor, admin, outsider, otherTeam, agent } = await world().cast();
    const { teamID } = otherTeam;
    const { roomID } = await world().aRoom({
      ownerID: outsider.userID,
      teamID,
      state: 'live',
      liveSince: at(-9),
    });
    await world().aMember({ roomID, userID: outsider.userID, heartbeatAt: at(-1) });
    await world().aCall({ agentID: outsider.userID, teamID, startedAt: at(-5) });
    const theirs = await boardOf(world().as(supervisor.userID), teamID);
    expect([theirs.live.total, theirs.agents, theirs.launches.started]).toEqual([0, [], 0]);
    const asked = await boardOf(world().as(admin.userID), teamID);
    expect(asked.live.items.map((room) => room.roomID)).toEqual([roomID]);
    expect(asked.agents.map(({ user }) => user.userID)).toEqual([outsider.userID]);
    expect(asked.launches.started).toBe(1);
    const own = await boardOf(world().as(supervisor.userID));
    expect(own.agents.map(({ user }) => user.userID)).toContain(agent.userID);
  });
});
