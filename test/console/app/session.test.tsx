import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderConsole, type RenderedConsole } from '../../support/render-console';
import { installProjector } from '../recordings/media-element';
import { files, ofTeam } from '../recordings/recording-world';

/** RoomService forgets every sign-in of the person, as when it expires. */
function forget({ simulation }: RenderedConsole, userID: string): Promise<void> {
  return simulation.store.transact((tx) => tx.signIns.deleteOf(userID));
}

describe('a sign-in that ends in the middle of work', () => {
  it('asks for the password over the page, and nothing typed is lost', async () => {
    const opened = await renderConsole('/rooms', { as: 'shen_ruoxi' });
    const { user } = opened;
    await user.click(await screen.findByText('New room'));
    const form = await screen.findByRole('dialog', { name: 'New room' });
    const name = within(form).getByLabelText('Name');
    await user.click(name);
    await user.paste('Remote signing');
    await forget(opened, 'shen_ruoxi');
    await user.click(within(form).getByText('Create room'));

    // In tests antd gives two dialogs the same id, so this one cannot be found by its name.
    await screen.findByText('Sign in again');
    expect(screen.getByLabelText('User ID')).toHaveValue('shen_ruoxi');
    await user.type(screen.getByLabelText('Password'), 'demo-console-1{Enter}');
    await waitFor(() => expect(screen.queryByText('Sign in again')).toBeNull());

    expect(name).toHaveValue('Remote signing');
    await user.click(within(form).getByText('Create room'));
    await waitFor(async () => {
      const list = await opened.as('shen_ruoxi').call('listRooms', { query: { q: 'Remote signing' } });
      expect(list.body).toMatchObject({ total: 1 });
    });
  });

  it('is noticed without a click: RoomService says so to the open page', async () => {
    const { as } = await renderConsole('/settings', { as: 'shen_ruoxi' });
    await screen.findByText('RoomService is up');
    await as('shen_ruoxi').call('signOutEverywhere');
    expect(await screen.findByRole('dialog', { name: 'Sign in again' })).toBeInTheDocument();
  });

  it('says in the dialog why signing in again failed', async () => {
    const opened = await renderConsole('/settings', { as: 'shen_ruoxi' });
    await screen.findByText('RoomService is up');
    await opened.as('shen_ruoxi').call('signOutEverywhere');
    const dialog = await screen.findByRole('dialog', { name: 'Sign in again' });
    await opened.user.type(within(dialog).getByLabelText('Password'), 'wrong{Enter}');
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('User ID or password is wrong');
    expect(within(dialog).getByLabelText('Password')).toHaveValue('wrong');
  });
});

it('stops what plays when the sign-in ends: nothing goes on behind the dialog', async () => {
  const projector = installProjector(60);
  const { user, as } = await renderConsole('/recordings/signing', {
    as: 'gu_qing',
    media: files(),
    world: async (world) => void (await world.aRecording(ofTeam({ recordingID: 'signing' }))),
  });
  await user.click((await screen.findAllByRole('button', { name: 'Play' }))[0] ?? document.body);
  await waitFor(() => expect(projector.video().paused).toBe(false));
  await as('gu_qing').call('signOutEverywhere');
  await screen.findByRole('dialog', { name: 'Sign in again' });
  await waitFor(() => expect(projector.video().paused).toBe(true));
});

describe('another tab of the same browser', () => {
  /** What a tab tells the others when somebody signs in or out there. */
  function inAnotherTab(userID: string | null): void {
    const channel = new BroadcastChannel('webexe.session');
    channel.postMessage({ userID, from: 'another tab' });
    channel.close();
  }

  it('signs out: this one asks for the password, and goes on when the other signs in again', async () => {
    await renderConsole('/settings', { as: 'gu_qing' });
    await screen.findByText('RoomService is up');
    inAnotherTab(null);
    expect(await screen.findByRole('dialog', { name: 'Sign in again' })).toBeInTheDocument();
    inAnotherTab('gu_qing');
    await waitFor(() => expect(screen.queryByText('Sign in again')).toBeNull());
  });
});

describe('the person menu', () => {
  it('says who is signed in, and signs out', async () => {
    const { user, location } = await renderConsole('/settings', { as: 'gu_qing' });
    await user.click(await screen.findByRole('button', { name: /Account: 顾清/ }));
    expect(await screen.findByText('Supervisor, 信贷一组')).toBeInTheDocument();
    await user.click(screen.getByRole('menuitem', { name: 'Sign out' }));
    expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeVisible();
    expect(location()).toBe('/login');
  });

  it('signs out everywhere only after asking', async () => {
    const { user, location, as } = await renderConsole('/settings', { as: 'gu_qing' });
    const elsewhere = as('gu_qing');
    expect((await elsewhere.call('getMe')).status).toBe(200);
    await user.click(await screen.findByRole('button', { name: /Account: 顾清/ }));
    await user.click(await screen.findByRole('menuitem', { name: 'Sign out everywhere' }));
    await user.click(await screen.findByRole('button', { name: 'Sign out everywhere' }));
    expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeVisible();
    expect(location()).toBe('/login');
    expect((await elsewhere.call('getMe')).problem?.code).toBe('signIn.required');
  });

  it('leads to the change of password and back', async () => {
    const { user, location } = await renderConsole('/settings', { as: 'gu_qing' });
    await user.click(await screen.findByRole('button', { name: /Account: 顾清/ }));
    await user.click(await screen.findByRole('menuitem', { name: 'Change password' }));
    await user.click(await screen.findByRole('button', { name: 'Back' }));
    await screen.findByRole('navigation', { name: 'Main' });
    expect(location()).toBe('/settings');
  });
});

describe('RoomService away', () => {
  it('is said under the header while it lasts, and the page goes on by itself', async () => {
    const { simulation, aRoom } = await renderConsole('/rooms', {
      as: 'shen_ruoxi',
      world: async (world) => {
        await world.aRoom({ ownerID: 'shen_ruoxi', name: 'Before the storm' });
      },
    });
    await screen.findByText('Before the storm');
    await screen.findByText('RoomService is up');
    simulation.setAway(true);
    expect(await screen.findByText('No connection to RoomService')).toBeVisible();
    expect(screen.getByText('Before the storm')).toBeVisible();

    await aRoom({ ownerID: 'shen_ruoxi', name: 'After the storm' });
    simulation.setAway(false);
    await waitFor(() => expect(screen.queryByText('No connection to RoomService')).toBeNull());
    expect(await screen.findByText('RoomService is up')).toBeVisible();
  });

  it('before the page could come: it says so and comes as soon as RoomService answers', async () => {
    const away = { network: true } as const;
    const { user } = await renderConsole('/settings', {
      as: 'shen_ruoxi',
      faults: [
        ['getMe', away],
        ['getMe', away],
        ['getMe', away],
      ],
    });
    expect(await screen.findByRole('heading', { name: 'RoomService cannot be reached' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await screen.findByRole('navigation', { name: 'Main' })).toBeVisible();
  });
});
