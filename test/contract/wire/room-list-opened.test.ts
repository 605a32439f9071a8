import { expect, it } from 'vitest';
import { aWire } from '../../support/wire2018';
import { onEveryStore } from '../http/on-every-store';

const network = '203.0.113.9';
const page = 'https://shop.example';
const ask = (origin?: string) => ({
  body: { roomType: 'lesson' },
  headers: { 'x-test-address': network, ...(origin !== undefined && { origin }) },
});
const path = 'roomlist/weapp/webexe_room/get_room_list';

onEveryStore('the room list', (world) => {
  it('opens for a network and a page that an admin names, and closes at once', async () => {
    const { userID } = await world().person('admin');
    const browser = world().as(userID);
    const wire = aWire(world());
    const decide = async (roomListOpen: boolean) => {
      const { version } = (await browser.call('getOldClientSettings')).body as { version: number };
      const roomList = { networks: [network], origins: [page] };
      return browser.call('updateOldClientSettings', { body: { roomListOpen, roomList, version } });
    };
    const statusOf = async (origin?: string) => (await wire.send(path, ask(origin))).status;

    expect(await statusOf()).toBe(403);
    expect((await decide(true)).status).toBe(200);
    expect(await wire.send(path, ask())).toMatchObject({ status: 200, body: { code: 0 } });
    const read = await wire.send(path, ask(page));
    expect([read.status, read.headers.get('access-control-allow-origin')]).toEqual([200, page]);
    expect(await statusOf('https://evil.example')).toBe(403);
    expect((await decide(false)).status).toBe(200);
    expect([await statusOf(), await statusOf(page)]).toEqual([403, 403]);
  });

  it('cannot be opened for nobody, nor for what is no network', async () => {
    const { userID } = await world().person('admin');
    const browser = world().as(userID);
    const { version } = (await browser.call('getOldClientSettings')).body as { version: number };
    const decide = (networks: string[]) =>
      browser.call('updateOldClientSettings', {
        body: { roomListOpen: true, roomList: { networks, origins: [] }, version },
      });
    expect((await decide([])).body).toMatchObject({
      error: { fields: [{ path: 'roomList.networks', code: 'required' }] },
    });
    expect((await decide(['10.0.0.0/8', 'office'])).body).toMatchObject({
      error: { fields: [{ path: 'roomList.networks.1' }] },
    });
  });
});
