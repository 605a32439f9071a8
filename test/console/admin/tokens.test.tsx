import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderConsole } from '../../support/render-console';

const page = () => renderConsole('/admin/tokens', { as: 'zhang_nan' });

describe('API tokens', () => {
  it('are made for a program, shown once, and revoked', async () => {
    const { user, as } = await page();
    await user.click(await screen.findByRole('button', { name: 'Make a token' }));
    await user.type(await screen.findByLabelText('Name'), 'CRM');
    await user.click(screen.getByRole('checkbox', { name: 'Create rooms, for any owner in reach' }));
    await user.click(screen.getByRole('button', { name: 'Make the token' }));
    const shown = within(await screen.findByRole('dialog', { name: 'The API token CRM' }));
    expect(shown.getByText(/^wxc_[0-9A-Za-z]{38}$/)).toBeVisible();
    await user.click(shown.getByRole('button', { name: 'I have kept it' }));
    await waitFor(() => expect(screen.queryByText(/^wxc_[0-9A-Za-z]{38}$/)).toBeNull());

    const row = within(await screen.findByRole('row', { name: /CRM/ }));
    expect(row.getByText('Valid')).toBeVisible();
    expect(row.getByText('See rooms, Create rooms, for any owner in reach')).toBeVisible();
    await user.click(row.getByRole('button', { name: 'Revoke…' }));
    await user.click(await screen.findByRole('button', { name: 'Revoke CRM' }));
    expect(await row.findByText('Revoked')).toBeVisible();
    const { body } = await as('zhang_nan').call('listApiTokens');
    expect(body).toMatchObject({ items: [{ name: 'CRM', state: 'revoked' }] });
  });

  it('need a name and a right; what cannot be given for a team is not offered for one', async () => {
    const { user } = await page();
    await user.click(await screen.findByRole('button', { name: 'Make a token' }));
    await user.click(await screen.findByRole('button', { name: 'Make the token' }));
    expect(await screen.findByText('Say which program uses it')).toBeVisible();
    expect(screen.getByText('Choose at least one right')).toBeVisible();
    expect(screen.getByRole('checkbox', { name: 'Read the audit log' })).toBeVisible();
    expect(screen.queryByRole('checkbox', { name: 'Erase customers' })).toBeNull();
    await user.click(screen.getByRole('combobox', { name: 'Reaches' }));
    await user.click((await screen.findAllByText('信贷一组')).at(-1) as HTMLElement); // the option, after the table's cells
    await waitFor(() => expect(screen.queryByRole('checkbox', { name: 'Read the audit log' })).toBeNull());
  });
});
