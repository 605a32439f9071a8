import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { setMedia, wide } from '../../support/dom';
import { renderConsole, type ConsoleWorld } from '../../support/render-console';

const mine = { ownerID: 'shen_ruoxi', teamID: 'team-loans-1' } as const;

async function someRooms({ aRoom }: ConsoleWorld) {
  await aRoom({ ...mine, roomID: '482913605', name: 'Mortgage' });
  await aRoom({ ...mine, ownerID: 'wang_hao', name: 'Claim', state: 'live', liveSince: new Date() });
}

async function endedToday({ aCall, aRoom }: ConsoleWorld) {
  const { roomID } = await aRoom({ ...mine, name: 'Card' });
  await aCall({
    ended: true,
    agentID: 'shen_ruoxi',
    roomID,
    roomName: 'Card',
    startedAt: new Date(),
    endedAt: new Date(),
  });
}

function figure(name: string) {
  return screen.getByText(name).closest('div');
}

describe('the workbench', () => {
  it('shows my rooms to start in and who else is in call', async () => {
    await renderConsole('/work', { as: 'shen_ruoxi', world: someRooms });
    const ready = within(await screen.findByRole('region', { name: 'Ready to start' }));
    expect(await ready.findByRole('row', { name: /Mortgage/ })).toBeVisible();
    expect(ready.queryByRole('row', { name: /Claim/ })).toBeNull();
    const team = within(screen.getByRole('region', { name: 'Live in my team' }));
    expect(await team.findByRole('row', { name: /Claim/ })).toHaveTextContent('王皓');
    expect(screen.getByText('You are free for the next call')).toBeVisible();
  });

  it('reminds of the wrap-up that is missing, and opens it', async () => {
    const { user } = await renderConsole('/work', { as: 'shen_ruoxi', world: endedToday });
    const calls = within(await screen.findByRole('region', { name: 'My call' }));
    expect(await calls.findByText('Wrap-up missing')).toBeVisible();
    expect(screen.getByText('1 call wants its wrap-up')).toBeVisible();
    expect(await screen.findByText('Wrap-ups missing in all')).toBeVisible();
    await user.click(calls.getByRole('button', { name: 'Write wrap-up' }));
    expect(await screen.findByRole('dialog')).toBeInTheDocument();
  });

  it('counts this day', async () => {
    await renderConsole('/work', { as: 'shen_ruoxi', world: endedToday });
    await screen.findByRole('region', { name: 'Today' });
    await expect.poll(() => figure('Calls')?.textContent).toBe('1Calls');
    expect(figure('With wrap-up')).toHaveTextContent(/^0/);
    await expect.poll(() => figure('Wrap-ups missing in all')?.textContent).toMatch(/^1/);
  });

  it('makes a room and starts the call in it from one short form', async () => {
    const { user, as } = await renderConsole('/work', { as: 'shen_ruoxi' });
    const quick = within(await screen.findByRole('region', { name: 'New room and start' }));
    await user.type(quick.getByLabelText('Name'), 'Walk-in');
    await user.click(quick.getByRole('button', { name: 'Create and start' }));
    const calls = within(screen.getByRole('region', { name: 'My call' }));
    expect(await calls.findByRole('link', { name: 'Walk-in' })).toBeVisible();
    expect(calls.getByRole('button', { name: 'Show call' })).toBeVisible();
    const { body } = await as('shen_ruoxi').call('currentCall');
    expect(body).toMatchObject({ running: { room: { name: 'Walk-in' } } });
  });

  it('starts in the room that was made when only the call was refused, instead of making another', async () => {
    const { user, as, simulation } = await renderConsole('/work', { as: 'shen_ruoxi' });
    simulation.faults.add('startCall', { fail: 'server.failed' });
    const quick = within(await screen.findByRole('region', { name: 'New room and start' }));
    await user.type(quick.getByLabelText('Name'), 'Walk-in');
    await user.click(quick.getByRole('button', { name: 'Create and start' }));
    expect(await quick.findByText(/The room is there/)).toBeVisible();
    await user.click(quick.getByRole('button', { name: 'Start call' }));
    const calls = within(screen.getByRole('region', { name: 'My call' }));
    expect(await calls.findByRole('link', { name: 'Walk-in' })).toBeVisible();
    const { body } = await as('shen_ruoxi').call('listRooms', { query: { q: 'Walk-in' } });
    expect(body).toMatchObject({ total: 1 });
  });

  it('fits a phone', async () => {
    setMedia(wide(390));
    await renderConsole('/work', { as: 'shen_ruoxi', world: someRooms });
    const ready = await screen.findByRole('list', { name: 'Ready to start' });
    expect(await within(ready).findByText('Mortgage')).toBeVisible();
  });

  it('names the right that is missing to who takes no calls', async () => {
    await renderConsole('/work', { as: 'zhang_nan' });
    expect(await screen.findByText(/room\.enter/)).toBeVisible();
  });
});
