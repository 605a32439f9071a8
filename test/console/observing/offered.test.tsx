import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderConsole } from '../../support/render-console';
import { aWatchableRoom, playing, roomID } from './watching';

describe('the way to watch', () => {
  it('stands on the room’s page and in its menus for a supervisor of the team', async () => {
    const page = await renderConsole(`/rooms/${roomID}`, {
      ...{ as: 'gu_qing', playing, world: aWatchableRoom('silent') },
    });
    await page.user.click(await screen.findByRole('button', { name: 'Watch' }));
    await expect.poll(page.location).toBe(`/rooms/${roomID}/watch`);
    await page.go('/rooms');
    await page.user.click(await screen.findByRole('button', { name: 'More for Mortgage' }));
    await page.user.click(await screen.findByRole('menuitem', { name: 'Watch' }));
    await expect.poll(page.location).toBe(`/rooms/${roomID}/watch`);
  });

  it('stands on the wallboard beside each live room', async () => {
    await renderConsole('/wallboard', { as: 'gu_qing', playing, world: aWatchableRoom('announced') });
    expect(await screen.findByRole('link', { name: 'Watch Mortgage' })).toHaveAttribute(
      'href',
      `/rooms/${roomID}/watch`,
    );
  });

  it.each([
    ['is for no agent', 'shen_ruoxi', 'silent', playing],
    ['is not there while an admin has not allowed it', 'gu_qing', 'off', playing],
    ['is not there without a live service', 'gu_qing', 'silent', null],
  ] as const)('%s', async (_, as, policy, service) => {
    const page = await renderConsole(`/rooms/${roomID}`, {
      ...{ as, world: aWatchableRoom(policy) },
      ...(service && { playing: service }),
    });
    expect(await screen.findByRole('heading', { name: 'Mortgage' })).toBeVisible();
    await page.user.click(screen.getByRole('button', { name: 'More for Mortgage' }));
    expect(await screen.findByRole('menuitem', { name: 'Copy room number' })).toBeVisible();
    expect(screen.queryByText('Watch')).toBeNull();
  });
});

describe('who watches', () => {
  const watched =
    (policy: 'announced' | 'silent') => async (world: Parameters<ReturnType<typeof aWatchableRoom>>[0]) => {
      await aWatchableRoom(policy)(world);
      await world.as('gu_qing').call('startObserving', { params: { roomID }, body: { reason: 'Coaching' } });
    };

  it('is shown to the agent where it is announced, and no longer when it ends', async () => {
    const page = await renderConsole(`/rooms/${roomID}`, {
      ...{ as: 'shen_ruoxi', playing, world: watched('announced') },
    });
    const region = await screen.findByRole('region', { name: 'Who watches' });
    expect(within(region).getByText(/顾清 watches this room, since/)).toBeVisible();
    await page.as('zhang_nan').call('updateObservingSettings', { body: { policy: 'off', version: 1 } });
    await expect.poll(() => screen.queryByRole('region', { name: 'Who watches' })).toBeNull();
  });

  it('is kept from the agent where it is silent, and shown to those who may watch', async () => {
    const agents = await renderConsole(`/rooms/${roomID}?tab=events`, {
      ...{ as: 'shen_ruoxi', playing, world: watched('silent') },
    });
    expect(await screen.findByText('Nothing has happened yet')).toBeVisible();
    expect(screen.queryByText(/顾清/)).toBeNull();
    expect(await agents.simulation.store.read.observations.running(roomID)).toHaveLength(1);
  });

  it('unannounced, says so to those who may watch', async () => {
    await renderConsole(`/rooms/${roomID}?tab=events`, {
      ...{ as: 'zhang_nan', playing, world: watched('silent') },
    });
    expect(await screen.findByText(/顾清 watches this room and the people in it are not told/)).toBeVisible();
    const events = await screen.findByRole('list', { name: 'Events' });
    expect(events).toHaveTextContent('began to watch, unannounced');
    expect(events).toHaveTextContent('Coaching');
  });
});
