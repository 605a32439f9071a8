import { expect, it } from 'vitest';
import { noRecording } from '../../../contract/rooms';
import { onEveryStore } from './on-every-store';
import { credentialsFor, liveCall, startedCall } from './scenes';

// Commands that look first and change later, all let go at the same moment.

onEveryStore('at the same moment', (world) => {
  it('one person starts one call, however often start is pressed', async () => {
    const { agent } = await world().cast();
    const room = await world().aRoom({ ownerID: agent.userID });
    const browser = world().as(agent.userID);
    await browser.call('getMe');
    world().store.gather(6);
    const body = { roomID: room.roomID, template: '1v1', recording: noRecording };
    const answers = await Promise.all(Array.from({ length: 6 }, () => browser.call('startCall', { body })));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    const refused = answers.filter((answer) => answer.problem?.code === 'call.alreadyRunning');
    expect(refused).toHaveLength(5);
    expect((await browser.call('listCalls')).body).toMatchObject({ total: 1 });
  });

  it('a room takes no more than its seats', async () => {
    const { agent, team } = await world().cast();
    const { teamID } = team;
    const { roomID } = await world().aRoom({ ownerID: agent.userID, teamID, template: '1v2' });
    const programs = [];
    for (let i = 0; i < 6; i += 1) {
      const credentials = await credentialsFor(world(), await world().person('agent', { teamID }), roomID);
      programs.push(world().program(credentials));
    }
    world().store.gather(6);
    const answers = await Promise.all(
      programs.map((program) => program.call('enterRoom', { params: { roomID }, body: {} })),
    );
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(3);
    expect(answers.filter((answer) => answer.problem?.code === 'room.full')).toHaveLength(3);
    const { body } = await world().as(agent.userID).call('getRoom', { params: { roomID } });
    expect((body as { members: unknown[] }).members).toHaveLength(3);
  });

  it('two sessions of one person end up with one of them in the room', async () => {
    const { agent } = await world().cast();
    const { roomID } = await world().aRoom({ ownerID: agent.userID });
    const programs = [
      world().program(await credentialsFor(world(), agent, roomID)),
      world().program(await credentialsFor(world(), agent, roomID)),
    ];
    const params = { roomID };
    world().store.gather(2);
    await Promise.all(programs.map((program) => program.call('enterRoom', { params, body: {} })));
    const beats = await Promise.all(programs.map((program) => program.call('heartbeat', { params })));
    expect(beats.map((beat) => beat.problem?.code ?? 'ok').sort()).toEqual(['ok', 'session.superseded']);
  });

  it('of five programs with one ticket, one is let in', async () => {
    const { ticket } = await startedCall(world());
    world().store.gather(5);
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_, at) =>
        world()
          .stranger()
          .call('redeemTicket', { body: { ticket, nonce: `nonce_of_program_${at}` } }),
      ),
    );
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect(answers.filter((answer) => answer.problem?.code === 'ticket.used')).toHaveLength(4);
  });

  it('two people change rooms with each other', async () => {
    const { agent, peer, team } = await world().cast();
    const { teamID } = team;
    const [a, b] = [
      await world().aRoom({ ownerID: agent.userID, teamID, template: '1v4' }),
      await world().aRoom({ ownerID: peer.userID, teamID, template: '1v4' }),
    ];
    await liveCall(world(), { agent, room: a });
    await liveCall(world(), { agent: peer, room: b });
    const crossing = [
      { program: world().program(await credentialsFor(world(), agent, b.roomID)), roomID: b.roomID },
      { program: world().program(await credentialsFor(world(), peer, a.roomID)), roomID: a.roomID },
    ];
    world().store.gather(2);
    const answers = await Promise.all(
      crossing.map(({ program, roomID }) => program.call('enterRoom', { params: { roomID }, body: {} })),
    );
    expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
    const members = async (roomID: string) =>
      (await world().store.read.members.of(roomID)).map((member) => member.userID);
    expect(await members(a.roomID)).toEqual([peer.userID]);
    expect(await members(b.roomID)).toEqual([agent.userID]);
  });

  it('of two edits of the same version one is kept and the other is told', async () => {
    const { agent } = await world().cast();
    const { roomID } = await world().aRoom({ ownerID: agent.userID });
    const browser = world().as(agent.userID);
    await browser.call('getMe');
    world().store.gather(4);
    const answers = await Promise.all(
      Array.from({ length: 4 }, (_, i) =>
        browser.call('updateRoom', { params: { roomID }, body: { name: `Name ${i}`, version: 1 } }),
      ),
    );
    const codes = answers.map((answer) => answer.problem?.code ?? 'ok').sort();
    expect(codes).toEqual(['ok', 'room.changed', 'room.changed', 'room.changed']);
  });

  it('nobody is in a room that was closed while they entered', async () => {
    const { agent, team } = await world().cast();
    const { teamID } = team;
    const { roomID } = await world().aRoom({ ownerID: agent.userID, teamID, template: '1v4' });
    const entering = [];
    for (let i = 0; i < 3; i += 1) {
      const credentials = await credentialsFor(world(), await world().person('agent', { teamID }), roomID);
      entering.push(world().program(credentials));
    }
    const browser = world().as(agent.userID);
    await browser.call('getMe');
    world().store.gather(4);
    const params = { roomID };
    await Promise.all([
      ...entering.map((program) => program.call('enterRoom', { params, body: {} })),
      browser.call('closeRoom', { params, body: { reason: 'Now' } }),
    ]);
    expect((await browser.call('getRoom', { params })).body).toMatchObject({ state: 'closed', members: [] });
    for (const program of entering) {
      expect((await program.call('heartbeat', { params })).problem?.code).toBe('room.closed');
    }
  });

  it('a call that ends while its room is closed has one end', async () => {
    const { agent, admin } = await world().cast();
    const scene = await liveCall(world(), { agent });
    const asAdmin = world().as(admin.userID);
    await asAdmin.call('getMe');
    world().clock.forward(20.001);
    world().store.gather(3);
    const { params, callID } = scene;
    await Promise.all([
      scene.browser.call('endCall', { params: { callID }, body: { reason: 'left' } }),
      asAdmin.call('closeRoom', { params, body: { reason: 'Now' } }),
      world().service.sweep(),
    ]);
    const { body } = await asAdmin.call('listRoomEvents', { params });
    const kinds = (body as { items: { kind: string }[] }).items.map((event) => event.kind);
    expect(kinds.filter((kind) => kind === 'callEnded')).toHaveLength(1);
    expect(kinds.filter((kind) => ['left', 'timedOut'].includes(kind)).length).toBeLessThanOrEqual(1);
  });

  it('a name of a team and a userID are given once', async () => {
    const { admin } = await world().cast();
    const browser = world().as(admin.userID);
    await browser.call('getMe');
    const name = `Race ${admin.userID}`;
    world().store.gather(8);
    const [teams, users] = [4, 4].map((count) => Array.from({ length: count }, (_, i) => i));
    const answers = await Promise.all([
      ...(teams ?? []).map(() => browser.call('createTeam', { body: { name } })),
      ...(users ?? []).map(() =>
        browser.call('createUser', {
          body: { userID: `r_${admin.userID}`, name: 'X', role: 'agent', teamID: null },
        }),
      ),
    ]);
    const codes = answers.map((answer) => answer.problem?.code ?? 'ok').sort();
    expect(codes).toEqual([
      'ok',
      'ok',
      'team.taken',
      'team.taken',
      'team.taken',
      'user.taken',
      'user.taken',
      'user.taken',
    ]);
  });

  it('a team takes nobody in while it is deleted', async () => {
    const { admin, agent } = await world().cast();
    const browser = world().as(admin.userID);
    const { teamID } = await world().aTeam();
    await browser.call('getMe');
    world().store.gather(2);
    const [removed, moved] = await Promise.all([
      browser.call('deleteTeam', { params: { teamID } }),
      browser.call('updateUser', { params: { userID: agent.userID }, body: { teamID } }),
    ]);
    const outcome = [removed?.problem?.code ?? 'ok', moved?.problem?.code ?? 'ok'];
    expect([
      ['ok', 'team.notFound'],
      ['team.notEmpty', 'ok'],
    ]).toContainEqual(outcome);
  });
});
