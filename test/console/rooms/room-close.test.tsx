import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderConsole, type ConsoleWorld } from '../../support/render-console';

const roomID = '482913605';

async function liveRoom({ aRoom, aMember }: ConsoleWorld) {
  await aRoom({
    roomID,
    name: 'Mortgage',
    ownerID: 'shen_ruoxi',
    teamID: 'team-loans-1',
    state: 'live',
    liveSince: new Date(),
  });
  await aMember({ roomID, name: 'Ada', heartbeatAt: new Date() });
}

async function emptyRoom({ aRoom }: ConsoleWorld) {
  await aRoom({ roomID, name: 'Mortgage', ownerID: 'shen_ruoxi', teamID: 'team-loans-1' });
}

async function openClose(world: (world: ConsoleWorld) => Promise<void>) {
  const page = await renderConsole(`/rooms/${roomID}`, { as: 'zhang_nan', world });
  await page.user.click(await screen.findByRole('button', { name: 'More for Mortgage' }));
  await page.user.click(await screen.findByRole('menuitem', { name: 'Close room…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Close Mortgage' }));
  return { ...page, dialog };
}

describe('closing a room', () => {
  it('shows who is in it first, and closes only once its number is typed', async () => {
    const { user, dialog } = await openClose(liveRoom);
    expect(dialog.getByText(/1 person has to leave/)).toBeInTheDocument();
    expect(dialog.getByText('Ada')).toBeInTheDocument();

    await user.click(dialog.getByText('Now'));
    await user.click(dialog.getByRole('button', { name: 'Close the room now' }));
    expect(await dialog.findByText('That is not the number of this room')).toBeInTheDocument();

    await user.type(dialog.getByRole('textbox', { name: /type its number/ }), '482 913 605');
    await user.click(dialog.getByRole('button', { name: 'Close the room now' }));
    expect(await dialog.findByText(/Closed at \d\d:\d\d/)).toBeInTheDocument();
    expect(dialog.getByText('1 person was told why.')).toBeInTheDocument();
    await user.click(dialog.getByRole('button', { name: 'Done' }));
    expect(await screen.findByText(/张楠 closed|Closed by 张楠/)).toBeInTheDocument();
    expect(screen.getByText(/Reason: The system is about to be serviced/)).toBeInTheDocument();
  });

  it('asks for no number where nobody is in the room', async () => {
    const { dialog } = await openClose(emptyRoom);
    expect(dialog.getByText('Nobody is affected')).toBeInTheDocument();
    expect(dialog.queryByRole('textbox', { name: /type its number/ })).toBeNull();
  });

  it('counts down, and keeps the room when somebody thinks better of it', async () => {
    const { user, dialog } = await openClose(emptyRoom);
    await user.click(dialog.getByRole('button', { name: 'Close the room in 60 s' }));
    expect(await dialog.findByText(/Closes in \d+ s/)).toBeInTheDocument();
    await user.click(dialog.getByRole('button', { name: 'Keep open' }));
    await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Close Mortgage' })).toBeNull());
    expect(await screen.findByText('Idle')).toBeInTheDocument();
  });

  it('previews the reason as participants read it, in the language of their program', async () => {
    const { user, dialog } = await openClose(emptyRoom);
    const preview = within(dialog.getByRole('region', { name: 'Participants see' }));
    expect(preview.getByText('This room closes in 60 seconds')).toBeInTheDocument();
    await user.click(preview.getByText('中文'));
    expect(preview.getByText('房间将在 60 秒后关闭')).toBeInTheDocument();
    await user.click(dialog.getByText('Both'));
    expect(preview.getByText(/系统即将维护[^]*The system is about to be serviced/)).toBeInTheDocument();
  });

  it('keeps a reason in one’s own words when another template is picked', async () => {
    const { user, dialog } = await openClose(emptyRoom);
    const words = dialog.getByRole('textbox', { name: 'Reason in words' });
    await user.clear(words);
    await user.type(words, 'The landlord arrived');
    await user.click(
      dialog.getByText('中文', { selector: '.ant-segmented:not([aria-label="Participants see"]) *' }),
    );
    expect(words).toHaveValue('The landlord arrived');
  });

  it('wants a reason', async () => {
    const { user, dialog } = await openClose(emptyRoom);
    await user.clear(dialog.getByRole('textbox', { name: 'Reason in words' }));
    await user.click(dialog.getByRole('button', { name: 'Close the room in 60 s' }));
    expect(await dialog.findByText(/Say why/)).toBeInTheDocument();
  });

  it('keeps what was chosen when closing fails', async () => {
    const { user, dialog, simulation } = await openClose(emptyRoom);
    simulation.faults.add('closeRoom', { fail: 'server.failed' });
    await user.click(dialog.getByText('Now'));
    await user.click(dialog.getByRole('button', { name: 'Close the room now' }));
    expect(await dialog.findByRole('alert')).toBeInTheDocument();
    expect(dialog.getByRole('textbox', { name: 'Reason in words' })).not.toHaveValue('');
    await user.click(dialog.getByRole('button', { name: 'Close the room now' }));
    expect(await dialog.findByText(/Closed at/)).toBeInTheDocument();
  });

  it('says so when somebody else was faster', async () => {
    const { dialog, as } = await openClose(emptyRoom);
    await as('shen_ruoxi').call('closeRoom', { params: { roomID }, body: { reason: 'Done' } });
    expect(await dialog.findByText('Closed meanwhile by 沈若溪')).toBeInTheDocument();
    expect(dialog.queryByRole('button', { name: /Close the room/ })).toBeNull();
  });
});
