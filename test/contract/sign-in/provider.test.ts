import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../../contract/audit';
import type { ProviderRules } from '../../../server/roomservice/people/provider/port';
import type { Store } from '../../../server/roomservice/store';
import { createProvider } from '../../../server/node/oidc/provider';
import { aLog, FLOW_HEADER, REMEMBER_FLOW_HEADER } from '../../support/doubles';
import { anIdentityServer, CLIENT, signInThere, type IdentityServer } from '../../support/identity-server';
import { aRoomService, type World } from '../../support/roomservice';
import { held, type Answer, type Browser } from '../../support/roomservice-client';
import { unique } from '../../support/rows';
import { storeKinds } from '../../support/stores';

// Against a real provider of OpenID Connect, over real sockets: nothing between the two is played.

const HERE = 'https://rooms.example';
const RETURN_URL = `${HERE}/api/sign-in/provider/return`;
const RULES: ProviderRules = {
  claims: { login: 'preferred_username', name: 'name', email: 'email', role: null, team: null },
  roles: { agent: [], supervisor: [], admin: [] },
  newPeople: 'create',
  defaultRole: 'agent',
  emailDomains: [],
  passwords: 'everybody',
};

/** A world whose people sign in at that server, too. */
function worldOn(store: Store, { issuer }: IdentityServer, rules: Partial<ProviderRules> = {}): World {
  const log = aLog();
  const provider = createProvider(
    {
      issuer: new URL(issuer),
      ...CLIENT,
      scopes: 'openid profile email',
      name: 'Staff',
      rules: { ...RULES, ...rules },
    },
    { publicURL: new URL(HERE), clock: { now: () => new Date() }, log },
  );
  return { ...aRoomService({ store, provider }), log };
}

/** Somebody at the provider whom nobody here has met. */
function aStaffMember(server: IdentityServer, given: Readonly<Record<string, unknown>> = {}) {
  const login = `emma.clark.${unique()}`;
  const person = { preferred_username: login, name: 'Emma Clark', ...given };
  server.people.set(login, person);
  return { ...person, login, userID: login.replaceAll('.', '_') };
}

/** The way to the provider, from where a browser stands. */
async function setOut(browser: Browser, redirect = '/'): Promise<string> {
  return String((await browser.call('startProviderSignIn', { query: { redirect } })).body);
}

/** Opens the address that the provider sent the browser back to. */
async function arrive(browser: Browser, url: string, headers = {}): Promise<Answer> {
  return held('finishProviderSignIn', await browser.send(url.slice(HERE.length), { headers }));
}

async function signIn(browser: Browser, login: string, redirect = '/'): Promise<Answer> {
  return arrive(browser, await signInThere(await setOut(browser, redirect), login, RETURN_URL));
}

const meIn = async (browser: Browser) => (await browser.call('getMe')).body;

