import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ConsoleWorld } from '../../support/render-console';
import { renderConsole } from '../../support/render-console';

const nothing = {
  installers: { windows: null, macos: null, linux: null },
  minimumVersion: null,
  recordPath: '',
  helpContact: '',
};
const decide = (world: ConsoleWorld, given: Partial<typeof nothing> | object, version = 0) =>
  world.as('zhang_nan').call('updateClientSettings', { body: { ...nothing, ...given, version } });
const save = () => screen.findByRole('button', { name: 'Save' });
const windows = async () => within(await screen.findByRole('group', { name: 'Windows' }));

describe('the settings of the desktop program', () => {
  it('are saved as they are typed, and are there for the next admin', async () => {
    const { user, as } = await renderConsole('/admin/client', { as: 'zhang_nan' });
    const fields = await windows();
    await user.type(fields.getByLabelText('Installer'), 'https://example.com/setup.exe');
    await user.type(fields.getByLabelText('Version'), '3.2.0');
    await user.type(fields.getByLabelText('Size, MB'), '48');
    await user.type(screen.getByLabelText('Folder for screen recordings (recordPath)'), 'D:\\records');
    await user.type(screen.getByLabelText('Whom to ask for the program'), 'Service desk, 4711');
    await user.click(await save());
    await waitFor(async () =>
      expect((await as('shen_ruoxi').call('getClientSettings')).body).toMatchObject({
        installers: {
          windows: { url: 'https://example.com/setup.exe', version: '3.2.0', bytes: 48_000_000 },
        },
        recordPath: 'D:\\records',
        helpContact: 'Service desk, 4711',
        version: 1,
      }),
    );
    expect(await screen.findByText(/Changed by 张楠/)).toBeVisible();
  });

  it('say at the field what is wrong, and keep the rest', async () => {
    const { user } = await renderConsole('/admin/client', { as: 'zhang_nan' });
    const fields = await windows();
    await user.type(fields.getByLabelText('Installer'), 'ftp://example.com/setup.exe');
    await user.type(screen.getByLabelText('Folder for screen recordings (recordPath)'), 'records');
    await user.click(await save());
    expect(await screen.findByText(/Must be an https address/)).toBeVisible();
    expect(screen.getByText('Say which version it is')).toBeVisible();
    expect(screen.getByText(/A whole path, such as/)).toBeVisible();
    expect(fields.getByLabelText('Installer')).toHaveValue('ftp://example.com/setup.exe');
  });

  it('that somebody else saved meanwhile do not take what is being typed', async () => {
    const page = await renderConsole('/admin/client', { as: 'zhang_nan' });
    const contact = await screen.findByLabelText('Whom to ask for the program');
    await page.user.type(contact, 'Mine');
    await decide(page, { helpContact: 'Theirs' });
    const notice = within(await screen.findByRole('alert'));
    expect(contact).toHaveValue('Mine');
    await page.user.click(notice.getByRole('button', { name: 'Keep mine, to save over theirs' }));
    await page.user.click(await save());
    await waitFor(async () =>
      expect((await page.as('shen_ruoxi').call('getClientSettings')).body).toMatchObject({
        ...{ helpContact: 'Mine', version: 2 },
      }),
    );
  });
});

describe('the folder for screen recordings', () => {
  it('stands in the form of a room as soon as its mode is chosen', async () => {
    const { user } = await renderConsole('/rooms', {
      as: 'shen_ruoxi',
      world: async (world) => void (await decide(world, { recordPath: 'D:\\records' })),
    });
    await user.click((await screen.findAllByRole('button', { name: /New room/ }))[0] as HTMLElement); // one on the page, one in its empty face
    await user.click(await screen.findByRole('radio', { name: /^2, on this PC/ }));
    expect(await screen.findByDisplayValue('D:\\records')).toBeVisible();
  });
});
