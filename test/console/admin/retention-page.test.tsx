import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { RetentionSettings } from '../../../contract/retention';
import { renderConsole, type ConsoleWorld } from '../../support/render-console';

const settingsOf = async (page: Pick<ConsoleWorld, 'as'>) =>
  (await page.as('zhang_nan').call('getRetention')).body as RetentionSettings;
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

describe('retention', () => {
  it('removes nothing until somebody makes a rule', async () => {
    await renderConsole('/admin/retention', { as: 'zhang_nan' });
    expect(await screen.findByText(/Nothing is removed by itself/)).toBeVisible();
    expect(await screen.findByText(/Nothing would be removed/)).toBeVisible();
  });

  it('shows what a new rule would remove before it is saved, and asks', async () => {
    const page = await renderConsole('/admin/retention', {
      as: 'zhang_nan',
      world: async (world) => {
        await world.aRecording({ roomName: 'Old one', startedAt: daysAgo(400), bytes: 3_000_000 });
        await world.aRecording({ roomName: 'Held one', startedAt: daysAgo(400), onHold: true });
        await world.aRecording({ roomName: 'New one', startedAt: daysAgo(10) });
      },
    });
    const { user } = page;
    await user.click(await screen.findByRole('button', { name: 'Add a rule' }));
    await user.click(screen.getByRole('button', { name: 'Preview' }));
    expect(await screen.findByText(/Give the rule a name/)).toBeVisible();
    await user.type(screen.getByLabelText('Name'), 'A year');
    await user.click(screen.getByRole('button', { name: 'Preview' }));
    const list = within(await screen.findByRole('list', { name: 'Recordings that would go' }));
    expect(list.getByRole('link', { name: 'Old one' })).toBeVisible();
    expect(list.queryByText('New one')).toBeNull();
    expect(screen.getByText(/1 more stays: it is on legal hold/)).toBeVisible();
  });

  it('asks before it saves rules that remove something tonight', async () => {
    const page = await renderConsole('/admin/retention', {
      as: 'zhang_nan',
      world: async (world) => void (await world.aRecording({ startedAt: daysAgo(400) })),
    });
    const { user } = page;
    await user.click(await screen.findByRole('button', { name: 'Add a rule' }));
    await user.type(screen.getByLabelText('Name'), 'A year');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    const sure = await screen.findByRole('button', { name: 'Save the rules' });
    expect((await settingsOf(page)).rules).toEqual([]);
    await user.click(sure);
    await expect
      .poll(async () => (await settingsOf(page)).rules)
      .toMatchObject([{ name: 'A year', teamID: null, kind: null, disposition: null, keepDays: 365 }]);
  });

  it('says of a rule that another outlasts it', async () => {
    const page = await renderConsole('/admin/retention', {
      as: 'zhang_nan',
      world: async (world) => {
        const any = { teamID: null, kind: null, disposition: null };
        await world.as('zhang_nan').call('updateRetention', {
          body: {
            ...{ trashDays: 30, watermark: false, version: 0 },
            rules: [
              { ruleID: 'a', name: 'All', ...any, keepDays: 365 },
              { ruleID: 'b', name: 'Screens', ...any, kind: 'push', keepDays: 30 },
            ],
          },
        });
      },
    });
    expect(await screen.findByText(/“All” fits the same and keeps for 365 days/)).toBeVisible();
    await page.user.click(screen.getByRole('button', { name: 'Remove rule 1' }));
    await expect.poll(() => screen.queryByText(/fits the same/)).toBeNull();
  });
});
