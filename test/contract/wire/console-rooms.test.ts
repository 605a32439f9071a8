import { describe, expect, it } from 'vitest';
import type { Room } from '../../../contract/rooms';
import { noRecording } from '../../../contract/rooms';
import type { World } from '../../support/roomservice';
import { unique } from '../../support/rows';
import { aWire, type WireClient } from '../../support/wire2018';
import { onEveryStore } from '../http/on-every-store';
import { credentialsFor, liveCall, startedCall, type Scene } from '../http/scenes';
import { ok } from './cases';

const node = 'weapp/double_room';
const java = 'roomservice/weapp/double_room';

/** A program of 2018 that was launched with the credentials of a session. */
async function oldProgram(
  wire: WireClient,
  { userID, userSig, roomID }: Pick<Scene['credentials'], 'userID' | 'userSig' | 'roomID'>,
) {
  const query = { sdkAppID: '1400000001', accountType: '9001', userID, userSig };
  const { body } = await wire.send(`${node}/login`, { method: 'POST', query });
  const { token = '' } = body as { token?: string };
  const call = async (api: string, given: object = {}): Promise<unknown> => {
    const sent = { query: { userID, token }, body: { roomID, userID, ...given } };
    return (await wire.send(`${node}/${api}`, sent)).body;
  };
  return {
    login: body,
    call,
    push: (given: object = {}) =>
      call('add_pusher', { userName: '沈', userAvatar: '', pushURL: '', ...given }),
  };
}

async function roomNow(world: World, { browser, params }: Pick<Scene, 'browser' | 'params'>): Promise<Room> {
  return (await browser.call('getRoom', { params })).body as Room;
}

