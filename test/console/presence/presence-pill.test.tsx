import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderConsole, type ConsoleWorld } from '../../support/render-console';

const pill = (word: RegExp | string) =>
  screen.findByRole('button', { name: typeof word === 'string' ? `Presence: ${word}` : word });
const stateOf = async ({ simulation }: Pick<ConsoleWorld, 'simulation'>) =>
  (await simulation.store.read.presence.get('shen_ruoxi'))?.state;

describe('the presence of an agent', () => {
  it('is available as soon as the console is open', async () => {
    const page = await renderConsole('/rooms', { as: 'shen_ruoxi' });
    expect(await pill('Available')).toBeVisible();
    expect(await stateOf(page)).toBe('available');
  });

  it('becomes a break with its reason by keyboard alone, counts, and ends by the same menu', async () => {
    const page = await renderConsole('/rooms', { as: 'shen_ruoxi' });
    const { user } = page;
    (await pill('Available')).focus();
    await user.keyboard('{Enter}');
    const menu = await screen.findByRole('menu');
    expect(
      within(menu)
        .getAllByRole('menuitem')
        .map((item) => item.textContent),
    ).toEqual(['Available', 'Short break', 'Lunch', 'Training', 'Meeting']);
    await user.click(within(menu).getByRole('menuitem', { name: 'Lunch' }));
    expect(await pill(/^Presence: Lunch 0:0\d$/)).toBeVisible();
    expect(await stateOf(page)).toBe('break');
    await user.click(await pill(/^Presence: Lunch/));
    await user.click(await screen.findByRole('menuitem', { name: 'Available' }));
    expect(await pill('Available')).toBeVisible();
  });

  it('speaks Chinese to who reads Chinese', async () => {
    const { user } = await renderConsole('/rooms', { as: 'shen_ruoxi', language: 'zh' });
    await user.click(await screen.findByRole('button', { name: '我的状态: 空闲' }));
    await user.click(await screen.findByRole('menuitem', { name: '用餐' }));
    expect(await screen.findByRole('button', { name: /^我的状态: 用餐 0:0\d$/ })).toBeVisible();
  });

  it('shows a wrap-up that is due, and lets it wait', async () => {
    const page = await renderConsole('/rooms', {
      as: 'shen_ruoxi',
      world: async ({ aCall, aPresence }) => {
        const now = new Date();
        await aPresence({
          userID: 'shen_ruoxi',
          chosenAt: new Date(now.getTime() - 3_600_000),
          seenAt: now,
          state: 'wrapUp',
        });
        await aCall({ agentID: 'shen_ruoxi', ended: true, startedAt: now, endedAt: now });
      },
    });
    await page.user.click(await pill('Wrap-up'));
    await page.user.click(await screen.findByRole('menuitem', { name: 'Available, wrap-up later' }));
    expect(await pill('Available')).toBeVisible();
  });

  it('follows a supervisor’s choice and says whose it was', async () => {
    const page = await renderConsole('/rooms', { as: 'shen_ruoxi' });
    await pill('Available');
    await page.as('gu_qing').call('setPresence', {
      params: { userID: 'shen_ruoxi' },
      body: { choice: 'break', reasonID: 'meeting' },
    });
    const set = await pill(/^Presence: Meeting/);
    expect(screen.getByText('顾清 set your presence: Meeting')).toBeInTheDocument();
    await page.user.click(set);
    expect(await screen.findByText('Set by 顾清')).toBeVisible();
  });

  it('says what to do where the reason has been taken off the list meanwhile', async () => {
    const { user } = await renderConsole('/rooms', {
      as: 'shen_ruoxi',
      faults: [['choosePresence', { fail: 'break.unknown' }]],
    });
    await user.click(await pill('Available'));
    await user.click(await screen.findByRole('menuitem', { name: 'Training' }));
    expect(await screen.findByText(/no longer on the list\. Choose another one/)).toBeVisible();
    expect(await pill('Available')).toBeVisible();
  });

  it('is nothing that a supervisor or an admin has', async () => {
    await renderConsole('/rooms', { as: 'gu_qing' });
    await screen.findByRole('heading', { level: 1 });
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Presence/ })).toBeNull());
  });
});
