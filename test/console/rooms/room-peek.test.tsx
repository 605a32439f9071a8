import { waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderConsole, type ConsoleWorld } from '../../support/render-console';

const loans = { ownerID: 'shen_ruoxi', teamID: 'team-loans-1' } as const;

async function twoRooms({ aRoom, aMember, as }: ConsoleWorld) {
  const liveSince = new Date(Date.now() - 64_000);
  await aRoom({
    ...loans,
    roomID: '482913605',
    name: 'Mortgage',
    customerName: 'Ada',
    state: 'live',
    liveSince,
  });
  await aMember({ roomID: '482913605', userID: 'a_guest', name: 'Ada', heartbeatAt: new Date() });
  await aRoom({ ...loans, roomID: '227690154', name: 'Claim' });
  await as('shen_ruoxi').call('updateRoom', {
    params: { roomID: '227690154' },
    body: { name: 'Claim of Lee', version: 1 },
  });
}

describe('a room beside the list', () => {
  it('opens with its row, shows who is in it and what happened, and gives the focus back', async () => {
    const { screen, user, location } = await renderConsole('/rooms?sort=name.asc', {
      as: 'zhang_nan',
      world: twoRooms,
    });
    const row = await screen.findByRole('row', { name: /Mortgage/ });
    row.focus();
    await user.keyboard('{Enter}');
    const peek = within(await screen.findByRole('complementary', { name: 'Mortgage' }));
    expect(location()).toBe('/rooms?sort=name.asc&peek=482913605');
    expect(peek.getByRole('heading', { name: 'Members 1/2' })).toBeInTheDocument();
    expect(within(peek.getByRole('region', { name: 'Members 1/2' })).getByText('Ada')).toBeInTheDocument();
    expect(peek.getByText('Customer waiting')).toBeInTheDocument();
    expect(peek.getByRole('link', { name: 'Open the room' })).toHaveAttribute('href', '/rooms/482913605');

    await user.click(peek.getByRole('button', { name: 'Previous' }));
    const other = within(await screen.findByRole('complementary', { name: 'Claim of Lee' }));
    expect(await other.findByText(/changed the room/)).toBeInTheDocument();
    expect(other.getByRole('button', { name: 'Previous' })).toBeDisabled();

    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('complementary', { name: 'Claim of Lee' })).toBeNull());
    expect(location()).toBe('/rooms?sort=name.asc');
    await waitFor(() => expect(screen.getByRole('row', { name: /Claim of Lee/ })).toHaveFocus());
  });

  it('says that there is no such room, from a link of old', async () => {
    const { screen } = await renderConsole('/rooms?peek=999999999', { as: 'zhang_nan', world: twoRooms });
    const peek = within(await screen.findByRole('complementary', { name: /There is no room/ }));
    expect(await peek.findByText(/may be mistyped/)).toBeInTheDocument();
  });
});
