import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderConsole } from '../../support/render-console';

async function menu(): Promise<string[]> {
  const nav = await screen.findByRole('navigation', { name: 'Main' });
  return within(nav)
    .getAllByRole('link')
    .map((link) => link.textContent.replace(/\d+$/, '').trim())
    .filter((name) => name !== 'webexe');
}

describe('what a person finds in the menu', () => {
  it('an agent works at the workbench', async () => {
    const { location } = await renderConsole('/', { as: 'shen_ruoxi' });
    expect(await menu()).toEqual([
      'Workbench',
      'Rooms',
      'My calls',
      'Recordings',
      'Reviews',
      'System check',
      'Settings',
    ]);
    expect(location()).toBe('/work');
  });

  it('a supervisor begins at the recordings', async () => {
    const { location } = await renderConsole('/', { as: 'gu_qing' });
    expect(await menu()).toEqual([
      'Recordings',
      'Reviews',
      'Rooms',
      'Calls',
      'Wallboard',
      'Agent times',
      'System check',
      'Settings',
    ]);
    expect(location()).toBe('/recordings');
  });

  it('an administrator manages rooms, people and teams, and reads the audit log', async () => {
    const { location } = await renderConsole('/', { as: 'zhang_nan' });
    expect(await menu()).toEqual([
      'Rooms',
      'Calls',
      'Recordings',
      'Reviews',
      'Wallboard',
      'Agent times',
      'People',
      'Teams',
      'Floor',
      'Review forms',
      'Audit log',
      'Retention',
      'Storage',
      'Legal holds',
      'Erase a customer',
      'Desktop program',
      'Old clients',
      'Integration',
      'API tokens',
      'Webhooks',
      'System check',
      'Settings',
    ]);
    expect(location()).toBe('/rooms');
  });

  it('counts the rooms in call, as they change', async () => {
    const { as, program, aRoom } = await renderConsole('/settings', { as: 'gu_qing' });
    const room = await aRoom({ ownerID: 'shen_ruoxi', teamID: 'team-loans-1' });
    const agent = as('shen_ruoxi');
    const started = await agent.call('startCall', {
      body: {
        roomID: room.roomID,
        template: '1v1',
        recording: { mixRecord: false, screenRecord: 0, cloudRecordUrl: '', recordPath: '' },
      },
    });
    // What the contract promises of startCall, which `call` has checked.
    const { credentials } = started.body as { credentials: { userID: string; userSig: string } };
    await program(credentials).call('enterRoom', { params: { roomID: room.roomID }, body: { role: 'main' } });
    expect(await screen.findByRole('link', { name: /Rooms\s*1/ })).toBeVisible();
  });
});

describe('a page that somebody may not open', () => {
  it('names the missing permission instead of the page', async () => {
    await renderConsole('/admin/audit', { as: 'shen_ruoxi' });
    expect(await screen.findByText(/audit\.read/)).toBeVisible();
    expect(screen.getByRole('heading', { name: 'This page is not open to you' })).toBeVisible();
  });

  it('and what does not exist says so, with the way home', async () => {
    const { user, location } = await renderConsole('/nowhere', { as: 'gu_qing' });
    expect(await screen.findByRole('heading', { name: 'There is no such page' })).toBeVisible();
    await user.click(screen.getByRole('link', { name: 'Go to the start page' }));
    await screen.findByRole('link', { name: 'Recordings', current: 'page' });
    expect(location()).toBe('/recordings');
  });
});
