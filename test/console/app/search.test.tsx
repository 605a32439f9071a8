import { screen, within } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { renderConsole, type ConsoleWorld, type RenderedConsole } from '../../support/render-console';

const things = async ({ aRoom, aCall, aRecording }: ConsoleWorld): Promise<void> => {
  const mine = { teamID: 'team-loans-1' };
  const customer = { customerName: '王若兰', customerRef: 'K-20418' };
  await aRoom({
    roomID: '482913605',
    ownerID: 'shen_ruoxi',
    ...mine,
    name: 'Mortgage signing',
    ...customer,
  });
  await aRoom({ roomID: '731204488', ownerID: 'shen_ruoxi', ...mine, name: 'Risk interview' });
  const call = {
    agentID: 'shen_ruoxi',
    ...mine,
    roomID: '482913605',
    roomName: 'Mortgage signing',
    ...customer,
  };
  const { callID } = await aCall({ ...call, ended: true });
  await aRecording({ ...call, callID });
};

async function openSearch(user: RenderedConsole['user']) {
  await screen.findByRole('navigation', { name: 'Main' });
  await user.keyboard('{Control>}k{/Control}');
  return screen.findByRole('combobox', { name: 'Search and go' });
}

beforeEach(() => localStorage.clear());

it('Ctrl K finds a room by part of its number, typed as it is shown, and marks it', async () => {
  const { user, location } = await renderConsole('/settings', { as: 'shen_ruoxi', world: things });
  await user.type(await openSearch(user), '482 913');
  const option = await screen.findByRole('option', { name: /^Mortgage signing.*Idle/, selected: true });
  expect([...option.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['482', '913']);
  expect(screen.queryByRole('option', { name: /Risk interview/ })).toBeNull();
  await user.keyboard('{Enter}');
  expect(await screen.findByRole('heading', { name: 'Mortgage signing' })).toBeVisible();
  expect(location()).toBe('/rooms/482913605');
  expect(screen.queryByRole('combobox', { name: 'Search and go' })).toBeNull();
});

it('finds rooms, calls and recordings of a customer by two characters, in groups that have names', async () => {
  const { user } = await renderConsole('/settings', { as: 'shen_ruoxi', world: things });
  await user.type(await openSearch(user), '若兰');
  for (const name of ['Rooms', 'Calls', 'Recordings']) {
    const group = await screen.findByRole('group', { name });
    const option = within(group).getByRole('option');
    expect(option.querySelector('mark')).toHaveTextContent('若兰');
  }
  expect(screen.queryByRole('group', { name: 'People' })).toBeNull();
  expect(await screen.findByText('3 results')).toBeVisible();
});

it('keeps what was searched for on this device, for this person, and forgets it on demand', async () => {
  const { user } = await renderConsole('/settings', { as: 'shen_ruoxi', world: things });
  await user.type(await openSearch(user), 'risk');
  await screen.findByRole('option', { name: /^Risk interview/ });
  await user.keyboard('{Enter}');
  await screen.findByRole('heading', { name: 'Risk interview' });

  const again = await openSearch(user);
  const recent = await screen.findByRole('group', { name: 'Searched before' });
  expect(within(recent).getByRole('option', { name: 'risk', selected: true })).toBeInTheDocument();
  await user.click(again); // in jsdom nothing has a place, and a dialog keeps the focus to itself
  await user.keyboard('{Enter}');
  expect(again).toHaveValue('risk');
  await screen.findByRole('option', { name: /^Risk interview/ });
  await user.clear(again);
  await user.click(await screen.findByRole('option', { name: 'Forget these searches' }));
  expect(screen.queryByRole('group', { name: 'Searched before' })).toBeNull();
  expect(localStorage.getItem('webexe.searches.shen_ruoxi')).toBe('[]');
});

it('goes to a page and changes the appearance by the keyboard alone', async () => {
  const { user, location } = await renderConsole('/settings', { as: 'shen_ruoxi', world: things });
  await user.type(await openSearch(user), 'go to rooms');
  await screen.findByRole('option', { name: 'Go to Rooms', selected: true });
  await user.keyboard('{Enter}');
  await screen.findByRole('link', { name: /^Rooms/, current: 'page' });
  expect(location()).toBe('/rooms');

  await user.type(await openSearch(user), 'dark');
  await screen.findByRole('option', { name: 'Dark appearance', selected: true });
  await user.keyboard('{Enter}');
  expect(document.documentElement).toHaveAttribute('data-theme', 'dark');
});

it('offers a call in the room that was found, to who may enter it', async () => {
  const { user } = await renderConsole('/settings', { as: 'shen_ruoxi', world: things });
  await user.type(await openSearch(user), '731204488');
  expect(await screen.findByRole('option', { name: 'Start a call in Risk interview' })).toBeInTheDocument();
  await user.keyboard('{ArrowDown}{Enter}');
  expect(await screen.findByRole('region', { name: 'Your call' })).toBeInTheDocument();
});

it('finds people for who may list them, and offers an admin no call', async () => {
  const { user, location } = await renderConsole('/settings', { as: 'zhang_nan', world: things });
  const input = await openSearch(user);
  await user.type(input, '731204488');
  await screen.findByRole('option', { name: /^Risk interview/ });
  expect(screen.queryByRole('option', { name: /^Start a call/ })).toBeNull();
  await user.clear(input);
  await user.type(input, 'SHEN_RUO');
  const people = await screen.findByRole('group', { name: 'People' });
  await user.click(within(people).getByRole('option', { name: /shen_ruoxi/ }));
  await screen.findByRole('heading', { name: 'People' });
  expect(location()).toBe('/admin/users?q=shen_ruoxi');
});

it('leads to the list of all that match where there are more than it shows', async () => {
  const { user, location } = await renderConsole('/settings', {
    as: 'shen_ruoxi',
    world: async ({ aRoom }) => {
      for (let made = 0; made < 7; made += 1) await aRoom({ ownerID: 'shen_ruoxi', name: `Seven ${made}` });
    },
  });
  await user.type(await openSearch(user), 'seven');
  await screen.findByRole('option', { name: 'All rooms that match “seven”' });
  await user.keyboard('{ArrowDown>6/}{Enter}');
  await screen.findByRole('link', { name: /^Rooms/, current: 'page' });
  expect(location()).toBe('/rooms?q=seven');
});

it('says that nothing matches and what to try; what failed can be tried again', async () => {
  const { user, simulation } = await renderConsole('/settings', { as: 'zhang_nan' });
  const input = await openSearch(user);
  await user.type(input, 'zebra');
  expect(await screen.findByText(/^Nothing matches “zebra”/)).toBeVisible();
  simulation.faults.add('searchAll', { fail: 'request.tooMany' });
  await user.type(input, 's');
  expect(await screen.findByText(/^Too many requests/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Search again' }));
  expect(await screen.findByText(/^Nothing matches “zebras”/)).toBeVisible();
});

it('Escape closes it', async () => {
  const { user } = await renderConsole('/settings', { as: 'zhang_nan' });
  await user.type(await openSearch(user), 'x');
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('combobox', { name: 'Search and go' })).toBeNull();
});
