import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderConsole } from '../../support/render-console';

describe('the page of the desktop program', () => {
  it('makes the policies for the address that it was opened at', async () => {
    await renderConsole('/admin/client', { as: 'zhang_nan' });
    const file = await screen.findByRole('region', { name: 'webexe-console-computer.reg' });
    expect(file).toHaveTextContent(`"1"="${window.location.origin}"`);
    expect(screen.getByText(/chrome:\/\/policy or edge:\/\/policy/)).toBeVisible();
  });

  it('opens at the form that its address names, and says where that goes and how to check it', async () => {
    await renderConsole('/admin/client?form=firefox', { as: 'zhang_nan' });
    expect(await screen.findByRole('region', { name: 'policies.json' })).toHaveTextContent('"txcloudroom"');
    expect(screen.getByText(/about:policies/)).toBeVisible();
    expect(screen.queryByText(/LoopbackNetworkAllowedForUrls/)).toBeNull();
  });

  it('keeps the chosen form in the address', async () => {
    const { user, location } = await renderConsole('/admin/client', { as: 'zhang_nan' });
    await user.click(await screen.findByRole('combobox', { name: 'For' }));
    await user.click(await screen.findByTitle('Linux'));
    expect(await screen.findByRole('region', { name: 'webexe-console.json' })).toBeVisible();
    expect(location()).toBe('/admin/client?form=linux');
  });

  it('is closed to everybody who does not manage the program', async () => {
    await renderConsole('/admin/client', { as: 'shen_ruoxi' });
    expect(await screen.findByText(/client\.manage/)).toBeVisible();
  });
});
