import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderConsole, type ConsoleWorld } from '../../support/render-console';

const edge =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36 Edg/150.0.0.0';

const elsewhere = async ({ aSignIn }: ConsoleWorld): Promise<void> => {
  const lasting = { userID: 'shen_ruoxi', expiresAt: new Date(Date.now() + 3_600_000) };
  await aSignIn({ ...lasting, signInID: 'office', address: '198.51.100.7', userAgent: edge });
  await aSignIn({ ...lasting, signInID: 'unknown', address: null });
};

it('lists my browsers in words, marks this one, and signs out another after asking', async () => {
  const { user } = await renderConsole('/settings', { as: 'shen_ruoxi', world: elsewhere });
  const list = await screen.findByRole('list', { name: 'Where you are signed in' });
  expect(within(list).getAllByRole('listitem')).toHaveLength(3);
  const office = within(list).getByText('Microsoft Edge 150 on Windows').closest('li');
  expect(office).toHaveTextContent('198.51.100.7');
  expect(within(list).getByText('Address unknown')).toBeVisible();
  const here = within(list).getByText('This browser').closest('li');
  expect(here && within(here).queryByRole('button')).toBeNull();

  await user.click(within(list).getByRole('button', { name: 'Sign out: Microsoft Edge 150 on Windows' }));
  const question = await screen.findByRole('dialog', { name: 'Sign out Microsoft Edge 150 on Windows?' });
  await user.click(within(question).getByRole('button', { name: 'Sign out' }));
  expect(await screen.findByText('Microsoft Edge 150 on Windows is signed out')).toBeVisible();
  expect(within(list).queryByText('Microsoft Edge 150 on Windows')).toBeNull();
  expect(within(list).getAllByRole('listitem')).toHaveLength(2);
});

it('signs out all others at once', async () => {
  const { user } = await renderConsole('/settings', { as: 'shen_ruoxi', world: elsewhere });
  const list = await screen.findByRole('list', { name: 'Where you are signed in' });
  await user.click(screen.getByRole('button', { name: 'Sign out all others' }));
  const question = await screen.findByRole('dialog', { name: 'Sign out in every other browser?' });
  await user.click(within(question).getByRole('button', { name: 'Sign out all others' }));
  expect(await screen.findByText('All other browsers are signed out')).toBeVisible();
  expect(within(list).getAllByRole('listitem')).toHaveLength(1);
  expect(screen.queryByRole('button', { name: 'Sign out all others' })).toBeNull();
});

it('says what failed where the list cannot be read', async () => {
  await renderConsole('/settings', {
    as: 'shen_ruoxi',
    // It is asked again by itself, twice.
    faults: [1, 2, 3].map(() => ['listMySignIns', { fail: 'server.failed' }] as const),
  });
  expect(await screen.findByText('RoomService failed')).toBeVisible();
});

it('an admin signs one browser of a person out, from an address that can be passed on', async () => {
  const { user, location } = await renderConsole('/admin/users?devices=shen_ruoxi', {
    as: 'zhang_nan',
    world: elsewhere,
  });
  const list = await screen.findByRole('list', { name: /^Where .+ is signed in$/ });
  await user.click(within(list).getByRole('button', { name: 'Sign out: Unknown browser' }));
  // Two dialogs stand over one another; under test antd gives both one id, so the upper one is known by its words.
  expect((await screen.findAllByText(/^Sign .+ out in Unknown browser\?$/)).length).toBeGreaterThan(0);
  await user.click(screen.getByRole('button', { name: 'Sign out' }));
  expect(await screen.findByText(/is signed out in Unknown browser$/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Close' }));
  expect(location()).toBe('/admin/users');
});

it('says that a person is signed in nowhere', async () => {
  await renderConsole('/admin/users?devices=shen_ruoxi', { as: 'zhang_nan' });
  expect(await screen.findByText(/is signed in nowhere$/)).toBeVisible();
});
