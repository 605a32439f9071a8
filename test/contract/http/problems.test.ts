import { describe, expect, it } from 'vitest';
import type { Endpoint } from '../../../contract/endpoint';
import { endpoints, type EndpointName } from '../../../contract/endpoints';
import type { ProblemCode } from '../../../contract/problems';
import { noRecording } from '../../../contract/rooms';
import { mostWebhooks } from '../../../contract/webhooks';
import { at, MORNING, unique } from '../../support/rows';
import { Problem } from '../../../server/roomservice/problem';
import { aProvider, codeFailing, PASSWORD } from '../../support/doubles';
import type { Answer } from '../../support/roomservice-client';
import { aRoomService, type World } from '../../support/roomservice';
import { onEveryStore } from './on-every-store';
import { comeBack } from './provider-scene';
import { reassignWays } from './reviews/reassigning';
import { samplingWays } from './reviews/sampling';
import { moveWays } from './moves/ways';
import { reviewWays } from './reviews/ways';
import { decideCloud } from './cloud-scene';
import {
  aPlayedRoom,
  credentialsFor,
  decideObserving,
  floorOf,
  JPEG,
  liveCall,
  liveStreams,
  noClientSettings,
  startedCall,
  startedStreams,
  STREAMS,
} from './scenes';

// Every problem that an endpoint's record names, met for real. A code that nobody can meet has no place in the record.

type Way = (world: World) => Promise<Answer>;

const NOBODY = { userID: 'nobody_here' };
const NO_ROOM = { roomID: '2147483647' };

const asAdmin = async (world: World) => world.as((await world.person('admin')).userID);
const asAgent = async (world: World) => world.as((await world.person('agent')).userID);

/** A closed room of the calling agent, with who closed it and why in the answer. */
async function inAClosedRoom(
  world: World,
  call: (browser: ReturnType<World['as']>, roomID: string) => Promise<Answer>,
): Promise<Answer> {
  const agent = await world.person('agent', { name: '沈若溪' });
  const { roomID } = await world.aRoom({ ownerID: agent.userID, closed: true, closeReason: 'Moved' });
  const answer = await call(world.as(agent.userID), roomID);
  expect(answer.problem?.params).toEqual({ roomID, reason: 'Moved', by: '沈若溪' });
  return answer;
}

async function inAClosingRoom(
  world: World,
  call: (browser: ReturnType<World['as']>, roomID: string) => Promise<Answer>,
): Promise<Answer> {
  const { userID } = await world.person('agent');
  const room = { ownerID: userID, state: 'closing', closedByID: userID, closeReason: 'Soon' } as const;
  const { roomID } = await world.aRoom({ ...room, closesAt: at(60) });
  return call(world.as(userID), roomID);
}

const start = (roomID: string) => ({ body: { roomID, template: '1v1', recording: noRecording } });

const redeem = (world: World, ticket: string, nonce = 'nonce_of_the_program') =>
  world.stranger().call('redeemTicket', { body: { ticket, nonce } });

const ofCustody = (name: 'askForRecording' | 'answerForRecording', body?: object) => {
  const about = async (world: World, recordingID: string) =>
    (await asAdmin(world)).call(name, { params: { recordingID }, ...(body && { body }) });
  return {
    'recording.notFound': (world: World) => about(world, 'none'),
    'recording.notOnPC': async (world: World) => {
      const { recordingID } = await world.aRecording({ kind: 'screen', state: 'ready' });
      const answer = await about(world, recordingID);
      expect(answer.problem?.params).toEqual({ recordingID, state: 'ready' });
      return answer;
    },
  };
};

/** What an agent is answered who says that this file is of a call of theirs. */
async function attached(world: World, given: Parameters<World['anUpload']>[0]): Promise<Answer> {
  const { userID } = await world.person('agent');
  const { uploadID } = await world.anUpload({ userID, ...given });
  const { callID } = await world.aCall({ agentID: userID, ended: true });
  return world.as(userID).call('attachUpload', { params: { uploadID }, body: { callID } });
}

/** What a program meets, whichever of its endpoints it calls. */
const ofPrograms = (name: 'enterRoom' | 'heartbeat' | 'leaveRoom' | 'noteHappening', given?: object) => {
  const body = given ? { body: given } : {};
  return {
    'session.invalid': async (world) => {
      const { params, credentials } = await startedCall(world);
      const forged = world.program({ ...credentials, userSig: `${credentials.userSig}x` });
      return forged.call(name, { params, ...body });
    },
    'session.expired': async (world) => {
      const { params, program } = await liveCall(world);
      world.clock.forward(12 * 3600);
      return program.call(name, { params, ...body });
    },
    'session.superseded': async (world) => {
      const { agent, params, program } = await liveCall(world);
      const second = world.program(await credentialsFor(world, agent, params.roomID));
      await second.call('enterRoom', { params, body: {} });
      return program.call(name, { params, ...body });
    },
    'room.closed': async (world) => {
      const { browser, params, program } = await liveCall(world);
      await browser.call('closeRoom', { params, body: { reason: 'Good night' } });
      const answer = await program.call(name, { params, ...body });
      expect(answer.problem?.params).toMatchObject({ reason: 'Good night' });
      return answer;
    },
    'member.gone': async (world) => {
      const { browser, params, callID, program } = await liveCall(world);
      await browser.call('endCall', { params: { callID }, body: { reason: 'left' } });
      return program.call(name, { params, ...body });
    },
  } satisfies Record<string, Way>;
};

/** What the console meets that speaks for a program of streams. */
const ofOwnStreams = (name: 'changeStreams' | 'streamsRunning' | 'addPicture', body?: object) => {
  const call = (browser: ReturnType<World['as']>, callID: string) =>
    browser.call(name, { params: { callID }, ...(body ? { body } : {}) });
  return {
    'call.notFound': async (world) => call(await asAgent(world), 'none'),
    'call.ended': async (world) => {
      const { browser, callID } = await liveStreams(world);
      await browser.call('endCall', { params: { callID }, body: { reason: 'left' } });
      return call(browser, callID);
    },
    'call.inRoom': async (world) => {
      const { browser, callID } = await startedCall(world);
      return call(browser, callID);
    },
  } satisfies Record<string, Way>;
};

const noClosing = (name: 'getClosing' | 'listClosingRooms' | 'retryClosing') =>
  ({
    'closing.notFound': async (world) => (await asAdmin(world)).call(name, { params: { closingID: 'none' } }),
  }) satisfies Record<string, Way>;

