import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { StorageLevel } from '../../../contract/storage-levels';
import { aDisk, GIB } from '../../support/doubles';
import { renderConsole } from '../../support/render-console';

/** A console over a disk that had this level when it was last looked at. */
const consoleOf = (as: string, level: StorageLevel, freeBytes = 50 * GIB) =>
  renderConsole('/recordings', {
    as,
    disk: aDisk({ freeBytes }),
    world: ({ simulation }) =>
      simulation.store.transact((tx) =>
        tx.storage.addSample({ takenAt: new Date(), totalBytes: 1000 * GIB, freeBytes, level }),
      ),
  });
const barOf = async (words: RegExp): Promise<HTMLElement> => {
  const bar = (await screen.findByText(words)).closest<HTMLElement>('[role=status]');
  if (!bar) throw new Error('It is said outside of a bar.');
  return bar;
};

describe('the warning about the disk', () => {
  it('leads an admin to what takes the room, and can be hidden while it is only low', async () => {
    const { user } = await consoleOf('zhang_nan', 'low');
    const bar = await barOf(/is almost full: 53\.7 GB free/);
    expect(within(bar).getByRole('link', { name: 'See what takes up space' })).toHaveAttribute(
      'href',
      '/admin/storage',
    );
    await user.click(within(bar).getByRole('button', { name: 'Hide' }));
    expect(screen.queryByText(/is almost full/)).toBeNull();
  });

  it('tells a supervisor what they can do, and stays while the disk is full', async () => {
    await consoleOf('gu_qing', 'full', GIB / 4);
    const bar = await barOf(/The recordings disk is full: files from PCs are refused/);
    expect(bar).toHaveTextContent('Delete recordings that nobody needs, or tell an administrator.');
    expect(within(bar).queryByRole('link')).toBeNull();
    expect(within(bar).queryByRole('button')).toBeNull();
  });

  it('comes and goes as the disk does', async () => {
    const { simulation } = await consoleOf('zhang_nan', 'ample', 500 * GIB);
    await screen.findByRole('heading', { level: 1 });
    expect(screen.queryByText(/The recordings disk/)).toBeNull();
    const becomes = (level: StorageLevel) =>
      simulation.store.transact(async (tx) => {
        const sample = { totalBytes: 1000 * GIB, freeBytes: GIB };
        await tx.storage.addSample({ ...sample, takenAt: new Date(), level });
        const event = { type: 'storage.changed' } as const;
        await tx.live.append({ at: new Date(), event, audience: { kind: 'everybody' } });
      });
    await becomes('low');
    simulation.ports.live.wake();
    await barOf(/is almost full/);
    await becomes('ample');
    simulation.ports.live.wake();
    await expect.poll(() => screen.queryByText(/is almost full/)).toBeNull();
  });

  it('is not shown to agents, who can do nothing about it', async () => {
    await consoleOf('shen_ruoxi', 'full', 0);
    await screen.findByRole('heading', { level: 1 });
    expect(screen.queryByText(/The recordings disk/)).toBeNull();
  });
});
