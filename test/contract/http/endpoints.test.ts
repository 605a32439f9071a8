import type { StartedCall, StartedStreamCall } from '../../../contract/calls';
import { describe, expect, it } from 'vitest';
import { endpoints, type EndpointName } from '../../../contract/endpoints';
import type { RecordingDetail } from '../../../contract/recordings';
import type { SignInOf } from '../../../contract/sign-ins';
import type { Storage } from '../../../contract/storage';
import { GIB, PASSWORD } from '../../support/doubles';
import type { World } from '../../support/roomservice';
import { at, thrownAway, unique } from '../../support/rows';
import { decideCloud } from './cloud-scene';
import { aPlayedRoom, decideObserving, floorOf, noClientSettings, startedObserving } from './scenes';
import { onEveryStore } from './on-every-store';
import { comeBack } from './provider-scene';
import { moveStories } from './moves/stories';
import { chartStories } from './reviews/charts';
import { reassignStories } from './reviews/reassigning';
import { samplingStories } from './reviews/sampling';
import { reviewStories } from './reviews/stories';
import { JPEG, liveCall, liveStreams, startedStreams, STREAMS } from './scenes';

// What goes over the wire when all is well, endpoint by endpoint, as literal JSON.

const anID: unknown = expect.stringMatching(/^[A-Za-z0-9_-]{16,40}$/);
const MORNING = '2026-11-20T01:30:00.123Z';
const NO_RECORDING = { mixRecord: false, screenRecord: 0, cloudRecordUrl: '', recordPath: '' };
const NO_OUTCOMES = {
  ...{ waiting: 0, closing: 0, closed: 0, alreadyClosed: 0 },
  ...{ notFound: 0, refused: 0, failed: 0, kept: 0 },
};
const SERVICE = { version: '0.0.0-test', simulated: false, serverDomain: 'https://rooms.example/' };

async function aStartedCall(world: World, { agent }: { agent: { userID: string } }) {
  const room = await world.aRoom({ ownerID: agent.userID, name: 'Loan', customerRef: 'C-7' });
  const answer = await world.as(agent.userID).call('startCall', {
    body: { roomID: room.roomID, template: '1v1', recording: NO_RECORDING },
  });
  const body = answer.body as { call: { callID: string }; credentials: { userID: string; userSig: string } };
  return { room, callID: body.call.callID, credentials: body.credentials };
}

