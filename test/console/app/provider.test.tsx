import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aProvider } from '../../support/doubles';
import { renderConsole } from '../../support/render-console';

const theDoor = () => screen.findByRole('link', { name: 'Sign in with Example Login' });

describe('the sign-in page, where a provider is set up', () => {
  it('leads there, and from there to where the person was going', async () => {
    await renderConsole('/rooms?state=live', { provider: aProvider() });
    expect(await theDoor()).toHaveAttribute(
      'href',
      'http://localhost:3000/api/sign-in/provider?redirect=%2Frooms%3Fstate%3Dlive',
    );
    expect(screen.getByLabelText('User ID')).toBeVisible();
  });

  it('says why the way by the provider failed, and what to do', async () => {
    await renderConsole('/login?problem=signIn.unknown&login=emma.clark', { provider: aProvider() });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('emma.clark has no account here yet');
    expect(alert).toHaveTextContent('Ask an administrator to link you to one.');
    await theDoor();
  });

  it('says it in Chinese where they read Chinese, and nothing that it does not know', async () => {
    const { go } = await renderConsole('/login?problem=provider.unreachable', {
      provider: aProvider(),
      language: 'zh',
    });
    expect(await screen.findByRole('alert')).toHaveTextContent('登录服务没有响应请一分钟后再试。');
    await go('/login?problem=you.owe.money');
    expect(screen.getByLabelText('用户名')).toBeVisible();
  });

  it('tells for whom passwords are, where they are for admins alone', async () => {
    await renderConsole('/login', { provider: aProvider({ passwords: 'admins' }) });
    expect(await screen.findByText('Only administrators sign in with a password here.')).toBeVisible();
  });
});

it('without a provider, the sign-in page is as it was', async () => {
  const { simulation } = await renderConsole('/login');
  await screen.findByLabelText('User ID');
  expect(simulation.ports.provider).toBeNull();
  expect(screen.queryByRole('link', { name: /Sign in with/ })).toBeNull();
});

describe('people, where a provider is set up', () => {
  it('are shown with the way they sign in, linked by their login name there, and unlinked', async () => {
    const { user } = await renderConsole('/admin/users?q=emma', { as: 'zhang_nan', provider: aProvider() });
    const row = await screen.findByRole('row', { name: /Emma Clark/ });
    expect(row).toHaveTextContent('Password');
    await user.click(within(row).getByRole('button', { name: 'More for Emma Clark' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Link to Example Login…' }));
    const form = await screen.findByRole('dialog', { name: 'Link Emma Clark to Example Login' });
    await user.click(within(form).getByRole('button', { name: 'Link' }));
    expect(await within(form).findByText('Say their login name')).toBeVisible();
    await user.type(within(form).getByLabelText('Login name at Example Login'), 'emma.clark');
    await user.click(within(form).getByRole('button', { name: 'Link' }));
    expect(await screen.findByText('Example Login, expected, Password')).toBeVisible();
  });
});