async function tooMany(world: World, name: EndpointName, given: object): Promise<Answer> {
  const team = await world.aTeam();
  const admin = await world.person('admin');
  const row = await world.aRoom({ teamID: team.teamID });
  await world.store.transact(async (tx) => {
    for (let i = 0; i < 1000; i += 1) {
      await tx.rooms.insert({ ...row, roomID: String(1_500_000_000 + unique()) });
    }
  });
  const selection = { by: 'filter', filter: { teamID: [team.teamID] } };
  const answer = await world.as(admin.userID).call(name, { body: { selection, ...given } });
  expect(answer.problem?.params).toEqual({ count: 1001, most: 1000 });
  return answer;
}

const idsOf = ({ callID, pictureID }: { callID: string; pictureID: string }) => ({ callID, pictureID });
const ofPictures = (name: 'getPicture' | 'deletePicture') =>
  ({
    'call.notFound': async (world) =>
      (await asAgent(world)).call(name, { params: { callID: 'none', pictureID: 'none' } }),
    'picture.notFound': async (world) => {
      const { browser, callID } = await liveStreams(world);
      return browser.call(name, { params: { callID, pictureID: 'none' } });
    },
  }) satisfies Record<string, Way>;

const bodyOf: Partial<Record<EndpointName, object>> = {
  updateWebhook: {},
  rotateWebhookSecret: {},
  redeliverFailed: { since: MORNING.toISOString() },
};
const noWebhook = (name: EndpointName) =>
  ({
    'webhook.notFound': async (world) => {
      const body = bodyOf[name];
      const params = { webhookID: 'none', deliveryID: 'none' };
      return (await asAdmin(world)).call(name, { params, ...(body && { body }) });
    },
  }) satisfies Record<string, Way>;
const noDelivery =
  (name: EndpointName): Way =>
  async (world) => {
    const { webhookID } = await world.aWebhook();
    const { deliveryID } = await world.aDelivery(); // of another webhook
    return (await asAdmin(world)).call(name, { params: { webhookID, deliveryID } });
  };
const observing = (browser: ReturnType<World['as']>, roomID: string) =>
  browser.call('startObserving', { params: { roomID }, body: { reason: 'Coaching' } });
/** On the same store. */
const withoutLiveService = ({ store, clock }: World) => aRoomService({ store, clock, playing: null });

const erasing = { recordings: 'delete', reason: 'They asked' };

const withProvider = (world: World, rules: Parameters<typeof aProvider>[0]): World =>
  aRoomService({ store: world.store, provider: aProvider(rules) });
const withoutProvider = (world: World): World => aRoomService({ store: world.store, provider: null });
const somebody = () => ({ sub: `sub-${unique()}`, preferred_username: `somebody_${unique()}` });
const failing = (code: ProblemCode) => (world: World) =>
  comeBack(world.stranger(), { code: codeFailing(code) });

const startAt = (world: World, code: ProblemCode): Promise<Answer> => {
  const provider = { ...aProvider(), begin: () => Promise.reject(new Problem(code)) };
  return aRoomService({ store: world.store, provider }).stranger().call('startProviderSignIn');
};