const stories: Readonly<Record<EndpointName, (world: World) => Promise<void>>> = {
  ...reviewStories,
  ...reassignStories,
  ...chartStories,
  ...samplingStories,
  ...moveStories,

  async signIn(world) {
    const team = await world.aTeam();
    const { userID } = await world.person('agent', { name: '沈若溪', teamID: team.teamID });
    const browser = world.stranger();
    const answer = await browser.call('signIn', { body: { userID, password: PASSWORD } });
    expect(answer.body).toEqual({
      userID,
      name: '沈若溪',
      role: 'agent',
      team: { teamID: team.teamID, name: team.name },
      mustChangePassword: false,
      hasPassword: true,
      grants: {
        'room.list': 'team',
        'room.create': 'own',
        'room.edit': 'own',
        'room.close': 'own',
        'room.enter': 'team',
        'session.issue': 'team',
        'session.reveal': 'own',
        'call.list': 'own',
        'call.wrapUp': 'own',
        'recording.list': 'own',
        'recording.play': 'own',
        'review.list': 'own',
        'presence.choose': 'own',
        'recording.retry': 'own',
        'recording.upload': 'own',
      },
      service: SERVICE,
    });
    expect((await browser.call('getMe')).body).toEqual(answer.body);
  },

  async listSignInWays(world) {
    expect((await world.stranger().call('listSignInWays')).body).toEqual({
      passwords: 'everybody',
      provider: { name: 'Example Login', startURL: 'https://rooms.example/api/sign-in/provider' },
    });
  },

  async startProviderSignIn(world) {
    const { status, body } = await world.stranger().call('startProviderSignIn');
    expect([status, body]).toEqual([303, 'https://login.example/authorize?state=state-1']);
  },

  async finishProviderSignIn(world) {
    const browser = world.stranger();
    const login = `Emma.Clark.${unique()}`;
    const claims = { sub: login, preferred_username: login, name: 'Emma Clark' };
    const { status, body } = await comeBack(browser, claims, '/rooms?state=live');
    expect([status, body]).toEqual([303, '/rooms?state=live']);
    expect((await browser.call('getMe')).body).toMatchObject({
      userID: login.replaceAll('.', '_'),
      name: 'Emma Clark',
      role: 'agent',
      mustChangePassword: false,
      hasPassword: false,
    });
    expect((await browser.call('signOut')).body).toEqual({
      providerURL: `https://login.example/end?id_token_hint=id+token+of+${login}`,
    });
  },

  async linkIdentity(world) {
    const { admin, agent } = await world.cast();
    const login = `emma.${unique()}`;
    const answer = await world
      .as(admin.userID)
      .call('linkIdentity', { params: { userID: agent.userID }, body: { login } });
    expect(answer.body).toMatchObject({
      userID: agent.userID,
      hasPassword: true,
      identity: { state: 'expected', login, linkedAt: MORNING, lastSignInAt: null },
      can: ['edit', 'resetPassword', 'disable', 'devices', 'signOut', 'link', 'unlink'],
    });
    const browser = world.stranger();
    await comeBack(browser, { sub: login, preferred_username: login });
    expect((await browser.call('getMe')).body).toMatchObject({ userID: agent.userID });
  },

  async unlinkIdentity(world) {
    const { admin, agent } = await world.cast();
    const { subject } = await world.anIdentity({ userID: agent.userID, issuer: 'https://login.example/' });
    const browser = world.stranger();
    await comeBack(browser, { sub: subject, preferred_username: 'emma' });
    expect((await browser.call('getMe')).status).toBe(200);
    const answer = await world.as(admin.userID).call('unlinkIdentity', { params: { userID: agent.userID } });
    expect(answer.body).toMatchObject({ userID: agent.userID, identity: null });
    expect((await browser.call('getMe')).problem?.code).toBe('signIn.required');
  },

  async signOut(world) {
    const browser = world.as((await world.person('agent')).userID);
    expect((await browser.call('signOut')).body).toEqual({ providerURL: null });
    expect((await browser.call('getMe')).problem?.code).toBe('signIn.required');
  },

  async getMe(world) {
    const { userID } = await world.person('supervisor', { name: 'Lin', mustChangePassword: true });
    expect((await world.as(userID).call('getMe')).body).toEqual({
      userID,
      name: 'Lin',
      role: 'supervisor',
      team: null,
      mustChangePassword: true,
      hasPassword: true,
      grants: {
        'room.list': 'team',
        'room.create': 'team',
        'room.edit': 'team',
        'room.close': 'team',
        'room.enter': 'team',
        'room.observe': 'team',
        'session.issue': 'team',
        'session.reveal': 'own',
        'call.list': 'team',
        'call.wrapUp': 'own',
        'recording.list': 'team',
        'recording.play': 'team',
        'recording.retry': 'team',
        'recording.download': 'team',
        'recording.align': 'team',
        'recording.log': 'team',
        'recording.upload': 'team',
        'recording.ask': 'team',
        'recording.match': 'team',
        'recording.delete': 'team',
        'review.list': 'team',
        'review.write': 'team',
        'user.list': 'team',
        'presence.list': 'team',
        'presence.set': 'team',
        'wallboard.view': 'team',
      },
      service: SERVICE,
    });
  },

  async changePassword(world) {
    const { userID } = await world.person('agent', { mustChangePassword: true });
    const [here, there] = [world.as(userID), world.as(userID)];
    await there.call('getMe');
    const body = { current: PASSWORD, next: '一条很长的新口令 2026' };
    expect((await here.call('changePassword', { body })).status).toBe(204);
    expect((await here.call('getMe')).body).toMatchObject({ mustChangePassword: false });
    expect((await there.call('getMe')).problem?.code).toBe('signIn.required');
    const again = world.stranger();
    expect((await again.call('signIn', { body: { userID, password: PASSWORD } })).status).toBe(401);
    expect((await again.call('signIn', { body: { userID, password: body.next } })).status).toBe(200);
  },

  async signOutEverywhere(world) {
    const { userID } = await world.person('agent');
    const [here, there] = [world.as(userID), world.as(userID)];
    await there.call('getMe');
    expect((await here.call('signOutEverywhere')).status).toBe(204);
    expect((await here.call('getMe')).status).toBe(401);
    expect((await there.call('getMe')).status).toBe(401);
  },

  async listMySignIns(world) {
    const { userID } = await world.person('agent');
    const browser = world.as(userID);
    await world.aSignIn({ userID, signInID: 'at-home', seenAt: at(-60), userAgent: 'Home/1', address: null });
    await world.aSignIn({ userID, expiresAt: at(0) });
    await world.aSignIn();
    expect((await browser.call('listMySignIns')).body).toEqual({
      items: [
        {
          signInID: anID,
          createdAt: MORNING,
          seenAt: MORNING,
          expiresAt: '2026-11-20T13:30:00.123Z',
          address: '192.0.2.1',
          userAgent: null,
          current: true,
        },
        {
          signInID: 'at-home',
          createdAt: MORNING,
          seenAt: '2026-11-20T01:29:00.123Z',
          expiresAt: '2026-11-20T02:30:00.123Z',
          address: null,
          userAgent: 'Home/1',
          current: false,
        },
      ],
    });
  },

  async endMySignIn(world) {
    const { userID } = await world.person('agent');
    const [here, there] = [world.as(userID), world.as(userID)];
    await there.call('getMe');
    const { items } = (await here.call('listMySignIns')).body as { items: SignInOf[] };
    const other = items.find(({ current }) => !current)?.signInID ?? '';
    expect((await here.call('endMySignIn', { params: { signInID: other } })).status).toBe(204);
    expect((await there.call('getMe')).problem?.code).toBe('signIn.required');
    expect((await here.call('getMe')).status).toBe(200);
  },

  async endMyOtherSignIns(world) {
    const { userID } = await world.person('agent');
    const [here, there] = [world.as(userID), world.as(userID)];
    await there.call('getMe');
    expect((await here.call('endMyOtherSignIns')).status).toBe(204);
    expect((await there.call('getMe')).problem?.code).toBe('signIn.required');
    expect((await here.call('getMe')).status).toBe(200);
  },

  async listSignIns(world) {
    const { admin, agent } = await world.cast();
    const { signInID } = await world.aSignIn({ userID: agent.userID, userAgent: 'Office/2' });
    const answer = await world.as(admin.userID).call('listSignIns', { params: { userID: agent.userID } });
    expect(answer.body).toEqual({
      items: [
        {
          signInID,
          createdAt: MORNING,
          seenAt: MORNING,
          expiresAt: '2026-11-20T02:30:00.123Z',
          address: '192.0.2.7',
          userAgent: 'Office/2',
          current: false,
        },
      ],
    });
  },

  async endSignIn(world) {
    const { admin, agent } = await world.cast();
    const there = world.as(agent.userID);
    const { items } = (await there.call('listMySignIns')).body as { items: SignInOf[] };
    const params = { userID: agent.userID, signInID: items[0]?.signInID ?? '' };
    expect((await world.as(admin.userID).call('endSignIn', { params })).status).toBe(204);
    expect((await there.call('getMe')).problem?.code).toBe('signIn.required');
  },

  async searchAll(world) {
    const { supervisor, agent, team } = await world.cast();
    const belongs = { customerName: '欧阳若兰', customerRef: 'K-7' };
    const room = await world.aRoom({ ownerID: agent.userID, teamID: team.teamID, ...belongs });
    const ofCall = { agentID: agent.userID, teamID: team.teamID, roomID: room.roomID, ...belongs };
    const { callID } = await world.aCall({ ...ofCall, ended: true });
    const { recordingID } = await world.aRecording({ ...ofCall, callID });
    const browser = world.as(supervisor.userID);
    const params = { roomID: room.roomID, callID, recordingID, userID: agent.userID };
    const detail = (await browser.call('getRecording', { params })).body as RecordingDetail;
    const { events: _events, siblings: _siblings, ...recording } = detail;
    const one = async (name: EndpointName) => (await browser.call(name, { params })).body;
    expect((await browser.call('searchAll', { query: { q: '若兰' } })).body).toEqual({
      rooms: { items: [await one('getRoom')], more: false, cut: false },
      people: { items: [], more: false, cut: false },
      calls: { items: [await one('getCall')], more: false, cut: false },
      recordings: { items: [recording], more: false, cut: false },
    });
    expect((await browser.call('searchAll', { query: { q: agent.userID } })).body).toMatchObject({
      people: { items: [await one('getUser')] },
    });
    const many = { ownerID: agent.userID, teamID: team.teamID, name: 'Seven' };
    for (let made = 0; made < 7; made += 1) await world.aRoom(many);
    const { rooms } = (await browser.call('searchAll', { query: { q: 'seven' } })).body as {
      rooms: { items: object[]; more: boolean };
    };
    expect([rooms.items.length, rooms.more]).toEqual([6, true]);
  },

  async listUsers(world) {
    const { supervisor, team } = await world.cast();
    const answer = await world.as(supervisor.userID).call('listUsers', {
      query: { role: 'supervisor,admin', sort: 'createdAt.desc', size: '5' },
    });
    expect(answer.body).toEqual({
      items: [
        {
          userID: supervisor.userID,
          name: 'Supervisor',
          role: 'supervisor',
          team: { teamID: team.teamID, name: team.name },
          state: 'active',
          mustChangePassword: false,
          hasPassword: true,
          identity: null,
          createdAt: MORNING,
          lastSignInAt: MORNING,
          can: [],
        },
      ],
      total: 1,
      page: 1,
      size: 5,
    });
  },

  async getUser(world) {
    const { admin, agent, team } = await world.cast();
    const { userID } = agent;
    expect((await world.as(admin.userID).call('getUser', { params: { userID } })).body).toEqual({
      userID,
      name: '沈若溪',
      role: 'agent',
      team: { teamID: team.teamID, name: team.name },
      state: 'active',
      mustChangePassword: false,
      hasPassword: true,
      identity: null,
      createdAt: MORNING,
      lastSignInAt: null,
      can: ['edit', 'resetPassword', 'disable', 'devices', 'signOut', 'link'],
    });
  },

  async createUser(world) {
    const { admin, team } = await world.cast();
    const userID = `lin_daiyu_${unique()}`;
    const answer = await world.as(admin.userID).call('createUser', {
      body: { userID, name: ' 林黛玉 ', role: 'agent', teamID: team.teamID },
    });
    expect(answer.body).toEqual({
      user: {
        userID,
        name: '林黛玉',
        role: 'agent',
        team: { teamID: team.teamID, name: team.name },
        state: 'active',
        mustChangePassword: true,
        hasPassword: true,
        identity: null,
        createdAt: MORNING,
        lastSignInAt: null,
        can: ['edit', 'resetPassword', 'disable', 'devices', 'signOut', 'link'],
      },
      oneTimePassword: expect.stringMatching(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/),
    });
    const { oneTimePassword } = answer.body as { oneTimePassword: string };
    const first = await world.stranger().call('signIn', { body: { userID, password: oneTimePassword } });
    expect(first.body).toMatchObject({ userID, mustChangePassword: true });
  },

  async updateUser(world) {
    const { admin, agent, otherTeam } = await world.cast();
    const { userID } = agent;
    const answer = await world.as(admin.userID).call('updateUser', {
      params: { userID },
      body: { name: 'Shen', role: 'supervisor', teamID: otherTeam.teamID, state: 'disabled' },
    });
    expect(answer.body).toMatchObject({
      userID,
      name: 'Shen',
      role: 'supervisor',
      team: { teamID: otherTeam.teamID, name: otherTeam.name },
      state: 'disabled',
      can: ['edit', 'resetPassword', 'enable', 'devices', 'signOut', 'link'],
    });
  },

  async resetPassword(world) {
    const { admin, agent } = await world.cast();
    const there = world.as(agent.userID);
    await there.call('getMe');
    const answer = await world.as(admin.userID).call('resetPassword', { params: { userID: agent.userID } });
    expect(answer.body).toMatchObject({ user: { userID: agent.userID, mustChangePassword: true } });
    expect((await there.call('getMe')).status).toBe(401);
    const { oneTimePassword } = answer.body as { oneTimePassword: string };
    const body = { userID: agent.userID, password: oneTimePassword };
    expect((await world.stranger().call('signIn', { body })).status).toBe(200);
  },

  async signOutUser(world) {
    const { admin, agent } = await world.cast();
    const there = world.as(agent.userID);
    await there.call('getMe');
    const params = { userID: agent.userID };
    expect((await world.as(admin.userID).call('signOutUser', { params })).status).toBe(204);
    expect((await there.call('getMe')).status).toBe(401);
  },

  async listTeams(world) {
    const { agent, admin, team, otherTeam } = await world.cast();
    expect((await world.as(agent.userID).call('listTeams')).body).toEqual({
      items: [{ teamID: team.teamID, name: team.name, memberCount: 3, createdAt: MORNING, can: [] }],
    });
    const all = (await world.as(admin.userID).call('listTeams')).body as { items: unknown[] };
    expect(all.items).toContainEqual({
      teamID: otherTeam.teamID,
      name: otherTeam.name,
      memberCount: 2,
      createdAt: MORNING,
      can: ['edit', 'delete'],
    });
  },

  async createTeam(world) {
    const { admin } = await world.cast();
    const name = `贷款组 ${unique()}`;
    const answer = await world.as(admin.userID).call('createTeam', { body: { name } });
    expect(answer.body).toEqual({
      teamID: anID,
      name,
      memberCount: 0,
      createdAt: MORNING,
      can: ['edit', 'delete'],
    });
  },

  async updateTeam(world) {
    const { admin, team } = await world.cast();
    const name = `Renamed ${unique()}`;
    const answer = await world
      .as(admin.userID)
      .call('updateTeam', { params: { teamID: team.teamID }, body: { name } });
    expect(answer.body).toMatchObject({ teamID: team.teamID, name, memberCount: 3 });
  },

  async deleteTeam(world) {
    const { admin } = await world.cast();
    const params = { teamID: (await world.aTeam()).teamID };
    expect((await world.as(admin.userID).call('deleteTeam', { params })).status).toBe(204);
    expect((await world.as(admin.userID).call('deleteTeam', { params })).status).toBe(404);
  },

  async listRooms(world) {
    const { agent, team } = await world.cast();
    const room = await world.aRoom({ ownerID: agent.userID, teamID: team.teamID, name: 'Mortgage' });
    await world.aRoom({ teamID: team.teamID, closed: true });
    const answer = await world
      .as(agent.userID)
      .call('listRooms', { query: { q: 'mortg', state: 'idle,live', size: '10' } });
    expect(answer.body).toEqual({
      items: [
        {
          roomID: room.roomID,
          name: 'Mortgage',
          origin: 'console',
          type: 'RTCRoom',
          template: '1v1',
          owner: { userID: agent.userID, name: '沈若溪' },
          team: { teamID: team.teamID, name: team.name },
          customerName: '',
          customerRef: '',
          recording: NO_RECORDING,
          state: 'idle',
          seats: 2,
          members: [],
          createdAt: MORNING,
          liveSince: null,
          attention: null,
          waitingSince: null,
          closing: null,
          version: 1,
          can: ['enter', 'issueSession', 'edit', 'close'],
        },
      ],
      total: 1,
      page: 1,
      size: 10,
      counts: {
        idle: 1,
        live: 0,
        closing: 0,
        closed: 1,
        customerWaiting: 0,
        noHeartbeat: 0,
        aloneLong: 0,
      },
    });
  },

  async getRoom(world) {
    const { agent, supervisor, team } = await world.cast();
    const room = await world.aRoom({
      ownerID: agent.userID,
      teamID: team.teamID,
      state: 'closing',
      closesAt: at(60),
      closedByID: supervisor.userID,
      closeReason: '下班了',
      liveSince: at(1),
      type: 'LiveRoom',
    });
    const member = await world.aMember({ roomID: room.roomID, role: 'main', enteredAt: at(1) });
    const { roomID } = room;
    expect((await world.as(supervisor.userID).call('getRoom', { params: { roomID } })).body).toMatchObject({
      roomID,
      state: 'closing',
      seats: 4,
      members: [
        {
          userID: member.userID,
          name: member.name,
          role: 'main',
          enteredAt: '2026-11-20T01:30:01.123Z',
          heartbeatAt: MORNING,
        },
      ],
      liveSince: '2026-11-20T01:30:01.123Z',
      attention: null,
      waitingSince: null,
      closing: {
        by: { userID: supervisor.userID, name: 'Supervisor' },
        reason: '下班了',
        at: '2026-11-20T01:31:00.123Z',
      },
      can: ['observe', 'edit', 'close', 'cancelClosing'],
    });
  },

  async createRoom(world) {
    const { agent, team } = await world.cast();
    const answer = await world.as(agent.userID).call('createRoom', {
      body: {
        name: ' 房贷面签 ',
        type: 'LiveRoom',
        template: '1v3',
        customerName: '王小明 😀',
        customerRef: 'CR-2026-7',
        recording: {
          mixRecord: true,
          screenRecord: 3,
          cloudRecordUrl: 'rtmp://ingest.example/live/7',
          recordPath: 'D:\\rec',
        },
      },
    });
    expect(answer.body).toEqual({
      roomID: expect.stringMatching(/^[1-9][0-9]{0,9}$/),
      origin: 'console',
      name: '房贷面签',
      type: 'LiveRoom',
      template: '1v3',
      owner: { userID: agent.userID, name: '沈若溪' },
      team: { teamID: team.teamID, name: team.name },
      customerName: '王小明 😀',
      customerRef: 'CR-2026-7',
      recording: {
        mixRecord: true,
        screenRecord: 3,
        cloudRecordUrl: 'rtmp://ingest.example/live/7',
        recordPath: 'D:\\rec',
      },
      state: 'idle',
      seats: 4,
      members: [],
      createdAt: MORNING,
      liveSince: null,
      attention: null,
      waitingSince: null,
      closing: null,
      version: 1,
      can: ['enter', 'issueSession', 'edit', 'close'],
    });
    const plain = await world.as(agent.userID).call('createRoom', { body: { name: 'Plain' } });
    expect(plain.body).toMatchObject({
      type: 'RTCRoom',
      template: '1v1',
      customerName: '',
      customerRef: '',
      recording: NO_RECORDING,
      seats: 2,
    });
  },

  async updateRoom(world) {
    const { agent } = await world.cast();
    const { roomID } = await world.aRoom({ ownerID: agent.userID });
    const answer = await world.as(agent.userID).call('updateRoom', {
      params: { roomID },
      body: { name: 'Renamed', template: '1v4', customerName: '王小明', version: 1 },
    });
    expect(answer.body).toMatchObject({
      roomID,
      name: 'Renamed',
      template: '1v4',
      seats: 5,
      customerName: '王小明',
      version: 2,
    });
  },

  async closeRoom(world) {
    const { agent } = await world.cast();
    const { roomID } = await world.aRoom({ ownerID: agent.userID });
    const close = (body: object) => world.as(agent.userID).call('closeRoom', { params: { roomID }, body });
    expect((await close({ reason: 'Soon', inSeconds: 30 })).body).toMatchObject({
      state: 'closing',
      closing: {
        by: { userID: agent.userID, name: '沈若溪' },
        reason: 'Soon',
        at: '2026-11-20T01:30:30.123Z',
      },
      can: ['edit', 'close', 'cancelClosing'],
    });
    expect((await close({ reason: 'All is said.\nThank you.' })).body).toMatchObject({
      state: 'closed',
      closing: {
        by: { userID: agent.userID, name: '沈若溪' },
        reason: 'All is said.\nThank you.',
        at: MORNING,
      },
      can: [],
    });
  },

  async closingImpact(world) {
    const { agent, admin, team } = await world.cast();
    const given = { ownerID: agent.userID, teamID: team.teamID } as const;
    const live = await world.aRoom({
      ...given,
      ...{ name: 'Loan', customerName: '王小明', state: 'live', liveSince: at(-60) },
    });
    await world.aMember({ roomID: live.roomID, userID: 'a_guest', enteredAt: at(-60) });
    await world.aRecording({ roomID: live.roomID, state: 'recording' });
    const gone = await world.aRoom({ ...given, name: 'Card', closed: true });
    const selection = { by: 'number', roomIDs: [live.roomID, gone.roomID, '2147483647'] };
    const answer = await world.as(admin.userID).call('closingImpact', { body: { selection } });
    const owner = { userID: agent.userID, name: '沈若溪' };
    const nobody = { customerName: '', people: 0, recordings: 0, waiting: 0, liveSince: null };
    expect(answer.body).toEqual({
      items: [
        {
          ...nobody,
          ...{ roomID: gone.roomID, name: 'Card', owner, state: 'closed', obstacle: 'room.closed' },
        },
        {
          ...nobody,
          ...{ roomID: '2147483647', name: null, owner: null, state: null, obstacle: 'room.notFound' },
        },
        {
          roomID: live.roomID,
          name: 'Loan',
          customerName: '王小明',
          people: 1,
          recordings: 1,
          waiting: 1,
          liveSince: '2026-11-20T01:29:00.123Z',
          owner,
          state: 'live',
          obstacle: null,
        },
      ],
    });
  },

  async startClosing(world) {
    const { admin } = await world.cast();
    const { roomID } = await world.aRoom();
    await world.service.jobs.stop(); // so that what is asked for is seen before it is done
    const body = { key: 'k1', selection: { by: 'number', roomIDs: [roomID] }, reason: '系统维护' };
    const answer = await world.as(admin.userID).call('startClosing', { body });
    expect(answer.body).toEqual({
      closingID: anID,
      by: { userID: admin.userID, name: 'Ada' },
      reason: '系统维护',
      inSeconds: 0,
      createdAt: MORNING,
      finishedAt: null,
      rooms: 1,
      counts: { ...NO_OUTCOMES, waiting: 1 },
      can: [],
    });
  },

  async listClosings(world) {
    const { admin } = await world.cast();
    const first = await world.aClosing({ byID: admin.userID, inSeconds: 60 });
    const second = await world.aClosing({
      ...{ byID: admin.userID, createdAt: at(1), finishedAt: null },
      rooms: [{ outcome: 'closed' }, { outcome: 'waiting' }],
    });
    await world.aClosing();
    const common = { by: { userID: admin.userID, name: 'Ada' }, reason: 'Closing time' };
    expect((await world.as(admin.userID).call('listClosings')).body).toEqual({
      items: [
        {
          ...common,
          ...{ closingID: second.closingID, inSeconds: 0, createdAt: at(1).toISOString(), finishedAt: null },
          ...{ rooms: 2, counts: { ...NO_OUTCOMES, closed: 1, waiting: 1 }, can: [] },
        },
        {
          ...common,
          ...{ closingID: first.closingID, inSeconds: 60, createdAt: MORNING },
          finishedAt: '2026-11-20T01:30:01.123Z',
          ...{ rooms: 1, counts: { ...NO_OUTCOMES, failed: 1 }, can: ['retry'] },
        },
      ],
    });
  },

  async getClosing(world) {
    const { admin } = await world.cast();
    const { closingID } = await world.aClosing({ byID: admin.userID });
    const answer = await world.as(admin.userID).call('getClosing', { params: { closingID } });
    expect(answer.body).toEqual({
      closingID,
      by: { userID: admin.userID, name: 'Ada' },
      reason: 'Closing time',
      inSeconds: 0,
      createdAt: MORNING,
      finishedAt: '2026-11-20T01:30:01.123Z',
      rooms: 1,
      counts: { ...NO_OUTCOMES, failed: 1 },
      can: ['retry'],
    });
  },

  async listClosingRooms(world) {
    const { admin } = await world.cast();
    const { roomID } = await world.aRoom({ state: 'closing', closesAt: at(60) });
    const met = { name: 'Loan', customerName: '王小明', people: 2, recordings: 1, waiting: 0 };
    const turn = { ...met, roomID, liveSince: at(-60), outcome: 'closing', at: at(0) } as const;
    const { closingID } = await world.aClosing({ byID: admin.userID, rooms: [turn] });
    const answer = await world.as(admin.userID).call('listClosingRooms', { params: { closingID } });
    expect(answer.body).toEqual({
      items: [
        {
          ...{ ...met, roomID, liveSince: '2026-11-20T01:29:00.123Z' },
          ...{ outcome: 'closing', at: '2026-11-20T01:31:00.123Z' },
        },
      ],
    });
  },

  async retryClosing(world) {
    const { admin } = await world.cast();
    const { closingID } = await world.aClosing({
      byID: admin.userID,
      rooms: [{ outcome: 'failed' }, { outcome: 'refused' }, { outcome: 'closed' }],
    });
    await world.service.jobs.stop();
    const answer = await world.as(admin.userID).call('retryClosing', { params: { closingID } });
    expect(answer.body).toMatchObject({
      ...{ closingID, finishedAt: null, rooms: 3, can: [] },
      counts: { ...NO_OUTCOMES, waiting: 2, closed: 1 },
    });
  },

  async cancelClosing(world) {
    const { agent } = await world.cast();
    const { roomID } = await world.aRoom({
      ownerID: agent.userID,
      state: 'closing',
      closesAt: at(9),
      closedByID: agent.userID,
      closeReason: 'Soon',
    });
    const answer = await world.as(agent.userID).call('cancelClosing', { params: { roomID } });
    expect(answer.body).toMatchObject({
      state: 'idle',
      closing: null,
      can: ['enter', 'issueSession', 'edit', 'close'],
    });
  },

  async listRoomEvents(world) {
    const { agent } = await world.cast();
    const browser = world.as(agent.userID);
    const made = await browser.call('createRoom', { body: { name: 'Loan' } });
    const { roomID } = made.body as { roomID: string };
    world.clock.forward(5);
    await browser.call('closeRoom', { params: { roomID }, body: { reason: 'Done' } });
    const person = { userID: agent.userID, name: '沈若溪' };
    expect((await browser.call('listRoomEvents', { params: { roomID } })).body).toEqual({
      items: [
        { at: '2026-11-20T01:30:05.123Z', kind: 'closed', person, detail: 'Done' },
        { at: MORNING, kind: 'created', person, detail: null },
      ],
    });
  },

  async reportHappening(world) {
    const { browser, params, agent } = await liveCall(world);
    world.clock.forward(5);
    const by = { userID: 'guest_1', name: 'Grace Zhou' };
    const body = { kind: 'chat', text: ' Page two? ', by };
    expect((await browser.call('reportHappening', { params, body })).status).toBe(204);
    const muted = { kind: 'muted', at: '2026-11-20T01:30:07+00:00' };
    expect((await browser.call('reportHappening', { params, body: muted })).status).toBe(204);
    const { items } = (await browser.call('listRoomEvents', { params })).body as { items: object[] };
    const at = '2026-11-20T01:30:05.123Z';
    const { userID, name } = agent;
    expect(items.slice(0, 2)).toEqual([
      { at, kind: 'muted', person: { userID, name }, detail: null },
      { at, kind: 'chat', person: by, detail: 'Page two?' },
    ]);
  },

  async noteHappening(world) {
    const { browser, program, params, agent } = await liveCall(world);
    const body = { kind: 'screenShared', at: '2026-11-20T01:29:00Z' };
    expect((await program.call('noteHappening', { params, body })).status).toBe(204);
    const { items } = (await browser.call('listRoomEvents', { params })).body as { items: object[] };
    const person = { userID: agent.userID, name: agent.name };
    expect(items[0]).toEqual({ at: MORNING, kind: 'screenShared', person, detail: null });
  },

  async issueSession(world) {
    const { agent } = await world.cast();
    const { roomID } = await world.aRoom({ ownerID: agent.userID });
    const browser = world.as(agent.userID);
    const answer = await browser.call('issueSession', { params: { roomID }, body: { validMinutes: 90 } });
    expect(answer.body).toEqual({
      sessionID: anID,
      roomID,
      user: { userID: agent.userID, name: '沈若溪' },
      issuedBy: { userID: agent.userID, name: '沈若溪' },
      sdkAppID: 1400000001,
      accType: '9001',
      serverDomain: 'https://rooms.example/',
      issuedAt: MORNING,
      expiresAt: '2026-11-20T03:00:00.123Z',
      state: 'valid',
      can: ['reveal', 'revoke'],
    });
    const byDefault = await browser.call('issueSession', { params: { roomID }, body: {} });
    expect(byDefault.body).toMatchObject({ expiresAt: '2026-11-20T02:30:00.123Z' });
  },

  async listSessions(world) {
    const { agent } = await world.cast();
    const { roomID } = await world.aRoom({ ownerID: agent.userID });
    const { sessionID } = await world.aSession({ roomID, userID: agent.userID, expiresAt: at(-1) });
    const answer = await world.as(agent.userID).call('listSessions', { params: { roomID } });
    expect(answer.body).toMatchObject({ items: [{ sessionID, roomID, state: 'expired', can: [] }] });
    expect(JSON.stringify(answer.body)).not.toMatch(/sig/i);
  },

  async revealSession(world) {
    const { agent } = await world.cast();
    const { roomID } = await world.aRoom({ ownerID: agent.userID });
    const browser = world.as(agent.userID);
    const issued = await browser.call('issueSession', { params: { roomID }, body: {} });
    const { sessionID } = issued.body as { sessionID: string };
    const answer = await browser.call('revealSession', { params: { sessionID } });
    const { userSig } = answer.body as { userSig: string };
    expect(answer.body).toEqual({
      sessionID,
      roomID,
      userID: agent.userID,
      userSig,
      sdkAppID: 1400000001,
      accType: '9001',
      serverDomain: 'https://rooms.example/',
      roomAction: 'createRoom',
      expiresAt: '2026-11-20T02:30:00.123Z',
    });
    expect(await world.ports.signing.verify(agent.userID, userSig)).toBe(true);
  },

  async revokeSession(world) {
    const { agent } = await world.cast();
    const { roomID } = await world.aRoom({ ownerID: agent.userID });
    const { sessionID } = await world.aSession({ roomID, userID: agent.userID });
    const revoke = () => world.as(agent.userID).call('revokeSession', { params: { sessionID } });
    expect((await revoke()).body).toMatchObject({ sessionID, state: 'revoked', can: [] });
    expect((await revoke()).body).toMatchObject({ sessionID, state: 'revoked', can: [] });
  },

  async enterRoom(world) {
    const { agent } = await world.cast();
    const { room, credentials } = await aStartedCall(world, { agent });
    const answer = await world.program(credentials).call('enterRoom', {
      params: { roomID: room.roomID },
      body: { role: 'main', userName: 'Shen at her desk' },
    });
    expect(answer.body).toEqual({
      roomID: room.roomID,
      state: 'live',
      members: [
        {
          userID: agent.userID,
          name: 'Shen at her desk',
          role: 'main',
          enteredAt: MORNING,
          heartbeatAt: MORNING,
        },
      ],
      closesAt: null,
      reason: null,
    });
  },

  async heartbeat(world) {
    const { agent } = await world.cast();
    const { room, credentials } = await aStartedCall(world, { agent });
    const params = { roomID: room.roomID };
    const program = world.program(credentials);
    await program.call('enterRoom', { params, body: {} });
    await world.as(agent.userID).call('closeRoom', { params, body: { reason: 'Soon', inSeconds: 60 } });
    expect((await program.call('heartbeat', { params })).body).toMatchObject({
      roomID: room.roomID,
      state: 'closing',
      members: [{ userID: agent.userID, name: '沈若溪', role: 'pusher' }],
      closesAt: '2026-11-20T01:31:00.123Z',
      reason: 'Soon',
    });
  },

  async leaveRoom(world) {
    const { agent } = await world.cast();
    const { room, credentials } = await aStartedCall(world, { agent });
    const params = { roomID: room.roomID };
    const program = world.program(credentials);
    await program.call('enterRoom', { params, body: {} });
    expect((await program.call('leaveRoom', { params })).status).toBe(204);
    expect((await program.call('leaveRoom', { params })).status).toBe(204);
    const after = await world.as(agent.userID).call('getRoom', { params });
    expect(after.body).toMatchObject({ state: 'idle', members: [], liveSince: null });
  },

  async startCall(world) {
    const { agent, team } = await world.cast();
    const room = await world.aRoom({
      ownerID: agent.userID,
      teamID: team.teamID,
      name: 'Loan',
      customerName: '王小明',
      customerRef: 'C-7',
    });
    const recording = { mixRecord: true, screenRecord: 2, cloudRecordUrl: '', recordPath: 'D:\\rec' };
    const answer = await world.as(agent.userID).call('startCall', {
      body: { roomID: room.roomID, path: 'program', template: '1v2', recording },
    });
    expect(answer.body).toEqual({
      call: {
        callID: anID,
        agent: { userID: agent.userID, name: '沈若溪' },
        room: {
          roomID: room.roomID,
          name: 'Loan',
          customerName: '王小明',
          customerRef: 'C-7',
          type: 'RTCRoom',
        },
        streams: null,
        path: 'program',
        template: '1v2',
        recording,
        state: 'starting',
        startedAt: MORNING,
        enteredAt: null,
        endedAt: null,
        endReason: null,
        endedBy: null,
        endDetail: null,
        disposition: null,
        notes: '',
        wrappedUpAt: null,
        recordingCount: 0,
        can: ['end'],
      },
      credentials: {
        sessionID: anID,
        roomID: room.roomID,
        userID: agent.userID,
        userSig: expect.stringMatching(/^\S{20,}$/),
        sdkAppID: 1400000001,
        accType: '9001',
        serverDomain: 'https://rooms.example/',
        roomAction: 'createRoom',
        expiresAt: '2026-11-20T13:30:00.123Z',
      },
      recording,
      ticket: {
        ticket: expect.stringMatching(/^[A-Za-z0-9_-]{32,80}$/),
        expiresAt: '2026-11-20T01:45:00.123Z',
      },
    });
  },

  async redeemTicket(world) {
    const agent = await world.person('agent', { name: '沈若溪' });
    const room = await world.aRoom({ ownerID: agent.userID, name: 'Loan', customerName: '王小明' });
    const recording = { ...NO_RECORDING, screenRecord: 2, recordPath: 'D:/rec' };
    const { body } = await world.as(agent.userID).call('startCall', {
      body: { roomID: room.roomID, template: '1v2', recording },
    });
    const { call, credentials, ticket } = body as StartedCall;
    const answer = await world.stranger().call('redeemTicket', {
      body: { ticket: ticket.ticket, nonce: 'nonce_of_the_program' },
    });
    expect(answer.body).toEqual({
      callID: call.callID,
      origins: ['https://rooms.example'],
      order: {
        type: 'RTCRoom',
        roomAction: 'createRoom',
        roomID: room.roomID,
        roomName: 'Loan',
        roomTitle: 'Loan, 王小明',
        userID: agent.userID,
        userName: '沈若溪',
        userSig: credentials.userSig,
        sdkAppID: 1400000001,
        accType: '9001',
        serverDomain: 'https://rooms.example/',
        template: '1v2',
        recording,
        expiresAt: '2026-11-20T13:30:00.123Z',
      },
    });
  },

  async relaunchCall(world) {
    const { agent } = await world.cast();
    const { callID, credentials } = await aStartedCall(world, { agent });
    const answer = await world.as(agent.userID).call('relaunchCall', { params: { callID } });
    expect(answer.body).toMatchObject({ call: { callID, state: 'starting' }, credentials });
  },

  async startStreamCall(world) {
    const { agent } = await world.cast();
    const browser = world.as(agent.userID);
    const answer = await browser.call('startStreamCall', { body: STREAMS });
    const call = {
      callID: anID,
      agent: { userID: agent.userID, name: '沈若溪' },
      room: null,
      streams: {
        title: 'Loan 7',
        push: 'rtmp://push.example/live/a',
        play: 'rtmp://play.example/live/b',
        customerName: '王小明',
        customerRef: 'C-7',
      },
      path: 'program',
      template: null,
      recording: NO_RECORDING,
      state: 'starting',
      startedAt: MORNING,
      enteredAt: null,
      endedAt: null,
      endReason: null,
      endedBy: null,
      endDetail: null,
      disposition: null,
      notes: '',
      wrappedUpAt: null,
      recordingCount: 0,
      can: ['end'],
    };
    const streams = {
      title: 'Loan 7',
      pushURL: 'rtmp://push.example/live/a?txSecret=push-secret&txTime=7FFFFFFF',
      playURL: 'rtmp://play.example/live/b?txSecret=play-secret',
    };
    const ticket = { ticket: expect.any(String), expiresAt: '2026-11-20T01:45:00.123Z' } as unknown;
    expect(answer.body).toEqual({ call, streams, ticket });
    const { callID } = (answer.body as StartedStreamCall).call;
    const again = await browser.call('relaunchCall', { params: { callID } });
    expect(again.body).toEqual({ call, streams, ticket });
    const redeemed = await world.stranger().call('redeemTicket', {
      body: { ticket: (again.body as StartedStreamCall).ticket.ticket, nonce: 'nonce_of_the_program' },
    });
    expect(redeemed.body).toEqual({
      callID,
      origins: ['https://rooms.example'],
      order: { type: 'CustomServiceLive', ...streams },
    });
  },

  async changeStreams(world) {
    const { browser, callID } = await liveStreams(world);
    const answer = await browser.call('changeStreams', {
      params: { callID },
      body: { pushURL: 'rtmp://p.example/live/c?k=1', playURL: 'rtmp://q.example/live/d' },
    });
    expect(answer.body).toMatchObject({
      state: 'live',
      streams: { push: 'rtmp://p.example/live/c', play: 'rtmp://q.example/live/d' },
    });
  },

  async streamsRunning(world) {
    const { browser, callID } = await startedStreams(world);
    expect((await browser.call('streamsRunning', { params: { callID } })).status).toBe(204);
    expect((await browser.call('getCall', { params: { callID } })).body).toMatchObject({
      state: 'live',
      enteredAt: MORNING,
    });
  },

  async addPicture(world) {
    const { browser, callID } = await liveStreams(world);
    const answer = await browser.call('addPicture', {
      params: { callID },
      body: { stream: 'push', jpeg: JPEG },
    });
    expect(answer.body).toEqual({
      pictureID: anID,
      stream: 'push',
      takenAt: MORNING,
      bytes: 4,
      can: ['delete'],
    });
  },

  async listPictures(world) {
    const { supervisor, peer } = await world.cast();
    const { callID } = await world.aStreamCall({
      agentID: peer.userID,
      teamID: peer.teamID,
      ended: true,
    });
    const { pictureID } = await world.aPicture({ callID });
    const browser = world.as(supervisor.userID);
    expect((await browser.call('listPictures', { params: { callID } })).body).toEqual({
      items: [{ pictureID, stream: 'play', takenAt: '2026-11-20T01:30:30.123Z', bytes: 4, can: [] }],
    });
  },

  async getPicture(world) {
    const { callID, pictureID } = await world.aPicture();
    await world.ports.pictures.put(pictureID, new Uint8Array([0xff, 0xd8, 0xff, 7]));
    const { userID } = await world.person('admin');
    const answer = await world.as(userID).call('getPicture', { params: { callID, pictureID } });
    expect(answer.body).toEqual(new Uint8Array([0xff, 0xd8, 0xff, 7]));
  },

  async deletePicture(world) {
    const { userID: agentID } = await world.person('agent');
    const { callID } = await world.aStreamCall({ agentID, ended: true });
    const { pictureID } = await world.aPicture({ callID });
    const browser = world.as(agentID);
    expect((await browser.call('deletePicture', { params: { callID, pictureID } })).status).toBe(204);
    expect((await browser.call('listPictures', { params: { callID } })).body).toEqual({ items: [] });
  },

  async currentCall(world) {
    const { agent } = await world.cast();
    const browser = world.as(agent.userID);
    expect((await browser.call('currentCall')).body).toEqual({ running: null, unwrapped: [] });
    const over = await world.aCall({ agentID: agent.userID, ended: true });
    const { callID } = await aStartedCall(world, { agent });
    expect((await browser.call('currentCall')).body).toMatchObject({
      running: { callID, state: 'starting', can: ['end'] },
      unwrapped: [{ callID: over.callID, state: 'ended', can: ['wrapUp'] }],
    });
  },

  async listCalls(world) {
    const { agent } = await world.cast();
    const call = await world.aCall({ agentID: agent.userID, ended: true });
    await world.aCall({ agentID: agent.userID, startedAt: at(-9000) });
    const answer = await world.as(agent.userID).call('listCalls', {
      query: {
        from: MORNING,
        state: 'ended',
        wrapUp: 'missing',
        sort: 'duration.desc',
        page: '1',
        size: '50',
      },
    });
    expect(answer.body).toMatchObject({
      items: [{ callID: call.callID, endReason: 'left', endedAt: '2026-11-20T01:31:03.123Z' }],
      total: 1,
      page: 1,
      size: 50,
    });
  },

  async getCall(world) {
    const { agent } = await world.cast();
    const { callID } = await world.aCall({
      agentID: agent.userID,
      ended: true,
      endReason: 'closedByAdmin',
      endedByID: 'somebody_gone',
      endedByName: 'Ada',
      endDetail: '夜间维护',
    });
    expect((await world.as(agent.userID).call('getCall', { params: { callID } })).body).toMatchObject({
      callID,
      endReason: 'closedByAdmin',
      endedBy: { userID: 'somebody_gone', name: 'Ada' },
      endDetail: '夜间维护',
    });
  },

  async endCall(world) {
    const { agent } = await world.cast();
    const { room, callID, credentials } = await aStartedCall(world, { agent });
    await world.program(credentials).call('enterRoom', { params: { roomID: room.roomID }, body: {} });
    world.clock.forward(90);
    const end = (reason: string) =>
      world.as(agent.userID).call('endCall', { params: { callID }, body: { reason } });
    const expected = {
      callID,
      state: 'ended',
      enteredAt: MORNING,
      endedAt: '2026-11-20T01:31:30.123Z',
      endReason: 'programCrashed',
      can: ['wrapUp'],
    };
    expect((await end('programCrashed')).body).toMatchObject(expected);
    world.clock.forward(5);
    expect((await end('left')).body).toMatchObject(expected);
  },

  async wrapUpCall(world) {
    const { agent } = await world.cast();
    const { callID } = await world.aCall({ agentID: agent.userID, ended: true });
    const wrapUp = (disposition: string, notes: string) =>
      world.as(agent.userID).call('wrapUpCall', { params: { callID }, body: { disposition, notes } });
    expect((await wrapUp('followUp', '明天再打 ☎️\n第二行')).body).toMatchObject({
      callID,
      disposition: 'followUp',
      notes: '明天再打 ☎️\n第二行',
      wrappedUpAt: MORNING,
      can: ['wrapUp'],
    });
    world.clock.forward(60);
    expect((await wrapUp('resolved', '')).body).toMatchObject({
      disposition: 'resolved',
      notes: '',
      wrappedUpAt: MORNING,
    });
  },

  async listRecordings(world) {
    const { supervisor, agent, team } = await world.cast();
    const recording = await world.aRecording({
      agentID: agent.userID,
      agentName: '沈若溪',
      teamID: team.teamID,
      teamName: team.name,
      customerName: '王小明',
      customerRef: 'C-7',
    });
    const browser = world.as(supervisor.userID);
    const query = { agentID: agent.userID, kind: 'mix,push', state: 'ready', minSeconds: '60', size: '7' };
    expect((await browser.call('listRecordings', { query })).body).toEqual({
      items: [
        {
          recordingID: recording.recordingID,
          callID: recording.callID,
          room: {
            roomID: recording.roomID,
            name: recording.roomName,
            customerName: '王小明',
            customerRef: 'C-7',
          },
          agent: { userID: agent.userID, name: '沈若溪' },
          team: { teamID: team.teamID, name: team.name },
          kind: 'mix',
          state: 'ready',
          startedAt: '2026-11-20T01:30:03.123Z',
          durationMs: 60_000,
          bytes: 250_000,
          progress: null,
          failure: null,
          asked: null,
          trouble: null,
          heldBy: null,
          offsetMs: 0,
          onHold: false,
          score: null,
          comments: 0,
          trash: null,
          removed: null,
          can: ['play', 'download', 'align', 'log', 'trash'],
        },
      ],
      total: 1,
      atLeast: false,
      previous: null,
      next: null,
      newestOutside: null,
    });
    const later = { agentID: agent.userID, from: '2026-11-21T00:00:00+08:00' };
    expect((await browser.call('listRecordings', { query: later })).body).toEqual({
      items: [],
      total: 0,
      atLeast: false,
      previous: null,
      next: null,
      newestOutside: '2026-11-20T01:30:03.123Z',
    });
    const longer = await world.aRecording({ agentID: agent.userID, teamID: team.teamID, durationMs: 61_000 });
    const page = async (given: Record<string, string>) => {
      const asked = { agentID: agent.userID, sort: 'duration', size: '1', ...given };
      return (await browser.call('listRecordings', { query: asked })).body;
    };
    const first = `60000_${recording.recordingID}`;
    const second = `61000_${longer.recordingID}`;
    expect(await page({})).toMatchObject({ total: 2, previous: null, next: first });
    expect(await page({ after: first })).toMatchObject({ total: 2, previous: second, next: null });
    expect(await page({ before: 'end' })).toMatchObject({ previous: second, next: null });
    expect(await page({ before: second })).toMatchObject({ previous: null, next: first });
  },

  async getRecordingCounts(world) {
    const { supervisor, agent, team } = await world.cast();
    const shared = { agentID: agent.userID, agentName: '沈若溪', teamID: team.teamID, customerRef: 'C-77' };
    for (const kind of ['mix', 'mix', 'screen'] as const) await world.aRecording({ ...shared, kind });
    const { recordingID } = await world.aRecording({ ...shared, kind: 'screen', state: 'failed' });
    await world.aReview({ recordingID, state: 'submitted' });
    await world.aComment({ recordingID });
    const query = { customerRef: 'C-77', agentID: agent.userID, kind: 'screen' };
    const { body } = await world.as(supervisor.userID).call('getRecordingCounts', { query });
    expect(body).toEqual({
      kinds: expect.toSatisfy((kinds: readonly { kind: string }[]) => kinds.length === 2),
      states: expect.arrayContaining([
        { state: 'ready', count: 1 },
        { state: 'failed', count: 1 },
      ]),
      agents: [{ agent: { userID: agent.userID, name: '沈若溪' }, count: 2 }],
      scores: [{ from: 80, to: 89, count: 1 }],
      commented: { yes: 1, no: 1 },
      hold: { yes: 0, no: 2 },
      atLeast: false,
    });
    expect(body).toMatchObject({
      kinds: expect.arrayContaining([
        { kind: 'mix', count: 2 },
        { kind: 'screen', count: 2 },
      ]),
    });
  },

  async exportRecordings(world) {
    const { supervisor, agent, team } = await world.cast();
    const shared = { agentID: agent.userID, agentName: '沈若溪', teamID: team.teamID, teamName: '信贷一组' };
    const one = await world.aRecording({
      ...shared,
      roomName: '=HYPERLINK("http://evil")',
      customerName: 'Müller, "Ada"',
      customerRef: 'CSV-1',
    });
    const two = await world.aRecording({
      ...shared,
      customerRef: 'CSV-1',
      state: 'failed',
      durationMs: null,
      onHold: true,
    });
    await world.aReview({ recordingID: one.recordingID, state: 'submitted' });
    await world.aComment({ recordingID: one.recordingID });
    await world.aRecording({ ...shared, customerRef: 'CSV-2' });
    const query = { customerRef: 'CSV-1', sort: 'startedAt', language: 'zh', zone: 'Asia/Shanghai' };
    const { body, headers } = await world.as(supervisor.userID).call('exportRecordings', { query });
    const lines = new TextDecoder('utf-8', { ignoreBOM: true }).decode(body as Uint8Array).split('\r\n');
    expect(lines).toEqual([
      '\uFEFF开始时间（Asia/Shanghai）,房间号,房间,客户,客户编号,坐席,坐席账号,团队,类型,状态,时长（秒）,大小（字节）,得分,评论数,保全中,录像编号,通话编号',
      `2026-11-20 09:30:03,${one.roomID},"'=HYPERLINK(""http://evil"")","Müller, ""Ada""",CSV-1,沈若溪,${agent.userID},信贷一组,混流,可播放,60,250000,85,1,否,${one.recordingID},${one.callID}`,
      `2026-11-20 09:30:03,${two.roomID},${two.roomName},,CSV-1,沈若溪,${agent.userID},信贷一组,混流,失败,,250000,,0,是,${two.recordingID},${two.callID}`,
      '',
    ]);
    expect(headers.get('content-disposition')).toBe('attachment; filename="recordings 2026-11-20.csv"');
  },

  async downloadRecordings(world) {
    const { supervisor, agent, team, outsider } = await world.cast();
    const shared = { agentID: agent.userID, agentName: '沈 若/溪', teamID: team.teamID };
    const one = await world.aRecording({ ...shared, roomID: '482913605' });
    const two = await world.aRecording(shared);
    const lost = await world.aRecording({ ...shared, file: 'missing.mp4' });
    const running = await world.aRecording({ ...shared, state: 'recording', file: null });
    const foreign = await world.aRecording({ agentID: outsider.userID });
    const ids = [one, two, lost, running, foreign].map(({ recordingID }) => recordingID);
    const browser = world.as(supervisor.userID);
    const ask = async (recordingIDs: readonly string[]) =>
      (await browser.call('downloadRecordings', { body: { recordingIDs } })).body;

    expect(await ask(ids)).toEqual({
      url: `/downloads/${one.recordingID}+${two.recordingID}?for=${supervisor.userID}`,
      name: 'recordings 2026-11-20 01.30.00 2.zip',
      expiresAt: '2026-11-20T01:40:00.123Z',
      items: [
        { recordingID: one.recordingID, roomName: one.roomName, outcome: 'included' },
        { recordingID: two.recordingID, roomName: two.roomName, outcome: 'included' },
        { recordingID: lost.recordingID, roomName: lost.roomName, outcome: 'fileMissing' },
        { recordingID: running.recordingID, roomName: running.roomName, outcome: 'notReady' },
        { recordingID: foreign.recordingID, roomName: null, outcome: 'notFound' },
      ],
    });
    expect(await ask([one.recordingID, one.recordingID])).toMatchObject({
      name: '2026-11-20 01.30.03 482913605 沈 若 溪 mix.mp4',
      items: [{ outcome: 'included' }],
    });
    expect(await ask([running.recordingID])).toMatchObject({ url: null, items: [{ outcome: 'notReady' }] });
  },

  async alignRecording(world) {
    const { supervisor, agent, team } = await world.cast();
    const shared = { agentID: agent.userID, teamID: team.teamID };
    const { recordingID, callID, roomID } = await world.aRecording(shared);
    const sibling = await world.aRecording({ ...shared, callID, roomID, kind: 'push' });
    const browser = world.as(supervisor.userID);
    const answer = await browser.call('alignRecording', {
      params: { recordingID },
      body: { offsetMs: -1500 },
    });
    expect(answer.status).toBe(204);
    const read = async (id: string) =>
      (await browser.call('getRecording', { params: { recordingID: id } })).body;
    expect(await read(recordingID)).toMatchObject({ offsetMs: -1500 });
    expect(await read(sibling.recordingID)).toMatchObject({ siblings: [{ recordingID, offsetMs: -1500 }] });
  },

  async listRecordingAccess(world) {
    const { supervisor, agent, team } = await world.cast();
    const { recordingID } = await world.aRecording({ agentID: agent.userID, teamID: team.teamID });
    await world.as(agent.userID).call('playRecording', { params: { recordingID } });
    world.clock.forward(60);
    const browser = world.as(supervisor.userID);
    await browser.call('downloadRecordings', { body: { recordingIDs: [recordingID] } });
    expect((await browser.call('listRecordingAccess', { params: { recordingID } })).body).toEqual({
      items: [
        {
          at: '2026-11-20T01:31:00.123Z',
          actor: { userID: supervisor.userID, name: supervisor.name },
          action: 'recording.download',
        },
        {
          at: MORNING,
          actor: { userID: agent.userID, name: agent.name },
          action: 'recording.play',
        },
      ],
    });
  },

  async listViews(world) {
    const { agent, peer } = await world.cast();
    const browser = world.as(agent.userID);
    const save = async (name: string, search: string) => {
      const { body } = await browser.call('saveView', { body: { list: 'recordings', name, search } });
      return body;
    };
    const failed = await save('失败的', 'state=failed');
    const long = await save('Long ones', 'min=900');
    const query = { list: 'recordings' };
    expect((await browser.call('listViews', { query })).body).toEqual({ items: [long, failed] });
    expect((await world.as(peer.userID).call('listViews', { query })).body).toEqual({ items: [] });
  },

  async saveView(world) {
    const { agent } = await world.cast();
    const browser = world.as(agent.userID);
    const save = (name: string, search: string) =>
      browser.call('saveView', { body: { list: 'recordings', name, search } });
    const { body } = await save('Long ones', 'min=900');
    const { viewID } = body as { viewID: string };
    expect(body).toEqual({ viewID, list: 'recordings', name: 'Long ones', search: 'min=900' });
    // Under the same name, letter case aside, it is the same view.
    expect((await save('LONG ones', 'min=1800')).body).toEqual({
      viewID,
      list: 'recordings',
      name: 'LONG ones',
      search: 'min=1800',
    });
  },

  async deleteView(world) {
    const { agent } = await world.cast();
    const browser = world.as(agent.userID);
    const body = { list: 'recordings', name: 'Mine', search: '' };
    const { viewID } = (await browser.call('saveView', { body })).body as { viewID: string };
    expect(await browser.call('deleteView', { params: { viewID } })).toMatchObject({ status: 204 });
    const query = { list: 'recordings' };
    expect((await browser.call('listViews', { query })).body).toEqual({ items: [] });
  },

  async getRecording(world) {
    const { supervisor, agent, team } = await world.cast();
    const shared = { agentID: agent.userID, teamID: team.teamID };
    const { recordingID, callID, roomID } = await world.aRecording(shared);
    const sibling = await world.aRecording({
      ...shared,
      callID,
      roomID,
      kind: 'screen',
      state: 'localOnly',
      heldBy: 'PC-7',
      file: null,
    });
    const note = (seconds: number, detail: string) =>
      world.store.transact((tx) =>
        tx.roomEvents.append({
          roomID,
          at: at(seconds),
          kind: 'entered',
          personID: agent.userID,
          personName: '沈若溪',
          detail,
        }),
      );
    await note(-600, 'long before');
    await note(0, 'just before');
    await note(30, 'in the middle');
    const answer = await world.as(supervisor.userID).call('getRecording', { params: { recordingID } });
    const person = { userID: agent.userID, name: '沈若溪' };
    expect(answer.body).toMatchObject({
      recordingID,
      callID,
      events: [
        { at: MORNING, kind: 'entered', person, detail: 'just before' },
        { at: '2026-11-20T01:30:30.123Z', kind: 'entered', person, detail: 'in the middle' },
      ],
      siblings: [
        {
          ...{ recordingID: sibling.recordingID, kind: 'screen', state: 'localOnly' },
          ...{ startedAt: '2026-11-20T01:30:03.123Z', durationMs: 60_000, offsetMs: 0 },
        },
      ],
    });
  },

  async playRecording(world) {
    const { supervisor, agent, team } = await world.cast();
    const { recordingID } = await world.aRecording({ agentID: agent.userID, teamID: team.teamID });
    const answer = await world.as(supervisor.userID).call('playRecording', { params: { recordingID } });
    expect(answer.body).toEqual({
      url: `/media/${recordingID}?for=${supervisor.userID}&until=${at(600).getTime()}`,
      mime: 'video/mp4',
      watermark: null,
      expiresAt: '2026-11-20T01:40:00.123Z',
    });
  },

  async getRecordingPreviews(world) {
    const { supervisor, agent, team } = await world.cast();
    const { recordingID } = await world.aRecording({ agentID: agent.userID, teamID: team.teamID });
    const browser = world.as(supervisor.userID);
    const links = { thumbnail: null, sprite: null, waveform: null, expiresAt: '2026-11-20T01:40:00.123Z' };
    expect((await browser.call('getRecordingPreviews', { params: { recordingID } })).body).toEqual(links);
    await world.aRecordingFile({ recordingID, role: 'thumbnail', location: 'missing.mp4' });
    await world.aRecordingFile({ recordingID, role: 'waveform', mime: 'application/json' });
    const layout = { columns: 10, rows: 2, tiles: 13, everyMs: 1000, width: 160, height: 90 };
    await world.aRecordingFile({ recordingID, role: 'sprite', mime: 'image/jpeg', about: layout });
    const url = `/media/${recordingID}?for=${supervisor.userID}&until=${at(600).getTime()}`;
    expect((await browser.call('getRecordingPreviews', { params: { recordingID } })).body).toEqual({
      ...links,
      sprite: { url, ...layout },
      waveform: url,
    });
  },

  async getRetention(world) {
    const { admin } = await world.cast();
    const { body } = await world.as(admin.userID).call('getRetention');
    expect(body).toEqual(expect.objectContaining({ rules: expect.any(Array) as unknown }));
  },

  async updateRetention(world) {
    const { admin } = await world.cast();
    const browser = world.as(admin.userID);
    const { version } = (await browser.call('getRetention')).body as { version: number };
    const rule = {
      ruleID: 'r1',
      name: 'Screens',
      teamID: null,
      kind: 'push',
      disposition: null,
      keepDays: 90,
    };
    const body = { trashDays: 30, watermark: true, rules: [rule], version };
    expect((await browser.call('updateRetention', { body })).body).toEqual({
      ...{ ...body, version: version + 1, updatedAt: MORNING },
      updatedBy: { userID: admin.userID, name: 'Ada' },
    });
    const { recordingID } = await world.aRecording();
    const played = await browser.call('playRecording', { params: { recordingID } });
    expect(played.body).toMatchObject({ watermark: `Ada ${admin.userID}` });
    const back = { ...body, watermark: false, rules: [], version: version + 1 };
    expect((await browser.call('updateRetention', { body: back })).status).toBe(200);
  },

  async previewRetention(world) {
    const { admin, team } = await world.cast();
    const mine = { teamID: team.teamID, teamName: team.name, startedAt: at(-100 * 86_400) };
    const old = await world.aRecording({ ...mine, bytes: 500 });
    await world.aRecording({ ...mine, onHold: true });
    const rule = { ruleID: 'r1', name: 'Ours', teamID: team.teamID, kind: null, disposition: null };
    const body = { trashDays: 365, rules: [{ ...rule, keepDays: 99 }] };
    const answer = await world.as(admin.userID).call('previewRetention', { body });
    expect(answer.body).toEqual({
      at: expect.any(String) as string,
      ...{ recordings: 1, bytes: 500, onHold: 1, fromTrash: 0 },
      byRule: [{ ruleID: 'r1', recordings: 1, bytes: 500 }],
      items: [
        {
          ...{ recordingID: old.recordingID, roomName: old.roomName, agentName: old.agentName },
          ...{ teamName: team.name, kind: 'mix', startedAt: old.startedAt.toISOString(), bytes: 500 },
          ...{ because: 'retention', ruleID: 'r1' },
        },
      ],
    });
  },

  async getStorage(world) {
    const { admin, agent } = await world.cast();
    const team = await world.aTeam({ name: 'Loans' });
    const big = await world.aRecording({
      ...{ kind: 'push', agentID: agent.userID, agentName: agent.name, bytes: 4 * GIB },
      ...{ teamID: team.teamID, teamName: team.name, startedAt: at(-40 * 86_400) },
    });
    const file = { recordingID: big.recordingID, bytes: 700 * GIB } as const;
    await world.aRecordingFile({ ...file, role: 'original' });
    await world.aRecordingFile({ ...file, role: 'playable' });
    const { body } = await world.as(admin.userID).call('getStorage');
    expect(body).toMatchObject({
      level: 'ample',
      disk: {
        ...{ totalBytes: 1000 * GIB, freeBytes: 500 * GIB },
        ...{ warnBytes: 100 * GIB, stopBytes: GIB / 2 },
      },
      forecast: { kind: 'tooFew', hours: 0 },
      byTeam: expect.arrayContaining([
        { team: { teamID: team.teamID, name: 'Loans' }, recordings: 1, bytes: 1400 * GIB },
      ]) as unknown,
      biggest: expect.arrayContaining([
        {
          ...{ recordingID: big.recordingID, roomName: big.roomName, kind: 'push', state: 'ready' },
          agent: { userID: agent.userID, name: agent.name },
          ...{ startedAt: big.startedAt.toISOString(), bytes: 1400 * GIB },
        },
      ]) as unknown,
      tonight: { at: expect.any(String) as string },
      settings: { warnPercent: 10, warnGiB: 5, stopGiB: 0.5 },
    });
  },

  async updateStorageSettings(world) {
    const { admin } = await world.cast();
    const browser = world.as(admin.userID);
    const { settings } = (await browser.call('getStorage')).body as Storage;
    const body = { warnPercent: 60, warnGiB: 8, stopGiB: 2.5, version: settings.version };
    expect((await browser.call('updateStorageSettings', { body })).body).toEqual({
      ...{ ...body, version: settings.version + 1, updatedAt: MORNING },
      updatedBy: { userID: admin.userID, name: 'Ada' },
    });
    // Half of it is free, and that is below sixty per cent from this moment on.
    const notice = await browser.call('getStorageNotice');
    expect(notice.body).toEqual({ level: 'low', freeBytes: 500 * GIB });
    const over = { ...body, stopGiB: 9, version: settings.version + 1 };
    const refused = await browser.call('updateStorageSettings', { body: over });
    expect(refused.body).toMatchObject({ error: { fields: [{ path: 'stopGiB', code: 'too_big' }] } });
    const back = { warnPercent: 10, warnGiB: 5, stopGiB: 0.5, version: settings.version + 1 };
    expect((await browser.call('updateStorageSettings', { body: back })).status).toBe(200);
  },

  async getStorageNotice(world) {
    const { supervisor } = await world.cast();
    const answer = await world.as(supervisor.userID).call('getStorageNotice');
    expect(answer.body).toEqual({ level: 'ample', freeBytes: 500 * GIB });
  },

  async getStorageFindings(world) {
    const { admin } = await world.cast();
    const recording = await world.aRecording({ file: 'recordings/gone.mp4', bytes: 4 * GIB });
    const stray = { location: 'recordings/whose.mp4', bytes: 9 * GIB, changedAt: at(-90_000) };
    world.disk.lying = [{ ...stray, stream: null }];
    world.disk.lost = new Set(['recordings/gone.mp4']);
    const browser = world.as(admin.userID);
    await browser.call('checkStorage');
    await world.service.jobs.settled();
    expect((await browser.call('getStorageFindings')).body).toEqual({
      check: { at: MORNING, files: 1, bytes: 9 * GIB, isUnsure: false },
      isRunning: false,
      strays: {
        ...{ total: 1, bytes: 9 * GIB },
        items: [{ ...stray, changedAt: stray.changedAt.toISOString() }],
      },
      missing: {
        ...{ total: 1, bytes: 4 * GIB },
        items: [
          {
            ...{ location: 'recordings/gone.mp4', bytes: 4 * GIB },
            ...{ recordingID: recording.recordingID, roomName: recording.roomName },
          },
        ],
      },
    });
  },

  async checkStorage(world) {
    const { admin } = await world.cast();
    const browser = world.as(admin.userID);
    expect((await browser.call('checkStorage')).status).toBe(204);
    await world.service.jobs.settled();
    expect((await browser.call('getStorageFindings')).body).toMatchObject({ check: { at: MORNING } });
  },

  async deleteStrays(world) {
    const { admin } = await world.cast();
    const browser = world.as(admin.userID);
    const location = 'recordings/left.mp4';
    world.disk.lying = [{ location, bytes: 30, changedAt: at(-90_000), stream: null }];
    await browser.call('checkStorage');
    await world.service.jobs.settled();
    const body = { locations: [location, 'recordings/never-found.mp4'] };
    const answer = await browser.call('deleteStrays', { body });
    expect(answer.body).toEqual({ files: 1, bytes: 30, leftOut: 1 });
    expect((await browser.call('getStorageFindings')).body).toMatchObject({
      strays: { total: 0, items: [] },
    });
  },

  async listHolds(world) {
    const admin = await world.person('admin', { name: 'Ada' });
    const recording = await world.aRecording({ onHold: true, bytes: 70, eraseOnLift: 'delete' });
    const { holdID } = await world.aHold({
      ...{ recordingID: recording.recordingID, placedByID: admin.userID, placedAt: at(5e8) },
    });
    const browser = world.as(admin.userID);
    const by = { userID: admin.userID, name: 'Ada' };
    const open = await browser.call('listHolds', { query: { size: '1' } });
    expect(open.body).toMatchObject({
      items: [
        {
          ...{ holdID, reason: 'Case 7', placedAt: at(5e8).toISOString(), placedBy: by },
          ...{ recordings: 1, bytes: 70, erasingWaits: 1, lifted: null },
        },
      ],
    });
    const lifted = { liftedAt: at(6e8), liftedByID: admin.userID, liftReason: 'Settled' };
    const over = await world.aHold({ ...lifted, placedByID: admin.userID, placedAt: at(5e8) });
    expect((await browser.call('listHolds', { query: { state: 'lifted', size: '1' } })).body).toMatchObject({
      items: [{ holdID: over.holdID, lifted: { at: at(6e8).toISOString(), by, reason: 'Settled' } }],
    });
  },

  async listHeldRecordings(world) {
    const { admin } = await world.cast();
    const [early, late] = [
      await world.aRecording({ onHold: true, startedAt: at(1) }),
      await world.aRecording({ onHold: true, startedAt: at(2) }),
    ];
    const { holdID } = await world.aHold({ recordingID: early.recordingID });
    await world.aHold({ holdID, recordingID: late.recordingID });
    const { body } = await world.as(admin.userID).call('listHeldRecordings', { params: { holdID } });
    expect(body).toMatchObject({
      hold: { holdID, recordings: 2 },
      items: [
        { recordingID: late.recordingID, onHold: true },
        { recordingID: early.recordingID, onHold: true },
      ],
    });
  },

  async listRecordingHolds(world) {
    const { admin } = await world.cast();
    const { recordingID } = await world.aRecording({ onHold: true });
    const { holdID } = await world.aHold({ recordingID });
    await world.aHold({ recordingID, liftedAt: at(9), liftedByID: admin.userID, liftReason: 'Over' });
    const { body } = await world.as(admin.userID).call('listRecordingHolds', { params: { recordingID } });
    expect(body).toMatchObject({ items: [{ holdID, reason: 'Case 7' }] });
  },

  async placeHold(world) {
    const { admin } = await world.cast();
    const [one, gone] = [await world.aRecording(), await world.aRecording({ state: 'expired' })];
    const browser = world.as(admin.userID);
    const recordingIDs = [one.recordingID, gone.recordingID];
    const { body } = await browser.call('placeHold', { body: { recordingIDs, reason: 'Case 7' } });
    expect(body).toEqual({
      ...{ holdID: expect.any(String) as string, done: 1 },
      leftOut: [{ recordingID: gone.recordingID, why: 'gone' }],
    });
    const params = { recordingID: one.recordingID };
    expect((await browser.call('getRecording', { params })).body).toMatchObject({ onHold: true });
  },

  async liftHold(world) {
    const { admin } = await world.cast();
    const [one, two] = [await world.aRecording({ onHold: true }), await world.aRecording({ onHold: true })];
    const { holdID } = await world.aHold({ recordingID: one.recordingID });
    await world.aHold({ holdID, recordingID: two.recordingID });
    const browser = world.as(admin.userID);
    const some = { reason: 'Not needed', recordingIDs: [one.recordingID] };
    const lift = async (body: object) => (await browser.call('liftHold', { params: { holdID }, body })).body;
    expect(await lift(some)).toEqual({ lifted: 1, erased: 0 });
    const { read } = world.store;
    expect((await read.recordings.get(two.recordingID))?.onHold).toBe(true);
    expect(await lift({ reason: 'Case closed' })).toEqual({ lifted: 1, erased: 0 });
    expect((await read.recordings.get(two.recordingID))?.onHold).toBe(false);
  },

  async getTrash(world) {
    const { supervisor, agent, team } = await world.cast();
    await world.aRecording({ ...thrownAway, agentID: agent.userID, teamID: team.teamID, bytes: 300 });
    await world.aRecording({ ...thrownAway, bytes: 5000 });
    expect((await world.as(supervisor.userID).call('getTrash')).body).toEqual({
      ...{ days: 30, recordings: 1, bytes: 300, oldestAt: MORNING },
    });
  },

  async trashImpact(world) {
    const { supervisor, agent, team } = await world.cast();
    const ours = { agentID: agent.userID, teamID: team.teamID };
    const lonely = await world.aRecording({ ...ours, bytes: 100 });
    const { callID, roomID, recordingID } = await world.aRecording({ ...ours, bytes: 20 });
    await world.aRecording({ ...ours, callID, roomID, kind: 'push' });
    const busy = await world.aRecording({ ...ours, state: 'processing' });
    const foreign = await world.aRecording();
    const recordingIDs = [lonely, busy, foreign].map((row) => row.recordingID);
    const body = { recordingIDs: [...recordingIDs, recordingID, recordingID] };
    expect((await world.as(supervisor.userID).call('trashImpact', { body })).body).toEqual({
      ...{ recordings: 2, bytes: 120, callsLeftBare: 1, days: 30 },
      leftOut: [
        { recordingID: busy.recordingID, why: 'busy' },
        { recordingID: foreign.recordingID, why: 'notFound' },
      ],
    });
  },

  async trashRecordings(world) {
    const { supervisor, agent, team } = await world.cast();
    const ours = { agentID: agent.userID, teamID: team.teamID };
    const [one, two] = [await world.aRecording(ours), await world.aRecording(ours)];
    const held = await world.aRecording({ ...ours, onHold: true });
    const browser = world.as(supervisor.userID);
    const recordingIDs = [one, two, held].map((row) => row.recordingID);
    const body = { recordingIDs, reason: 'Test calls' };
    expect((await browser.call('trashRecordings', { body })).body).toEqual({
      ...{ done: 2, leftOut: [{ recordingID: held.recordingID, why: 'held' }] },
    });
    const params = { recordingID: one.recordingID };
    expect((await browser.call('getRecording', { params })).body).toMatchObject({
      ...{ state: 'trash', can: ['align', 'log', 'restore'], onHold: false, removed: null },
      trash: { at: MORNING, by: { userID: supervisor.userID }, reason: 'Test calls' },
    });
    expect((await browser.call('listRecordings')).body).toMatchObject({ total: 1 });
    expect((await browser.call('listRecordings', { query: { state: 'trash' } })).body).toMatchObject({
      total: 2,
    });
  },

  async restoreRecordings(world) {
    const { supervisor, agent, team } = await world.cast();
    const ours = { ...thrownAway, agentID: agent.userID, teamID: team.teamID };
    const [good, failed] = [
      await world.aRecording(ours),
      await world.aRecording({ ...ours, stateBefore: 'failed' }),
    ];
    const gone = await world.aRecording({ ...ours, state: 'expired' });
    const browser = world.as(supervisor.userID);
    const recordingIDs = [good, failed, gone].map((row) => row.recordingID);
    expect((await browser.call('restoreRecordings', { body: { recordingIDs } })).body).toEqual({
      ...{ done: 2, leftOut: [{ recordingID: gone.recordingID, why: 'notInTrash' }] },
    });
    const now = await Promise.all(
      [good, failed].map(({ recordingID }) => browser.call('getRecording', { params: { recordingID } })),
    );
    expect(now.map(({ body }) => body)).toMatchObject([
      { state: 'ready', trash: null },
      { state: 'failed', trash: null },
    ]);
  },

  async retryRecording(world) {
    const { supervisor, agent, team } = await world.cast();
    const { recordingID } = await world.aRecording({
      agentID: agent.userID,
      teamID: team.teamID,
      state: 'failed',
      trouble: 'diskFull',
    });
    const answer = await world.as(supervisor.userID).call('retryRecording', { params: { recordingID } });
    expect(answer.body).toMatchObject({
      recordingID,
      state: 'processing',
      progress: 0,
      trouble: null,
      can: ['align', 'log'],
    });
  },

  async askForRecording(world) {
    const { supervisor, agent, team } = await world.cast();
    const recording = await world.aRecording({
      ...{ agentID: agent.userID, teamID: team.teamID, kind: 'screen', state: 'localOnly' },
      file: null,
    });
    const params = { recordingID: recording.recordingID };
    const { body } = await world.as(supervisor.userID).call('askForRecording', { params });
    expect(body).toMatchObject({
      state: 'localOnly',
      asked: { at: MORNING, by: { userID: supervisor.userID, name: 'Supervisor' } },
      can: ['align', 'log', 'trash', 'ask', 'upload'],
    });
  },

  async answerForRecording(world) {
    const { agent } = await world.cast();
    const { recordingID } = await world.aRecording({
      ...{ agentID: agent.userID, kind: 'screen', state: 'localOnly', file: null },
      ...{ askedAt: at(-60), askedByID: 'someone', askedByName: 'Someone' },
    });
    const answer = (body: object) =>
      world.as(agent.userID).call('answerForRecording', { params: { recordingID }, body });
    expect((await answer({ answer: 'held', heldBy: 'PC-0123' })).body).toMatchObject({
      ...{ state: 'localOnly', heldBy: 'PC-0123' },
      asked: { at: '2026-11-20T01:29:00.123Z', by: { userID: 'someone', name: 'Someone' } },
    });
    expect((await answer({ answer: 'lost' })).body).toMatchObject({
      ...{ state: 'failed', trouble: 'fileLost', heldBy: 'PC-0123', asked: null },
      can: ['retry', 'upload'],
    });
  },

  async listUploads(world) {
    const { agent } = await world.cast();
    const { uploadID } = await world.anUpload({ userID: agent.userID, received: 400 });
    expect((await world.as(agent.userID).call('listUploads')).body).toEqual({
      items: [
        {
          uploadID,
          fileName: '2026_11_20_09_30_00.mp4',
          bytes: 1000,
          received: 400,
          state: 'receiving',
          fileAt: '2026-11-20T01:31:00.123Z',
          durationMs: null,
          soundOnly: false,
          trouble: null,
          createdAt: MORNING,
          recordingID: null,
          duplicateOf: null,
        },
      ],
      maxBytes: 50_000_000_000,
      keepDays: 7,
    });
  },

  async listUploadCandidates(world) {
    const { agent } = await world.cast();
    const call = await world.aCall({ agentID: agent.userID, ended: true });
    const { uploadID } = await world.anUpload({ userID: agent.userID, fileName: `${call.roomID}.mp4` });
    const { body } = await world.as(agent.userID).call('listUploadCandidates', { params: { uploadID } });
    expect(body).toEqual({
      items: [
        {
          callID: call.callID,
          room: { roomID: call.roomID, name: call.roomName, customerName: call.customerName },
          agent: { userID: agent.userID, name: call.agentName },
          startedAt: (call.enteredAt ?? call.startedAt).toISOString(),
          endedAt: call.endedAt?.toISOString() ?? null,
          state: null,
          clues: ['time', 'room'],
        },
      ],
      likely: call.callID,
    });
  },

  async attachUpload(world) {
    const { agent } = await world.cast();
    const { callID } = await world.aCall({ agentID: agent.userID, ended: true });
    const { uploadID } = await world.anUpload({ userID: agent.userID, received: 400 });
    const browser = world.as(agent.userID);
    const recordingID = `screen-${callID}`;
    const { body } = await browser.call('attachUpload', { params: { uploadID }, body: { callID } });
    expect(body).toMatchObject({ uploadID, state: 'receiving', recordingID });
    expect((await browser.call('getRecording', { params: { recordingID } })).body).toMatchObject({
      ...{ kind: 'screen', state: 'uploading', progress: 40 },
    });
  },

  async getCloudSettings(world) {
    const { userID } = await world.person('admin');
    const before = (await world.as(userID).call('getCloudSettings')).body as { version: number };
    expect(before).toMatchObject({ version: expect.any(Number) as number });
    const { admin, adminID, callbackURL } = await decideCloud(world);
    expect((await admin.call('getCloudSettings')).body).toEqual({
      ...{ on: true, hosts: ['vod.example'], plain: false, hasKey: true },
      oldKeyUntil: before.version === 0 ? null : '2026-11-21T01:30:00.123Z',
      callbackURL,
      ...{ version: before.version + 2, updatedAt: MORNING },
      updatedBy: { userID: adminID, name: expect.any(String) as string },
    });
    expect(callbackURL).toMatch(/^https:\/\/rooms\.example\/api\/recordings\/callbacks\/[A-Za-z0-9]{32}$/);
  },

  async updateCloudSettings(world) {
    const { admin } = await decideCloud(world);
    const { version } = (await admin.call('getCloudSettings')).body as { version: number };
    const body = { on: false, hosts: ['a.example', 'b.example'], plain: true, version };
    const { version: _, ...decided } = body;
    expect((await admin.call('updateCloudSettings', { body })).body).toMatchObject(decided);
  },

  async setCloudKey(world) {
    const { admin } = await decideCloud(world);
    const given = await admin.call('setCloudKey', { body: { key: 'another-key-of-mine' } });
    expect(given.body).toMatchObject({ key: 'another-key-of-mine', settings: { hasKey: true } });
    const made = (await admin.call('setCloudKey', { body: {} })).body as { key: string };
    expect(made.key).toMatch(/^[A-Za-z0-9]{32}$/);
  },

  async testCloudCallback(world) {
    const { admin } = await decideCloud(world);
    expect((await admin.call('testCloudCallback')).body).toEqual({
      ...{ taken: false, status: 204, failure: null, tookMs: 7 },
    });
  },

  async takeCloudCallback(world) {
    const { tell } = await decideCloud(world);
    const answer = await tell({ file_id: `f${unique()}` });
    expect([answer.status, answer.body]).toEqual([200, { code: 0 }]);
  },

  async listCloudFiles(world) {
    const { supervisor } = await world.cast();
    const file = await world.aCloudFile({ durationMs: 5000, bytes: 7 });
    const { body } = await world.as(supervisor.userID).call('listCloudFiles');
    const { items } = body as { items: { cloudFileID: string }[] };
    expect(items.find(({ cloudFileID }) => cloudFileID === file.cloudFileID)).toEqual({
      ...{ cloudFileID: file.cloudFileID, streamID: file.streamID, format: 'mp4' },
      ...{ startedAt: MORNING, durationMs: 5000, bytes: 7, receivedAt: '2026-11-20T01:40:30.123Z' },
    });
  },

  async listCloudFileCandidates(world) {
    const { agent, supervisor } = await world.cast();
    const { callID } = await world.aCall({
      ...{ agentID: agent.userID, teamID: agent.teamID, ended: true },
      ...{ enteredAt: at(2), endedAt: at(602) },
    });
    const { cloudFileID } = await world.aCloudFile({ streamID: `8525_${agent.userID}` });
    const browser = world.as(supervisor.userID);
    const { body } = await browser.call('listCloudFileCandidates', { params: { cloudFileID } });
    const clues = ['time', 'length', 'agent'];
    expect(body).toMatchObject({ items: [{ callID, clues, state: null }], likely: callID });
  },

  async matchCloudFile(world) {
    const { agent, supervisor } = await world.cast();
    const { callID } = await world.aCall({ agentID: agent.userID, teamID: agent.teamID, ended: true });
    const { cloudFileID } = await world.aCloudFile();
    const browser = world.as(supervisor.userID);
    const { body } = await browser.call('matchCloudFile', { params: { cloudFileID }, body: { callID } });
    expect(body).toMatchObject({ callID, kind: 'cloud', state: 'uploading', startedAt: MORNING });
  },

  async dropCloudFile(world) {
    const { supervisor } = await world.cast();
    const { cloudFileID } = await world.aCloudFile();
    const browser = world.as(supervisor.userID);
    expect((await browser.call('dropCloudFile', { params: { cloudFileID } })).status).toBe(204);
    const { body } = await browser.call('listCloudFiles');
    expect(JSON.stringify(body)).not.toContain(`"${cloudFileID}"`);
  },

  async getClientSettings(world) {
    const { agent } = await world.cast();
    const { body } = await world.as(agent.userID).call('getClientSettings');
    expect(body).toEqual({
      installers: { windows: null, macos: null, linux: null },
      minimumVersion: null,
      recordPath: '',
      helpContact: '',
      ownIngest: false,
      version: 0,
      updatedAt: null,
      updatedBy: null,
    });
  },

  async updateClientSettings(world) {
    const admin = await world.person('admin', { name: '张楠' });
    const browser = world.as(admin.userID);
    const { version } = (await browser.call('getClientSettings')).body as { version: number };
    const decided = {
      installers: {
        windows: { url: 'https://example.com/setup.exe', version: '3.2.0', bytes: 48_000_000 },
        macos: null,
        linux: { url: 'https://example.com/setup.deb', version: '3.2', bytes: null },
      },
      minimumVersion: '3.1',
      recordPath: 'D:\\records',
      helpContact: 'Service desk, 4711',
    };
    const answer = await browser.call('updateClientSettings', { body: { ...decided, version } });
    expect(answer.body).toEqual({
      ...decided,
      ownIngest: false,
      version: version + 1,
      updatedAt: MORNING,
      updatedBy: { userID: admin.userID, name: '张楠' },
    });
    await browser.call('updateClientSettings', { body: { ...noClientSettings, version: version + 1 } });
  },

  async getFloorSettings(world) {
    const { agent } = await world.cast();
    const floor = await floorOf(world.as(agent.userID));
    expect(Object.keys(floor).sort()).toEqual([
      'breakReasons',
      'limits',
      'updatedAt',
      'updatedBy',
      'version',
    ]);
  },

  async updateFloorSettings(world) {
    const admin = await world.person('admin', { name: '张楠' });
    const browser = world.as(admin.userID);
    const { version, breakReasons, limits } = await floorOf(browser);
    const decided = {
      breakReasons: [{ reasonID: 'gym', zh: '健身', en: 'Gym', limitMinutes: 30 }],
      limits: { waitSeconds: 60, roomMinutes: 30, wrapUpMinutes: 5 },
    };
    const answer = await browser.call('updateFloorSettings', { body: { ...decided, version } });
    expect(answer.body).toEqual({
      ...decided,
      version: version + 1,
      updatedAt: MORNING,
      updatedBy: { userID: admin.userID, name: '张楠' },
    });
    await browser.call('updateFloorSettings', { body: { breakReasons, limits, version: version + 1 } });
  },

  async getObservingSettings(world) {
    await decideObserving(world, 'announced');
    const answer = await world.as((await world.person('supervisor')).userID).call('getObservingSettings');
    expect(answer.body).toEqual({
      policy: 'announced',
      liveService: true,
      version: expect.any(Number) as number,
      updatedAt: MORNING,
      updatedBy: { userID: expect.stringMatching(/^admin_/) as string, name: expect.any(String) as string },
    });
  },

  async updateObservingSettings(world) {
    const admin = await world.person('admin', { name: '张楠' });
    const browser = world.as(admin.userID);
    const { version } = (await browser.call('getObservingSettings')).body as { version: number };
    const answer = await browser.call('updateObservingSettings', { body: { policy: 'silent', version } });
    expect(answer.body).toEqual({
      policy: 'silent',
      liveService: true,
      version: version + 1,
      updatedAt: MORNING,
      updatedBy: { userID: admin.userID, name: '张楠' },
    });
  },

  async startObserving(world) {
    await decideObserving(world, 'silent');
    const { agent, supervisor } = await world.cast();
    const { roomID, streamID } = await aPlayedRoom(world, agent);
    const customer = await world.aMember({
      roomID,
      userID: `c_${unique()}`,
      name: '王小明',
      enteredAt: at(1),
    });
    await world.aMember({ roomID, role: 'audience', enteredAt: at(2) });
    const answer = await world
      .as(supervisor.userID)
      .call('startObserving', { params: { roomID }, body: { reason: ' 质检 ' } });
    const until = at(180).toISOString();
    expect(answer.body).toEqual({
      observationID: anID,
      roomID,
      announced: false,
      startedAt: MORNING,
      streams: [
        {
          ...{ userID: agent.userID, name: '沈若溪', role: 'main' },
          url: `https://play.example/live/${streamID}.flv?until=${until}`,
        },
        { userID: customer.userID, name: '王小明', role: 'pusher', url: null },
      ],
      validUntil: until,
    });
  },

  async renewObservation(world) {
    await decideObserving(world, 'announced');
    const { agent, supervisor } = await world.cast();
    const { roomID, streamID } = await aPlayedRoom(world, agent);
    const { browser, observationID } = await startedObserving(world, roomID, supervisor);
    world.clock.forward(60);
    const answer = await browser.call('renewObservation', { params: { observationID } });
    const until = at(240).toISOString();
    expect(answer.body).toEqual({
      observationID,
      roomID,
      announced: true,
      startedAt: MORNING,
      streams: [
        {
          ...{ userID: agent.userID, name: '沈若溪', role: 'main' },
          url: `https://play.example/live/${streamID}.flv?until=${until}`,
        },
      ],
      validUntil: until,
    });
  },

  async endObservation(world) {
    await decideObserving(world, 'announced');
    const { agent, supervisor } = await world.cast();
    const { roomID } = await aPlayedRoom(world, agent);
    const { browser, observationID } = await startedObserving(world, roomID, supervisor);
    for (let times = 0; times < 2; times += 1) {
      expect((await browser.call('endObservation', { params: { observationID } })).status).toBe(204);
    }
    expect((await browser.call('listObservers', { params: { roomID } })).body).toEqual({ items: [] });
  },

  async listObservers(world) {
    await decideObserving(world, 'announced');
    const { agent, supervisor } = await world.cast();
    const { roomID } = await aPlayedRoom(world, agent);
    const { observationID } = await startedObserving(world, roomID, supervisor);
    expect((await world.as(agent.userID).call('listObservers', { params: { roomID } })).body).toEqual({
      items: [
        {
          observationID,
          person: { userID: supervisor.userID, name: 'Supervisor' },
          announced: true,
          startedAt: MORNING,
        },
      ],
    });
  },

  async getMyPresence(world) {
    const { agent, team } = await world.cast();
    expect((await world.as(agent.userID).call('getMyPresence')).body).toEqual({
      user: { userID: agent.userID, name: '沈若溪' },
      team: { teamID: team.teamID, name: team.name },
      state: 'available',
      since: MORNING,
      choice: 'available',
      reason: null,
      chosenBy: null,
      can: [],
    });
  },

  async beHere(world) {
    const { agent } = await world.cast();
    const browser = world.as(agent.userID);
    await browser.call('getMe');
    await world.store.transact((tx) => tx.presence.update(agent.userID, { seenAt: null, state: 'offline' }));
    expect((await browser.call('beHere')).body).toMatchObject({ state: 'available', since: MORNING });
  },

  async choosePresence(world) {
    const { agent } = await world.cast();
    const body = { choice: 'break', reasonID: 'lunch' };
    expect((await world.as(agent.userID).call('choosePresence', { body })).body).toMatchObject({
      state: 'break',
      since: MORNING,
      choice: 'break',
      reason: { reasonID: 'lunch', zh: '用餐', en: 'Lunch', limitMinutes: 60 },
    });
  },

  async listPresence(world) {
    const { agent, peer, supervisor, team } = await world.cast();
    await world.aPresence({ userID: agent.userID, state: 'wrapUp', since: at(-30) });
    const { body } = await world.as(supervisor.userID).call('listPresence', {
      query: { teamID: team.teamID },
    });
    const shared = { team: { teamID: team.teamID, name: team.name }, choice: 'available', reason: null };
    expect(body).toEqual({
      items: [
        {
          user: { userID: peer.userID, name: 'Peer' },
          ...shared,
          ...{ state: 'offline', since: null, chosenBy: null, can: ['set'] },
        },
        {
          user: { userID: agent.userID, name: '沈若溪' },
          ...shared,
          ...{ state: 'wrapUp', since: '2026-11-20T01:29:30.123Z', chosenBy: null, can: ['set'] },
        },
      ],
    });
  },

  async setPresence(world) {
    const { agent, supervisor } = await world.cast();
    await world.aPresence({ userID: agent.userID, state: 'available' });
    const answer = await world.as(supervisor.userID).call('setPresence', {
      params: { userID: agent.userID },
      body: { choice: 'break', reasonID: 'meeting' },
    });
    expect(answer.body).toMatchObject({
      user: { userID: agent.userID, name: '沈若溪' },
      state: 'break',
      reason: { reasonID: 'meeting', zh: '会议', en: 'Meeting', limitMinutes: null },
      chosenBy: { userID: supervisor.userID, name: 'Supervisor' },
    });
  },

  async listPresenceTimes(world) {
    const { agent, supervisor } = await world.cast();
    const lunch = { reasonID: 'lunch', zh: '用餐', en: 'Lunch', limitMinutes: 60 };
    const { userID } = agent;
    await world.store.transact(async (tx) => {
      await tx.presence.note({ userID, at: at(-100), state: 'available', reason: null });
      await tx.presence.note({ userID, at: at(-40), state: 'break', reason: lunch });
      await tx.presence.note({ userID, at: at(-30), state: 'available', reason: null });
    });
    const { body } = await world.as(supervisor.userID).call('listPresenceTimes', {
      query: { from: at(-60).toISOString(), to: at(3600).toISOString() },
    });
    const user = { userID, name: '沈若溪' };
    expect(body).toEqual({
      items: [
        { user, state: 'available', reason: null, seconds: 50 },
        { user, state: 'break', reason: lunch, seconds: 10 },
      ],
    });
  },

  async getWallboard(world) {
    const { agent, peer, supervisor, team } = await world.cast();
    const { teamID } = team;
    const waiting = await world.aRoom({ ownerID: agent.userID, teamID, state: 'live', liveSince: at(-40) });
    const { roomID } = waiting;
    await world.aMember({ roomID, userID: 'guest_1', name: 'Jo', enteredAt: at(-40), heartbeatAt: at(-5) });
    const live = await world.aRoom({ ownerID: agent.userID, teamID, state: 'live', liveSince: at(-90) });
    await world.aMember({ roomID: live.roomID, userID: agent.userID, heartbeatAt: at(-5) });
    const shared = { agentID: agent.userID, agentName: '沈若溪', teamID, roomID: live.roomID };
    await world.aCall({ ...shared, state: 'live', startedAt: at(-95), enteredAt: at(-90) });
    const failed = await world.aCall({
      ...{ ...shared, roomName: 'Loan', startedAt: at(-600), endedAt: at(-500) },
      ...{ state: 'ended', endReason: 'launchGivenUp' },
    });
    await world.aPresence({ userID: agent.userID, state: 'inCall', since: at(-95) });
    const browser = world.as(supervisor.userID);
    const roomOf = async (id: string) => (await browser.call('getRoom', { params: { roomID: id } })).body;
    const { body } = await browser.call('getWallboard', { query: { teamID } });
    expect(body).toMatchObject({ waiting: { items: [{ attention: 'customerWaiting' }] } });
    expect(body).toEqual({
      at: MORNING,
      limits: (await floorOf(browser)).limits,
      waiting: { total: 1, items: [await roomOf(roomID)] },
      live: { total: 1, items: [await roomOf(live.roomID)] },
      agents: [
        expect.objectContaining({ user: { userID: peer.userID, name: 'Peer' }, state: 'offline' }),
        expect.objectContaining({ user: { userID: agent.userID, name: '沈若溪' }, state: 'inCall' }),
      ],
      launches: {
        since: '2026-11-20T00:30:00.123Z',
        started: 2,
        entered: 1,
        failed: [{ reason: 'launchGivenUp', count: 1 }],
        items: [
          {
            callID: failed.callID,
            agent: { userID: agent.userID, name: '沈若溪' },
            about: 'Loan',
            startedAt: '2026-11-20T01:20:00.123Z',
            reason: 'launchGivenUp',
          },
        ],
      },
    });
  },

  async findCustomer(world) {
    const { admin, agent } = await world.cast();
    const [ref, name] = [`K-${unique()}`, `Nora ${unique()}`];
    const of = { customerName: name, customerRef: ref };
    const { roomID } = await world.aRoom({ ownerID: agent.userID, ...of });
    const call = await world.aCall({
      roomID,
      agentID: agent.userID,
      ended: true,
      notes: 'Wants a loan',
      ...of,
    });
    await world.aRecording({ roomID, callID: call.callID, ...of });
    await world.aRoom({ customerName: name, state: 'live' });
    await world.aRoom({ customerName: name, customerRef: 'another' });
    const answer = await world.as(admin.userID).call('findCustomer', { body: { ref, name } });
    expect(answer.body).toEqual({
      rooms: 2,
      calls: 1,
      notes: 1,
      pictures: 0,
      recordings: 1,
      onHold: [],
      busy: 1,
      identities: expect.arrayContaining([
        { name, ref },
        { name, ref: '' },
      ]) as unknown,
    });
  },

  async eraseCustomer(world) {
    const { admin, agent } = await world.cast();
    const ref = `K-${unique()}`;
    const of = { customerName: '欧阳若澜', customerRef: ref };
    const { roomID } = await world.aRoom({ ownerID: agent.userID, name: '欧阳若澜 面签', ...of });
    const { recordingID } = await world.aRecording({ roomID, agentID: agent.userID, ...of });
    const browser = world.as(admin.userID);
    const body = { ref, recordings: 'detach', reason: 'They asked', confirm: ref };
    expect((await browser.call('eraseCustomer', { body })).body).toEqual({
      erased: {
        rooms: 1,
        calls: 0,
        notes: 0,
        pictures: 0,
        recordings: 1,
        onHold: [],
        busy: 0,
        identities: [{ name: '欧阳若澜', ref }],
      },
      texts: 1,
    });
    const room = await browser.call('getRoom', { params: { roomID } });
    expect(room.body).toMatchObject({ name: '*** 面签', customerName: '***', customerRef: '***' });
    const recording = await browser.call('getRecording', { params: { recordingID } });
    expect(recording.body).toMatchObject({ room: { customerName: '***', customerRef: '***' } });
    expect((await browser.call('eraseCustomer', { body })).problem?.code).toBe('customer.notFound');
  },

  async exportAuditCsv(world) {
    const { admin, agent } = await world.cast();
    await world.as(agent.userID).call('getMe');
    const query = { actorID: agent.userID };
    const { body } = await world.as(admin.userID).call('exportAuditCsv', { query });
    world.clock.forward(1);
    expect(new TextDecoder().decode(body as Uint8Array)).toBe(
      'Time (UTC),Who,User ID,Action,Kind of object,Object,Object ID,Room no.,Result,Reason,Before,After,Address,Request ID\r\n',
    );
    const later = await world.as(admin.userID).call('exportAuditCsv', { query });
    expect(new TextDecoder().decode(later.body as Uint8Array)).toContain(
      `2026-11-20T01:30:00.123Z,沈若溪,${agent.userID},signIn,user,沈若溪,${agent.userID},,ok,,,,192.0.2.1,`,
    );
  },

  async exportAuditLines(world) {
    const { admin, agent } = await world.cast();
    await world.as(agent.userID).call('getMe');
    world.clock.forward(1);
    const query = { actorID: agent.userID };
    const { body } = await world.as(admin.userID).call('exportAuditLines', { query });
    const lines = new TextDecoder()
      .decode(body as Uint8Array)
      .trimEnd()
      .split('\n');
    const { items } = (await world.as(admin.userID).call('listAudit', { query })).body as {
      items: unknown[];
    };
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(items);
  },

  async getOldClientSettings(world) {
    const { admin } = await world.cast();
    const { body } = await world.as(admin.userID).call('getOldClientSettings');
    expect(body).toEqual({
      roomListOpen: false,
      roomList: { networks: [], origins: [] },
      installed: { networks: ['192.0.2.1'], origins: ['https://crm.example'] },
      version: 0,
      updatedAt: null,
      updatedBy: null,
    });
  },

  async updateOldClientSettings(world) {
    const admin = await world.person('admin', { name: '张楠' });
    const browser = world.as(admin.userID);
    const { version } = (await browser.call('getOldClientSettings')).body as { version: number };
    const decided = {
      roomListOpen: true,
      roomList: { networks: ['10.0.0.0/8'], origins: ['https://shop.example'] },
    };
    const answer = await browser.call('updateOldClientSettings', { body: { ...decided, version } });
    expect(answer.body).toEqual({
      ...decided,
      installed: { networks: ['192.0.2.1'], origins: ['https://crm.example'] },
      version: version + 1,
      updatedAt: MORNING,
      updatedBy: { userID: admin.userID, name: '张楠' },
    });
    await browser.call('updateOldClientSettings', {
      body: { roomListOpen: false, roomList: { networks: [], origins: [] }, version: version + 1 },
    });
  },

  async listApiTokens(world) {
    const { admin, team } = await world.cast();
    const row = await world.anApiToken({
      ...{ name: 'CRM', permissions: ['room.list'], teamID: team.teamID },
      ...{ createdByID: admin.userID, createdAt: at(900), revokedAt: at(3) },
    });
    const { body } = await world.as(admin.userID).call('listApiTokens');
    const { items } = body as { items: { tokenID: string }[] };
    expect(items.find(({ tokenID }) => tokenID === row.tokenID)).toEqual({
      tokenID: row.tokenID,
      name: 'CRM',
      prefix: 'wxc_Ab3dE',
      permissions: ['room.list'],
      team: { teamID: team.teamID, name: team.name },
      createdBy: { userID: admin.userID, name: 'Ada' },
      createdAt: at(900).toISOString(),
      expiresAt: at(24 * 3600).toISOString(),
      lastUsedAt: null,
      revokedAt: at(3).toISOString(),
      state: 'revoked',
      can: [],
    });
  },

  async createApiToken(world) {
    const { admin } = await world.cast();
    const { body } = await world.as(admin.userID).call('createApiToken', {
      body: { name: ' CRM ', permissions: ['call.list', 'room.create'], validDays: 90 },
    });
    const { apiToken, token } = body as { apiToken: { prefix: string }; token: string };
    expect(token).toMatch(/^wxc_[0-9A-Za-z]{38}$/);
    expect(apiToken).toEqual({
      tokenID: expect.stringMatching(/^webexe_[a-z0-9]{16}$/) as string,
      name: 'CRM',
      prefix: token.slice(0, 9),
      permissions: ['room.list', 'room.create', 'call.list'],
      team: null,
      createdBy: { userID: admin.userID, name: 'Ada' },
      createdAt: MORNING,
      expiresAt: at(90 * 24 * 3600).toISOString(),
      lastUsedAt: null,
      revokedAt: null,
      state: 'valid',
      can: ['revoke'],
    });
    expect((await world.showing(token).call('listRooms')).status).toBe(200);
  },

  async revokeApiToken(world) {
    const { admin } = await world.cast();
    const program = await world.token({ permissions: ['room.list'] });
    expect((await program.call('listRooms')).status).toBe(200);
    const params = { tokenID: program.row.tokenID };
    const first = await world.as(admin.userID).call('revokeApiToken', { params });
    expect(first.body).toMatchObject({ ...params, state: 'revoked', revokedAt: MORNING, can: [] });
    expect((await world.as(admin.userID).call('revokeApiToken', { params })).body).toEqual(first.body);
    expect((await program.call('listRooms')).problem?.code).toBe('token.revoked');
  },

  async listWebhooks(world) {
    const { admin, team } = await world.cast();
    const row = await world.aWebhook({
      ...{ events: ['room.closed', 'call.ended'], teamID: team.teamID, createdByID: admin.userID },
      ...{
        disabledAt: at(5),
        disabledBecause: 'failing',
        oldSecretUntil: at(60),
        sealedOldSecret: 'sealed:x',
      },
      ...{ lastSuccessAt: at(-90), lastFailureAt: at(5), lastFailure: 'status', lastFailureStatus: 503 },
      ...{ failingSince: at(-80), failures: 40 },
    });
    const { webhookID } = row;
    await world.aDelivery({ webhookID, state: 'delivered', attempts: 1 });
    await world.aDelivery({ webhookID, state: 'failed', attempts: 11 });
    await world.aDelivery({ webhookID, attempts: 2 });
    await world.aDelivery({ webhookID });
    await world.aDelivery({ webhookID, createdAt: at(-25 * 3600), attempts: 3 });
    const { items } = (await world.as(admin.userID).call('listWebhooks')).body as {
      items: { webhookID: string }[];
    };
    expect(items.find((each) => each.webhookID === webhookID)).toEqual({
      webhookID,
      url: row.url,
      description: row.description,
      events: ['room.closed', 'call.ended'],
      team: { teamID: team.teamID, name: team.name },
      disabled: { at: at(5).toISOString(), because: 'failing' },
      oldSecretUntil: at(60).toISOString(),
      createdBy: { userID: admin.userID, name: 'Ada' },
      createdAt: MORNING,
      lastSuccessAt: at(-90).toISOString(),
      lastFailure: { at: at(5).toISOString(), status: 503, failure: 'status' },
      failingSince: at(-80).toISOString(),
      day: { delivered: 1, failing: 2, waiting: 1 },
    });
  },

  async getWebhook(world) {
    const { admin } = await world.cast();
    const { webhookID, url } = await world.aWebhook();
    const { body } = await world.as(admin.userID).call('getWebhook', { params: { webhookID } });
    expect(body).toMatchObject({ webhookID, url, events: null, team: null, disabled: null });
  },

  async createWebhook(world) {
    const { admin } = await world.cast();
    const { body } = await world.as(admin.userID).call('createWebhook', {
      body: { url: ' https://crm.example/hooks?of=webexe ', description: 'CRM', events: ['room.closed'] },
    });
    const { webhook, secret } = body as { webhook: object; secret: string };
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(webhook).toEqual({
      webhookID: anID,
      url: 'https://crm.example/hooks?of=webexe',
      description: 'CRM',
      events: ['room.closed'],
      team: null,
      disabled: null,
      oldSecretUntil: null,
      createdBy: { userID: admin.userID, name: 'Ada' },
      createdAt: MORNING,
      ...{ lastSuccessAt: null, lastFailure: null, failingSince: null },
      day: { delivered: 0, failing: 0, waiting: 0 },
    });
  },

  async updateWebhook(world) {
    const { admin, team } = await world.cast();
    const { webhookID, description } = await world.aWebhook({ events: ['room.closed'] });
    const params = { webhookID };
    const browser = world.as(admin.userID);
    const url = 'https://other.example/in';
    const given = { url, events: null, teamID: team.teamID, enabled: false };
    expect((await browser.call('updateWebhook', { params, body: given })).body).toMatchObject({
      ...{ webhookID, url, description, events: null, team: { teamID: team.teamID, name: team.name } },
      disabled: { at: MORNING, because: 'admin' },
    });
    const again = await browser.call('updateWebhook', { params, body: { teamID: null, enabled: true } });
    expect(again.body).toMatchObject({ url, team: null, disabled: null });
  },

  async deleteWebhook(world) {
    const { admin } = await world.cast();
    const { webhookID, deliveryID } = await world.aDelivery();
    const browser = world.as(admin.userID);
    expect((await browser.call('deleteWebhook', { params: { webhookID } })).status).toBe(204);
    const gone = await browser.call('getWebhook', { params: { webhookID } });
    expect(gone.problem?.code).toBe('webhook.notFound');
    expect(await world.store.read.webhookDeliveries.get(deliveryID)).toBeUndefined();
  },

  async rotateWebhookSecret(world) {
    const { admin } = await world.cast();
    const { webhookID } = await world.aWebhook();
    const params = { webhookID };
    const { body } = await world.as(admin.userID).call('rotateWebhookSecret', { params, body: {} });
    expect(body).toMatchObject({
      webhook: { webhookID, oldSecretUntil: at(24 * 3600).toISOString() },
      secret: expect.stringMatching(/^whsec_/) as string,
    });
  },

  async testWebhook(world) {
    const { admin } = await world.cast();
    const { webhookID } = await world.aWebhook({ disabledAt: at(-5), disabledBecause: 'admin' });
    Object.assign(world.ports.receivers, { answers: () => ({ status: 201, response: 'thanks' }) });
    const { body } = await world.as(admin.userID).call('testWebhook', { params: { webhookID } });
    const tried = { at: MORNING, status: 201, failure: null, tookMs: 7 };
    const { eventID } = body as { eventID: string };
    expect(body).toEqual({
      deliveryID: anID,
      eventID: anID,
      type: 'ping',
      state: 'delivered',
      createdAt: MORNING,
      attempts: 1,
      nextAt: null,
      lastTry: tried,
      body: `{"id":"${eventID}","type":"ping","version":1,"timestamp":"${MORNING}","data":{"webhookID":"${webhookID}"}}`,
      response: 'thanks',
      tries: [tried],
    });
  },

  async listDeliveries(world) {
    const { admin } = await world.cast();
    const { webhookID } = await world.aWebhook({ disabledAt: at(0), disabledBecause: 'admin' });
    const made: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      const delivery = await world.aDelivery({
        webhookID,
        state: n % 2 ? 'failed' : 'delivered',
        nextAt: null,
      });
      made.unshift(delivery.deliveryID);
    }
    const params = { webhookID };
    const list = async (query: Record<string, string>) => {
      const { body } = await world.as(admin.userID).call('listDeliveries', { params, query });
      const { items, next } = body as { items: { deliveryID: string }[]; next: number | null };
      return { ids: items.map(({ deliveryID }) => deliveryID), next };
    };
    const first = await list({ limit: '3' });
    expect(first.ids).toEqual(made.slice(0, 3));
    const rest = await list({ limit: '3', before: String(first.next) });
    expect(rest).toEqual({ ids: made.slice(3), next: null });
    expect((await list({ state: 'failed' })).ids).toEqual([made[1], made[3]]);
    expect((await list({ type: 'room.closed,ping' })).ids).toEqual([]);
    expect((await list({ from: at(1).toISOString() })).ids).toEqual([]);
  },

  async getDelivery(world) {
    const { admin } = await world.cast();
    const tries = [{ at: at(3), status: null, failure: 'timeout', tookMs: 15_000 }] as const;
    const row = await world.aDelivery({ attempts: 1, round: 1, nextAt: at(8), tries, response: null });
    const { webhookID, deliveryID, eventID } = row;
    const { body } = await world.as(admin.userID).call('getDelivery', { params: { webhookID, deliveryID } });
    const tried = { at: at(3).toISOString(), status: null, failure: 'timeout', tookMs: 15_000 };
    expect(body).toEqual({
      deliveryID,
      eventID,
      type: 'room.created',
      state: 'waiting',
      createdAt: MORNING,
      attempts: 1,
      nextAt: at(8).toISOString(),
      lastTry: tried,
      body: expect.stringMatching(/^\{"n":\d+\}$/) as string,
      response: null,
      tries: [tried],
    });
  },

  async redeliver(world) {
    const { admin } = await world.cast();
    const row = await world.aDelivery({ state: 'failed', attempts: 11, round: 11, nextAt: null });
    const { webhookID, deliveryID } = row;
    const params = { webhookID, deliveryID };
    const browser = world.as(admin.userID);
    const { body } = await browser.call('redeliver', { params });
    expect(body).toMatchObject({ deliveryID, eventID: row.eventID });
    await world.service.jobs.settled();
    const after = await browser.call('getDelivery', { params });
    expect(after.body).toMatchObject({ state: 'delivered', attempts: 12, nextAt: null });
  },

  async redeliverFailed(world) {
    const { admin } = await world.cast();
    const { webhookID } = await world.aWebhook();
    const failed = { webhookID, state: 'failed', nextAt: null } as const;
    await world.aDelivery({ ...failed, createdAt: at(-10) });
    await world.aDelivery(failed);
    await world.aDelivery(failed);
    const body = { since: at(0).toISOString() };
    const browser = world.as(admin.userID);
    const answer = await browser.call('redeliverFailed', { params: { webhookID }, body });
    expect(answer.body).toEqual({ count: 2 });
    await world.service.jobs.settled();
    const left = await browser.call('listDeliveries', { params: { webhookID }, query: { state: 'failed' } });
    expect(left.body).toMatchObject({ items: [{ createdAt: at(-10).toISOString() }] });
  },

  async listAudit(world) {
    const { admin } = await world.cast();
    const name = `Audited ${unique()}`;
    const browser = world.as(admin.userID);
    const made = await browser.call('createTeam', { body: { name } });
    const { teamID } = made.body as { teamID: string };
    const query = { q: name, action: 'team.create,team.delete', objectKind: 'team', result: 'ok', size: '5' };
    expect((await browser.call('listAudit', { query })).body).toEqual({
      items: [
        {
          auditID: anID,
          at: MORNING,
          actor: { userID: admin.userID, name: 'Ada' },
          byToken: false,
          action: 'team.create',
          object: { kind: 'team', id: teamID, name },
          roomID: null,
          result: 'ok',
          reason: null,
          changes: null,
          address: '192.0.2.1',
          requestID: made.headers.get('x-request-id'),
        },
      ],
      total: 1,
      page: 1,
      size: 5,
    });
  },
};

onEveryStore('on the wire', (world) => {
  describe('each endpoint, when all is well', () => {
    it.each(Object.keys(endpoints) as EndpointName[])('%s', async (name) => {
      await stories[name](world());
    });
  });
});
