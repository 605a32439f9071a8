import { expect, it } from 'vitest';
import { unique } from '../../support/rows';
import { aWire, type WireClient } from '../../support/wire2018';
import { onEveryStore } from '../http/on-every-store';

const live = 'roomservice/weapp/live_room';
const list = 'roomlist/weapp/webexe_room';

/** Users who have logged in, so that only the calls that are meant race. */
async function loggedIn(wire: WireClient, count: number): Promise<readonly string[]> {
  const users = Array.from({ length: count }, () => `racer_${unique()}`);
  for (const userID of users) await wire.tokenOf(userID);
  return users;
}

const codesOf = (answers: readonly { readonly body: unknown }[]): readonly number[] =>
  answers.map(({ body }) => (body as { code: number }).code).sort((a, b) => a - b);

onEveryStore('at the same moment, on the wire of 2018', (world) => {
  it('54 exactly three get the three seats of the list that are left', async () => {
    const wire = aWire(world());
    const made = await wire.send(`${list}/create_room`, { body: { userID: 'alice', roomInfo: 'x' } });
    const { roomID } = made.body as { roomID: string };
    world().store.gather(40);
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        wire.send(`${list}/enter_room`, { body: { userID: `lister_${i}`, roomID } }),
      ),
    );
    expect(codesOf(answers).filter((code) => code === 0)).toHaveLength(3);
    const { body } = await wire.send(`${list}/get_room_members`, { body: { roomID } });
    expect((body as { members: unknown[] }).members).toHaveLength(4);
  });

  it('55 a number on the list is given once', async () => {
    const wire = aWire(world());
    const roomID = String(600_000_000 + unique());
    world().store.gather(20);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        wire.send(`${list}/create_room`, { body: { userID: `lister_${i}`, roomInfo: 'x', roomID } }),
      ),
    );
    const given = answers.map(({ body }) => (body as { roomID: string }).roomID);
    expect(given.filter((each) => each === roomID)).toHaveLength(1);
    expect(new Set(given).size).toBe(20);
  });

  it('61 a room takes no more programs than its seats, also where the first of them makes it', async () => {
    const wire = aWire(world());
    const users = await loggedIn(wire, 8);
    const roomID = `L${unique()}`;
    world().store.gather(8);
    const answers = await Promise.all(users.map((user) => wire.as(user, `${live}/add_pusher`, { roomID })));
    expect(codesOf(answers)).toEqual([0, 0, 0, 0, 5001, 5001, 5001, 5001]);
    const { body } = await wire.as(users[0] ?? '', `${live}/get_pushers`, { roomID });
    expect((body as { pushers: unknown[] }).pushers).toHaveLength(4);
    const { body: rooms } = await wire.as(users[0] ?? '', `${live}/get_room_list`, { cnt: 200 });
    const named = (rooms as { rooms: { roomID: string }[] }).rooms.filter((room) => room.roomID === roomID);
    expect(named).toHaveLength(1);
  });

  it('a name is given once', async () => {
    const wire = aWire(world());
    const users = await loggedIn(wire, 6);
    const roomID = `L${unique()}`;
    world().store.gather(6);
    const answers = await Promise.all(users.map((user) => wire.as(user, `${live}/create_room`, { roomID })));
    expect(codesOf(answers)).toEqual([0, 11, 11, 11, 11, 11]);
  });

  it('one user ends up in one of the rooms that they enter', async () => {
    const wire = aWire(world());
    const [userID = ''] = await loggedIn(wire, 1);
    const rooms = [`L${unique()}`, `L${unique()}`, `L${unique()}`];
    world().store.gather(3);
    await Promise.all(rooms.map((roomID) => wire.as(userID, `${live}/add_pusher`, { roomID })));
    expect(await world().store.read.members.ofUser(userID)).toHaveLength(1);
  });

  it('nobody is in a room that was destroyed while they entered, and it is closed once', async () => {
    const wire = aWire(world());
    const users = await loggedIn(wire, 4);
    const [creator = '', ...others] = users;
    const roomID = `L${unique()}`;
    await wire.as(creator, `${live}/create_room`, { roomID });
    await wire.as(creator, `${live}/add_pusher`, { roomID });
    const wireRoom = await world().store.read.wireRooms.find(roomID, 'live');
    const number = wireRoom?.roomID ?? '';
    const { admin } = await world().cast();
    const browser = world().as(admin.userID);
    await browser.call('getMe');
    world().store.gather(6);
    const [destroyed, , closed] = await Promise.all([
      wire.as(creator, `${live}/destroy_room`, { roomID }),
      wire.as(creator, `${live}/delete_pusher`, { roomID }),
      browser.call('closeRoom', { params: { roomID: number }, body: { reason: 'Now' } }),
      ...others.map((user) => wire.as(user, `${live}/add_pusher`, { roomID })),
    ]);
    expect([destroyed.body, closed.status]).not.toContain(500);
    expect((await world().store.read.rooms.get(number))?.state).toBe('closed');
    expect(await world().store.read.members.of(number)).toEqual([]);
    const events = await world().store.read.roomEvents.ofRoom(number, 100);
    expect(events.filter((event) => event.kind === 'closed')).toHaveLength(1);
  });

  it('every step of a counter is counted', async () => {
    const wire = aWire(world());
    const users = await loggedIn(wire, 6);
    const roomID = `L${unique()}`;
    await wire.as(users[0] ?? '', `${live}/add_pusher`, { roomID });
    world().store.gather(6);
    const body = { roomID, fieldName: 'like', operation: 'inc' };
    await Promise.all(users.map((user) => wire.as(user, `${live}/set_custom_field`, body)));
    const { body: info } = await wire.as(users[0] ?? '', `${live}/get_custom_info`, { roomID });
    expect(info).toMatchObject({ customInfo: '{"like":6}' });
  });
});
