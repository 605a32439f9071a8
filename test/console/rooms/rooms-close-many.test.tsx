import { waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { setMedia, wide } from '../../support/dom';
import { renderConsole, type ConsoleWorld, type RenderedConsole } from '../../support/render-console';

const loans = { ownerID: 'shen_ruoxi', teamID: 'team-loans-1' } as const;
const notary = { ownerID: 'li_wei', teamID: 'team-notary-2' } as const;

async function someRooms({ aRoom, aMember }: ConsoleWorld) {
  const liveSince = new Date(Date.now() - 64_000);
  await aRoom({ ...loans, roomID: '482913605', name: 'Mortgage', state: 'live', liveSince });
  await aMember({ roomID: '482913605', userID: 'a_guest', heartbeatAt: new Date(), enteredAt: liveSince });
  await aRoom({ ...loans, roomID: '227690154', name: 'Claim' });
  await aRoom({ ...notary, roomID: '176204935', name: '=Will' });
}

async function manyRooms({ aRoom }: ConsoleWorld) {
  for (let n = 0; n < 23; n += 1) await aRoom({ ...loans, name: `Room ${String(n).padStart(2, '0')}` });
}

const box = ({ screen }: RenderedConsole, name: string) =>
  screen.findByRole('checkbox', { name: `Select ${name}` });

async function decide(page: RenderedConsole, count: string) {
  await page.user.click(page.screen.getByRole('button', { name: `Close ${count}…` }));
  return within(await page.screen.findByRole('dialog', { name: `Close ${count}` }));
}

describe('closing many rooms', () => {
  it('shows whom it meets, asks for the number where people are in, and says what became of each', async () => {
    const page = await renderConsole('/rooms', { as: 'zhang_nan', world: someRooms });
    const { user, screen, location } = page;
    await user.click(await box(page, 'Mortgage'));
    await user.click(await box(page, 'Claim'));
    expect(screen.getByText('2 rooms selected')).toBeInTheDocument();

    const dialog = await decide(page, '2 rooms');
    const live = await dialog.findByRole('row', { name: /Mortgage/ });
    expect(within(live).getByText('1 customer waits')).toBeInTheDocument();
    const empty = dialog.getByRole('row', { name: /Claim/ });
    expect(within(empty).getByText('Nobody is affected')).toBeInTheDocument();

    await user.click(dialog.getByText('Now'));
    await user.click(dialog.getByRole('button', { name: 'Close 2 rooms now' }));
    expect(await dialog.findByText('Type “close 2”')).toBeInTheDocument();
    await user.type(dialog.getByRole('textbox', { name: /to confirm/ }), 'Close 2');
    await user.click(dialog.getByRole('button', { name: 'Close 2 rooms now' }));

    const outcome = within(await screen.findByRole('dialog', { name: '2 rooms are done' }));
    expect(await outcome.findAllByText(/Closed \d\d:\d\d:\d\d/)).toHaveLength(2);
    expect(outcome.getByText('Closed 2')).toBeInTheDocument();
    expect(location()).toMatch(/^\/rooms\?closing=/);
    await user.click(outcome.getByRole('button', { name: 'Done' }));
    expect(location()).toBe('/rooms');
    expect(
      await screen.findByText(/The closing of \d\d:\d\d is done: 2 rooms, 2 closed/),
    ).toBeInTheDocument();
    // Nothing stays chosen.
    expect(await box(page, '=Will')).not.toBeChecked();
    expect(screen.getByRole('search')).toBeInTheDocument();
  });

  it('keeps what is selected on other pages, and takes all that match only when told to', async () => {
    const page = await renderConsole('/rooms?sort=name.asc', { as: 'zhang_nan', world: manyRooms });
    const { user, screen } = page;
    await user.click(await box(page, 'Room 00'));
    await user.click(screen.getByRole('button', { name: 'Page 2' }));
    await user.click(await box(page, 'Room 22'));
    expect(screen.getByText('2 rooms selected')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Select all 23 that match' }));
    expect(screen.getByText('All 23 rooms that match are selected')).toBeInTheDocument();
    expect(await box(page, 'Room 21')).toBeChecked();
    const dialog = await decide(page, '23 rooms');
    expect(await dialog.findByRole('row', { name: /Room 07/ })).toBeInTheDocument();
    await user.click(dialog.getByRole('button', { name: 'Cancel' }));

    // One let go: the others are chosen no longer as "all", but as they are.
    await user.click(screen.getByRole('button', { name: 'Clear selection' }));
    expect(await box(page, 'Room 22')).not.toBeChecked();
  });

  it('says first what cannot be closed and why, and closes the rest', async () => {
    const page = await renderConsole('/rooms?state=any', {
      as: 'gu_qing',
      world: async (world) => {
        await someRooms(world);
        await world.aRoom({ ...loans, roomID: '105887342', name: 'Card', closed: true });
      },
    });
    await page.user.click(await box(page, 'Card'));
    await page.user.click(await box(page, 'Claim'));
    const dialog = await decide(page, '2 rooms');
    const [, first] = await dialog.findAllByRole('row');
    expect(first && within(first).getByText('Cannot be closed: closed already')).toBeInTheDocument();
    expect(dialog.getByText(/1 can be closed, 1 will be skipped/)).toBeInTheDocument();
    await page.user.click(dialog.getByRole('button', { name: 'Close 1 room in 60 s' }));
    const outcome = within(await page.screen.findByRole('dialog', { name: 'Closing 2 rooms' }));
    expect(await outcome.findByText('Skipped: closed already')).toBeInTheDocument();
    expect(await outcome.findByText(/Closes at \d\d:\d\d:\d\d/)).toBeInTheDocument();
  });

  it('takes a countdown of one’s own, and says where it cannot be', async () => {
    const page = await renderConsole('/rooms', { as: 'zhang_nan', world: someRooms });
    await page.user.click(await box(page, 'Claim'));
    const dialog = await decide(page, '1 room');
    await page.user.click(await dialog.findByText('Other'));
    const seconds = dialog.getByRole('spinbutton', { name: 'Countdown in seconds' });
    await page.user.clear(seconds);
    expect(await dialog.findByText('A whole number of seconds, 1 to 3600')).toBeInTheDocument();
    await page.user.type(seconds, '90');
    expect(dialog.getByText('This room closes in 90 seconds')).toBeInTheDocument();
    await page.user.click(dialog.getByRole('button', { name: 'Close 1 room in 90 s' }));
    const outcome = within(await page.screen.findByRole('dialog', { name: 'Closing 1 room' }));
    expect(await outcome.findByText(/Countdown of 90 s/)).toBeInTheDocument();
  });

  it('keeps what was typed when the server fails, and asks once more under the same number', async () => {
    const page = await renderConsole('/rooms', {
      as: 'zhang_nan',
      world: someRooms,
      faults: [['startClosing', { loseAnswer: true }]],
    });
    await page.user.click(await box(page, 'Claim'));
    const dialog = await decide(page, '1 room');
    await page.user.click(await dialog.findByText('Now'));
    const words = dialog.getByRole('textbox', { name: 'Reason in words' });
    await page.user.clear(words);
    await page.user.type(words, 'The landlord arrived');
    await page.user.click(dialog.getByRole('button', { name: 'Close 1 room now' }));
    expect(await dialog.findByText('RoomService cannot be reached')).toBeInTheDocument();
    expect(words).toHaveValue('The landlord arrived');
    await page.user.click(dialog.getByRole('button', { name: 'Close 1 room now' }));
    const outcome = within(await page.screen.findByRole('dialog', { name: '1 room is done' }));
    expect(await outcome.findByText(/^Closed \d\d:\d\d:\d\d/)).toBeInTheDocument();
    expect(await page.simulation.store.read.closings.ofUser('zhang_nan', 9)).toHaveLength(1);
  });

  it('gives those that failed another turn', async () => {
    const page = await renderConsole('/rooms?closing=a_closing', {
      as: 'zhang_nan',
      world: async (world) => {
        await someRooms(world);
        await world.aClosing({
          ...{ closingID: 'a_closing', byID: 'zhang_nan', byName: '张楠' },
          rooms: [
            { roomID: '227690154', name: 'Claim', outcome: 'failed', at: new Date() },
            { roomID: '482913605', name: 'Mortgage', outcome: 'alreadyClosed', at: new Date() },
          ],
        });
      },
    });
    const dialog = within(await page.screen.findByRole('dialog', { name: '2 rooms are done' }));
    expect(await dialog.findByText('Failed: RoomService failed')).toBeInTheDocument();
    await page.user.click(dialog.getByRole('button', { name: /Retry the 1/ }));
    expect(await dialog.findByText(/^Closed \d\d:\d\d:\d\d/)).toBeInTheDocument();
    await waitFor(() => expect(dialog.queryByRole('button', { name: /Retry/ })).toBeNull());
    expect(dialog.getByRole('link', { name: 'See it in the audit log' })).toHaveAttribute(
      'href',
      '/admin/audit?q=a_closing',
    );
  });

  it('hands out what became of each as a table that no spreadsheet takes for formulas', async () => {
    const page = await renderConsole('/rooms?closing=a_closing', {
      as: 'zhang_nan',
      world: async (world) => {
        await world.aClosing({
          ...{ closingID: 'a_closing', byID: 'zhang_nan' },
          rooms: [
            {
              roomID: '176204935',
              name: '=Will',
              customerName: 'A, "B"',
              outcome: 'refused',
              at: new Date(0),
            },
          ],
        });
      },
    });
    const blobs: Blob[] = [];
    vi.stubGlobal(
      'URL',
      Object.assign(URL, {
        createObjectURL: (blob: Blob) => (blobs.push(blob), 'blob:x'),
        revokeObjectURL: () => undefined,
      }),
    );
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    await page.user.click(await page.screen.findByRole('button', { name: 'Download result' }));
    click.mockRestore();
    vi.unstubAllGlobals();
    const bytes = new Uint8Array((await blobs[0]?.arrayBuffer()) ?? new ArrayBuffer(0));
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [, row] = new TextDecoder().decode(bytes).split('\r\n');
    expect(row).toBe(
      `176204935,'=Will,"A, ""B""",0,0,0,Skipped: not yours to close,refused,1970-01-01T00:00:00.000Z`,
    );
  });

  it('finds the closing that runs, for whoever comes back', async () => {
    const page = await renderConsole('/rooms', {
      as: 'zhang_nan',
      world: async (world) => {
        await someRooms(world);
        await world.aClosing({
          ...{ closingID: 'a_closing', byID: 'zhang_nan', createdAt: new Date(), finishedAt: null },
          rooms: [
            { outcome: 'closed', at: new Date() },
            { roomID: '227690154', name: 'Claim' },
          ],
        });
      },
    });
    expect(await page.screen.findByText('Closing 2 rooms, 1 done')).toBeInTheDocument();
    await page.user.click(page.screen.getByRole('button', { name: 'Show' }));
    const dialog = within(await page.screen.findByRole('dialog', { name: 'Closing 2 rooms' }));
    expect(await dialog.findByText('Queued 1')).toBeInTheDocument();
  });

  it('says that a closing is somebody else’s', async () => {
    const page = await renderConsole('/rooms?closing=a_closing', {
      as: 'zhang_nan',
      world: async ({ aClosing }) => void (await aClosing({ closingID: 'a_closing' })),
    });
    expect(
      await page.screen.findByText('There is no such closing, or somebody else began it'),
    ).toBeInTheDocument();
  });

  it('is there on a phone', async () => {
    setMedia(wide(390));
    const page = await renderConsole('/rooms', { as: 'zhang_nan', world: someRooms });
    await page.user.click(await box(page, 'Claim'));
    expect(page.screen.getByRole('button', { name: 'Close 1 room…' })).toBeInTheDocument();
  });

  it('is not offered to those who close their own rooms only', async () => {
    const { screen } = await renderConsole('/rooms', { as: 'shen_ruoxi', world: someRooms });
    await screen.findByRole('row', { name: /Claim/ });
    expect(screen.queryByRole('checkbox')).toBeNull();
  });
});
