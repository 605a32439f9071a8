import { describe, expect, it } from 'vitest';
import type { Call } from '../../../contract/calls';
import type { Room } from '../../../contract/rooms';
import type { World } from '../../support/roomservice';
import { onEveryStore } from './on-every-store';
import { credentialsFor, liveCall, startedCall, type Scene } from './scenes';

const roomNow = async ({ browser, params }: Pick<Scene, 'browser' | 'params'>) =>
  (await browser.call('getRoom', { params })).body as Room;
const callNow = async ({ browser, callID }: Pick<Scene, 'browser' | 'callID'>) =>
  (await browser.call('getCall', { params: { callID } })).body as Call;
const historyOf = async ({ browser, params }: Pick<Scene, 'browser' | 'params'>) => {
  const { body } = await browser.call('listRoomEvents', { params });
  return (body as { items: { kind: string; detail: string | null }[] }).items
    .map(({ kind, detail }) => (detail === null ? kind : `${kind}: ${detail}`))
    .reverse();
};
/** Time passes while a program stays alive, as the server's sweep sees it. */
async function pass(world: World, seconds: number, ...alive: Scene[]): Promise<void> {
  for (let passed = 0; passed < seconds; passed += 5) {
    world.clock.forward(5);
    for (const { program, params } of alive) await program.call('heartbeat', { params });
    await world.service.sweep();
  }
}

