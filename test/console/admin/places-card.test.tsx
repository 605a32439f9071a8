import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Move } from '../../../contract/moves';
import { renderConsole } from '../../support/render-console';

const route = '/admin/storage';

describe('where files lie', () => {
  it('shows both places, what a move would take, and the move once it is started', async () => {
    const page = await renderConsole(route, {
      as: 'zhang_nan',
      world: async (world) => {
        await world.aRecordingFile({ bytes: 5e6 });
        await world.aRecordingFile({ bytes: 2e6, place: 's3' });
      },
    });
    const { user } = page;
    const card = within(await screen.findByRole('region', { name: 'Where files are stored' }));
    expect(await card.findByText('1 file, 5.0 MB')).toBeVisible();
    expect(card.getByText('1 file, 2.0 MB')).toBeVisible();
    expect(card.getByText('Answers')).toBeVisible();
    await user.click(card.getByRole('button', { name: 'Move files…' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Move files' }));
    expect(await dialog.findByText('Moves 1 file, 5.0 MB.')).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Start moving' }));
    expect(await card.findByText('To the bucket')).toBeVisible();
    const { items } = (await page.as('zhang_nan').call('listMoves')).body as { items: readonly Move[] };
    expect(items).toMatchObject([{ target: 's3', files: 1, bytes: 5e6 }]);
  });

  it('pauses, lets go on and stops a move, and says which files failed and why', async () => {
    const page = await renderConsole(route, {
      as: 'zhang_nan',
      world: async (world) => {
        const file = await world.aRecordingFile({ bytes: 5e6 });
        const now = new Date();
        const { fileID, recordingID, location, bytes, checksum } = file;
        await world.simulation.store.transact(async (tx) => {
          await tx.moves.begin({
            ...{ moveID: 'move', target: 's3', scope: { olderThanDays: 0 }, state: 'paused' },
            ...{ bytesPerSecond: null, recordings: 1, files: 2, bytes: 7e6, movedFiles: 1, movedBytes: 2e6 },
            ...{ byID: 'zhang_nan', byName: 'Nan', createdAt: now, changedAt: now, finishedAt: null },
          });
          await tx.movingFiles.put({
            ...{ fileID, moveID: 'move', recordingID, location, bytes, checksum, origin: 'folder' },
            ...{ target: 's3', state: 'failed', attempts: 1, trouble: 'fileMissing', runAt: now },
          });
        });
      },
    });
    const { user } = page;
    const card = within(await screen.findByRole('region', { name: 'Where files are stored' }));
    expect(await card.findByText('1 of 2 files, 2.0 MB of 7.0 MB')).toBeVisible();
    expect(card.getByText('Paused')).toBeVisible();
    expect(card.getByText('1 file failed')).toBeVisible();
    expect(await card.findByText('It is not where it should be')).toBeVisible();
    await user.click(card.getByRole('button', { name: 'Stop' }));
    await user.click(await screen.findByRole('button', { name: 'Stop moving' }));
    expect(await card.findByText('Stopped')).toBeVisible();
    expect(await card.findByRole('button', { name: 'Move files…' })).toBeVisible();
  });

  it('says what failed', async () => {
    const faults = [1, 2, 3, 4].map(() => ['getPlaces', { fail: 'server.failed' }] as const);
    await renderConsole(route, { as: 'zhang_nan', faults });
    const card = within(await screen.findByRole('region', { name: 'Where files are stored' }));
    expect(await card.findByRole('button', { name: 'Retry' })).toBeVisible();
  });
});
