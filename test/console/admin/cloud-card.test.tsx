import { screen, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { CloudSettings } from '../../../contract/cloud-recordings';
import type { Browser } from '../../support/roomservice-client';
import { renderConsole } from '../../support/render-console';

const card = async () => within(await screen.findByRole('region', { name: 'Recordings of a cloud' }));
const page = (given: Omit<Parameters<typeof renderConsole>[1] & object, 'as'> = {}) =>
  renderConsole('/admin/integration', { as: 'zhang_nan', ...given });
const settingsOf = async (world: { as(userID: 'zhang_nan'): Browser }) =>
  (await world.as('zhang_nan').call('getCloudSettings')).body as CloudSettings;
/** At once, as people do: letter by letter only takes time. */
async function put(user: UserEvent, field: HTMLElement, text: string): Promise<void> {
  await user.click(field);
  await user.paste(text);
}
const hostsField = 'Hosts that files come from';
const aKey = { key: 'a-key-of-the-cloud' };
/** What an admin decided before the page opens. */
const decided = {
  world: async ({ as }: { as(userID: 'zhang_nan'): Browser }) => {
    await as('zhang_nan').call('setCloudKey', { body: aKey });
    const body = { on: true, hosts: ['vod.example.com'], plain: false, version: 1 };
    expect((await as('zhang_nan').call('updateCloudSettings', { body })).status).toBe(200);
  },
};

describe('recordings of a cloud, as an admin decides', () => {
  it('shows that it is read', async () => {
    let go: (value?: unknown) => void = () => undefined;
    await page({ faults: [['getCloudSettings', { delay: new Promise((done) => (go = done)) }]] });
    const { findByRole, findByText } = await card();
    expect(await findByRole('status')).toBeVisible();
    go();
    expect(await findByText(/^None yet/)).toBeVisible();
  });

  it('says why it cannot be shown, and shows it when asked again', async () => {
    const { user } = await page({
      // As often as the console asks by itself.
      faults: [1, 2, 3].map(() => ['getCloudSettings', { fail: 'server.failed' }] as const),
    });
    const { findByRole, findByText } = await card();
    await user.click(await findByRole('button', { name: 'Retry' }));
    expect(await findByText(/^None yet/)).toBeVisible();
  });

  it('begins with a key: before there is one there is no address, and nothing to switch on', async () => {
    await page();
    const { findByText, getByRole, queryByText, queryByRole } = await card();
    expect(await findByText('None yet. It comes first: the cloud signs by it.')).toBeVisible();
    expect(getByRole('switch', { name: 'Take callbacks' })).toBeDisabled();
    expect(queryByText('Address of callbacks')).toBeNull();
    expect(queryByRole('button', { name: 'Send a test' })).toBeNull();
  });

  it('has a key made, shows it once, and then where the cloud is to call', async () => {
    const { user } = await page();
    const { findByRole, findByText, getByRole } = await card();
    await user.click(await findByRole('button', { name: 'Set a key…' }));
    expect(await screen.findByText('The same key goes into the console of the cloud.')).toBeVisible();
    await user.click(await screen.findByRole('button', { name: 'Set key' }));
    const shown = within(await screen.findByRole('dialog', { name: 'The key, this once' }));
    expect(shown.getByText(/^[A-Za-z0-9]{32}$/)).toBeVisible();
    await user.click(shown.getByRole('button', { name: 'I have copied it' }));
    expect(await findByText('Set; nobody can read it again')).toBeVisible();
    expect(await findByText(/\/api\/recordings\/callbacks\/[A-Za-z0-9]{32}$/)).toBeVisible();
    expect(getByRole('switch', { name: 'Take callbacks' })).toBeEnabled();
  });

  it('takes a key that was typed, once it is one, and says how long the old one is good', async () => {
    const { user } = await page(decided);
    const { findByRole, findByText } = await card();
    await user.click(await findByRole('button', { name: 'Set a key…' }));
    const field = await screen.findByRole('textbox', { name: /^Key \(8 to 64/ });
    expect(screen.getByText(/The one before it stays good for a day\.$/)).toBeVisible();
    await user.type(field, 'short');
    await user.click(screen.getByRole('button', { name: 'Set key' }));
    expect(await screen.findByText('8 to 64 letters, digits and signs, without spaces.')).toBeVisible();
    expect(field).toHaveValue('short');
    await user.type(field, '-no-more ');
    await user.click(screen.getByRole('button', { name: 'Set key' }));
    const shown = within(await screen.findByRole('dialog', { name: 'The key, this once' }));
    expect(shown.getByText('short-no-more')).toBeVisible();
    await user.click(shown.getByRole('button', { name: 'I have copied it' }));
    expect(await findByText(/^The key before it is good until/)).toBeVisible();
  });

  it('keeps the key that was typed where somebody else was faster, and sets it when asked again', async () => {
    const { user } = await page({ faults: [['setCloudKey', { fail: 'settings.changed' }]] });
    await user.click(await (await card()).findByRole('button', { name: 'Set a key…' }));
    await put(user, await screen.findByRole('textbox', { name: /^Key \(8 to 64/ }), 'a-key-of-mine');
    await user.click(screen.getByRole('button', { name: 'Set key' }));
    expect(await screen.findByText(/^Somebody else changed these settings meanwhile/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Set key' }));
    const shown = within(await screen.findByRole('dialog', { name: 'The key, this once' }));
    expect(shown.getByText('a-key-of-mine')).toBeVisible();
  });

  it('says in place which line is no host, and keeps all that was typed', async () => {
    const { user, as } = await page(decided);
    const { findByRole, findByText, getByRole } = await card();
    const hosts = await findByRole('textbox', { name: hostsField });
    await user.clear(hosts);
    await put(user, hosts, 'VOD2.Example.com\nhttps://vod.example.com/a');
    await user.click(getByRole('button', { name: 'Save' }));
    expect(await findByText(/^“https:\/\/vod\.example\.com\/a” is no host/)).toBeVisible();
    expect(hosts).toHaveValue('VOD2.Example.com\nhttps://vod.example.com/a');
    await user.clear(hosts);
    await user.click(getByRole('button', { name: 'Save' }));
    expect(await findByText('Name at least one host, or nothing can be fetched.')).toBeVisible();
    await put(user, hosts, 'VOD2.Example.com');
    await user.click(getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Callbacks are taken')).toBeVisible();
    expect((await settingsOf({ as })).hosts).toEqual(['vod2.example.com']);
  });

  it('keeps what was typed over a failure of the server, and saves it the second time', async () => {
    const { user, as } = await page({
      ...decided,
      faults: [['updateCloudSettings', { fail: 'server.failed' }]],
    });
    const { findByRole, findByText, getByRole } = await card();
    const hosts = await findByRole('textbox', { name: hostsField });
    await put(user, hosts, '\nb.example');
    await user.click(getByRole('button', { name: 'Save' }));
    expect(await findByText(/^RoomService failed/)).toBeVisible();
    expect(hosts).toHaveValue('vod.example.com\nb.example');
    await user.click(getByRole('button', { name: 'Save' }));
    await expect.poll(async () => (await settingsOf({ as })).hosts).toEqual(['vod.example.com', 'b.example']);
  });

  it('lets a key be set while hosts are being typed, and both hold', async () => {
    const { user, as } = await page();
    const { findByRole, findByText, getByRole, queryByRole } = await card();
    await put(user, await findByRole('textbox', { name: hostsField }), 'vod.example.com');
    await user.click(getByRole('button', { name: 'Set a key…' }));
    await user.click(await screen.findByRole('button', { name: 'Set key' }));
    await user.click(await screen.findByRole('button', { name: 'I have copied it' }));
    expect(await findByText('Set; nobody can read it again')).toBeVisible();
    expect(queryByRole('alert')).toBeNull();
    await user.click(getByRole('switch', { name: 'Take callbacks' }));
    await user.click(getByRole('button', { name: 'Save' }));
    await expect.poll(() => settingsOf({ as })).toMatchObject({ on: true, hosts: ['vod.example.com'] });
  });

  it('that somebody else decided meanwhile is not written over unasked, and what was typed stays', async () => {
    const { user, as } = await page(decided);
    const { findByRole, findByText, getByRole } = await card();
    const hosts = await findByRole('textbox', { name: hostsField });
    await put(user, hosts, '\nmine.example');
    const body = { on: true, hosts: ['theirs.example'], plain: false, version: 2 };
    await as('zhang_nan').call('updateCloudSettings', { body });
    await user.click(getByRole('button', { name: 'Save' }));
    expect(await findByText(/^Somebody else changed these settings meanwhile/)).toBeVisible();
    expect(hosts).toHaveValue('vod.example.com\nmine.example');
    expect((await settingsOf({ as })).hosts).toEqual(['theirs.example']);
  });
});
