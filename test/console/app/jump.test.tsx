import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderConsole, type ConsoleWorld } from '../../support/render-console';

const twoRooms = async ({ aRoom }: ConsoleWorld): Promise<void> => {
  await aRoom({
    roomID: '482913605',
    ownerID: 'shen_ruoxi',
    teamID: 'team-loans-1',
    name: 'Mortgage signing',
  });
  await aRoom({ roomID: '731204488', ownerID: 'shen_ruoxi', teamID: 'team-loans-1', name: 'Risk interview' });
};

it('Ctrl K finds a room by part of its number, typed as it is shown', async () => {
  const { user, location } = await renderConsole('/settings', { as: 'shen_ruoxi', world: twoRooms });
  await screen.findByRole('navigation', { name: 'Main' });
  await user.keyboard('{Control>}k{/Control}');
  await user.type(await screen.findByRole('combobox', { name: 'Search rooms and recordings' }), '482 913');
  expect(await screen.findByRole('option', { name: /Mortgage signing/, selected: true })).toBeInTheDocument();
  expect(screen.queryByRole('option', { name: /Risk interview/ })).toBeNull();
  await user.keyboard('{Enter}');
  expect(await screen.findByRole('heading', { name: 'Mortgage signing' })).toBeVisible();
  expect(location()).toBe('/rooms/482913605');
});

it('arrows walk through the results, to the list of all that match', async () => {
  const { user, location } = await renderConsole('/settings', { as: 'shen_ruoxi', world: twoRooms });
  await user.click(await screen.findByRole('button', { name: 'Search rooms and recordings' }));
  await user.type(await screen.findByRole('combobox', { name: 'Search rooms and recordings' }), 'i');
  await screen.findByRole('option', { name: /Risk interview/ });
  await user.keyboard('{ArrowDown}{ArrowDown}');
  expect(
    screen.getByRole('option', { name: 'All rooms that match “i”', selected: true }),
  ).toBeInTheDocument();
  await user.keyboard('{Enter}');
  await screen.findByRole('link', { name: 'Rooms', current: 'page' });
  expect(location()).toBe('/rooms?q=i');
});

it('says that nothing matches', async () => {
  const { user } = await renderConsole('/settings', { as: 'zhang_nan' });
  await user.click(await screen.findByRole('button', { name: 'Search rooms and recordings' }));
  await user.type(await screen.findByRole('combobox', { name: 'Search rooms and recordings' }), 'zebra');
  expect(await screen.findByText('Nothing matches “zebra”')).toBeInTheDocument();
});
