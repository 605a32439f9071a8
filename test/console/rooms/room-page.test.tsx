import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { setMedia, wide } from '../../support/dom';
import { renderConsole, type ConsoleWorld } from '../../support/render-console';

const roomID = '482913605';
const mine = { roomID, name: 'Mortgage', ownerID: 'shen_ruoxi', teamID: 'team-loans-1' } as const;

async function myRoom({ aRoom }: ConsoleWorld) {
  await aRoom({ ...mine, customerName: 'Ada', customerRef: 'C-20418' });
}

describe('the page of a room', () => {
  it('shows what the room is and who is in it, live', async () => {
    const { as, program } = await renderConsole(`/rooms/${roomID}`, { as: 'shen_ruoxi', world: myRoom });
    expect(await screen.findByRole('heading', { name: 'Mortgage' })).toBeInTheDocument();
    expect(screen.getByText('C-20418')).toBeInTheDocument();
    expect(screen.getByText('Nobody is in the room')).toBeInTheDocument();

    const colleague = as('wang_hao');
    const { body } = await colleague.call('issueSession', { params: { roomID }, body: {} });
    const { sessionID } = body as { sessionID: string };
    const revealed = await colleague.call('revealSession', { params: { sessionID } });
    await program(revealed.body as { userID: string; userSig: string }).call('enterRoom', {
      params: { roomID },
      body: {},
    });
    const row = await screen.findByRole('row', { name: /王皓/ });
    expect(row).toHaveTextContent('On camera');
    expect(row).toHaveTextContent(/\d s ago/);
  });

  it('says where a room comes from, and of one that its old client ended no reason', async () => {
    await renderConsole(`/rooms/${roomID}`, {
      as: 'shen_ruoxi',
      world: async ({ aRoom, aWireRoom }) => {
        await aRoom({ ...mine, closed: true, closeReason: '' });
        await aWireRoom({ roomID, open: false });
      },
    });
    expect(await screen.findByText('Old client')).toBeInTheDocument();
    expect(screen.getByText(/^Closed by/)).toBeInTheDocument();
    expect(screen.queryByText(/^Reason/)).toBeNull();
  });

  it('says that there is no such room', async () => {
    await renderConsole('/rooms/999', { as: 'shen_ruoxi' });
    expect(await screen.findByText(/The number may be mistyped/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Back to rooms' })).toHaveAttribute('href', '/rooms');
  });

  it('treats a number that cannot be one the same way', async () => {
    await renderConsole('/rooms/none', { as: 'shen_ruoxi' });
    expect(await screen.findByText(/The number may be mistyped/)).toBeInTheDocument();
  });

  it('hides a room of another team as if it were not there', async () => {
    await renderConsole(`/rooms/${roomID}`, { as: 'li_wei', world: myRoom });
    expect(await screen.findByText(/The number may be mistyped/)).toBeInTheDocument();
  });

  it('can be read again after a failure', async () => {
    const { user, simulation } = await renderConsole(`/rooms/${roomID}`, {
      as: 'shen_ruoxi',
      world: async (world) => {
        await myRoom(world);
        for (let count = 0; count < 9; count++)
          world.simulation.faults.add('getRoom', { fail: 'server.failed' });
      },
    });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The room could not be read');
    simulation.faults.clear();
    await user.click(within(alert).getByRole('button', { name: 'Retry' }));
    expect(await screen.findByRole('heading', { name: 'Mortgage' })).toBeInTheDocument();
  });

  it('keeps the open tab in the address', async () => {
    const { user, location } = await renderConsole(`/rooms/${roomID}`, { as: 'shen_ruoxi', world: myRoom });
    await user.click(await screen.findByRole('tab', { name: 'Settings' }));
    expect(location()).toBe(`/rooms/${roomID}?tab=settings`);
    expect(await screen.findByText(/What a new call in this room starts with/)).toBeInTheDocument();
  });

  it('tells of a closed room who closed it and why, and starts nothing there', async () => {
    await renderConsole(`/rooms/${roomID}`, {
      as: 'shen_ruoxi',
      world: async ({ aRoom }) =>
        void (await aRoom({ ...mine, closed: true, closedByID: 'zhang_nan', closeReason: 'Shift end' })),
    });
    expect(await screen.findByText(/Closed by 张楠/)).toBeInTheDocument();
    expect(screen.getByText('Reason: Shift end')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Start call' })).toBeNull();
  });

  it('lists what happened, with reasons as given and codes as words', async () => {
    const { as } = await renderConsole(`/rooms/${roomID}?tab=events`, { as: 'shen_ruoxi', world: myRoom });
    expect(await screen.findByText('Nothing has happened yet')).toBeInTheDocument();
    const admin = as('zhang_nan');
    await admin.call('updateRoom', { params: { roomID }, body: { customerRef: 'C-1', version: 1 } });
    await admin.call('closeRoom', { params: { roomID }, body: { reason: 'Shift end', inSeconds: 60 } });
    const events = await screen.findByRole('list', { name: 'Events' });
    await waitFor(() => expect(within(events).getAllByRole('listitem')).toHaveLength(2));
    const [newest, oldest] = within(events).getAllByRole('listitem');
    expect(newest).toHaveTextContent('张楠 set the room to closeShift end');
    expect(oldest).toHaveTextContent('张楠 changed the roomCustomer reference');
  });

  it('fits a phone', async () => {
    setMedia(wide(390));
    await renderConsole(`/rooms/${roomID}`, {
      as: 'shen_ruoxi',
      world: async (world) => {
        await world.aRoom({ ...mine, state: 'live', liveSince: new Date() });
        await world.aMember({ roomID, name: 'Ada', heartbeatAt: new Date() });
      },
    });
    const list = await screen.findByRole('list', { name: 'Members' });
    expect(within(list).getByText('Ada')).toBeInTheDocument();
  });
});

describe('sessions of a room', () => {
  it('issues one, keeps its userSig hidden, and shows it on demand with a note that this is on record', async () => {
    const { user, as } = await renderConsole(`/rooms/${roomID}?tab=sessions`, {
      as: 'shen_ruoxi',
      world: myRoom,
    });
    await screen.findByText('No sessions');
    await user.click(screen.getAllByRole('button', { name: /Issue session/ })[0] ?? document.body);
    const dialog = await screen.findByRole('dialog', { name: /Issue a session/ });
    await user.click(within(dialog).getByText('15 min'));
    await user.click(within(dialog).getByRole('button', { name: 'Issue session' }));
    expect(await within(dialog).findByText('The session is issued')).toBeInTheDocument();
    expect(within(dialog).queryByText(/^eJ/)).toBeNull();
    await user.click(within(dialog).getByRole('button', { name: 'Reveal userSig' }));
    expect(await within(dialog).findByText(/Each look at a userSig is in the audit log/)).toBeInTheDocument();

    const { body } = await as('zhang_nan').call('listAudit', { query: { action: 'session.reveal' } });
    expect(body).toMatchObject({ items: [{ actor: { userID: 'shen_ruoxi' } }] });
    await user.click(within(dialog).getByRole('button', { name: 'Done' }));
    const row = await screen.findByRole('row', { name: /Valid/ });
    expect(row).toHaveTextContent(/14:5\d|15:00/);
  });

  it('revokes one after asking', async () => {
    const { user } = await renderConsole(`/rooms/${roomID}?tab=sessions`, {
      as: 'shen_ruoxi',
      world: async (world) => {
        await myRoom(world);
        await world.as('shen_ruoxi').call('issueSession', { params: { roomID }, body: {} });
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Revoke' }));
    const [title] = await screen.findAllByText('Revoke the session of 沈若溪?');
    const question = within(title?.closest<HTMLElement>('[role="dialog"]') ?? document.body);
    await user.click(question.getByRole('button', { name: 'Revoke' }));
    expect(await screen.findByRole('row', { name: /Revoked/ })).toBeInTheDocument();
  });

  it('are no business of an admin, who may not issue any', async () => {
    await renderConsole(`/rooms/${roomID}?tab=sessions`, { as: 'zhang_nan', world: myRoom });
    expect(await screen.findByRole('tab', { name: /Members/ })).toHaveAttribute('aria-selected', 'true');
    expect(screen.queryByRole('tab', { name: 'Sessions' })).toBeNull();
  });
});