describe.each(storeKinds)('signing in by a real provider ($name)', ({ open }) => {
  let server: IdentityServer;
  let store: Store;
  let close: () => Promise<void>;
  const worlds: World[] = [];
  beforeAll(async () => {
    server = await anIdentityServer({ returnURL: RETURN_URL, afterURL: `${HERE}/login` });
    ({ store, close } = await open());
  });
  afterEach(async () => {
    for (const world of worlds.splice(0)) {
      await world.stop();
      const unwanted = world.log.takeErrors();
      if (unwanted.length > 0)
        throw new Error(`A test logged what it did not want: ${JSON.stringify(unwanted)}`);
    }
  });
  afterAll(async () => {
    await server.stop();
    await close();
  });
  const aWorld = (rules: Partial<ProviderRules> = {}): World => {
    const world = worldOn(store, server, rules);
    worlds.push(world);
    return world;
  };
  const auditOf = async (world: World, q: string): Promise<readonly AuditEntry[]> => {
    const { userID } = await world.person('admin');
    const { body } = await world.as(userID).call('listAudit', { query: { q, sort: 'at' } });
    return (body as { items: AuditEntry[] }).items;
  };

  it('makes somebody new, brings them back to where they were, and knows them the next time', async () => {
    const world = aWorld();
    const emma = aStaffMember(server);
    const browser = world.stranger();
    expect((await signIn(browser, emma.login, '/rooms/4711?tab=calls')).body).toBe('/rooms/4711?tab=calls');
    expect(await meIn(browser)).toMatchObject({ userID: emma.userID, name: 'Emma Clark', role: 'agent' });

    const again = world.stranger();
    server.people.set(emma.login, { ...emma, preferred_username: 'renamed.there', name: 'Emma Stone' });
    expect((await signIn(again, emma.login)).body).toBe('/');
    expect(await meIn(again)).toMatchObject({ userID: emma.userID, name: 'Emma Clark' });
    const actions = (await auditOf(world, emma.userID)).map(({ action }) => action).sort();
    expect(actions).toEqual(['signIn.byProvider', 'signIn.byProvider', 'user.create']);
  });

  it('takes nobody for a person here by name or address alone: an admin links them', async () => {
    const world = aWorld();
    const emma = aStaffMember(server, { email: 'emma@example.com', email_verified: true });
    await world.person('agent', { userID: emma.userID });
    const browser = world.stranger();
    expect((await signIn(browser, emma.login)).problem).toMatchObject({ code: 'signIn.nameTaken' });
    const { userID: adminID } = await world.person('admin');
    const params = { userID: emma.userID };
    await world.as(adminID).call('linkIdentity', { params, body: { login: emma.login.toUpperCase() } });
    expect((await signIn(browser, emma.login)).body).toBe('/');
    expect(await meIn(browser)).toMatchObject({ userID: emma.userID, hasPassword: true });
    const { body } = await world.as(adminID).call('getUser', { params });
    expect(body).toMatchObject({ identity: { state: 'linked', login: emma.login } });
    expect((await auditOf(world, emma.userID)).map(({ action, actor }) => [action, actor?.userID])).toEqual(
      expect.arrayContaining([
        ['identity.link', adminID],
        ['identity.link', emma.userID],
        ['signIn.byProvider', emma.userID],
      ]) as unknown,
    );
    expect(await auditOf(world, emma.login)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ action: 'signIn.refused', reason: 'signIn.nameTaken' }),
      ]) as unknown,
    );
  });

  it('asks for no new password of somebody who comes by the provider', async () => {
    const world = aWorld();
    const { userID } = await world.person('agent', { mustChangePassword: true });
    const emma = aStaffMember(server);
    await world.anIdentity({ userID, issuer: `${server.issuer}/`, subject: emma.login });
    const browser = world.stranger();
    await signIn(browser, emma.login);
    expect(await meIn(browser)).toMatchObject({ userID, mustChangePassword: false });
    expect((await browser.call('listRooms')).status).toBe(200);
  });

  it('gives role and team as the groups there are at each sign-in, and keeps the last admin', async () => {
    const world = aWorld({
      claims: { ...RULES.claims, role: 'groups', team: 'groups' },
      roles: { agent: ['agents'], supervisor: ['leads'], admin: ['admins'] },
      defaultRole: null,
    });
    const team = await world.aTeam();
    const emma = aStaffMember(server, { groups: ['everybody', 'agents', team.name.toUpperCase()] });
    const browser = world.stranger();
    const comeAs = async (groups: readonly string[]) => {
      server.people.set(emma.login, { ...emma, groups });
      return signIn(browser, emma.login);
    };
    await signIn(browser, emma.login);
    expect(await meIn(browser)).toMatchObject({ role: 'agent', team: { teamID: team.teamID } });
    await comeAs(['agents', 'leads']);
    expect(await meIn(browser)).toMatchObject({ role: 'supervisor', team: null });
    expect((await auditOf(world, emma.userID)).find(({ action }) => action === 'user.update')).toMatchObject({
      actor: null,
      changes: { role: ['agent', 'supervisor'], teamID: [team.teamID, null] },
    });
    expect((await comeAs(['nobody'])).problem?.code).toBe('signIn.noRole');

    await comeAs(['admins']);
    await world.store.transact(async (tx) => {
      for (const userID of await tx.users.lockActiveAdmins())
        if (userID !== emma.userID) await tx.users.update(userID, { state: 'disabled' });
    });
    await comeAs(['agents']);
    expect(await meIn(browser)).toMatchObject({ role: 'admin' });
  });

  it('refuses an answer with another state, and one that another browser set out for', async () => {
    const world = aWorld();
    const { login } = aStaffMember(server);
    const browser = world.stranger();
    const back = new URL(await signInThere(await setOut(browser), login, RETURN_URL));
    expect((await arrive(world.stranger(), back.href)).problem?.code).toBe('provider.lost');
    back.searchParams.set('state', 'forged');
    expect((await arrive(browser, back.href)).problem?.code).toBe('provider.lost');
    expect((await browser.call('getMe')).status).toBe(401);
  });

  it('refuses a way that took too long, and one that was taken before', async () => {
    const world = aWorld();
    const { login } = aStaffMember(server);
    const browser = world.stranger();
    const back = await signInThere(await setOut(browser), login, RETURN_URL);
    world.clock.forward(15 * 60);
    expect((await arrive(browser, back)).problem?.code).toBe('provider.lost');
    expect((await arrive(browser, back)).problem?.code).toBe('provider.lost');
  });

  it('refuses a code that was used, also with the cookie that belongs to it', async () => {
    const world = aWorld();
    const { login } = aStaffMember(server);
    const browser = world.stranger();
    const started = await browser.send('/api/sign-in/provider');
    const flow = String(started.headers.get(REMEMBER_FLOW_HEADER));
    const back = await signInThere(String(started.headers.get('location')), login, RETURN_URL);
    expect((await arrive(browser, back)).body).toBe('/');
    const thief = world.stranger();
    const replayed = await arrive(thief, back, { [FLOW_HEADER]: flow });
    expect(replayed.problem?.code).toBe('provider.failed');
    expect((await thief.call('getMe')).status).toBe(401);
    expect(world.log.takeErrors()).toMatchObject([{ fields: { error: 'invalid_grant' } }]);
  });

  it('refuses an ID token of another sign-in (nonce) and an answer of another issuer', async () => {
    const world = aWorld();
    const { login } = aStaffMember(server);
    const browser = world.stranger();
    const there = new URL(await setOut(browser));
    there.searchParams.set('nonce', 'of-another');
    const back = await signInThere(there.href, login, RETURN_URL);
    expect((await arrive(browser, back)).problem?.code).toBe('provider.invalid');

    const forged = new URL(await signInThere(await setOut(browser), login, RETURN_URL));
    expect(forged.searchParams.get('iss')).toBe(server.issuer);
    forged.searchParams.set('iss', 'https://evil.example');
    expect((await arrive(browser, forged.href)).problem?.code).toBe('provider.invalid');
    expect(world.log.takeErrors()).toHaveLength(2);
  });

  it('tells that somebody did not allow it, and logs nothing of what the provider writes', async () => {
    const world = aWorld();
    const browser = world.stranger();
    const state = new URL(await setOut(browser)).searchParams.get('state') ?? '';
    const query = { error: 'access_denied', error_description: 'secret words', state, iss: server.issuer };
    const answer = await arrive(browser, `${RETURN_URL}?${new URLSearchParams(query).toString()}`);
    expect(answer.problem?.code).toBe('provider.cancelled');
    expect(String(answer.body)).not.toContain('secret');
  });

  it('takes verified addresses of the named domains alone', async () => {
    const world = aWorld({ emailDomains: ['example.com'] });
    const come = (email: string, email_verified: boolean) =>
      signIn(world.stranger(), aStaffMember(server, { email, email_verified }).login);
    expect((await come('emma@Example.com', true)).body).toBe('/');
    expect((await come('emma@example.com', false)).problem?.code).toBe('signIn.unverified');
    expect((await come('emma@example.com.evil.example', true)).problem?.code).toBe('signIn.domain');
  });

  it('offers to sign out there, and the provider takes it', async () => {
    const world = aWorld();
    const { login } = aStaffMember(server);
    const browser = world.stranger();
    await signIn(browser, login);
    const { providerURL } = (await browser.call('signOut')).body as { providerURL: string };
    const there = await fetch(providerURL);
    expect([there.status, await there.text()]).toEqual([
      200,
      expect.stringContaining('name="logout" value="yes"') as string,
    ]);
  });

  it('never leads out of the console afterwards', async () => {
    const world = aWorld();
    const { login } = aStaffMember(server);
    for (const redirect of [
      '//evil.example',
      '/\\evil.example',
      '/.//evil.example',
      '/\t/evil.example',
      'https://evil.example/',
    ]) {
      expect((await signIn(world.stranger(), login, redirect)).body).toBe('/');
    }
  });
});

