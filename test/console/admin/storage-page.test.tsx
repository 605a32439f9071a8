import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Storage } from '../../../contract/storage';
import { aDisk, GIB } from '../../support/doubles';
import { renderConsole } from '../../support/render-console';
import { thrownAway } from '../../support/rows';

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
const route = '/admin/storage';

describe('the storage page', () => {
  it('says how full the disk is, and that a forecast needs two days', async () => {
    await renderConsole(route, { as: 'zhang_nan', disk: aDisk() });
    expect(await screen.findByText('537 GB free of 1.1 TB')).toBeVisible();
    expect(screen.getByText('Enough space')).toBeVisible();
    expect(screen.getByText('Measured for 0 hours. A forecast needs two days.')).toBeVisible();
    expect(screen.getByText(/The chart needs two measurements/)).toBeVisible();
    expect(screen.getByText('No recording takes up space.')).toBeVisible();
  });

  it('names the day on which this week fills it, and draws the month', async () => {
    await renderConsole(route, {
      as: 'zhang_nan',
      disk: aDisk({ freeBytes: 200 * GIB }),
      world: ({ simulation }) =>
        simulation.store.transact(async (tx) => {
          for (let hours = 0; hours <= 7 * 24; hours += 1) {
            const freeBytes = 200 * GIB + hours * 1e9;
            const sample = { freeBytes, totalBytes: 1000 * GIB, level: 'ample' } as const;
            await tx.storage.addSample({ takenAt: daysAgo(hours / 24), ...sample });
          }
        }),
    });
    expect(await screen.findByText(/At this week’s rate of 24\.0 GB a day, full on/)).toBeVisible();
    expect(screen.getByRole('img', { name: /Free space from .* lowest 215 GB, now/ })).toBeVisible();
  });

  it('adds up what takes the room as the address says, and leads to the biggest recordings', async () => {
    const { user, location } = await renderConsole(route, {
      as: 'zhang_nan',
      world: async (world) => {
        const team = await world.aTeam({ name: 'Loans' });
        const ours = {
          teamID: team.teamID,
          teamName: 'Loans',
          roomName: 'Contract 7',
          kind: 'push',
        } as const;
        await world.aRecording({ ...ours, bytes: 3e9, startedAt: new Date('2026-03-05T00:00:00Z') });
        await world.aRecording({ roomName: 'Small', kind: 'mix', bytes: 1e9, ...thrownAway });
      },
    });
    const table = within(await screen.findByRole('table', { name: 'What takes up space' }));
    expect(table.getByRole('row', { name: /Ready 1 3\.0 GB 75%/ })).toBeVisible();
    await user.click(screen.getByText('Team', { selector: '.ant-segmented-item-label' }));
    expect(table.getByRole('row', { name: /Loans 1 3\.0 GB 75%/ })).toBeVisible();
    expect(location()).toBe('/admin/storage?by=team');
    await user.click(screen.getByText('Month', { selector: '.ant-segmented-item-label' }));
    expect(table.getByRole('row', { name: /March 2026 1 3\.0 GB/ })).toBeVisible();
    const biggest = within(screen.getByRole('table', { name: 'Largest recordings' }));
    expect(biggest.getAllByRole('link').map((link) => link.textContent)).toEqual(['Contract 7', 'Small']);
    expect(screen.getByText(/1\.0 GB, 1 recording/)).toBeVisible();
  });

  it('saves limits, and says at the field where one makes no sense', async () => {
    const page = await renderConsole(route, { as: 'zhang_nan', disk: aDisk() });
    const { user } = page;
    const stop = await screen.findByLabelText('GiB');
    await user.clear(stop);
    await user.type(stop, '7');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('No more than the warning: 5 GiB')).toBeVisible();
    await user.clear(stop);
    await user.type(stop, '2.5');
    const percent = screen.getByLabelText('Percent');
    await user.clear(percent);
    await user.type(percent, '60');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Almost full')).toBeVisible();
    const { settings } = (await page.as('zhang_nan').call('getStorage')).body as Storage;
    expect(settings).toMatchObject({ warnPercent: 60, warnGiB: 5, stopGiB: 2.5 });
  });

  it('says where the server cannot tell how full its disk is', async () => {
    await renderConsole(route, { as: 'zhang_nan', disk: aDisk({ isKnown: false }) });
    expect(await screen.findByText(/The server cannot tell how full its disk is/)).toBeVisible();
  });

  it('says what failed, and is closed to supervisors', async () => {
    const faults = [1, 2, 3, 4].map(() => ['getStorage', { fail: 'server.failed' }] as const);
    await renderConsole(route, { as: 'zhang_nan', faults });
    expect(await screen.findByRole('button', { name: 'Retry' })).toBeVisible();
    await renderConsole(route, { as: 'gu_qing' });
    expect(await screen.findByText(/recording\.keep/)).toBeVisible();
  });
});