onEveryStore('a room of the console on the wire of 2018', (world) => {
  it('11 is taken by create_room with code 0, and its program is the same member in both', async () => {
    const scene = await startedCall(world());
    const program = await oldProgram(aWire(world()), scene.credentials);
    const { roomID } = scene.params;
    expect(await program.call('create_room', { roomInfo: 'x' })).toEqual({ ...ok, roomID });
    expect(await program.push()).toEqual(ok);
    const room = await roomNow(world(), scene);
    expect(room).toMatchObject({
      origin: 'console',
      state: 'live',
      members: [{ userID: scene.agent.userID, name: '沈', role: 'main' }],
    });
    const { body } = await scene.browser.call('getCall', { params: { callID: scene.callID } });
    expect(body).toMatchObject({ state: 'live' });
    expect(await program.call('get_pushers')).toMatchObject({
      roomID,
      roomInfo: room.name,
      roomCreator: scene.agent.userID,
    });
    expect(await program.call('create_room', { roomInfo: 'x' })).toEqual({ ...ok, roomID });
  });

  it('is entered on one wire and kept and left on the other', async () => {
    const scene = await liveCall(world());
    const program = await oldProgram(aWire(world()), scene.credentials);
    expect(await program.call('pusher_heartbeat')).toEqual(ok);
    world().clock.forward(15);
    expect(await program.call('pusher_heartbeat')).toEqual(ok);
    world().clock.forward(15);
    await world().service.sweep();
    expect((await scene.program.call('heartbeat', { params: scene.params })).status).toBe(200);
    expect(await program.call('delete_pusher')).toEqual(ok);
    expect(await roomNow(world(), scene)).toMatchObject({ state: 'idle', members: [] });
    const { body } = await scene.browser.call('getCall', { params: { callID: scene.callID } });
    expect(body).toMatchObject({ state: 'ended', endReason: 'left' });
  });

  it('opens for its session and no other, and is in the list of its own programs alone', async () => {
    const { agent, peer, team } = await world().cast();
    const room = await world().aRoom({ ownerID: agent.userID, teamID: team.teamID });
    const other = await world().aRoom({ ownerID: agent.userID, teamID: team.teamID });
    const wire = aWire(world());
    const program = await oldProgram(wire, await credentialsFor(world(), agent, room.roomID));
    expect(await program.push()).toEqual(ok);
    const listed = await program.call('get_room_list', { cnt: 100, index: 0 });
    expect(listed).toMatchObject({ rooms: [{ roomID: room.roomID }] });
    expect(await program.push({ roomID: other.roomID })).toMatchObject({ code: 7 });
    expect(await program.call('create_room', { roomInfo: 'mine', roomID: '' })).toMatchObject({ code: 7 });

    const peers = await oldProgram(wire, await credentialsFor(world(), peer, other.roomID));
    expect(await peers.push({ roomID: room.roomID })).toMatchObject({ code: 7 });
    expect(await peers.call('get_pushers', { roomID: room.roomID })).toMatchObject({ code: 3 });

    // Somebody whom only the key vouches for sees rooms of this wire, and can neither find nor take the console's.
    const guest = `guest_${unique()}`;
    const asGuest = async (api: string, given: object) =>
      (await wire.as(guest, `${java}/${api}`, { roomID: room.roomID, ...given })).body;
    expect(await asGuest('get_pushers', {})).toMatchObject({ code: 1 });
    expect(await asGuest('create_room', { roomInfo: '' })).toMatchObject({ code: 11 });
    expect(await asGuest('add_pusher', {})).toMatchObject({ code: 3 });
    expect(await asGuest('destroy_room', {})).toMatchObject({ code: 3 });
    expect(JSON.stringify((await wire.as(guest, `${java}/get_room_list`, { cnt: 100 })).body)).not.toContain(
      `"${room.roomID}"`,
    );
  });

  describe('tells its program of 2018 why it is out', () => {
    it('when an admin closes it', async () => {
      const { agent, admin } = await world().cast();
      const scene = await liveCall(world(), { agent });
      const program = await oldProgram(aWire(world()), scene.credentials);
      expect(await program.call('pusher_heartbeat')).toEqual(ok);
      const body = { reason: 'Fire drill' };
      await world().as(admin.userID).call('closeRoom', { params: scene.params, body });
      const told = { code: 5, message: '不是房间成员', reason: 'room.closed' };
      expect(await program.call('pusher_heartbeat')).toEqual(told);
      expect(await program.call('get_pushers')).toEqual({ code: 3, message: '请求的房间不存在' });
      expect(await program.push()).toMatchObject({ code: 7 });
      expect((await oldProgram(aWire(world()), scene.credentials)).login).toMatchObject({ code: 7 });
    });

    it('when the same person enters elsewhere', async () => {
      const { agent } = await world().cast();
      const scene = await liveCall(world(), { agent });
      const wire = aWire(world());
      const first = await oldProgram(wire, scene.credentials);
      const second = world().program(await credentialsFor(world(), agent, scene.params.roomID));
      await second.call('enterRoom', { params: scene.params, body: {} });
      expect(await first.call('pusher_heartbeat')).toMatchObject({ code: 7, reason: 'session.superseded' });
    });

    it('when its session is over, revoked, or ended with its call', async () => {
      const { agent, supervisor, team } = await world().cast();
      const room = await world().aRoom({ ownerID: agent.userID, teamID: team.teamID });
      const wire = aWire(world());
      const credentials = await credentialsFor(world(), agent, room.roomID);
      const revoked = await oldProgram(wire, credentials);
      await revoked.push();
      const { sessionID } = credentials;
      await world().as(supervisor.userID).call('revokeSession', { params: { sessionID } });
      expect(await revoked.call('pusher_heartbeat')).toMatchObject({ code: 7, reason: 'session.invalid' });

      const scene = await liveCall(world(), { agent });
      const ended = await oldProgram(wire, scene.credentials);
      await scene.browser.call('endCall', { params: { callID: scene.callID }, body: { reason: 'left' } });
      expect(await ended.call('pusher_heartbeat')).toMatchObject({ code: 5, reason: 'member.gone' });

      const late = await oldProgram(wire, await credentialsFor(world(), agent, room.roomID));
      await late.push();
      world().clock.forward(3600);
      expect(await late.call('pusher_heartbeat')).toMatchObject({ code: 7, reason: 'session.expired' });
    });

    it('when it was silent', async () => {
      const scene = await liveCall(world());
      const program = await oldProgram(aWire(world()), scene.credentials);
      world().clock.forward(21);
      await world().service.sweep();
      expect(await program.call('pusher_heartbeat')).toMatchObject({ code: 5, reason: 'member.gone' });
    });
  });

  it('does not end with its first program, nor does it take anybody in while it closes', async () => {
    const { agent, admin, team } = await world().cast();
    const room = await world().aRoom({ ownerID: agent.userID, teamID: team.teamID, type: 'LiveRoom' });
    const scene = await startedCall(world(), { agent, room });
    const wire = aWire(world());
    const program = await oldProgram(wire, scene.credentials);
    await program.push();
    await program.call('delete_pusher');
    expect(await roomNow(world(), scene)).toMatchObject({ state: 'idle' });
    const params = scene.params;
    const again = await oldProgram(wire, await credentialsFor(world(), agent, params.roomID));
    await world()
      .as(admin.userID)
      .call('closeRoom', { params, body: { reason: 'Soon', inSeconds: 60 } });
    expect(await again.push()).toEqual({ code: 3, message: '请求的房间不存在' });
  });
});

