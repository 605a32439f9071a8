import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { FloorSettings } from '../../../contract/floor';
import { renderConsole, type ConsoleWorld } from '../../support/render-console';

const floorOf = async (world: Pick<ConsoleWorld, 'as'>) =>
  (await world.as('zhang_nan').call('getFloorSettings')).body as FloorSettings;
const reason = async (number: number) =>
  within(await screen.findByRole('group', { name: `Reason ${number}` }));
const save = () => screen.findByRole('button', { name: 'Save' });

describe('the floor, as an admin decides', () => {
  it('has a new break reason in both languages, with its limit', async () => {
    const page = await renderConsole('/admin/floor', { as: 'zhang_nan' });
    const { user } = page;
    await user.click(await screen.findByRole('button', { name: 'Add a reason' }));
    const fifth = await reason(5);
    await user.type(fifth.getByLabelText('Chinese'), '健身');
    await user.type(fifth.getByLabelText('English'), 'Gym');
    await user.type(fifth.getByLabelText('Limit, min'), '30');
    await user.click(await save());
    await expect
      .poll(async () => (await floorOf(page)).breakReasons[4])
      .toMatchObject({ zh: '健身', en: 'Gym', limitMinutes: 30 });
    expect(await screen.findByText(/Changed by 张楠/)).toBeVisible();
  });

  it('has reasons in another order, one less, and another limit', async () => {
    const page = await renderConsole('/admin/floor', { as: 'zhang_nan' });
    const { user } = page;
    await user.click(await screen.findByLabelText('Move reason 4 up'));
    await user.click(screen.getByLabelText('Remove reason 1'));
    const wait = screen.getByLabelText('Customer waits, s');
    await user.clear(wait);
    await user.type(wait, '90');
    await user.click(await save());
    await expect.poll(async () => (await floorOf(page)).limits.waitSeconds).toBe(90);
    const { breakReasons } = await floorOf(page);
    expect(breakReasons.map(({ en }) => en)).toEqual(['Lunch', 'Meeting', 'Training']);
  });

  it('says at the field what is missing, twice, or no number, and keeps what was typed', async () => {
    const page = await renderConsole('/admin/floor', { as: 'zhang_nan' });
    const { user } = page;
    const second = await reason(2);
    await user.clear(second.getByLabelText('Chinese'));
    await user.clear(second.getByLabelText('English'));
    await user.type(second.getByLabelText('English'), 'short BREAK');
    const rooms = screen.getByLabelText('Call runs, min');
    await user.clear(rooms);
    await user.type(rooms, '2.5');
    await user.click(await save());
    expect(await second.findByText('Say it in this language too')).toBeVisible();
    expect(await second.findByText('Another reason has this name')).toBeVisible();
    expect(await screen.findByText('A whole number from 1 to 1440')).toBeVisible();
    expect(second.getByLabelText('English')).toHaveValue('short BREAK');
    expect((await floorOf(page)).version).toBe(0);
  });

  it('that somebody else changed meanwhile does not take what is being typed', async () => {
    const page = await renderConsole('/admin/floor', { as: 'zhang_nan' });
    const first = await reason(1);
    await page.user.type(first.getByLabelText('English'), ' of mine');
    const { breakReasons, limits } = await floorOf(page);
    await page.as('zhang_nan').call('updateFloorSettings', {
      body: { breakReasons, limits: { ...limits, waitSeconds: 75 }, version: 0 },
    });
    const notice = within(await screen.findByRole('alert'));
    expect(first.getByLabelText('English')).toHaveValue('Short break of mine');
    await page.user.click(notice.getByRole('button', { name: 'Show theirs' }));
    expect(await screen.findByDisplayValue('75')).toBeVisible();
    expect(screen.queryByDisplayValue('Short break of mine')).toBeNull();
  });

  it('is closed to supervisors, by the name of the right', async () => {
    await renderConsole('/admin/floor', { as: 'gu_qing' });
    expect(await screen.findByText('You need the right floor.manage')).toBeVisible();
  });
});