const ways: Partial<Record<EndpointName, Readonly<Record<string, Way>>>> = {
  ...reviewWays,
  ...reassignWays,
  ...samplingWays,
  ...moveWays,
  startProviderSignIn: {
    'provider.off': (world) => withoutProvider(world).stranger().call('startProviderSignIn'),
    'provider.unreachable': (world) => startAt(world, 'provider.unreachable'),
    'provider.invalid': (world) => startAt(world, 'provider.invalid'),
    'request.tooMany': async (world) => {
      const start = () => world.stranger().call('startProviderSignIn');
      for (let i = 0; i < 10; i += 1) await start();
      const answer = await start();
      expect(answer.problem?.params).toEqual({ seconds: '30' });
      return answer;
    },
  },
  finishProviderSignIn: {
    'provider.off': (world) => withoutProvider(world).stranger().call('finishProviderSignIn'),
    'provider.unreachable': failing('provider.unreachable'),
    'provider.failed': failing('provider.failed'),
    'provider.invalid': failing('provider.invalid'),
    'provider.clock': failing('provider.clock'),
    'provider.lost': (world) =>
      world.stranger().call('finishProviderSignIn', { query: { state: 'state-1', code: 'code' } }),
    'provider.cancelled': (world) => comeBack(world.stranger(), { error: 'access_denied' }),
    'provider.incomplete': async (world) => {
      const answer = await comeBack(world.stranger(), { sub: 'one' });
      expect(answer.problem?.params).toEqual({ claim: 'preferred_username' });
      return answer;
    },
    'signIn.unknown': async (world) => {
      const claims = somebody();
      const answer = await comeBack(withProvider(world, { newPeople: 'refuse' }).stranger(), claims);
      expect(answer.problem?.params).toEqual({ login: claims.preferred_username });
      return answer;
    },
    'signIn.disabled': async (world) => {
      const { userID } = await world.person('agent', { state: 'disabled' });
      const { subject } = await world.anIdentity({ userID, issuer: 'https://login.example/' });
      return comeBack(world.stranger(), { sub: subject, preferred_username: 'somebody' });
    },
    'signIn.nameTaken': async (world) => {
      const { userID } = await world.person('agent');
      const answer = await comeBack(world.stranger(), { sub: 'another', preferred_username: userID });
      expect(answer.problem?.params).toEqual({ userID });
      return answer;
    },
    'signIn.noRole': (world) => comeBack(withProvider(world, { defaultRole: null }).stranger(), somebody()),
    'signIn.domain': (world) => {
      const here = withProvider(world, { emailDomains: ['example.com'] });
      const email = { email: 'mallory@example.com.evil.example', email_verified: true };
      return comeBack(here.stranger(), { ...somebody(), ...email });
    },
    'signIn.unverified': (world) => {
      const here = withProvider(world, { emailDomains: ['example.com'] });
      return comeBack(here.stranger(), { ...somebody(), email: 'emma@example.com' });
    },
    'request.tooMany': async (world) => {
      const finish = () => world.stranger().call('finishProviderSignIn');
      for (let i = 0; i < 10; i += 1) await finish();
      return finish();
    },
  },
  linkIdentity: {
    'user.notFound': async (world) =>
      (await asAdmin(world)).call('linkIdentity', { params: NOBODY, body: { login: 'emma' } }),
    'user.self': (world) => onMyself(world, 'linkIdentity', { login: 'emma' }),
    'identity.taken': async (world) => {
      const login = `Emma.${unique()}`;
      await world.anIdentity({ issuer: 'https://login.example/', subject: null, login });
      const { userID } = await world.person('agent');
      const body = { login: login.toUpperCase() };
      const answer = await (await asAdmin(world)).call('linkIdentity', { params: { userID }, body });
      expect(answer.problem?.fields).toEqual([{ path: 'login', code: 'taken' }]);
      return answer;
    },
    'provider.off': async (world) =>
      (await asAdmin(withoutProvider(world))).call('linkIdentity', {
        params: NOBODY,
        body: { login: 'emma' },
      }),
  },
  unlinkIdentity: {
    'user.notFound': async (world) => (await asAdmin(world)).call('unlinkIdentity', { params: NOBODY }),
    'user.self': (world) => onMyself(world, 'unlinkIdentity'),
    'identity.notFound': async (world) => {
      const { userID } = await world.person('agent');
      return (await asAdmin(world)).call('unlinkIdentity', { params: { userID } });
    },
  },
  createApiToken: {
    'team.notFound': async (world) =>
      (await asAdmin(world)).call('createApiToken', {
        body: { name: 'CRM', permissions: ['room.list'], teamID: 'no_such_team', validDays: 1 },
      }),
    'token.cannotGive': async (world) => {
      const body = { name: 'CRM', permissions: ['room.list', 'audit.read'], teamID: 'team', validDays: 1 };
      const answer = await (await asAdmin(world)).call('createApiToken', { body });
      expect(answer.problem?.params).toEqual({ permission: 'audit.read' });
      expect(answer.problem?.fields).toEqual([{ path: 'permissions', code: 'not_one_of' }]);
      return answer;
    },
  },
  getWebhook: noWebhook('getWebhook'),
  deleteWebhook: noWebhook('deleteWebhook'),
  rotateWebhookSecret: noWebhook('rotateWebhookSecret'),
  testWebhook: noWebhook('testWebhook'),
  listDeliveries: noWebhook('listDeliveries'),
  createWebhook: {
    'webhook.addressRefused': async (world) => {
      const body = { url: 'https://10.0.0.1/in', description: 'Inside' };
      const answer = await (await asAdmin(world)).call('createWebhook', { body });
      expect(answer.problem?.fields).toEqual([{ path: 'url', code: 'format' }]);
      expect(answer.problem?.params).toEqual({ why: 'network' });
      return answer;
    },
    'team.notFound': async (world) =>
      (await asAdmin(world)).call('createWebhook', {
        body: { url: 'https://crm.example', description: 'CRM', teamID: 'no_such_team' },
      }),
    'webhook.tooMany': async (world) => {
      const there = (await world.store.read.webhooks.list()).length;
      const made = await Promise.all(
        Array.from({ length: mostWebhooks - there }, () => world.aWebhook({ disabledAt: MORNING })),
      );
      const body = { url: 'https://crm.example', description: 'One too many' };
      const answer = await (await asAdmin(world)).call('createWebhook', { body });
      for (const { webhookID } of made) await world.store.transact((tx) => tx.webhooks.delete(webhookID));
      return answer;
    },
  },
  updateWebhook: {
    ...noWebhook('updateWebhook'),
    'webhook.addressRefused': async (world) => {
      const { webhookID } = await world.aWebhook();
      return (await asAdmin(world)).call('updateWebhook', {
        params: { webhookID },
        body: { url: 'http://crm.example' },
      });
    },
    'team.notFound': async (world) => {
      const { webhookID } = await world.aWebhook();
      return (await asAdmin(world)).call('updateWebhook', {
        params: { webhookID },
        body: { teamID: 'no_such_team' },
      });
    },
  },
  getDelivery: { ...noWebhook('getDelivery'), 'delivery.notFound': noDelivery('getDelivery') },
  redeliver: {
    ...noWebhook('redeliver'),
    'delivery.notFound': noDelivery('redeliver'),
    'webhook.disabled': async (world) => {
      const { webhookID } = await world.aWebhook({ disabledAt: MORNING, disabledBecause: 'admin' });
      const { deliveryID } = await world.aDelivery({ webhookID, state: 'failed', nextAt: null });
      return (await asAdmin(world)).call('redeliver', { params: { webhookID, deliveryID } });
    },
  },
  redeliverFailed: {
    ...noWebhook('redeliverFailed'),
    'webhook.disabled': async (world) => {
      const { webhookID } = await world.aWebhook({ disabledAt: MORNING, disabledBecause: 'admin' });
      const body = { since: MORNING.toISOString() };
      return (await asAdmin(world)).call('redeliverFailed', { params: { webhookID }, body });
    },
  },
  revokeApiToken: {
    'token.notFound': async (world) =>
      (await asAdmin(world)).call('revokeApiToken', { params: { tokenID: 'webexe_none' } }),
  },
  signIn: {
    'signIn.refused': async (world) => {
      const { userID } = await world.person('agent');
      return world.stranger().call('signIn', { body: { userID, password: 'not the one' } });
    },
    'signIn.providerOnly': async (world) => {
      const here = withProvider(world, { passwords: 'admins' });
      const { userID } = await here.person('agent');
      const admin = await here.person('admin');
      expect((await here.as(admin.userID).call('getMe')).status).toBe(200);
      const wrong = { body: { userID, password: 'not the one' } };
      expect((await here.stranger().call('signIn', wrong)).problem?.code).toBe('signIn.refused');
      return here.stranger().call('signIn', { body: { userID, password: PASSWORD } });
    },
    'signIn.disabled': async (world) => {
      const { userID } = await world.person('agent', { state: 'disabled' });
      return world.stranger().call('signIn', { body: { userID, password: PASSWORD } });
    },
    'request.tooMany': async (world) => {
      const { userID } = await world.person('agent');
      const wrong = { body: { userID, password: 'not the one' } };
      for (let i = 0; i < 5; i += 1) await world.stranger().call('signIn', wrong);
      const answer = await world.stranger().call('signIn', { body: { userID, password: PASSWORD } });
      expect(answer.problem?.params).toEqual({ seconds: 30 });
      return answer;
    },
  },
  endMySignIn: {
    'signIn.notFound': async (world) => {
      const { signInID } = await world.aSignIn(); // somebody else's
      return (await asAgent(world)).call('endMySignIn', { params: { signInID } });
    },
  },
  listSignIns: {
    'user.notFound': async (world) => (await asAdmin(world)).call('listSignIns', { params: NOBODY }),
  },
  endSignIn: {
    'user.notFound': async (world) =>
      (await asAdmin(world)).call('endSignIn', { params: { ...NOBODY, signInID: 'none' } }),
    'signIn.notFound': async (world) => {
      const { userID } = await world.person('agent');
      const { signInID } = await world.aSignIn();
      return (await asAdmin(world)).call('endSignIn', { params: { userID, signInID } });
    },
  },
  findCustomer: {
    'customer.notFound': async (world) => (await asAdmin(world)).call('findCustomer', { body: {} }),
  },
  eraseCustomer: {
    'customer.notFound': async (world) =>
      (await asAdmin(world)).call('eraseCustomer', { body: { ...erasing, ref: 'none', confirm: 'none' } }),
    'customer.notConfirmed': async (world) =>
      (await asAdmin(world)).call('eraseCustomer', { body: { ...erasing, ref: 'C-7', confirm: 'c-7' } }),
    'customer.busy': async (world) => {
      const ref = `Busy-${unique()}`;
      await world.aRoom({ customerRef: ref, state: 'live' });
      return (await asAdmin(world)).call('eraseCustomer', { body: { ...erasing, ref, confirm: ref } });
    },
  },
  changePassword: {
    'password.wrong': async (world) =>
      (await asAgent(world)).call('changePassword', {
        body: { current: 'not the one', next: 'a new one, long enough' },
      }),
    'password.weak': async (world) =>
      (await asAgent(world)).call('changePassword', { body: { current: PASSWORD, next: 'Password2026' } }),
    'request.tooMany': async (world) => {
      const browser = await asAgent(world);
      const wrong = { body: { current: 'not the one', next: 'a new one, long enough' } };
      for (let i = 0; i < 5; i += 1) await browser.call('changePassword', wrong);
      return browser.call('changePassword', wrong);
    },
  },
  getUser: {
    'user.notFound': async (world) => (await asAdmin(world)).call('getUser', { params: NOBODY }),
  },
  createUser: {
    'user.taken': async (world) => {
      const { userID } = await world.person('agent', { userID: `Taken_${unique()}` });
      const body = { userID: userID.toLowerCase(), name: 'Another', role: 'agent', teamID: null };
      const answer = await (await asAdmin(world)).call('createUser', { body });
      expect(answer.problem?.fields).toEqual([{ path: 'userID', code: 'taken' }]);
      return answer;
    },
    'user.reserved': async (world) =>
      (await asAdmin(world)).call('createUser', {
        body: { userID: 'administrator', name: 'Me', role: 'agent', teamID: null },
      }),
    'team.notFound': async (world) =>
      (await asAdmin(world)).call('createUser', {
        body: { userID: `new_${unique()}`, name: 'New', role: 'agent', teamID: 'no_such_team' },
      }),
  },
  updateUser: {
    'user.notFound': async (world) =>
      (await asAdmin(world)).call('updateUser', { params: NOBODY, body: { name: 'X' } }),
    'team.notFound': async (world) => {
      const { userID } = await world.person('agent');
      const body = { teamID: 'no_such_team' };
      return (await asAdmin(world)).call('updateUser', { params: { userID }, body });
    },
    'user.self': async (world) => {
      const { userID } = await world.person('admin');
      return world.as(userID).call('updateUser', { params: { userID }, body: { role: 'agent' } });
    },
    'user.lastAdmin': async (world) => {
      // Two admins are left, each is let in, and then both disable each other: one of them must stay.
      await disableEveryAdmin(world);
      const admins = [await world.person('admin'), await world.person('admin')].map((user) => user.userID);
      const browsers = admins.map((userID) => world.as(userID));
      for (const browser of browsers) await browser.call('getMe');
      world.store.gather(2);
      const answers = await Promise.all(
        browsers.map((browser, i) =>
          browser.call('updateUser', {
            params: { userID: admins[1 - i] ?? '' },
            body: { state: 'disabled' },
          }),
        ),
      );
      expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
      const second = answers.find((answer) => answer.status !== 200);
      if (!second) throw new Error('Both were let through.');
      return second;
    },
  },
  resetPassword: {
    'user.notFound': async (world) => (await asAdmin(world)).call('resetPassword', { params: NOBODY }),
    'user.self': async (world) => {
      const { userID } = await world.person('admin');
      return world.as(userID).call('resetPassword', { params: { userID: userID.toUpperCase() } });
    },
  },
  signOutUser: {
    'user.notFound': async (world) => (await asAdmin(world)).call('signOutUser', { params: NOBODY }),
  },
  createTeam: {
    'team.taken': async (world) => {
      const { name } = await world.aTeam();
      const answer = await (await asAdmin(world)).call('createTeam', { body: { name: name.toUpperCase() } });
      expect(answer.problem?.fields).toEqual([{ path: 'name', code: 'taken' }]);
      return answer;
    },
  },
  updateTeam: {
    'team.notFound': async (world) =>
      (await asAdmin(world)).call('updateTeam', {
        params: { teamID: 'none' },
        body: { name: `N ${unique()}` },
      }),
    'team.taken': async (world) => {
      const [{ teamID }, { name }] = [await world.aTeam(), await world.aTeam()];
      return (await asAdmin(world)).call('updateTeam', { params: { teamID }, body: { name } });
    },
  },
  deleteTeam: {
    'team.notFound': async (world) =>
      (await asAdmin(world)).call('deleteTeam', { params: { teamID: 'none' } }),
    'team.notEmpty': async (world) => {
      const { teamID } = await world.aTeam();
      await world.aRoom({ teamID });
      return (await asAdmin(world)).call('deleteTeam', { params: { teamID } });
    },
  },
  getRoom: { 'room.notFound': async (world) => (await asAdmin(world)).call('getRoom', { params: NO_ROOM }) },
  createRoom: {
    'user.notFound': async (world) => {
      const { userID: ownerID } = await world.person('agent', { state: 'disabled' });
      const answer = await (await asAdmin(world)).call('createRoom', { body: { name: 'X', ownerID } });
      expect(answer.problem?.fields).toEqual([{ path: 'ownerID', code: 'unknown' }]);
      return answer;
    },
  },
  updateRoom: {
    'room.notFound': async (world) =>
      (await asAgent(world)).call('updateRoom', { params: NO_ROOM, body: { name: 'X', version: 1 } }),
    'room.closed': (world) =>
      inAClosedRoom(world, (browser, roomID) =>
        browser.call('updateRoom', { params: { roomID }, body: { name: 'X', version: 1 } }),
      ),
    'room.live': async (world) => {
      const { browser, params } = await liveCall(world);
      const { version } = (await browser.call('getRoom', { params })).body as { version: number };
      return browser.call('updateRoom', { params, body: { template: '1v4', version } });
    },
    'room.changed': async (world) => {
      const { userID } = await world.person('agent');
      const { roomID } = await world.aRoom({ ownerID: userID, version: 7 });
      const answer = await world
        .as(userID)
        .call('updateRoom', { params: { roomID }, body: { name: 'X', version: 6 } });
      expect(answer.problem?.params).toEqual({ version: 7 });
      return answer;
    },
  },
  closeRoom: {
    'room.notFound': async (world) =>
      (await asAgent(world)).call('closeRoom', { params: NO_ROOM, body: { reason: 'X' } }),
    'room.closed': (world) =>
      inAClosedRoom(world, (browser, roomID) =>
        browser.call('closeRoom', { params: { roomID }, body: { reason: 'Again' } }),
      ),
  },
  cancelClosing: {
    'room.notFound': async (world) => (await asAgent(world)).call('cancelClosing', { params: NO_ROOM }),
    'room.closed': (world) =>
      inAClosedRoom(world, (browser, roomID) => browser.call('cancelClosing', { params: { roomID } })),
    'room.notClosing': async (world) => {
      const { userID } = await world.person('agent');
      const { roomID } = await world.aRoom({ ownerID: userID });
      return world.as(userID).call('cancelClosing', { params: { roomID } });
    },
  },
  listRoomEvents: {
    'room.notFound': async (world) => (await asAdmin(world)).call('listRoomEvents', { params: NO_ROOM }),
  },
  reportHappening: {
    'room.notFound': async (world) =>
      (await asAgent(world)).call('reportHappening', { params: NO_ROOM, body: { kind: 'muted' } }),
    'room.closed': (world) =>
      inAClosedRoom(world, (browser, roomID) =>
        browser.call('reportHappening', { params: { roomID }, body: { kind: 'muted' } }),
      ),
    'member.gone': async (world) => {
      const { browser, params } = await startedCall(world);
      return browser.call('reportHappening', { params, body: { kind: 'muted' } });
    },
  },
  issueSession: {
    'user.notFound': async (world) => {
      const program = await world.token({ permissions: ['room.list', 'session.issue'] });
      const { roomID } = await world.aRoom();
      const answer = await program.call('issueSession', { params: { roomID }, body: NOBODY });
      expect(answer.problem?.fields).toEqual([{ path: 'userID', code: 'unknown' }]);
      return answer;
    },
    'room.notFound': async (world) =>
      (await asAgent(world)).call('issueSession', { params: NO_ROOM, body: {} }),
    'room.closed': (world) =>
      inAClosedRoom(world, (browser, roomID) =>
        browser.call('issueSession', { params: { roomID }, body: {} }),
      ),
    'room.closing': (world) =>
      inAClosingRoom(world, (browser, roomID) =>
        browser.call('issueSession', { params: { roomID }, body: {} }),
      ),
    'user.reserved': async (world) => {
      const { userID } = await world.person('agent', { userID: `webexe_${unique()}` });
      const { roomID } = await world.aRoom({ ownerID: userID });
      return world.as(userID).call('issueSession', { params: { roomID }, body: {} });
    },
  },
  listSessions: {
    'room.notFound': async (world) => (await asAgent(world)).call('listSessions', { params: NO_ROOM }),
  },
  revealSession: {
    'session.notFound': async (world) =>
      (await asAgent(world)).call('revealSession', { params: { sessionID: 'none' } }),
    'session.expired': async (world) => {
      const { userID, sessionID } = await world.aSession({
        userID: (await world.person('agent')).userID,
        expiresAt: at(0),
      });
      return world.as(userID).call('revealSession', { params: { sessionID } });
    },
    'session.superseded': async (world) => {
      const { agent, browser, params, credentials } = await liveCall(world);
      const second = world.program(await credentialsFor(world, agent, params.roomID));
      await second.call('enterRoom', { params, body: {} });
      return browser.call('revealSession', { params: { sessionID: credentials.sessionID } });
    },
    'room.closed': async (world) => {
      const { browser, params, credentials } = await startedCall(world);
      await browser.call('closeRoom', { params, body: { reason: 'Done' } });
      return browser.call('revealSession', { params: { sessionID: credentials.sessionID } });
    },
  },
  revokeSession: {
    'session.notFound': async (world) =>
      (await asAgent(world)).call('revokeSession', { params: { sessionID: 'none' } }),
  },
  enterRoom: {
    ...ofPrograms('enterRoom', {}),
    'room.closing': async (world) => {
      const { browser, params, program } = await startedCall(world);
      await browser.call('closeRoom', { params, body: { reason: 'Soon', inSeconds: 60 } });
      return program.call('enterRoom', { params, body: {} });
    },
    'room.full': async (world) => {
      const { params, program } = await startedCall(world);
      await world.aMember({ roomID: params.roomID });
      await world.aMember({ roomID: params.roomID });
      const answer = await program.call('enterRoom', { params, body: {} });
      expect(answer.problem?.params).toEqual({ roomID: params.roomID, seats: 2 });
      return answer;
    },
  },
  heartbeat: ofPrograms('heartbeat'),
  leaveRoom: ofPrograms('leaveRoom'),
  noteHappening: ofPrograms('noteHappening', { kind: 'muted' }),
  redeemTicket: {
    'ticket.invalid': (world) => redeem(world, 'x'.repeat(44)),
    'ticket.used': async (world) => {
      const { ticket } = await startedCall(world);
      await redeem(world, ticket);
      return redeem(world, ticket, 'nonce_of_a_second_program');
    },
    'ticket.expired': async (world) => {
      const { ticket } = await startedCall(world);
      world.clock.forward(15 * 60);
      return redeem(world, ticket);
    },
    'request.tooMany': async (world) => {
      for (let i = 0; i < 5; i += 1) await redeem(world, `${'x'.repeat(43)}${i}`);
      const answer = await redeem(world, (await startedCall(world)).ticket);
      expect(answer.problem?.params).toEqual({ seconds: 30 });
      return answer;
    },
    'room.closed': async (world) => {
      const { browser, params, ticket } = await startedCall(world);
      await browser.call('closeRoom', { params, body: { reason: 'Done' } });
      return redeem(world, ticket);
    },
    'call.ended': async (world) => {
      const { browser, callID, ticket } = await startedCall(world);
      await browser.call('endCall', { params: { callID }, body: { reason: 'launchGivenUp' } });
      return redeem(world, ticket);
    },
    'session.expired': async (world) => {
      const { browser, credentials, ticket } = await startedCall(world);
      await browser.call('revokeSession', { params: { sessionID: credentials.sessionID } });
      return redeem(world, ticket);
    },
  },
  startCall: {
    'room.notFound': async (world) => (await asAgent(world)).call('startCall', start('2147483647')),
    'room.closed': (world) =>
      inAClosedRoom(world, (browser, roomID) => browser.call('startCall', start(roomID))),
    'room.closing': (world) =>
      inAClosingRoom(world, (browser, roomID) => browser.call('startCall', start(roomID))),
    'room.full': async (world) => {
      const { userID } = await world.person('agent');
      const { roomID } = await world.aRoom({ ownerID: userID });
      await world.aMember({ roomID });
      await world.aMember({ roomID });
      return world.as(userID).call('startCall', start(roomID));
    },
    'call.alreadyRunning': async (world) => {
      const { browser, room, callID } = await startedCall(world);
      const answer = await browser.call('startCall', start(room.roomID));
      expect(answer.problem?.params).toEqual({ callID, roomID: room.roomID, roomName: room.name });
      return answer;
    },
    'user.reserved': async (world) => {
      const { userID } = await world.person('agent', { userID: `root_${unique()}` });
      const { roomID } = await world.aRoom({ ownerID: userID });
      return world.as(userID).call('startCall', start(roomID));
    },
  },
  relaunchCall: {
    'call.notFound': async (world) => {
      const { callID } = await startedCall(world);
      return (await asAgent(world)).call('relaunchCall', { params: { callID } });
    },
    'call.ended': async (world) => {
      const { browser, callID } = await startedCall(world);
      await browser.call('endCall', { params: { callID }, body: { reason: 'launchGivenUp' } });
      return browser.call('relaunchCall', { params: { callID } });
    },
  },
  closingImpact: {
    'closing.tooMany': async (world) => tooMany(world, 'closingImpact', {}),
  },
  startClosing: {
    'closing.tooMany': async (world) => tooMany(world, 'startClosing', { key: 'k', reason: 'Enough' }),
    'closing.nothing': async (world) => {
      const selection = { by: 'number', roomIDs: [NO_ROOM.roomID] };
      return (await asAdmin(world)).call('startClosing', { body: { key: 'k', selection, reason: 'Enough' } });
    },
    'closing.keyUsed': async (world) => {
      const browser = await asAdmin(world);
      const ids = [(await world.aRoom()).roomID, (await world.aRoom()).roomID];
      const start = (roomIDs: readonly string[], given: object = {}) => {
        const body = { key: 'k', selection: { by: 'number', roomIDs }, reason: 'Enough', ...given };
        return browser.call('startClosing', { body });
      };
      expect((await start(ids)).status).toBe(200);
      expect((await start([...ids].reverse())).status).toBe(200);
      expect((await start(ids, { inSeconds: 9 })).problem?.code).toBe('closing.keyUsed');
      expect((await start(ids.slice(1))).problem?.code).toBe('closing.keyUsed');
      return start(ids, { reason: 'Another' });
    },
  },
  getClosing: noClosing('getClosing'),
  listClosingRooms: noClosing('listClosingRooms'),
  retryClosing: {
    ...noClosing('retryClosing'),
    'closing.nothing': async (world) => {
      const { userID } = await world.person('admin');
      const { closingID } = await world.aClosing({ byID: userID, rooms: [{ outcome: 'closed' }] });
      return world.as(userID).call('retryClosing', { params: { closingID } });
    },
  },
  getCall: {
    'call.notFound': async (world) => (await asAdmin(world)).call('getCall', { params: { callID: 'none' } }),
  },
  endCall: {
    'call.notFound': async (world) =>
      (await asAgent(world)).call('endCall', { params: { callID: 'none' }, body: { reason: 'left' } }),
  },
  wrapUpCall: {
    'call.notFound': async (world) =>
      (await asAgent(world)).call('wrapUpCall', {
        params: { callID: 'none' },
        body: { disposition: 'other', notes: '' },
      }),
    'call.notEnded': async (world) => {
      const { browser, callID } = await startedCall(world);
      const body = { disposition: 'resolved', notes: 'too early' };
      return browser.call('wrapUpCall', { params: { callID }, body });
    },
  },
  updateClientSettings: {
    'settings.changed': async (world) =>
      (await asAdmin(world)).call('updateClientSettings', { body: { ...noClientSettings, version: 999 } }),
  },
  updateFloorSettings: {
    'settings.changed': async (world) => {
      const browser = await asAdmin(world);
      const { breakReasons, limits } = await floorOf(browser);
      return browser.call('updateFloorSettings', { body: { breakReasons, limits, version: 999 } });
    },
  },
  updateObservingSettings: {
    'settings.changed': async (world) =>
      (await asAdmin(world)).call('updateObservingSettings', { body: { policy: 'off', version: 999 } }),
  },
  startObserving: {
    'room.notFound': async (world) => observing(await asAdmin(world), NO_ROOM.roomID),
    'room.closed': async (world) => {
      const { roomID } = await world.aRoom({ closed: true });
      return observing(await asAdmin(world), roomID);
    },
    'room.notLive': async (world) => {
      await decideObserving(world, 'silent');
      return observing(await asAdmin(world), (await world.aRoom()).roomID);
    },
    'observing.off': async (world) => {
      await decideObserving(world, 'off');
      const { roomID } = await aPlayedRoom(world, await world.person('agent'));
      return observing(await asAdmin(world), roomID);
    },
    'observing.notConfigured': async (world) => {
      await decideObserving(world, 'silent');
      const { roomID } = await aPlayedRoom(world, await world.person('agent'));
      return observing(await asAdmin(withoutLiveService(world)), roomID);
    },
  },
  renewObservation: {
    'observation.notFound': async (world) => {
      const { observationID } = await world.anObservation();
      return (await asAdmin(world)).call('renewObservation', { params: { observationID } });
    },
    'observation.ended': async (world) => {
      const { userID } = await world.person('admin');
      const { observationID } = await world.anObservation({
        ...{ userID, endedAt: at(1), endedBecause: 'roomClosed' },
      });
      const answer = await world.as(userID).call('renewObservation', { params: { observationID } });
      expect(answer.problem?.params).toEqual({ reason: 'roomClosed' });
      return answer;
    },
    'observing.notConfigured': async (world) =>
      (await asAdmin(withoutLiveService(world))).call('renewObservation', {
        params: { observationID: 'none' },
      }),
  },
  endObservation: {
    'observation.notFound': async (world) =>
      (await asAdmin(world)).call('endObservation', { params: { observationID: 'none' } }),
  },
  listObservers: {
    'room.notFound': async (world) => (await asAdmin(world)).call('listObservers', { params: NO_ROOM }),
  },
  choosePresence: {
    'break.unknown': async (world) =>
      (await asAgent(world)).call('choosePresence', { body: { choice: 'break', reasonID: 'siesta' } }),
  },
  setPresence: {
    'user.notFound': async (world) =>
      (await asAdmin(world)).call('setPresence', {
        params: NOBODY,
        body: { choice: 'available', reasonID: null },
      }),
    'break.unknown': async (world) => {
      const { userID } = await world.person('agent');
      await world.aPresence({ userID });
      return (await asAdmin(world)).call('setPresence', {
        params: { userID },
        body: { choice: 'break', reasonID: 'siesta' },
      });
    },
  },
  updateOldClientSettings: {
    'settings.changed': async (world) =>
      (await asAdmin(world)).call('updateOldClientSettings', {
        body: { roomListOpen: false, roomList: { networks: [], origins: [] }, version: 999 },
      }),
  },
  startStreamCall: {
    'call.alreadyRunning': async (world) => {
      const { browser } = await startedStreams(world);
      return browser.call('startStreamCall', { body: STREAMS });
    },
  },
  changeStreams: ofOwnStreams('changeStreams', { pushURL: STREAMS.pushURL, playURL: STREAMS.playURL }),
  streamsRunning: ofOwnStreams('streamsRunning'),
  addPicture: {
    ...ofOwnStreams('addPicture', { stream: 'push', jpeg: JPEG }),
    'picture.notJpeg': async (world) => {
      const { browser, callID } = await liveStreams(world);
      return browser.call('addPicture', { params: { callID }, body: { stream: 'play', jpeg: 'R0lG' } });
    },
    'picture.tooMany': async (world) => {
      const { browser, callID } = await liveStreams(world);
      for (let i = 0; i < 200; i += 1) await world.aPicture({ callID });
      const body = { stream: 'play', jpeg: JPEG };
      const answer = await browser.call('addPicture', { params: { callID }, body });
      expect(answer.problem?.params).toEqual({ limit: 200 });
      return answer;
    },
  },
  listPictures: {
    'call.notFound': async (world) =>
      (await asAdmin(world)).call('listPictures', { params: { callID: 'none' } }),
  },
  getPicture: {
    ...ofPictures('getPicture'),
    'picture.fileMissing': async (world) => {
      const params = await world.aPicture();
      return (await asAdmin(world)).call('getPicture', { params: idsOf(params) });
    },
  },
  deletePicture: ofPictures('deletePicture'),
  getRecording: {
    'recording.notFound': async (world) =>
      (await asAdmin(world)).call('getRecording', { params: { recordingID: 'none' } }),
  },
  alignRecording: {
    'recording.notFound': async (world) =>
      (await asAdmin(world)).call('alignRecording', {
        params: { recordingID: 'none' },
        body: { offsetMs: 0 },
      }),
  },
  listRecordingAccess: {
    'recording.notFound': async (world) =>
      (await asAdmin(world)).call('listRecordingAccess', { params: { recordingID: 'none' } }),
  },
  saveView: {
    'view.tooMany': async (world) => {
      const { agent } = await world.cast();
      const browser = world.as(agent.userID);
      const save = (name: string) =>
        browser.call('saveView', { body: { list: 'recordings', name, search: '' } });
      for (let i = 0; i < 50; i += 1) await save(`View ${i}`);
      const answer = await save('One too many');
      expect(answer.problem?.params).toEqual({ most: 50 });
      expect((await save('VIEW 7')).status).toBe(200); // in place of one that is there
      return answer;
    },
  },
  deleteView: {
    'view.notFound': async (world) => {
      const { agent, peer } = await world.cast();
      const body = { list: 'recordings', name: 'Mine', search: '' };
      const { viewID } = (await world.as(agent.userID).call('saveView', { body })).body as { viewID: string };
      return world.as(peer.userID).call('deleteView', { params: { viewID } });
    },
  },
  playRecording: {
    'recording.notFound': async (world) =>
      (await asAdmin(world)).call('playRecording', { params: { recordingID: 'none' } }),
    'recording.notPlayable': async (world) => {
      const { recordingID } = await world.aRecording({ state: 'processing' });
      const answer = await (await asAdmin(world)).call('playRecording', { params: { recordingID } });
      expect(answer.problem?.params).toEqual({ recordingID, state: 'processing' });
      return answer;
    },
    'recording.fileMissing': async (world) => {
      const { recordingID } = await world.aRecording({ file: 'missing.mp4' });
      return (await asAdmin(world)).call('playRecording', { params: { recordingID } });
    },
    'recording.placeAway': async (world) => {
      const { recordingID } = await world.aRecording({ file: 'away.mp4' });
      return (await asAdmin(world)).call('playRecording', { params: { recordingID } });
    },
  },
  downloadRecordings: {
    'recording.placeAway': async (world) => {
      const { recordingID } = await world.aRecording({ file: 'away.mp4' });
      return (await asAdmin(world)).call('downloadRecordings', { body: { recordingIDs: [recordingID] } });
    },
  },
  getRecordingPreviews: {
    'recording.notFound': async (world) =>
      (await asAdmin(world)).call('getRecordingPreviews', { params: { recordingID: 'none' } }),
    'recording.notPlayable': async (world) => {
      const { recordingID } = await world.aRecording({ state: 'trash' });
      return (await asAdmin(world)).call('getRecordingPreviews', { params: { recordingID } });
    },
    'recording.placeAway': async (world) => {
      const { recordingID } = await world.aRecording();
      await world.aRecordingFile({ recordingID, role: 'sprite', location: 'away.mp4' });
      return (await asAdmin(world)).call('getRecordingPreviews', { params: { recordingID } });
    },
  },
  updateRetention: {
    'settings.changed': async (world) =>
      (await asAdmin(world)).call('updateRetention', {
        body: { trashDays: 30, watermark: false, rules: [], version: 999 },
      }),
  },
  updateStorageSettings: {
    'settings.changed': async (world) =>
      (await asAdmin(world)).call('updateStorageSettings', {
        body: { warnPercent: 10, warnGiB: 5, stopGiB: 1, version: 999 },
      }),
  },
  listRecordingHolds: {
    'recording.notFound': async (world) =>
      (await asAdmin(world)).call('listRecordingHolds', { params: { recordingID: 'none' } }),
  },
  listHeldRecordings: {
    'hold.notFound': async (world) =>
      (await asAdmin(world)).call('listHeldRecordings', { params: { holdID: 'none' } }),
  },
  placeHold: {
    'recording.notFound': async (world) =>
      (await asAdmin(world)).call('placeHold', { body: { recordingIDs: ['none'], reason: 'Why' } }),
  },
  liftHold: {
    'hold.notFound': async (world) =>
      (await asAdmin(world)).call('liftHold', { params: { holdID: 'none' }, body: { reason: 'Why' } }),
    'hold.lifted': async (world) => {
      const { holdID } = await world.aHold({ liftedAt: MORNING, liftedByID: 'somebody', liftReason: 'Won' });
      return (await asAdmin(world)).call('liftHold', { params: { holdID }, body: { reason: 'Why' } });
    },
  },
  trashImpact: {
    'recording.notFound': async (world) =>
      (await asAdmin(world)).call('trashImpact', { body: { recordingIDs: ['none'] } }),
  },
  trashRecordings: {
    'recording.notFound': async (world) =>
      (await asAdmin(world)).call('trashRecordings', { body: { recordingIDs: ['none'], reason: 'Why' } }),
  },
  restoreRecordings: {
    'recording.notFound': async (world) =>
      (await asAdmin(world)).call('restoreRecordings', { body: { recordingIDs: ['none'] } }),
  },
  askForRecording: ofCustody('askForRecording'),
  answerForRecording: ofCustody('answerForRecording', { answer: 'lost' }),
  updateCloudSettings: {
    'settings.changed': async (world) => {
      const { admin } = await decideCloud(world);
      return admin.call('updateCloudSettings', {
        body: { on: false, hosts: [], plain: false, version: 999 },
      });
    },
    'cloud.keyMissing': async (world) => {
      const admin = await asAdmin(world);
      const row = await world.store.read.settings.get('cloudRecordings');
      const noKey = { on: false, hosts: [], plain: false, sealedSecret: null, keys: 0 };
      const value = { ...noKey, sealedKey: null, sealedOldKey: null, oldKeyUntil: null };
      const version = (row?.version ?? 0) + 1;
      const by = { updatedAt: MORNING, updatedByID: (await world.person('admin')).userID };
      await world.store.transact((tx) => tx.settings.put({ key: 'cloudRecordings', value, version, ...by }));
      const body = { on: true, hosts: ['vod.example'], plain: false, version };
      return admin.call('updateCloudSettings', { body });
    },
  },
  setCloudKey: {
    'settings.changed': async (world) => {
      const { admin } = await decideCloud(world);
      world.store.gather(2);
      const answers = await Promise.all([
        admin.call('setCloudKey', { body: {} }),
        admin.call('setCloudKey', { body: {} }),
      ]);
      return answers.find(({ problem }) => problem) ?? answers[0];
    },
  },
  testCloudCallback: {
    'cloud.off': async (world) => {
      const { admin } = await decideCloud(world, { on: false });
      return admin.call('testCloudCallback');
    },
  },
  takeCloudCallback: {
    'callback.unknown': async (world) => (await decideCloud(world)).tell({}, 'x'.repeat(32)),
    'callback.refused': async (world) => {
      const { tell } = await decideCloud(world);
      const answer = await tell({ sign: 'f'.repeat(32) });
      expect(answer.problem?.params).toEqual({ why: 'signature' });
      return answer;
    },
  },
  listCloudFileCandidates: {
    'cloudFile.notFound': async (world) => {
      const params = { cloudFileID: 'none' };
      return (await asAdmin(world)).call('listCloudFileCandidates', { params });
    },
  },
  matchCloudFile: {
    'cloudFile.notFound': async (world) => {
      const { callID } = await world.aCall({ ended: true });
      const params = { cloudFileID: 'none' };
      return (await asAdmin(world)).call('matchCloudFile', { params, body: { callID } });
    },
    'call.notFound': async (world) => {
      const { cloudFileID } = await world.aCloudFile();
      const body = { callID: 'none' };
      return (await asAdmin(world)).call('matchCloudFile', { params: { cloudFileID }, body });
    },
  },
  dropCloudFile: {
    'cloudFile.notFound': async (world) => {
      const params = { cloudFileID: 'none' };
      return (await asAdmin(world)).call('dropCloudFile', { params });
    },
  },
  listUploadCandidates: {
    'upload.notFound': async (world) => {
      const { uploadID } = await world.anUpload();
      return (await asAgent(world)).call('listUploadCandidates', { params: { uploadID } });
    },
  },
  attachUpload: {
    'upload.notFound': (world) => attached(world, { userID: 'somebody_else' }),
    'upload.attached': (world) => attached(world, { recordingID: 'screen-other' }),
    'upload.duplicate': async (world) => {
      const { recordingID, checksum } = await world.aRecordingFile();
      const answer = await attached(world, { state: 'received', location: 'uploads/x', checksum });
      expect(answer.problem?.params).toEqual({ recordingID });
      return answer;
    },
    'upload.unusable': async (world) => {
      const answer = await attached(world, { state: 'received', location: 'uploads/x', trouble: 'notMedia' });
      expect(answer.problem?.params).toEqual({ trouble: 'notMedia' });
      return answer;
    },
    'call.notFound': async (world) => {
      const { userID } = await world.person('agent');
      const { uploadID } = await world.anUpload({ userID });
      const { callID } = await world.aCall({ ended: true });
      return world.as(userID).call('attachUpload', { params: { uploadID }, body: { callID } });
    },
  },
  retryRecording: {
    'recording.notFound': async (world) =>
      (await asAdmin(world)).call('retryRecording', { params: { recordingID: 'none' } }),
    'recording.notFailed': async (world) => {
      // What somebody else failed at is not ours to do again.
      const { recordingID } = await world.aRecording({ state: 'failed', failure: 'Connection reset' });
      const answer = await (await asAdmin(world)).call('retryRecording', { params: { recordingID } });
      expect(answer.problem?.params).toEqual({ recordingID, state: 'failed' });
      return answer;
    },
  },
};

