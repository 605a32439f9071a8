import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderConsole, type ConsoleWorld } from '../../support/render-console';

const team = { ownerID: 'wang_hao', teamID: 'team-loans-1' } as const;
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);
const panel = async (name: string) => within(await screen.findByRole('region', { name }));

async function aBusyFloor({ aRoom, aMember, aCall, aPresence }: ConsoleWorld) {
  const roomOf = async (name: string, minutes: number, userID: string, given = {}) => {
    const { roomID } = await aRoom({ ...team, name, state: 'live', liveSince: ago(minutes), ...given });
    const now = new Date();
    await aMember({ roomID, userID, name: userID, enteredAt: ago(minutes), heartbeatAt: now });
    return roomID;
  };
  await roomOf('Old talk', 50, 'wang_hao');
  await roomOf('Young talk', 3, 'xu_jing');
  await roomOf('Pension', 4, 'guest_long');
  await roomOf('Loan', 1, 'guest_short');
  await aCall({
    ...{ agentID: 'wang_hao', agentName: '王皓', teamID: team.teamID, roomName: 'Refund', startedAt: ago(5) },
    ...{ state: 'ended', endedAt: ago(4), endReason: 'launchGivenUp' },
  });
  const reason = { reasonID: 'short', zh: '小休', en: 'Short break', limitMinutes: 15 };
  const now = new Date();
  await aPresence({ userID: 'wang_hao', state: 'inCall', seenAt: now, since: ago(50) });
  await aPresence({
    ...{ userID: 'xu_jing', state: 'break', choice: 'break', reason, seenAt: now },
    ...{ since: ago(20), chosenAt: ago(20) },
  });
}

describe('the wallboard', () => {
  it('shows who waits longest first, live rooms oldest first, who is away, and failing launches', async () => {
    await renderConsole('/wallboard', { as: 'gu_qing', world: aBusyFloor });
    const waiting = await panel('Waiting now');
    const [first, second] = waiting.getAllByRole('listitem');
    expect(first).toHaveTextContent(/^guest_longPension, 王皓4:0\dover 2:00$/);
    expect(second).toHaveTextContent(/^guest_shortLoan, 王皓1:0\d$/);
    const rooms = (await panel('Live rooms')).getAllByRole('row').slice(1);
    expect(rooms.map((row) => row.textContent)).toEqual([
      expect.stringMatching(/^Old talkalone王皓150:0\dClose…$/),
      expect.stringMatching(/^Young talk王皓13:0\dClose…$/),
    ]);
    expect((await panel('On a break or in wrap-up')).getByRole('listitem')).toHaveTextContent(
      /^许静Short breakSet available20:0\dover 15 min$/,
    );
    const launches = await panel('Launches, last hour');
    expect(launches.getByRole('listitem')).toHaveTextContent('王皓no answer, given up, Refund');
    expect(await screen.findByRole('group', { name: 'Customers waiting' })).toHaveTextContent(
      '1 over the limit',
    );
    expect(screen.getByRole('group', { name: 'Agents here' })).toHaveTextContent(
      /^Agents here21In call0Available0Wrap-up1Break1Offline$/,
    );
    expect(screen.queryByRole('navigation')).toBeNull();
  });

  it('changes as the floor does', async () => {
    const page = await renderConsole('/wallboard', { as: 'gu_qing' });
    expect(await screen.findByText('Nobody is away')).toBeVisible();
    await page.as('xu_jing').call('choosePresence', { body: { choice: 'break', reasonID: 'lunch' } });
    expect((await panel('On a break or in wrap-up')).getByText('Nobody is away')).toBeVisible();
    expect(await screen.findByText('Lunch')).toBeVisible();
    const [room] = [await page.aRoom({ ...team, ownerID: 'wang_hao' })];
    await page.as('wang_hao').call('startCall', {
      body: {
        ...{ roomID: room.roomID, template: '1v1' },
        recording: { mixRecord: false, screenRecord: 0, cloudRecordUrl: '', recordPath: '' },
      },
    });
    await expect
      .poll(() => screen.getByRole('group', { name: 'Agents here' }).textContent, { timeout: 5_000 })
      .toMatch(/1In call/);
  });

  it('has nothing to show on a quiet floor, and says so', async () => {
    await renderConsole('/wallboard', { as: 'gu_qing', language: 'zh' });
    expect(await screen.findByText('没有客户在等')).toBeVisible();
    expect(screen.getByText('没有房间在通话')).toBeVisible();
    expect(screen.getByText('没有失败的启动')).toBeVisible();
    expect(screen.getByRole('group', { name: '等候客户' })).toHaveTextContent('时限 2:00');
  });

  it('closes a room from its row', async () => {
    const { user } = await renderConsole('/wallboard', { as: 'gu_qing', world: aBusyFloor });
    await user.click(await screen.findByRole('button', { name: 'Close Young talk' }));
    expect(await screen.findByRole('dialog', { name: 'Close Young talk' })).toBeVisible();
  });

  it('lets a supervisor set available who forgot that they are back', async () => {
    const { user, simulation } = await renderConsole('/wallboard', { as: 'gu_qing', world: aBusyFloor });
    await user.click(await screen.findByRole('button', { name: 'Set 许静 available' }));
    expect(await screen.findByText('Nobody is away')).toBeVisible();
    const row = await simulation.store.read.presence.get('xu_jing');
    expect(row).toMatchObject({ state: 'available', chosenByID: 'gu_qing' });
  });

  it('shows the teams of its address to an admin', async () => {
    await renderConsole('/wallboard?team=team-support', { as: 'zhang_nan', world: aBusyFloor });
    expect(await screen.findByText('No room is live')).toBeVisible();
    expect(screen.getByRole('group', { name: 'Agents here' })).toHaveTextContent(/2Offline$/);
  });

  it('is not open to agents, who are told the right by its name in the console', async () => {
    await renderConsole('/wallboard', { as: 'shen_ruoxi' });
    expect(await screen.findByText('You need the right wallboard.view')).toBeVisible();
    expect(screen.getByRole('navigation', { name: 'Main' })).toBeVisible();
  });

  it('that cannot be read says what happened, and is read again', async () => {
    const fail = ['getWallboard', { fail: 'server.notReady' }] as const;
    const { user } = await renderConsole('/wallboard', {
      as: 'gu_qing',
      world: aBusyFloor,
      faults: Array.from({ length: 6 }, () => fail),
    });
    const retry = await screen.findByRole('button', { name: 'Retry' });
    expect(screen.getByText('The wallboard could not be read')).toBeVisible();
    await user.click(retry);
    expect(await screen.findByText('Old talk')).toBeVisible();
  });
});
