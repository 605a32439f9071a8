import { waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { setMedia, wide } from '../../support/dom';
import { renderConsole, type ConsoleWorld } from '../../support/render-console';

const mine = { ownerID: 'shen_ruoxi', teamID: 'team-loans-1' } as const;
const colleagues = { ownerID: 'wang_hao', teamID: 'team-loans-1' } as const;

async function threeRooms({ aRoom }: ConsoleWorld) {
  await aRoom({ ...mine, roomID: '482913605', name: 'Mortgage', customerName: 'Ada', customerRef: 'C-1' });
  await aRoom({ ...colleagues, roomID: '227690154', name: 'Claim' });
  await aRoom({ ...mine, roomID: '176204935', name: 'Card', closed: true });
}

/** Until somebody clears the faults: the list, its count in the menu, and the retries of both. */
function failLists({ simulation }: Pick<ConsoleWorld, 'simulation'>) {
  for (let count = 0; count < 20; count++) simulation.faults.add('listRooms', { fail: 'server.failed' });
}

describe('the list of rooms', () => {
  it('shows open rooms, mine with the way to start and colleagues’ with the way to look', async () => {
    const { screen } = await renderConsole('/rooms', { as: 'shen_ruoxi', world: threeRooms });
    const own = await screen.findByRole('row', { name: /Mortgage/ });
    expect(within(own).getByText('Idle')).toBeVisible();
    expect(within(own).getByText('C-1')).toBeVisible();
    expect(within(own).getByRole('button', { name: 'Start call' })).toBeEnabled();
    const other = screen.getByRole('row', { name: /Claim/ });
    expect(within(other).getByRole('link', { name: 'View' })).toHaveAttribute('href', '/rooms/227690154');
    expect(screen.queryByRole('row', { name: /Card/ })).toBeNull();
    expect(screen.getByText('2 rooms')).toBeVisible();
  });

  it('says quietly which rooms an old client made', async () => {
    const { screen } = await renderConsole('/rooms', {
      as: 'shen_ruoxi',
      world: async (world) => {
        await threeRooms(world);
        await world.aWireRoom({ roomID: '482913605' });
      },
    });
    expect(await screen.findByRole('row', { name: /Mortgage/ })).toHaveTextContent('Old client');
    expect(screen.getByRole('row', { name: /Claim/ })).not.toHaveTextContent('Old client');
  });

  it('says what the place is for while there is no room, and makes creating one the filled button', async () => {
    const { screen } = await renderConsole('/rooms', { as: 'shen_ruoxi' });
    const title = await screen.findByText('No rooms yet');
    expect(title).toBeVisible();
    expect(screen.getByText('Create a room, then start the call in it.')).toBeVisible();
    expect(screen.getAllByRole('button', { name: /New room/ })).toHaveLength(2);
  });

  it('tells that all rooms are closed, and shows them', async () => {
    const { screen, user, location } = await renderConsole('/rooms', {
      as: 'shen_ruoxi',
      world: async ({ aRoom }) => void (await aRoom({ ...mine, name: 'Card', closed: true })),
    });
    expect(await screen.findByText('No open rooms')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Show closed rooms' }));
    expect(await screen.findByRole('row', { name: /Card/ })).toBeVisible();
    expect(location()).toBe('/rooms?state=any');
  });

  it('names the filters that leave nothing, and looks among closed rooms when asked', async () => {
    const { screen, user } = await renderConsole('/rooms?q=Card', { as: 'shen_ruoxi', world: threeRooms });
    expect(await screen.findByText('No room matches')).toBeVisible();
    expect(screen.getByText(/Search “Card” \+ State Not closed/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Search closed rooms too' }));
    // The row of the face names the search, too.
    expect(await screen.findByRole('link', { name: 'Card' })).toBeVisible();
  });

  it('clears everything that hides rooms, the state too', async () => {
    const { screen, user, location } = await renderConsole('/rooms?q=nothing&mine=1', {
      as: 'shen_ruoxi',
      world: threeRooms,
    });
    await user.click(await screen.findByRole('button', { name: 'Clear filters' }));
    expect(await screen.findByText('3 rooms')).toBeVisible();
    expect(location()).toBe('/rooms?state=any');
  });

  it('keeps filters and sort in the address, so that a link shows the same list', async () => {
    const { screen, user, location } = await renderConsole('/rooms', { as: 'shen_ruoxi', world: threeRooms });
    await screen.findByRole('row', { name: /Claim/ });
    await user.click(screen.getByRole('button', { name: 'Owner' }));
    await user.click(await screen.findByRole('checkbox', { name: 'Only mine' }));
    await waitFor(() => expect(screen.queryByRole('row', { name: /Claim/ })).toBeNull());
    await user.click(screen.getByRole('button', { name: 'Room' }));
    const link = location();
    expect(link).toBe('/rooms?mine=1&sort=name.asc');
  });

  it('opens a filtered link as it was', async () => {
    const { screen } = await renderConsole('/rooms?mine=1&state=closed&sort=name.asc', {
      as: 'shen_ruoxi',
      world: threeRooms,
    });
    expect(await screen.findByRole('row', { name: /Card/ })).toBeVisible();
    expect(screen.getByText('1 room')).toBeVisible();
    expect(screen.getByRole('columnheader', { name: 'Room' })).toHaveAttribute('aria-sort', 'ascending');
    expect(screen.getByRole('button', { name: 'Owner Only mine' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'State Closed' })).toBeVisible();
  });

  it('shows why it could not be read, with the request to quote and a way to try again', async () => {
    const { screen, user, simulation } = await renderConsole('/rooms', {
      as: 'shen_ruoxi',
      world: async (world) => {
        await threeRooms(world);
        failLists(world);
      },
    });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('server.failed');
    simulation.faults.clear();
    await user.click(within(alert).getByRole('button', { name: 'Retry' }));
    expect(await screen.findByRole('row', { name: /Mortgage/ })).toBeVisible();
  });

  it('keeps the old rows when they cannot be refreshed, and says from when they are', async () => {
    const world = await renderConsole('/rooms', { as: 'shen_ruoxi', world: threeRooms });
    const { screen, user } = world;
    await screen.findByRole('row', { name: /Mortgage/ });
    failLists(world);
    await user.click(screen.getByRole('button', { name: 'Reload' }));
    expect(await screen.findByText(/could not refresh/i)).toBeVisible();
    expect(screen.getByRole('row', { name: /Mortgage/ })).toBeVisible();
  });

  it('lets the longest waiting customer stand out: the word, the time, the one filled button', async () => {
    const { screen } = await renderConsole('/rooms', {
      as: 'shen_ruoxi',
      world: async ({ aRoom, aMember }) => {
        for (const [roomID, name, minutes] of [
          ['731204488', 'Wang', 3],
          ['105887342', 'Lee', 1],
        ] as const) {
          const since = new Date(Date.now() - minutes * 60_000);
          await aRoom({
            ...mine,
            roomID,
            customerName: name,
            name: `For ${name}`,
            state: 'live',
            liveSince: since,
          });
          await aMember({
            roomID,
            userID: `guest_${roomID}`,
            name,
            enteredAt: since,
            heartbeatAt: new Date(),
          });
        }
      },
    });
    const first = await screen.findByRole('row', { name: /For Wang/ });
    expect(within(first).getByText('Customer waiting')).toBeVisible();
    expect(within(first).getByText(/waits 3:0\d/)).toBeVisible();
    expect(await screen.findByText('2 customers wait for you, 2 rooms in call')).toBeVisible();
  });

  it('names what a live room wants attention for, and finds such rooms by it', async () => {
    const { screen, user, location } = await renderConsole('/rooms', {
      as: 'zhang_nan',
      world: async ({ aRoom, aMember }) => {
        const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);
        const room = async (name: string, roomID: string, member: Parameters<typeof aMember>[0]) => {
          await aRoom({ ...mine, name, roomID, state: 'live', liveSince: ago(64) });
          await aMember({ roomID, heartbeatAt: new Date(), enteredAt: ago(64), ...member });
        };
        await room('Left alone', '105887342', { userID: 'shen_ruoxi' });
        await room('Fell silent', '105887343', { userID: 'a_guest', heartbeatAt: ago(2) });
        await room('Somebody waits', '105887344', { userID: 'b_guest' });
      },
    });
    const alone = await screen.findByRole('row', { name: /Left alone/ });
    expect(within(alone).getByText('Alone for long')).toBeVisible();
    expect(within(alone).getByText(/1:04:0\d/)).toBeVisible();
    const silent = screen.getByRole('row', { name: /Fell silent/ });
    expect(within(silent).getByText('No heartbeat')).toBeVisible();
    expect(within(silent).getByText(/2:0\d/)).toBeVisible();

    await user.click(screen.getByRole('button', { name: 'Filter' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Needs a look' }));
    await user.click(await screen.findByRole('checkbox', { name: 'No heartbeat' }));
    await waitFor(() => expect(screen.queryByRole('row', { name: /Left alone/ })).toBeNull());
    expect(screen.getByRole('row', { name: /Fell silent/ })).toBeVisible();
    expect(location()).toBe('/rooms?attention=noHeartbeat');
  });

  it('keeps a row that somebody else closes, struck out, with who and when', async () => {
    const { screen, as } = await renderConsole('/rooms', { as: 'shen_ruoxi', world: threeRooms });
    await screen.findByRole('row', { name: /Mortgage/ });
    await as('zhang_nan').call('closeRoom', {
      params: { roomID: '482913605' },
      body: { reason: 'Shift end' },
    });
    const row = await screen.findByRole('row', { name: /closed by 张楠/ });
    expect(within(row).getByText('Closed')).toBeVisible();
    expect(within(row).queryByRole('button', { name: 'Start call' })).toBeNull();
    expect(row.querySelector('s')).toHaveTextContent('Mortgage');
  });

  it('turns rows into cards on a phone, with state, name, number and the action', async () => {
    setMedia(wide(390));
    const { screen } = await renderConsole('/rooms', { as: 'shen_ruoxi', world: threeRooms });
    const list = await screen.findByRole('list', { name: 'Rooms' });
    const card = await within(list).findByText('Mortgage');
    const item = card.closest('li');
    expect(item).toHaveTextContent('Idle');
    expect(item).toHaveTextContent('482913605');
    expect(within(item ?? list).getByRole('button', { name: 'Start call' })).toBeVisible();
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('speaks Chinese', async () => {
    const { screen } = await renderConsole('/rooms', {
      as: 'shen_ruoxi',
      world: threeRooms,
      language: 'zh',
    });
    expect(await screen.findByRole('heading', { name: '房间' })).toBeVisible();
    const row = await screen.findByRole('row', { name: /Mortgage/ });
    expect(within(row).getByText('空闲')).toBeVisible();
    expect(screen.getByText('共 2 个房间')).toBeVisible();
  });
});
