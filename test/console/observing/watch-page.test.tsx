import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderConsole, type RenderedConsole } from '../../support/render-console';
import { aWatchableRoom, playing, roomID } from './watching';

const path = `/rooms/${roomID}/watch`;
const start = () => screen.findByRole('button', { name: 'Start watching' });
const running = ({ simulation }: RenderedConsole) => simulation.store.read.observations.running(roomID);

async function startWatching(page: RenderedConsole): Promise<void> {
  await page.user.click(await screen.findByRole('button', { name: 'Coaching' }));
  await page.user.click(await start());
  await screen.findByRole('region', { name: 'You are watching' });
}

describe('watching a room', () => {
  it('asks why first, and says who learns of it', async () => {
    const page = await renderConsole(path, { as: 'gu_qing', playing, world: aWatchableRoom('announced') });
    expect(await screen.findByText(/will see that you watch/)).toBeVisible();
    expect(screen.getByText('In the room: 沈若溪, 韩雪')).toBeVisible();
    await page.user.click(await start());
    expect(await screen.findByText('Say why')).toBeVisible();
    expect(await running(page)).toEqual([]);
    await page.user.type(screen.getByLabelText('Reason, for the audit log'), '  投诉 4711 ');
    await page.user.click(await start());
    const bar = await screen.findByRole('region', { name: 'You are watching' });
    expect(bar).toHaveTextContent('The people in the room can see it.');
    expect(await running(page)).toMatchObject([{ reason: '投诉 4711', announced: true, userID: 'gu_qing' }]);
  });

  it('shows each member: a picture where they push one, and a word where not', async () => {
    const page = await renderConsole(path, { as: 'gu_qing', playing, world: aWatchableRoom('silent') });
    await startWatching(page);
    expect(screen.getByText(/are not told/)).toBeVisible();
    const pushing = within(await screen.findByRole('figure', { name: '沈若溪' }));
    // This browser has no way to play live pictures, and is told so.
    expect(await pushing.findByText(/This browser cannot play live pictures/)).toBeVisible();
    const other = within(screen.getByRole('figure', { name: '韩雪' }));
    expect(other.getByText('No picture at the live service')).toBeVisible();
  });

  it('follows who comes and goes', async () => {
    const page = await renderConsole(path, { as: 'gu_qing', playing, world: aWatchableRoom('silent') });
    await startWatching(page);
    const { body } = await page.as('wang_hao').call('issueSession', { params: { roomID }, body: {} });
    const { sessionID } = body as { sessionID: string };
    const revealed = await page.as('wang_hao').call('revealSession', { params: { sessionID } });
    await page.simulation.store.transact((tx) => tx.rooms.update(roomID, { template: '1v3' }));
    const program = page.program(revealed.body as { userID: string; userSig: string });
    await program.call('enterRoom', { params: { roomID }, body: {} });
    expect(await screen.findByRole('figure', { name: '王皓' })).toBeVisible();
  });

  it('ends when it is stopped, and can begin again with another reason', async () => {
    const page = await renderConsole(path, { as: 'gu_qing', playing, world: aWatchableRoom('silent') });
    await startWatching(page);
    await page.user.click(screen.getByRole('button', { name: 'Stop watching' }));
    expect(await screen.findByText('You stopped watching')).toBeVisible();
    await waitFor(async () => expect(await running(page)).toEqual([]));
    await page.user.click(screen.getByRole('button', { name: 'Watch again' }));
    expect(await screen.findByLabelText('Reason, for the audit log')).toHaveValue('');
  });

  it('ends when the page is left', async () => {
    const page = await renderConsole(path, { as: 'gu_qing', playing, world: aWatchableRoom('silent') });
    await startWatching(page);
    await page.go('/rooms');
    await waitFor(async () => expect(await running(page)).toEqual([]));
  });

  it('says why it was ended: the room closed, or an admin decided otherwise', async () => {
    const page = await renderConsole(path, { as: 'gu_qing', playing, world: aWatchableRoom('silent') });
    await startWatching(page);
    const body = { policy: 'announced', version: 1 };
    await page.as('zhang_nan').call('updateObservingSettings', { body });
    expect(await screen.findByText('An administrator decided otherwise about watching')).toBeVisible();
    await page.user.click(screen.getByRole('button', { name: 'Watch again' }));
    await startWatching(page);
    await page.as('shen_ruoxi').call('closeRoom', { params: { roomID }, body: { reason: 'Done' } });
    expect(await screen.findByText('The room was closed')).toBeVisible();
  });

  it('keeps the reason that was typed when starting fails', async () => {
    const page = await renderConsole(path, {
      as: 'gu_qing',
      playing,
      world: aWatchableRoom('silent'),
      faults: [['startObserving', { fail: 'observing.off' }]],
    });
    await page.user.type(await screen.findByLabelText('Reason, for the audit log'), 'Complaint');
    await page.user.click(await start());
    expect(await screen.findByText('Watching calls is switched off')).toBeVisible();
    expect(screen.getByLabelText('Reason, for the audit log')).toHaveValue('Complaint');
  });

  it.each([
    ['nobody is there', 'Nobody is in this room', aWatchableRoom('silent', { empty: true }), playing],
    ['an admin has not allowed it', 'Watching calls is switched off', aWatchableRoom(null), playing],
    ['there is no live service', 'There is no live service to watch from', aWatchableRoom('silent'), null],
  ] as const)('says what stands in the way where %s', async (_, words, world, service) => {
    await renderConsole(path, { as: 'gu_qing', world, ...(service && { playing: service }) });
    expect(await screen.findByText(words)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Back to the room' })).toHaveAttribute(
      'href',
      `/rooms/${roomID}`,
    );
  });

  it('says that there is no such room', async () => {
    await renderConsole('/rooms/999/watch', { as: 'gu_qing', playing });
    expect(await screen.findByText(/There is no room 999/)).toBeVisible();
  });

  it('can be read again after a failure', async () => {
    const page = await renderConsole(path, {
      as: 'gu_qing',
      playing,
      world: async (world) => {
        await aWatchableRoom('silent')(world);
        for (let count = 0; count < 9; count++)
          world.simulation.faults.add('getObservingSettings', { fail: 'server.failed' });
      },
    });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The room could not be read');
    page.simulation.faults.clear();
    await page.user.click(within(alert).getByRole('button', { name: 'Retry' }));
    expect(await start()).toBeVisible();
  });
});