onEveryStore('members', (world) => {
  describe('entering', () => {
    it('makes the room live and the call too, and is in the history', async () => {
      const scene = await startedCall(world());
      expect(await roomNow(scene)).toMatchObject({ state: 'idle', members: [], liveSince: null });
      world().clock.forward(7);
      await scene.program.call('enterRoom', { params: scene.params, body: { role: 'main' } });
      const at = '2026-11-20T01:30:07.123Z';
      expect(await roomNow(scene)).toMatchObject({
        state: 'live',
        liveSince: at,
        members: [{ userID: scene.agent.userID, role: 'main', enteredAt: at, heartbeatAt: at }],
      });
      expect(await callNow(scene)).toMatchObject({ state: 'live', enteredAt: at });
      expect(await historyOf(scene)).toEqual(['callStarted: program', 'entered']);
    });

    it('creates a room for its owner the first time, and enters it ever after', async () => {
      const scene = await startedCall(world());
      expect(scene.credentials.roomAction).toBe('createRoom');
      const relaunched = await scene.browser.call('relaunchCall', { params: { callID: scene.callID } });
      expect(relaunched.body).toMatchObject({ credentials: { roomAction: 'createRoom' } });
      await scene.program.call('enterRoom', { params: scene.params, body: {} });
      await scene.program.call('leaveRoom', { params: scene.params });
      const again = await startedCall(world(), { agent: scene.agent, room: scene.room });
      expect(again.credentials.roomAction).toBe('enterRoom');
    });

    it('is enterRoom for everybody but the owner', async () => {
      const { agent, peer, team } = await world().cast();
      const room = await world().aRoom({ ownerID: agent.userID, teamID: team.teamID });
      const scene = await startedCall(world(), { agent: peer, room });
      expect(scene.credentials.roomAction).toBe('enterRoom');
    });

    it('again by the same session changes the role, not the time of entering', async () => {
      const scene = await liveCall(world());
      world().clock.forward(5);
      const answer = await scene.program.call('enterRoom', { params: scene.params, body: { role: 'main' } });
      expect(answer.body).toMatchObject({
        members: [
          { role: 'main', enteredAt: '2026-11-20T01:30:00.123Z', heartbeatAt: '2026-11-20T01:30:05.123Z' },
        ],
      });
      expect(await historyOf(scene)).toEqual(['callStarted: program', 'entered']);
    });

    it('is for the room of the session and no other', async () => {
      const scene = await startedCall(world());
      const other = await world().aRoom({ ownerID: scene.agent.userID });
      const params = { roomID: other.roomID };
      expect((await scene.program.call('enterRoom', { params, body: {} })).problem?.code).toBe(
        'session.invalid',
      );
    });

    it('is refused to a revoked session, a stolen userID and a disabled person', async () => {
      const { agent, peer, admin } = await world().cast();
      const scene = await startedCall(world(), { agent });
      const enter = (program = scene.program) =>
        program.call('enterRoom', { params: scene.params, body: {} });
      const stolen = world().program({ userID: peer.userID, userSig: scene.credentials.userSig });
      expect((await enter(stolen)).problem?.code).toBe('session.invalid');
      await world()
        .as(admin.userID)
        .call('updateUser', { params: { userID: agent.userID }, body: { state: 'disabled' } });
      expect((await enter()).problem?.code).toBe('session.invalid');

      const other = await startedCall(world(), { agent: peer });
      const { sessionID } = other.credentials;
      await other.browser.call('revokeSession', { params: { sessionID } });
      const { problem } = await other.program.call('enterRoom', { params: other.params, body: {} });
      expect(problem?.code).toBe('session.invalid');
    });
  });

  describe('seats', () => {
    it.each([
      ['RTCRoom', '1v1', 2],
      ['RTCRoom', '1v2', 3],
      ['RTCRoom', '1v3', 4],
      ['RTCRoom', '1v4', 5],
      ['LiveRoom', '1v1', 4],
    ] as const)('a %s of %s takes %i on camera and refuses the next', async (type, template, seats) => {
      const { agent, team } = await world().cast();
      const { teamID } = team;
      const room = await world().aRoom({ ownerID: agent.userID, teamID, type, template });
      const enter = async (role: 'pusher' | 'audience') => {
        const credentials = await credentialsFor(
          world(),
          await world().person('agent', { teamID }),
          room.roomID,
        );
        const program = world().program(credentials);
        return program.call('enterRoom', { params: { roomID: room.roomID }, body: { role } });
      };
      for (let i = 0; i < seats; i += 1) expect((await enter('pusher')).status).toBe(200);
      expect((await enter('pusher')).problem?.code).toBe('room.full');
      // A LiveRoom has an audience beside its seats; in an RTCRoom everybody is on camera.
      expect((await enter('audience')).problem?.code).toBe(type === 'LiveRoom' ? undefined : 'room.full');
    });

    it('are not lost by entering again, and free when somebody leaves', async () => {
      const { agent, peer, team } = await world().cast();
      const room = await world().aRoom({ ownerID: agent.userID, teamID: team.teamID, template: '1v1' });
      const first = await liveCall(world(), { agent, room });
      await liveCall(world(), { agent: peer, room });
      const again = await first.program.call('enterRoom', { params: first.params, body: {} });
      expect(again.status).toBe(200);
      const third = await world().person('agent', { teamID: team.teamID });
      const waiting = world().program(await credentialsFor(world(), third, room.roomID));
      const enter = () => waiting.call('enterRoom', { params: first.params, body: {} });
      expect((await enter()).problem?.code).toBe('room.full');
      await first.program.call('leaveRoom', { params: first.params });
      expect((await enter()).status).toBe(200);
    });

    it('of an empty room follow the template that the call chose', async () => {
      const { agent, peer, team } = await world().cast();
      const room = await world().aRoom({ ownerID: agent.userID, teamID: team.teamID, template: '1v1' });
      const scene = await liveCall(world(), { agent, room, template: '1v3' });
      expect(await roomNow(scene)).toMatchObject({ template: '1v3', seats: 4 });
      const second = await startedCall(world(), { agent: peer, room, template: '1v1' });
      expect(await callNow(second)).toMatchObject({ template: '1v3' });
      expect(await roomNow(scene)).toMatchObject({ template: '1v3' });
    });
  });

  describe('silence', () => {
    it('of 20 s puts a member out and ends the call; a heartbeat before that keeps both', async () => {
      const scene = await liveCall(world());
      await pass(world(), 60, scene);
      expect(await roomNow(scene)).toMatchObject({ state: 'live' });

      world().clock.forward(19.999);
      await world().service.sweep();
      expect((await roomNow(scene)).members).toHaveLength(1);
      world().clock.forward(0.002);
      await world().service.sweep();
      expect(await roomNow(scene)).toMatchObject({ state: 'idle', members: [], liveSince: null });
      expect(await callNow(scene)).toMatchObject({
        state: 'ended',
        endReason: 'network',
        endedAt: '2026-11-20T01:31:20.124Z',
        can: ['wrapUp'],
      });
      expect(await historyOf(scene)).toEqual([
        'callStarted: program',
        'entered',
        'timedOut',
        'callEnded: network',
      ]);
      expect((await scene.program.call('heartbeat', { params: scene.params })).problem?.code).toBe(
        'member.gone',
      );
      const back = await scene.program.call('enterRoom', { params: scene.params, body: {} });
      expect(back.status).toBe(200);
    });

    it('of one member leaves the others where they are', async () => {
      const { agent, peer, team } = await world().cast();
      const room = await world().aRoom({ ownerID: agent.userID, teamID: team.teamID });
      const [silent, alive] = [
        await liveCall(world(), { agent, room }),
        await liveCall(world(), { agent: peer, room }),
      ];
      await pass(world(), 25, alive);
      expect(await roomNow(alive)).toMatchObject({ state: 'live', members: [{ userID: peer.userID }] });
      expect(await callNow(alive)).toMatchObject({ state: 'live' });
      expect(await callNow(silent)).toMatchObject({ state: 'ended', endReason: 'network' });
    });

    it('of a launch is forgiven for a working day, then the call is given up', async () => {
      const scene = await startedCall(world());
      world().clock.forward(12 * 3600);
      await world().service.sweep();
      const signedInAgain = { ...scene, browser: world().as(scene.agent.userID) };
      expect(await callNow(signedInAgain)).toMatchObject({ state: 'starting' });
      world().clock.forward(1);
      await world().service.sweep();
      expect(await callNow(signedInAgain)).toMatchObject({ state: 'ended', endReason: 'launchGivenUp' });
    });
  });

  describe('one person', () => {
    it('is in a room by one session: the second one ends the first, in the same room', async () => {
      const { agent } = await world().cast();
      const first = await liveCall(world(), { agent });
      const second = world().program(await credentialsFor(world(), agent, first.params.roomID));
      const { params } = first;
      expect((await second.call('enterRoom', { params, body: {} })).body).toMatchObject({
        members: [{ userID: agent.userID }],
      });
      expect((await first.program.call('heartbeat', { params })).problem?.code).toBe('session.superseded');
      expect((await first.program.call('enterRoom', { params, body: {} })).problem?.code).toBe(
        'session.superseded',
      );
      expect((await second.call('heartbeat', { params })).status).toBe(200);
      expect(await callNow(first)).toMatchObject({ state: 'ended', endReason: 'sameUserElsewhere' });
      expect(await roomNow(first)).toMatchObject({ state: 'live' });
    });

    it('is in one room: entering another leaves the first', async () => {
      const { agent } = await world().cast();
      const first = await liveCall(world(), { agent });
      const elsewhere = await world().aRoom({ ownerID: agent.userID });
      const params = { roomID: elsewhere.roomID };
      const second = world().program(await credentialsFor(world(), agent, elsewhere.roomID));
      expect((await second.call('enterRoom', { params, body: {} })).status).toBe(200);
      expect(await roomNow(first)).toMatchObject({ state: 'idle', members: [] });
      expect(await roomNow({ browser: first.browser, params })).toMatchObject({ state: 'live' });
      expect(await historyOf(first)).toEqual([
        'callStarted: program',
        'entered',
        'superseded',
        'callEnded: sameUserElsewhere',
      ]);
      expect((await first.program.call('leaveRoom', { params: first.params })).problem?.code).toBe(
        'session.superseded',
      );
    });

    it('has a session each for several rooms until entering one', async () => {
      const { agent } = await world().cast();
      const [one, two] = [
        await world().aRoom({ ownerID: agent.userID }),
        await world().aRoom({ ownerID: agent.userID }),
      ];
      const first = world().program(await credentialsFor(world(), agent, one.roomID));
      await credentialsFor(world(), agent, two.roomID);
      const entered = await first.call('enterRoom', { params: { roomID: one.roomID }, body: {} });
      expect(entered.status).toBe(200);
    });
  });

  describe('leaving', () => {
    it('after the launch ends the call as left', async () => {
      const scene = await liveCall(world());
      world().clock.forward(60);
      await scene.program.call('leaveRoom', { params: scene.params });
      expect(await callNow(scene)).toMatchObject({ state: 'ended', endReason: 'left', endedBy: null });
      expect(await historyOf(scene)).toEqual(['callStarted: program', 'entered', 'left', 'callEnded: left']);
    });

    it('before entering is no leaving: the launch goes on', async () => {
      const scene = await startedCall(world());
      expect((await scene.program.call('leaveRoom', { params: scene.params })).status).toBe(204);
      expect(await callNow(scene)).toMatchObject({ state: 'starting' });
    });
  });

  describe('ending a call in the console', () => {
    it('puts the program out of the room, and its userSig opens nothing more', async () => {
      const scene = await liveCall(world());
      await scene.browser.call('endCall', { params: { callID: scene.callID }, body: { reason: 'left' } });
      expect(await roomNow(scene)).toMatchObject({ state: 'idle', members: [] });
      expect((await scene.program.call('heartbeat', { params: scene.params })).problem?.code).toBe(
        'member.gone',
      );
      const { problem } = await scene.program.call('enterRoom', { params: scene.params, body: {} });
      expect(problem?.code).toBe('member.gone');
      expect((await scene.browser.call('currentCall')).body).toMatchObject({
        running: null,
        unwrapped: [{ callID: scene.callID }],
      });
    });

    it('before the program entered is a launch given up, which needs no wrap-up', async () => {
      const scene = await startedCall(world());
      await scene.browser.call('endCall', { params: { callID: scene.callID }, body: { reason: 'left' } });
      expect(await callNow(scene)).toMatchObject({ endReason: 'launchGivenUp', enteredAt: null });
      expect((await scene.browser.call('currentCall')).body).toEqual({ running: null, unwrapped: [] });
    });

    it('makes room for the next', async () => {
      const scene = await liveCall(world());
      await scene.browser.call('endCall', { params: { callID: scene.callID }, body: { reason: 'network' } });
      const next = await startedCall(world(), { agent: scene.agent, room: scene.room });
      expect(next.callID).not.toBe(scene.callID);
    });
  });

  describe('relaunching', () => {
    it('gives the same userSig while it lasts, and a fresh one when it is about to end', async () => {
      const scene = await startedCall(world());
      const relaunch = async () => {
        const browser = world().as(scene.agent.userID);
        const { body } = await browser.call('relaunchCall', { params: { callID: scene.callID } });
        return (body as { credentials: Scene['credentials'] }).credentials;
      };
      expect(await relaunch()).toEqual(scene.credentials);
      world().clock.forward(12 * 3600 - 600);
      const fresh = await relaunch();
      expect(fresh.userSig).not.toBe(scene.credentials.userSig);
      expect(fresh.expiresAt).toBe('2026-11-21T01:20:00.123Z');
      const entered = await world().program(fresh).call('enterRoom', { params: scene.params, body: {} });
      expect(entered.status).toBe(200);
      expect(await callNow({ ...scene, browser: world().as(scene.agent.userID) })).toMatchObject({
        state: 'live',
      });
    });
  });

  describe('revoking a session', () => {
    it('puts its member out and ends the call', async () => {
      const { supervisor, agent, team } = await world().cast();
      const room = await world().aRoom({ ownerID: agent.userID, teamID: team.teamID });
      const scene = await liveCall(world(), { agent, room });
      const { sessionID } = scene.credentials;
      const revoked = await world().as(supervisor.userID).call('revokeSession', { params: { sessionID } });
      expect(revoked.body).toMatchObject({ state: 'revoked', can: [] });
      expect(await roomNow(scene)).toMatchObject({ state: 'idle', members: [] });
      expect(await callNow(scene)).toMatchObject({
        state: 'ended',
        endReason: 'signatureExpired',
        endedBy: { userID: supervisor.userID },
      });
      expect((await scene.program.call('heartbeat', { params: scene.params })).problem?.code).toBe(
        'session.invalid',
      );
    });
  });

  it('are put out with their call when their account is disabled', async () => {
    const { agent, admin } = await world().cast();
    const scene = await liveCall(world(), { agent });
    const asAdmin = world().as(admin.userID);
    await asAdmin.call('updateUser', { params: { userID: agent.userID }, body: { state: 'disabled' } });
    const watching = { ...scene, browser: asAdmin };
    expect(await roomNow(watching)).toMatchObject({ state: 'idle', members: [] });
    expect(await callNow(watching)).toMatchObject({ endReason: 'closedByAdmin', endedBy: { name: 'Ada' } });
    expect((await scene.browser.call('getMe')).status).toBe(401);
    expect((await scene.program.call('heartbeat', { params: scene.params })).status).toBe(401);
  });
});
