import { expect, it } from 'vitest';
import { endpoints, type EndpointName } from '../../../contract/endpoints';
import { StoreUnavailable, type Tx } from '../../../server/roomservice/store';
import { createMemoryStore } from '../../../server/stores/memory/memory-store';
import { aRoomService, type World } from '../../support/roomservice';
import { liveCall } from './scenes';

type Verb = (...args: never[]) => Promise<unknown>;

/** A world whose store can be taken away: every verb of it then fails in that way. */
function aFragileWorld(): World & { breakWith(error: Error | null): void } {
  const store = createMemoryStore();
  let broken: Error | null = null;
  const fragile = (tx: Tx): Tx => {
    const nouns = Object.entries(tx).map(([noun, verbs]) => [
      noun,
      Object.fromEntries(
        Object.entries(verbs as Record<string, Verb>).map(([name, verb]) => [
          name,
          (...args: never[]) => (broken ? Promise.reject(broken) : verb(...args)),
        ]),
      ),
    ]);
    // Every verb of Tx answers a promise, and each keeps its name and arguments.
    return Object.fromEntries(nouns) as Tx;
  };
  const world = aRoomService({
    store: {
      ...store,
      read: fragile(store.read),
      transact: (work) => (broken ? Promise.reject(broken) : store.transact(work)),
    },
  });
  return { ...world, breakWith: (error) => void (broken = error) };
}

const AWAY = new StoreUnavailable(new Error('connect ECONNREFUSED /secret/socket'));
/** These ask the provider of sign-ins, or nobody; who comes back with nothing is told so before a store is asked. */
const withoutStore: readonly EndpointName[] = [
  'listSignInWays',
  'startProviderSignIn',
  'finishProviderSignIn',
];
const names = (Object.keys(endpoints) as EndpointName[]).filter((name) => !withoutStore.includes(name));

it.each(names)(
  '%s says that it is not ready while the store is away, and works when it is back',
  async (name) => {
    const world = aFragileWorld();
    const scene = await liveCall(world);
    const caller = endpoints[name].access === 'userSig' ? scene.program : scene.browser;
    const params = {
      ...scene.params,
      userID: 'abcd',
      teamID: 'x',
      sessionID: 'x',
      callID: 'x',
      recordingID: 'x',
      uploadID: 'x',
      pictureID: 'x',
      signInID: 'x',
      closingID: 'x',
      observationID: 'x',
      tokenID: 'abcd',
      viewID: 'x',
      commentID: 'x',
      formID: 'x',
      ruleID: 'x',
      reviewID: 'x',
      calibrationID: 'x',
      webhookID: 'x',
      deliveryID: 'x',
      holdID: 'x',
      cloudFileID: 'x',
      secret: 'a-secret-of-callbacks',
      moveID: 'x',
    };
    const bodies: Partial<Record<EndpointName, object>> = {
      linkIdentity: { login: 'emma' },
      signIn: { userID: scene.agent.userID, password: 'x' },
      takeCloudCallback: { event_type: 100, t: 1, sign: 'f'.repeat(32) },
      redeemTicket: { ticket: scene.ticket, nonce: 'nonce_of_the_program' },
    };
    const body = bodies[name] ?? {};
    world.breakWith(AWAY);
    const { status, problem } = await caller.call(name, { params, body });
    expect([status, problem?.code]).toEqual([503, 'server.notReady']);
    expect(JSON.stringify(problem)).not.toContain('secret');
    world.breakWith(null);
    expect((await scene.browser.call('getMe')).status).toBe(200);
    await world.stop();
  },
);

it('an unforeseen failure tells the log everything and the caller an id', async () => {
  const world = aFragileWorld();
  const { userID } = await world.person('agent');
  const browser = world.as(userID);
  await browser.call('getMe');
  world.breakWith(new Error('select secret from table'));
  const response = await browser.send('/api/rooms');
  expect(response.status).toBe(500);
  const { error } = (await response.json()) as { error: { code: string; requestID: string } };
  expect(error).toEqual({ code: 'server.failed', requestID: expect.any(String) as string });
  expect(JSON.stringify(world.log.errors)).toContain('select secret from table');
  expect(JSON.stringify(world.log.errors)).toContain(error.requestID);
  await world.stop();
});

it.each([
  ['the store is away', AWAY, 503, 'server.notReady'],
  ['something else is wrong', new Error('secret'), 500, 'server.failed'],
] as const)('the event stream answers with a problem when %s', async (_, error, status, code) => {
  const world = aFragileWorld();
  const { userID } = await world.person('agent');
  const browser = world.as(userID);
  await browser.call('getMe');
  world.breakWith(error);
  const response = await browser.send('/api/events');
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ error: { code } });
  await world.stop();
});

it('a stream that cannot begin ends, and holds on to nothing', async () => {
  const world = aFragileWorld();
  const { userID } = await world.person('agent');
  const browser = world.as(userID);
  await browser.call('getMe');
  let listeners = 0;
  const { subscribe } = world.ports.live;
  world.ports.live.subscribe = (listener) => {
    listeners += 1;
    const unsubscribe = subscribe(listener);
    world.breakWith(AWAY); // between who is asking and where the log stands
    return () => {
      listeners -= 1;
      unsubscribe();
    };
  };
  const response = await browser.send('/api/events');
  await expect(response.text()).rejects.toThrow('the store does not answer');
  expect(listeners).toBe(0);
  await world.stop();
});

it('a refusal stands though it cannot be written down', async () => {
  const world = aFragileWorld();
  const { userID } = await world.person('agent');
  const browser = world.as(userID);
  await browser.call('getMe');
  const { transact } = world.store;
  world.store.transact = () => Promise.reject(AWAY);
  expect((await browser.call('listAudit')).problem?.code).toBe('permission.missing');
  world.store.transact = transact;
  expect(world.log.errors).toHaveLength(1);
  await world.stop();
});
