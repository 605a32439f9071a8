import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderConsole } from '../../support/render-console';

const open = () => screen.findByRole('switch', { name: 'Open the room list' });
const networks = () => screen.getByLabelText('Networks');
const save = async ({ user }: Awaited<ReturnType<typeof renderConsole>>) =>
  user.click(await screen.findByRole('button', { name: 'Save' }));

describe('the room list for old clients', () => {
  it('is opened for the networks and pages that an admin names, one a line or with commas', async () => {
    const page = await renderConsole('/admin/old-clients', { as: 'zhang_nan' });
    await page.user.click(await open());
    await page.user.type(networks(), '10.0.0.0/8, 192.0.2.7');
    await page.user.type(screen.getByLabelText('Pages of other addresses'), 'https://crm.example.com');
    await save(page);
    await waitFor(async () =>
      expect((await page.as('zhang_nan').call('getOldClientSettings')).body).toMatchObject({
        roomListOpen: true,
        roomList: { networks: ['10.0.0.0/8', '192.0.2.7'], origins: ['https://crm.example.com'] },
        version: 1,
      }),
    );
    expect(await screen.findByText(/Changed by 张楠/)).toBeVisible();
    expect(networks()).toHaveValue('10.0.0.0/8\n192.0.2.7');
  });

  it('names the line that is no network, and keeps what was typed', async () => {
    const page = await renderConsole('/admin/old-clients', { as: 'zhang_nan' });
    await page.user.click(await open());
    await save(page);
    expect(await screen.findByText('Name the networks that it is open for')).toBeVisible();
    await page.user.type(networks(), '10.0.0.0/8{Enter}office');
    await page.user.type(screen.getByLabelText('Pages of other addresses'), 'https://crm.example.com/start');
    await save(page);
    expect(await screen.findByText(/“office” is no network/)).toBeVisible();
    expect(screen.getByText(/“https:\/\/crm.example.com\/start” is no address of a page/)).toBeVisible();
    expect(networks()).toHaveValue('10.0.0.0/8\noffice');
  });
});
