import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { setMedia, wide } from '../../support/dom';
import { renderConsole, type ConsoleWorld } from '../../support/render-console';
import { MORNING } from '../../support/rows';
import { roomID, theRoom, rowOf } from './stage';

const mine = { agentID: 'shen_ruoxi', agentName: '沈若溪', teamID: 'team-loans-1' } as const;

async function threeCalls(world: ConsoleWorld) {
  const { aRoom, aCall } = world;
  await theRoom(world);
  await aRoom({ roomID: '731204488', name: 'Pension', ownerID: 'wang_hao', teamID: 'team-loans-1' });
  await aCall({ ...mine, roomID, roomName: 'Mortgage', customerName: 'Zhou Yutong', ended: true });
  await aCall({
    ...mine,
    roomID,
    roomName: 'Cheque',
    ended: true,
    endReason: 'closedByAdmin',
    endedByID: 'zhang_nan',
    endedByName: '张楠',
    disposition: 'resolved',
    notes: 'Done',
    wrappedUpAt: new Date(),
  });
  await aCall({
    roomID: '731204488',
    roomName: 'Pension',
    agentID: 'wang_hao',
    agentName: '王皓',
    teamID: 'team-loans-1',
    ended: true,
    endReason: 'network',
  });
}

describe('the list of calls', () => {
  it('shows an agent their own calls with why they ended, and counts the wrap-ups to write', async () => {
    await renderConsole('/calls', { as: 'shen_ruoxi', world: threeCalls });
    const mortgage = await rowOf('Mortgage');
    expect(mortgage.getByText('Left')).toBeInTheDocument();
    expect(mortgage.getByText('1:00')).toBeInTheDocument();
    expect(mortgage.getByRole('button', { name: 'Write wrap-up' })).toBeInTheDocument();
    const cheque = await rowOf('Cheque');
    expect(cheque.getByText('张楠 closed the room')).toBeInTheDocument();
    expect(cheque.getByText('Resolved')).toBeInTheDocument();
    expect(screen.queryByText('Pension')).toBeNull();
    expect(screen.getByText('2 calls')).toBeInTheDocument();
    expect(screen.getByText('1 wrap-up to write')).toBeInTheDocument();
  });

  it('shows a supervisor the team’s calls and whose they are', async () => {
    await renderConsole('/calls', { as: 'gu_qing', world: threeCalls });
    const pension = await rowOf('Pension');
    expect(pension.getByText('王皓')).toBeInTheDocument();
    expect(pension.getByText('Network broke off')).toBeInTheDocument();
    expect(pension.queryByRole('button', { name: 'Write wrap-up' })).toBeNull();
    expect(screen.getByText('3 calls')).toBeInTheDocument();
  });

  it('reproduces what the address says, and names what hides the rest', async () => {
    const page = await renderConsole('/calls?reason=network&wrapUp=missing', {
      as: 'shen_ruoxi',
      world: threeCalls,
    });
    expect(await screen.findByText('No call matches')).toBeInTheDocument();
    const main = within(screen.getByRole('main'));
    expect(main.getByText(/Ended because Network broke off/)).toBeInTheDocument();
    expect(main.getByText(/Wrap-up Missing/)).toBeInTheDocument();
    await page.user.click(main.getAllByRole('button', { name: /Clear/ }).at(-1) ?? document.body);
    expect(await rowOf('Mortgage')).toBeDefined();
    expect(page.location()).toBe('/calls');
  });

  it('keeps a search and the order in the address', async () => {
    const page = await renderConsole('/calls', { as: 'shen_ruoxi', world: threeCalls });
    await rowOf('Mortgage');
    await page.user.click(screen.getByPlaceholderText('Room, customer, notes'));
    await page.user.paste('cheque');
    await waitFor(() => expect(screen.queryByText('Mortgage')).toBeNull());
    expect(page.location()).toBe('/calls?q=cheque');
    await page.user.click(screen.getByRole('button', { name: /^Duration/ }));
    await waitFor(() => expect(page.location()).toBe('/calls?q=cheque&sort=duration.desc'));
  });

  it('says what it is for while there is none', async () => {
    await renderConsole('/calls', { as: 'shen_ruoxi' });
    expect(await screen.findByText('No calls yet')).toBeInTheDocument();
    expect(screen.getByText('Start a call in a room; it is listed here with why it ended.')).toBeVisible();
  });

  it('shows what failed and tries again', async () => {
    const page = await renderConsole('/calls', {
      as: 'shen_ruoxi',
      world: threeCalls,
      faults: [1, 2, 3].map(() => ['listCalls', { fail: 'server.failed' }] as const),
    });
    const retry = await screen.findByRole('button', { name: /Try again|Retry/ });
    await page.user.click(retry);
    expect(await rowOf('Mortgage')).toBeDefined();
  });
});

describe('the list of calls on a phone', () => {
  it('is cards that say when, with whom and why it ended', async () => {
    setMedia(wide(390));
    await renderConsole('/calls', { as: 'shen_ruoxi', world: threeCalls });
    const card = (await screen.findByText('Cheque')).closest('li, [data-row], article');
    if (!(card instanceof HTMLElement)) throw new Error('The call is on no card');
    expect(within(card).getByText('张楠 closed the room')).toBeInTheDocument();
    expect(card.querySelector(`time[datetime="${MORNING.toISOString()}"]`)).toBeInTheDocument();
    expect(within(card).getByRole('link', { name: 'Details' })).toBeInTheDocument();
  });
});

describe('a call’s page', () => {
  it('tells how it went and who ended it', async () => {
    await renderConsole('/calls/call_9', {
      as: 'gu_qing',
      world: async (world) => {
        await theRoom(world);
        await world.aCall({
          ...mine,
          callID: 'call_9',
          roomID,
          roomName: 'Mortgage',
          customerName: 'Zhou Yutong',
          customerRef: 'C-20418',
          ended: true,
          endReason: 'closedByAdmin',
          endedByID: 'zhang_nan',
          endedByName: '张楠',
          endDetail: 'Shift end',
        });
        await world.aRecording({ callID: 'call_9' });
      },
    });
    expect(await screen.findByRole('heading', { name: 'Call in Mortgage', level: 1 })).toBeInTheDocument();
    expect(screen.getByText('Zhou Yutong C-20418')).toBeInTheDocument();
    expect(screen.getByText('张楠 closed the room')).toBeInTheDocument();
    expect(screen.getByText('Shift end')).toBeInTheDocument();
    expect(screen.getByText('The agent has not written it yet.')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: '1 recording' })).toHaveAttribute(
      'href',
      '/recordings?call=call_9',
    );
  });

  it('says that there is none, or none to see', async () => {
    await renderConsole('/calls/nonesuch', { as: 'shen_ruoxi' });
    expect(await screen.findByText('There is no such call, or it is not yours to see')).toBeInTheDocument();
  });
});
