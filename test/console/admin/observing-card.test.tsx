import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ObservingSettings } from '../../../contract/observing';
import { renderConsole, type ConsoleWorld } from '../../support/render-console';
import { playing } from '../observing/watching';

const card = async () => within(await screen.findByRole('region', { name: 'Watching calls' }));
const settingsOf = async (world: Pick<ConsoleWorld, 'as'>) =>
  (await world.as('zhang_nan').call('getObservingSettings')).body as ObservingSettings;

describe('watching calls, as an admin decides', () => {
  it('is off at first, and what is chosen holds', async () => {
    const page = await renderConsole('/admin/floor', { as: 'zhang_nan', playing });
    const { findByRole, getByRole, findByText, queryByText } = await card();
    expect(await findByRole('radio', { name: /^By nobody/ })).toBeChecked();
    expect(queryByText(/there is no live service/)).toBeNull();
    await page.user.click(getByRole('radio', { name: /^Without telling/ }));
    await page.user.click(getByRole('button', { name: 'Save about watching' }));
    await expect.poll(async () => (await settingsOf(page)).policy).toBe('silent');
    expect(await findByText(/^Changed by 张楠/)).toBeVisible();
  });

  it('says which settings are missing where there is no live service', async () => {
    await renderConsole('/admin/floor', { as: 'zhang_nan' });
    const { findByText, getByText } = await card();
    expect(await findByText('Nothing can be watched: there is no live service')).toBeVisible();
    expect(getByText(/LIVE_PLAY_HOST/)).toBeVisible();
  });

  it('that somebody else decided meanwhile asks whose is to hold', async () => {
    const page = await renderConsole('/admin/floor', { as: 'zhang_nan', playing });
    const { findByRole, getByRole, findByText } = await card();
    await page.user.click(await findByRole('radio', { name: /^Announced/ }));
    await page.as('zhang_nan').call('updateObservingSettings', { body: { policy: 'silent', version: 0 } });
    expect(await findByText('张楠 saved these settings while you were typing')).toBeVisible();
    await page.user.click(getByRole('button', { name: 'Keep mine, to save over theirs' }));
    await page.user.click(getByRole('button', { name: 'Save about watching' }));
    await expect.poll(async () => (await settingsOf(page)).policy).toBe('announced');
  });
});
