import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderConsole, type ConsoleWorld } from '../../support/render-console';

const held = async (world: ConsoleWorld) => {
  const shared = { agentID: 'shen_ruoxi', onHold: true, bytes: 2_000_000 };
  await world.aRecording({ ...shared, recordingID: 'r0', roomName: 'Loan', eraseOnLift: 'delete' });
  await world.aRecording({ ...shared, recordingID: 'r1', roomName: 'Notary' });
  const hold = { holdID: 'h0', reason: 'Case 7 of 2026', placedByID: 'zhang_nan' };
  await world.aHold({ ...hold, recordingID: 'r0' });
  await world.aHold({ ...hold, recordingID: 'r1' });
};

describe('legal holds', () => {
  it('are placed from a recording with a reason, and shown over it', async () => {
    const page = await renderConsole('/recordings/r0', {
      as: 'zhang_nan',
      world: async (world) => void (await world.aRecording({ recordingID: 'r0', roomName: 'Loan' })),
    });
    await page.user.click(await screen.findByRole('button', { name: 'More for Loan' }));
    await page.user.click(await screen.findByText('Put on legal hold'));
    const dialog = within(await screen.findByRole('dialog'));
    await page.user.click(await dialog.findByRole('button', { name: 'Put on hold' }));
    expect(await dialog.findByText('Say why they must be kept')).toBeVisible();
    await page.user.type(dialog.getByLabelText('Reason'), 'Case 8');
    await page.user.click(dialog.getByRole('button', { name: 'Put on hold' }));
    const notice = within(await screen.findByRole('region', { name: 'Legal hold' }));
    expect(await notice.findByText(/Case 8 \(张楠/)).toBeVisible();
  });

  it('say what they keep and who waits, and are lifted for a reason', async () => {
    const page = await renderConsole('/admin/holds', { as: 'zhang_nan', world: held });
    const table = within(await screen.findByRole('table', { name: 'Legal holds' }));
    expect(await table.findByText('1 waits to be erased')).toBeVisible();
    await page.user.click(table.getByText('Case 7 of 2026'));
    expect(await screen.findByRole('link', { name: 'Notary' })).toBeVisible();
    await page.user.keyboard('{Escape}');
    await page.user.click(table.getByRole('button', { name: 'Lift' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Lift the hold' }));
    expect(dialog.getByText(/1 recording is erased at once/)).toBeVisible();
    await page.user.type(dialog.getByLabelText('Why it ends'), 'Settled');
    await page.user.click(dialog.getByRole('button', { name: 'Lift the hold' }));
    expect(await screen.findByText('No legal hold is in force')).toBeVisible();
    expect(await page.simulation.store.read.recordings.get('r0')).toBeUndefined();
    await page.user.click(screen.getByRole('link', { name: 'Lifted' }));
    expect(await screen.findByText('Settled')).toBeVisible();
  });
});
