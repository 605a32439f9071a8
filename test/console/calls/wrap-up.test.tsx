import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderConsole, type ConsoleWorld } from '../../support/render-console';
import { roomID, theRoom, rowOf } from './stage';

async function endedCall(world: ConsoleWorld, given: Parameters<ConsoleWorld['aCall']>[0] = {}) {
  await theRoom(world);
  await world.aCall({
    callID: 'call_9',
    roomID,
    roomName: 'Mortgage',
    agentID: 'shen_ruoxi',
    agentName: '沈若溪',
    teamID: 'team-loans-1',
    ended: true,
    ...given,
  });
}

const notes = () => screen.findByLabelText('Notes');
const save = async () => screen.findByRole('button', { name: 'Save wrap-up' });

describe('the wrap-up of a call', () => {
  it('is asked for on the call’s page, saved, and corrected later', async () => {
    const page = await renderConsole('/calls/call_9', { as: 'shen_ruoxi', world: endedCall });
    const { user, as } = page;
    await user.click(await screen.findByRole('radio', { name: 'Resolved' }));
    await user.click(await notes());
    await user.paste('All papers are there.');
    await user.click(await save());
    // The field had the same text until now, so the button says when the page shows it.
    const correct = await screen.findByRole('button', { name: 'Correct' });
    expect(screen.getByText('All papers are there.')).toBeInTheDocument();

    await user.click(correct);
    expect(await notes()).toHaveValue('All papers are there.');
    await user.click(screen.getByRole('radio', { name: 'Follow up' }));
    await user.click(await save());
    await waitFor(async () => {
      const { body } = await as('shen_ruoxi').call('getCall', { params: { callID: 'call_9' } });
      expect(body).toMatchObject({ disposition: 'followUp', notes: 'All papers are there.' });
    });
  });

  it('wants an outcome before it is saved', async () => {
    const { user } = await renderConsole('/calls/call_9', { as: 'shen_ruoxi', world: endedCall });
    await user.click(await save());
    expect(await screen.findByText('Choose one')).toBeInTheDocument();
  });

  it('keeps what was typed when saving fails, and says why', async () => {
    const { user } = await renderConsole('/calls/call_9', {
      as: 'shen_ruoxi',
      world: endedCall,
      faults: [['wrapUpCall', { fail: 'server.failed' }]],
    });
    await user.click(await screen.findByRole('radio', { name: 'Other' }));
    await user.click(await notes());
    await user.paste('Asked to be called back');
    await user.click(await save());
    expect(await screen.findByRole('alert')).toBeInTheDocument();
    expect(await notes()).toHaveValue('Asked to be called back');
    await user.click(await save());
    expect(await screen.findByRole('button', { name: 'Correct' })).toBeInTheDocument();
    expect(screen.getByText('Asked to be called back')).toBeInTheDocument();
  });

  it('keeps a draft in the browser until it is saved', async () => {
    const { user, go } = await renderConsole('/calls/call_9', { as: 'shen_ruoxi', world: endedCall });
    await user.click(await screen.findByRole('radio', { name: 'Technical fault' }));
    await user.click(await notes());
    await user.paste('No sound for');
    await go('/settings');
    await waitFor(() => expect(screen.queryByLabelText('Notes')).toBeNull());

    await go('/calls/call_9');
    expect(await notes()).toHaveValue('No sound for');
    expect(screen.getByRole('radio', { name: 'Technical fault' })).toBeChecked();
    expect(screen.getByText('Draft kept on this computer')).toBeInTheDocument();
    await user.click(await save());
    await screen.findByRole('button', { name: 'Correct' });

    await user.click(screen.getByRole('button', { name: 'Correct' }));
    expect(screen.queryByText('Draft kept on this computer')).toBeNull();
  });

  it('is read by a supervisor, who is not asked to write it', async () => {
    await renderConsole('/calls/call_9', {
      as: 'gu_qing',
      world: (world) =>
        endedCall(world, { disposition: 'customerAbsent', notes: 'Nobody came', wrappedUpAt: new Date() }),
    });
    expect(await screen.findByText('Nobody came')).toBeInTheDocument();
    expect(screen.getByText('Customer absent')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Save wrap-up' })).toBeNull();
  });

  it('opens over the list from the row that lacks it', async () => {
    const { user } = await renderConsole('/calls', { as: 'shen_ruoxi', world: endedCall });
    const row = await rowOf('Mortgage');
    await user.click(row.getByRole('button', { name: 'Write wrap-up' }));
    const drawer = within(await screen.findByRole('dialog', { name: 'Wrap-up' }));
    expect(await drawer.findByText('Mortgage')).toBeInTheDocument();
    await user.click(await drawer.findByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Wrap-up' })).toBeNull());
  });
});
