import { screen, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { renderConsole, type ConsoleWorld } from '../../support/render-console';

const theMenu = () => screen.findByRole('navigation', { name: 'Main' });

async function signIn(user: UserEvent, userID: string, password: string): Promise<void> {
  const id = await screen.findByLabelText('User ID');
  await user.clear(id);
  await user.type(id, userID);
  await user.clear(screen.getByLabelText('Password'));
  await user.type(screen.getByLabelText('Password'), `${password}{Enter}`);
}

describe('the sign-in page', () => {
  it('leads everybody who is not signed in to it, and back to where they wanted to go', async () => {
    const { user, location } = await renderConsole('/rooms?state=live');
    await screen.findByLabelText('User ID');
    expect(location()).toBe('/login?redirect=%2Frooms%3Fstate%3Dlive');
    await signIn(user, 'shen_ruoxi', 'demo-console-1');
    expect(await theMenu()).toBeVisible();
    expect(location()).toBe('/rooms?state=live');
  });

  it('goes to no other site, whatever the address asks for', async () => {
    const { user, location } = await renderConsole('/login?redirect=%2F%2Fevil.example%2Frooms');
    await signIn(user, 'shen_ruoxi', 'demo-console-1');
    await theMenu();
    expect(location()).toBe('/work');
  });

  it('says what is missing on its field and asks nobody', async () => {
    const { user } = await renderConsole('/login');
    await user.click(await screen.findByRole('button', { name: 'Sign in' }));
    const id = screen.getByLabelText('User ID');
    expect(id).toHaveFocus();
    expect(id).toBeInvalid();
    expect(id).toHaveAccessibleDescription('Enter your user ID');
    expect(screen.getByLabelText('Password')).toHaveAccessibleDescription('Enter your password');
  });

  it('keeps what was typed when RoomService refuses, and says the next step', async () => {
    const { user } = await renderConsole('/login');
    await signIn(user, 'shen_ruoxi', 'not this one');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('User ID or password is wrong');
    expect(alert).toHaveTextContent('an administrator can reset it');
    expect(screen.getByLabelText('User ID')).toHaveValue('shen_ruoxi');
    expect(screen.getByLabelText('Password')).toHaveValue('not this one');
    expect(screen.getByRole('button', { name: 'Sign in' })).toBeEnabled();
  });

  it('tells a disabled person whom to ask, in Chinese where they read Chinese', async () => {
    const { user } = await renderConsole('/login', { language: 'zh' });
    await user.type(await screen.findByLabelText('用户名'), 'sun_qi');
    await user.type(screen.getByLabelText('密码'), 'demo-console-1{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('账号已停用请联系管理员启用。');
  });

  it('counts the seconds down after too many attempts', async () => {
    const { user } = await renderConsole('/login', {
      faults: [['signIn', { fail: 'request.tooMany', params: { seconds: 42 } }]],
    });
    await signIn(user, 'shen_ruoxi', 'demo-console-1');
    expect(await screen.findByRole('alert')).toHaveTextContent('Too many attempts');
    expect(screen.getByText(/You can try again in 4[0-2] s\./)).toBeVisible();
  });

  it('says that RoomService is away, and signs in once it is back', async () => {
    const { user, simulation } = await renderConsole('/login');
    simulation.setAway(true);
    await signIn(user, 'gu_qing', 'demo-console-1');
    expect(await screen.findByRole('alert')).toHaveTextContent('RoomService cannot be reached');
    simulation.setAway(false);
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await theMenu()).toBeVisible();
  });

  it('is disabled only while it sends', async () => {
    let answer = () => {};
    const held = new Promise<void>((resolve) => (answer = resolve));
    const { user } = await renderConsole('/login', { faults: [['signIn', { delay: held }]] });
    await signIn(user, 'shen_ruoxi', 'demo-console-1');
    expect(await screen.findByRole('button', { name: 'Signing in' })).toBeDisabled();
    answer();
    expect(await theMenu()).toBeVisible();
  });

  it('shows the password to whoever asks, and tells password managers what each field is', async () => {
    const { user } = await renderConsole('/login');
    const password = await screen.findByLabelText('Password');
    expect(password).toHaveAttribute('autocomplete', 'current-password');
    expect(screen.getByLabelText('User ID')).toHaveAttribute('autocomplete', 'username');
    expect(password).toHaveAttribute('type', 'password');
    await user.click(screen.getByRole('button', { name: 'Show the password' }));
    expect(password).toHaveAttribute('type', 'text');
  });

  it('changes its language in place', async () => {
    const { user } = await renderConsole('/login');
    await user.type(await screen.findByLabelText('User ID'), 'shen');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Language' }), 'zh');
    expect(await screen.findByLabelText('用户名')).toHaveValue('shen');
    expect(document.documentElement).toHaveAttribute('lang', 'zh-CN');
  });
});

describe('a new password', () => {
  const due = {
    as: 'shen_ruoxi',
    world: async ({ simulation }: ConsoleWorld): Promise<void> => {
      await simulation.store.transact((tx) => tx.users.update('shen_ruoxi', { mustChangePassword: true }));
    },
  } as const;

  it('is asked for before anything else when it is due, with its rules in sight', async () => {
    const { user, location } = await renderConsole('/rooms', due);
    expect(await screen.findByRole('heading', { name: 'Choose a new password' })).toBeVisible();
    expect(screen.getByText('The one you signed in with works only once.')).toBeVisible();
    expect(location()).toBe('/change-password');
    const rules = screen.getByRole('list', { name: 'What makes a good password' });
    expect(within(rules).getByText('At least 10 characters')).toBeVisible();

    await user.type(screen.getByLabelText('Current password'), 'demo-console-1');
    await user.type(screen.getByLabelText('New password'), 'a quiet green harbour');
    await user.type(screen.getByLabelText('New password again'), 'a quiet green harbour{Enter}');
    expect(await theMenu()).toBeVisible();
    expect(location()).toBe('/work');
  });

  it('names each mistake on its field and keeps what was typed', async () => {
    const { user } = await renderConsole('/rooms', due);
    await user.type(await screen.findByLabelText('Current password'), 'not mine at all');
    await user.type(screen.getByLabelText('New password'), 'short');
    await user.type(screen.getByLabelText('New password again'), 'other{Enter}');
    expect(screen.getByLabelText('New password')).toBeInvalid();
    expect(screen.getByLabelText('New password again')).toHaveAccessibleDescription(
      'The two are not the same',
    );

    await user.clear(screen.getByLabelText('New password'));
    await user.type(screen.getByLabelText('New password'), 'shen_ruoxi-2026');
    await user.clear(screen.getByLabelText('New password again'));
    await user.type(screen.getByLabelText('New password again'), 'shen_ruoxi-2026{Enter}');
    expect(await screen.findByText('The current password is wrong')).toBeVisible();

    await user.clear(screen.getByLabelText('Current password'));
    await user.type(screen.getByLabelText('Current password'), 'demo-console-1{Enter}');
    expect(await screen.findByText(/^This password is too easy to guess\./)).toBeVisible();
    expect(screen.getByLabelText('New password')).toHaveValue('shen_ruoxi-2026');
  });
});
