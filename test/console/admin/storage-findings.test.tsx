import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aDisk } from '../../support/doubles';
import { renderConsole } from '../../support/render-console';

const route = '/admin/storage';
const longAgo = new Date('2026-01-05T08:00:00Z');
const lying = (location: string, bytes: number) => ({ location, bytes, changedAt: longAgo, stream: null });

describe('files and recordings on the storage page', () => {
  it('says when nothing was checked yet, and that all is well once it was', async () => {
    const { user } = await renderConsole(route, { as: 'zhang_nan', disk: aDisk() });
    const card = within(await screen.findByRole('region', { name: 'Files and recordings' }));
    expect(await card.findByText(/Not checked yet/)).toBeVisible();
    await user.click(card.getByRole('button', { name: 'Check now' }));
    expect(await card.findByText(/Every file belongs to a recording/, {}, { timeout: 8000 })).toBeVisible();
  });

  it('lists files nobody knows, and deletes those that were chosen after asking', async () => {
    const disk = aDisk({ lying: [lying('recordings/a.mp4', 3e9), lying('recordings/b.mp4', 1e9)] });
    const { user } = await renderConsole(route, { as: 'zhang_nan', disk });
    const card = within(await screen.findByRole('region', { name: 'Files and recordings' }));
    await user.click(await card.findByRole('button', { name: 'Check now' }));
    const table = await card.findByRole('table', { name: 'Files nobody knows' }, { timeout: 8000 });
    expect(within(table).getByRole('row', { name: /recordings\/a\.mp4 3\.0 GB/ })).toBeVisible();
    expect(card.getByRole('button', { name: 'Delete 0 files' })).toBeDisabled();
    await user.click(within(table).getByRole('checkbox', { name: 'Choose recordings/a.mp4' }));
    await user.click(card.getByRole('button', { name: 'Delete 1 file' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Delete 1 file for good' }));
    await user.click(dialog.getByRole('button', { name: 'Delete 1 file' }));
    expect(await screen.findByText('1 file deleted, 3.0 GB freed')).toBeVisible();
    expect(await card.findByText(/^1 file, 1\.0 GB\./)).toBeVisible();
  });

  it('names recordings whose files are gone, and says what to do about it', async () => {
    const disk = aDisk({ lying: [lying('recordings/other.mp4', 1)], lost: new Set(['recordings/gone.mp4']) });
    const { user } = await renderConsole(route, {
      as: 'zhang_nan',
      disk,
      world: async (world) => {
        await world.aRecording({ roomName: 'Contract 7', file: 'recordings/gone.mp4', bytes: 4e9 });
      },
    });
    const card = within(await screen.findByRole('region', { name: 'Files and recordings' }));
    await user.click(await card.findByRole('button', { name: 'Check now' }));
    const table = await card.findByRole(
      'table',
      { name: 'Recordings whose files are gone' },
      { timeout: 8000 },
    );
    expect(within(table).getByRole('link', { name: 'Contract 7' })).toBeVisible();
    expect(card.getByText(/Put it back from a backup, then check again/)).toBeVisible();
  });

  it('believes nothing of a folder that looks wrong', async () => {
    const { user } = await renderConsole(route, {
      as: 'zhang_nan',
      disk: aDisk({ lost: new Set(['recordings/gone.mp4']) }),
      world: async (world) => {
        await world.aRecording({ file: 'recordings/gone.mp4' });
      },
    });
    const card = within(await screen.findByRole('region', { name: 'Files and recordings' }));
    await user.click(await card.findByRole('button', { name: 'Check now' }));
    expect(
      await card.findByText(
        'The folder of recordings looks wrong; nothing was changed',
        {},
        { timeout: 8000 },
      ),
    ).toBeVisible();
    expect(card.queryByRole('table')).toBeNull();
  });
});