async function disableEveryAdmin({ store }: World): Promise<void> {
  await store.transact(async (tx) => {
    for (const userID of await tx.users.lockActiveAdmins())
      await tx.users.update(userID, { state: 'disabled' });
  });
}

/** An admin without a password, who could not come back to undo it. */
async function onMyself(
  world: World,
  name: 'linkIdentity' | 'unlinkIdentity',
  body?: object,
): Promise<Answer> {
  const { userID } = await world.person('admin', { passwordHash: null });
  const { subject } = await world.anIdentity({ userID, issuer: 'https://login.example/' });
  const browser = world.stranger();
  await comeBack(browser, { sub: subject, preferred_username: 'ada' });
  return browser.call(name, { params: { userID }, ...(body ? { body } : {}) });
}

const named = (Object.entries(endpoints) as [EndpointName, Endpoint][]).flatMap(([name, { errors }]) =>
  errors.map((code) => [name, code] as const),
);

onEveryStore('problems', (world) => {
  it.each(named)('%s answers %s', async (name, code) => {
    const way = ways[name]?.[code];
    if (!way) throw new Error(`Say in the table how ${name} comes to answer ${code}.`);
    expect((await way(world())).problem?.code).toBe(code);
  });
});

describe('the table of problems', () => {
  it('has no way to a problem that the record does not name', () => {
    const known = new Set(named.map((pair) => pair.join(' ')));
    const tried = Object.entries(ways).flatMap(([name, codes]) =>
      Object.keys(codes).map((code) => `${name} ${code}`),
    );
    expect(tried.filter((pair) => !known.has(pair))).toEqual([]);
  });
});