onEveryStore('a room of the wire of 2018 in the console', (world) => {
  it('is there with its members, its maker and where it was made; closing it reaches its programs', async () => {
    const { admin } = await world().cast();
    const browser = world().as(admin.userID);
    const wire = aWire(world());
    const [alice, bobby, name] = [`alice_${unique()}`, `bobby_${unique()}`, `L${unique()}`];
    const asAlice = async (api: string, given: object = {}) =>
      (await wire.as(alice, `roomservice/weapp/live_room/${api}`, { roomID: name, ...given })).body;
    await asAlice('create_room', { roomInfo: ' 雷锋的\u0000 房间 ' });
    await asAlice('add_pusher', { userName: '雷锋' });
    await wire.as(bobby, 'roomservice/weapp/live_room/add_audience', { roomID: name, userInfo: '' });
    const listed = (await browser.call('listRooms', { query: { ownerID: alice } })).body as { items: Room[] };
    expect(listed.items).toMatchObject([
      {
        name: '雷锋的\ufffd 房间',
        origin: 'program',
        type: 'LiveRoom',
        seats: 4,
        state: 'live',
        owner: { userID: alice },
        members: [
          { userID: alice, name: '雷锋', role: 'main' },
          { userID: bobby, role: 'audience' },
        ],
      },
    ]);
    const params = { roomID: listed.items[0]?.roomID ?? '' };
    await browser.call('closeRoom', { params, body: { reason: 'Over' } });
    expect(await asAlice('pusher_heartbeat')).toEqual({ code: 5, message: '请求失败，不是房间成员' });
    expect(await asAlice('create_room', { roomInfo: 'again' })).toEqual({ ...ok, roomID: name });
    const { body } = await browser.call('listAudit', { query: { objectID: params.roomID } });
    expect((body as { items: { action: string }[] }).items.map((entry) => entry.action)).toEqual([
      'room.close',
      'room.create',
    ]);
  });

  it('of the list is one with that of its program, whose leaving frees the seat', async () => {
    const { admin } = await world().cast();
    const browser = world().as(admin.userID);
    const wire = aWire(world());
    const [page, alice, bobby] = [`page_${unique()}`, `alice_${unique()}`, `bobby_${unique()}`];
    const list = async (api: string, body: object) =>
      (await wire.send(`roomlist/weapp/webexe_room/${api}`, { body })).body;
    const made = await list('create_room', {
      userID: page,
      roomInfo: '客服',
      roomType: 'webexe_doubleroom',
      needHeartBeat: false,
    });
    const { roomID } = made as { roomID: string };
    const program = async (userID: string, api: string, given: object = {}) =>
      (await wire.as(userID, `weapp/double_room/${api}`, { roomID, userID, ...given })).body;
    const pusher = { userName: '', userAvatar: '', pushURL: '' };
    world().clock.forward(1);
    expect(await program(alice, 'create_room', { roomInfo: '客服' })).toEqual({ ...ok, roomID });
    expect(await program(alice, 'add_pusher', pusher)).toEqual(ok);
    expect(await list('enter_room', { userID: alice, roomID, status: 1 })).toMatchObject(ok);
    expect(await program(bobby, 'add_pusher', pusher)).toEqual(ok);
    expect(await program(`carol_${unique()}`, 'add_pusher', pusher)).toMatchObject({ code: 5001 });
    expect((await browser.call('getRoom', { params: { roomID } })).body).toMatchObject({
      name: '客服',
      origin: 'list',
      type: 'RTCRoom',
      template: '1v1',
      members: [{ userID: page }, { userID: alice }, { userID: bobby }],
    });

    // Nobody's word on the list puts out who is in by a program.
    await list('quit_room', { userID: alice, roomID });
    expect(await program(alice, 'pusher_heartbeat')).toEqual(ok);
    await list('delete_room', { roomID });
    expect(await list('get_room_members', { roomID })).toMatchObject({
      members: [{ userID: alice }, { userID: bobby }],
    });
    await program(alice, 'delete_pusher');
    await program(bobby, 'delete_pusher');
    expect(await list('get_room_members', { roomID })).toMatchObject({ code: 3 });
    expect((await browser.call('getRoom', { params: { roomID } })).body).toMatchObject({ state: 'closed' });
  });

  it('cannot be reached from the list unless it was made there', async () => {
    const { agent } = await world().cast();
    const room = await world().aRoom({ ownerID: agent.userID });
    const wire = aWire(world());
    for (const api of ['enter_room', 'quit_room', 'get_room_members', 'delete_room']) {
      const body = {
        roomID: room.roomID,
        ...(api.endsWith('_room') && api !== 'delete_room' && { userID: 'abcd' }),
      };
      const answer = await wire.send(`roomlist/weapp/webexe_room/${api}`, { body });
      expect(answer.body).toMatchObject({ code: api === 'delete_room' ? 0 : 3 });
    }
    expect((await world().store.read.rooms.get(room.roomID))?.state).toBe('idle');
  });

  it('is of a person whom the key vouches for, and of their team', async () => {
    const { agent, peer } = await world().cast();
    const wire = aWire(world());
    const name = `L${unique()}`;
    await wire.as(agent.userID, 'roomservice/weapp/multi_room/add_pusher', { roomID: name });
    const { body } = await world()
      .as(peer.userID)
      .call('listRooms', { query: { ownerID: agent.userID } });
    expect(body).toMatchObject({ items: [{ owner: { name: '沈若溪' }, members: [{ name: '沈若溪' }] }] });
  });

  it('one person is in one room: pushing elsewhere ends the first', async () => {
    const wire = aWire(world());
    const alice = `alice_${unique()}`;
    const [first, second] = [`L${unique()}`, `L${unique()}`];
    const call = async (api: string, roomID: string) =>
      (await wire.as(alice, `roomservice/weapp/multi_room/${api}`, { roomID })).body;
    await call('add_pusher', first);
    await call('add_pusher', second);
    expect(await call('get_pushers', first)).toMatchObject({ code: 1 });
    expect(await call('get_pushers', second)).toMatchObject({ pushers: [{ userID: alice }] });
  });

  it('starts with a call of the console that records nothing', async () => {
    const wire = aWire(world());
    const alice = `alice_${unique()}`;
    await wire.as(alice, 'roomservice/weapp/multi_room/create_room', { roomInfo: '' });
    const { admin } = await world().cast();
    const { body } = await world()
      .as(admin.userID)
      .call('listRooms', { query: { ownerID: alice } });
    const room = (body as { items: Room[] }).items[0];
    expect(room).toMatchObject({ recording: noRecording, template: '1v3', state: 'idle' });
    expect(room?.name).toBe(room?.roomID);
  });
});