describe('a provider that cannot be trusted, or is not there', () => {
  const servers: IdentityServer[] = [];
  afterEach(() => Promise.all(servers.splice(0).map((server) => server.stop())));
  const aServer = async (given = {}) => {
    const server = await anIdentityServer({ returnURL: RETURN_URL, ...given });
    servers.push(server);
    return server;
  };
  const aWorldOn = (server: IdentityServer) => worldOn(aRoomService().store, server);

  it('is told apart from a wrong password, and asked again as soon as it is back', async () => {
    const server = await aServer();
    const world = aWorldOn(server);
    const { login } = aStaffMember(server);
    await server.pause();
    const browser = world.stranger();
    expect((await browser.call('startProviderSignIn')).problem?.code).toBe('provider.unreachable');
    await server.resume();
    expect((await signIn(browser, login)).body).toBe('/');

    const back = await signInThere(await setOut(browser), login, RETURN_URL);
    await server.pause();
    expect((await arrive(browser, back)).problem?.code).toBe('provider.unreachable');
    expect(world.log.takeErrors()).toHaveLength(2);
    await server.resume();
  });

  it('is not believed where its ID token is signed with a key that it does not publish', async () => {
    const server = await aServer();
    const world = aWorldOn(server);
    server.signWithAnotherKey();
    const answer = await signIn(world.stranger(), aStaffMember(server).login);
    expect(answer.problem?.code).toBe('provider.invalid');
    expect(world.log.takeErrors()).toHaveLength(1);
  });

  it('is told from one whose clock is wrong', async () => {
    const server = await aServer({ slowBySeconds: 7200 });
    const world = aWorldOn(server);
    const answer = await signIn(world.stranger(), aStaffMember(server).login);
    expect(answer.problem?.code).toBe('provider.clock');
    expect(world.log.takeErrors()).toHaveLength(1);
  });

  it('is not spoken to where it says that it is somebody else', async () => {
    const server = await aServer();
    const world = aWorldOn({ ...server, issuer: server.issuer.replace('127.0.0.1', 'localhost') });
    expect((await world.stranger().call('startProviderSignIn')).problem?.code).toBe('provider.invalid');
    expect(world.log.takeErrors()).toHaveLength(1);
  });
});
