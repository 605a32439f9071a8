import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { setMedia, wide } from '../../support/dom';
import { renderConsole, type ConsoleWorld } from '../../support/render-console';

const lunch = { reasonID: 'lunch', zh: '用餐', en: 'Lunch', limitMinutes: 60 };

/** Yesterday: two hours for one, a quarter for another. */
async function yesterday({ aPresence, simulation }: ConsoleWorld): Promise<void> {
  const day = new Date(Date.now() - 86_400_000);
  const at = (time: string) => {
    const [hour = 0, minute = 0] = time.split(':').map(Number);
    return new Date(day.getFullYear(), day.getMonth(), day.getDate(), hour, minute);
  };
  const changes = [
    { userID: 'shen_ruoxi', at: at('09:00'), state: 'available', reason: null },
    { userID: 'shen_ruoxi', at: at('09:15'), state: 'inCall', reason: null },
    { userID: 'shen_ruoxi', at: at('09:45'), state: 'wrapUp', reason: null },
    { userID: 'shen_ruoxi', at: at('10:00'), state: 'break', reason: lunch },
    { userID: 'shen_ruoxi', at: at('11:00'), state: 'offline', reason: null },
    { userID: 'wang_hao', at: at('09:00'), state: 'available', reason: null },
    { userID: 'wang_hao', at: at('09:15'), state: 'offline', reason: null },
  ] as const;
  for (const userID of ['shen_ruoxi', 'wang_hao']) await aPresence({ userID });
  await simulation.store.transact(async (tx) => {
    for (const change of changes) await tx.presence.note(change);
  });
}

const dayBefore = () => {
  const day = new Date(Date.now() - 86_400_000);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()]
    .map((n) => String(n).padStart(2, '0'))
    .join('-');
};
const cells = async (name: string) =>
  within(await screen.findByRole('row', { name: new RegExp(name) }))
    .getAllByRole('cell')
    .map((cell) => cell.textContent.replace(/\s+/g, ' ').trim());

describe('the times of agents', () => {
  it('show how long each was here and in which state, with the breaks by reason', async () => {
    await renderConsole(`/times?from=${dayBefore()}&to=${dayBefore()}`, { as: 'gu_qing', world: yesterday });
    expect(await cells('沈若溪')).toEqual([
      ...['沈若溪', '2:00:00', '15:00', '30:00', '15:00', '1:00:00', '75%'],
    ]);
    expect(screen.getByTitle('Lunch 1:00:00')).toBeInTheDocument();
    expect(await cells('王皓')).toEqual(['王皓', '15:00', '15:00', '—', '—', '—', '0%']);
  });

  it('are sorted by a column, and narrowed to chosen agents', async () => {
    const { user, location } = await renderConsole(
      `/times?from=${dayBefore()}&to=${dayBefore()}&sort=here.desc&agent=wang_hao`,
      { as: 'gu_qing', world: yesterday },
    );
    expect(await cells('王皓')).toContain('0%');
    expect(screen.queryByText('沈若溪')).toBeNull();
    await user.click(screen.getByRole('button', { name: /^Occupancy/ }));
    expect(location()).toContain('sort=occupancy.desc');
  });

  it('say that nobody was here, and that a time is too long', async () => {
    await renderConsole('/times?from=2026-01-01&to=2026-01-02', { as: 'gu_qing' });
    expect(await screen.findByText('Nobody was here')).toBeVisible();
    await renderConsole('/times?from=2026-01-01&to=2026-03-01', { as: 'gu_qing' });
    expect(await screen.findByText('At most 31 days. Choose a shorter time.')).toBeVisible();
  });

  it('are cards on a phone', async () => {
    setMedia(wide(390));
    await renderConsole(`/times?from=${dayBefore()}&to=${dayBefore()}`, {
      as: 'gu_qing',
      world: yesterday,
      language: 'zh',
    });
    expect(await screen.findByText('用餐 1:00:00')).toBeVisible();
    expect(screen.getByText('75%')).toBeVisible();
  });
});
