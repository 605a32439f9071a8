import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { thrownAway } from '../../support/rows';
import { renderConsole, type ConsoleWorld } from '../../support/render-console';
import { ofTeam } from './recording-world';

const some =
  (...rows: readonly Parameters<ConsoleWorld['aRecording']>[0][]) =>
  async (world: ConsoleWorld) => {
    for (const [index, row] of rows.entries()) {
      await world.aRecording({ ...ofTeam(), recordingID: `r${index}`, roomName: `Room ${index}`, ...row });
    }
  };
const rowOf = async (world: ConsoleWorld, recordingID: string) =>
  world.simulation.store.read.recordings.get(recordingID);

describe('deleting a recording', () => {
  it('shows first what goes, asks why, and says on the page who did it', async () => {
    const page = await renderConsole('/recordings/r0', { as: 'gu_qing', world: some({}) });
    await page.user.click(await screen.findByRole('button', { name: 'More for Room 0' }));
    await page.user.click(await screen.findByText('Move to trash'));
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByText(/Can be restored for 30 days/)).toBeVisible();
    expect(dialog.getByText('Calls left without a recording')).toBeVisible();
    await page.user.click(dialog.getByRole('button', { name: 'Move 1 to the trash' }));
    expect(await dialog.findByText('Say why it goes')).toBeVisible();
    expect((await rowOf(page, 'r0'))?.state).toBe('ready');
    await page.user.type(dialog.getByLabelText('Reason'), 'A test call');
    await page.user.click(dialog.getByRole('button', { name: 'Move 1 to the trash' }));
    expect(await screen.findByText(/put it there: A test call/)).toBeVisible();
    expect(await screen.findByText(/Its files are deleted in the night after/)).toBeVisible();
    expect(await rowOf(page, 'r0')).toMatchObject({ state: 'trash', trashReason: 'A test call' });
    await page.user.click(screen.getByRole('button', { name: 'Restore' }));
    await expect.poll(async () => (await rowOf(page, 'r0'))?.state).toBe('ready');
  });

  it('is not offered to agents, nor of one that a hold keeps', async () => {
    const page = await renderConsole('/recordings/r0', {
      as: 'shen_ruoxi',
      world: some({}, { onHold: true }),
    });
    expect(await screen.findByRole('heading', { name: 'Room 0' })).toBeVisible();
    expect(screen.queryByRole('button', { name: /More for/ })).toBeNull();
    await page.go('/recordings/trash');
    expect(await screen.findByText(/recording.delete/)).toBeVisible();
  });
});

describe('the trash', () => {
  it('is empty until something is deleted', async () => {
    await renderConsole('/recordings/trash', { as: 'gu_qing' });
    expect(await screen.findByText('The trash is empty')).toBeVisible();
    expect(await screen.findByText(/stays here for 30 days/)).toBeVisible();
  });

  it('says who deleted what, why and until when, and gives back one or many', async () => {
    const thrown = { ...thrownAway, trashedAt: new Date() };
    const page = await renderConsole('/recordings/trash', {
      as: 'gu_qing',
      world: some(thrown, thrown, { ...thrown, onHold: true }, {}),
    });
    expect(await screen.findByText(/3 recordings, 750 KB, kept for 30 days/)).toBeVisible();
    const table = within(await screen.findByRole('table', { name: 'Trash' }));
    expect(table.getAllByText('By mistake')).toHaveLength(3);
    expect(table.getByText('On hold')).toBeVisible();
    expect(table.queryByText('Room 3')).toBeNull();
    await page.user.click(table.getAllByRole('button', { name: 'Restore' })[0] ?? document.body);
    await expect.poll(async () => table.queryAllByText('By mistake').length).toBe(2);
    for (const box of table.getAllByRole('checkbox', { name: /Room/ })) await page.user.click(box);
    await page.user.click(screen.getByRole('button', { name: 'Restore 2' }));
    expect(await screen.findByText('The trash is empty')).toBeVisible();
    expect((await rowOf(page, 'r2'))?.state).toBe('ready');
  });
});
