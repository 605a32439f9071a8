import { describe, expect, it } from 'vitest';
import { ADDRESS_HEADER, PASSWORD } from '../../support/doubles';
import { unique } from '../../support/rows';
import { onEveryStore } from './on-every-store';

onEveryStore('being signed in', (world) => {
  it('takes the userID in any letter case', async () => {
    const { userID } = await world().person('agent');
    const browser = world().stranger();
    const body = { userID: userID.toUpperCase(), password: PASSWORD };
    expect((await browser.call('signIn', { body })).body).toMatchObject({ userID });
  });

  it('tells a stranger nothing of who exists', async () => {
    const { userID } = await world().person('agent');
    const answers = [];
    for (const body of [
      { userID, password: 'wrong' },
      { userID: 'nobody_at_all', password: 'wrong' },
    ]) {
      answers.push(await world().stranger().call('signIn', { body }));
    }
    const [known, unknown] = answers.map(({ status, problem }) => [status, problem?.code, problem?.params]);
    expect(known).toEqual(unknown);
    // A disabled account says so only to who knows its password.
    const gone = await world().person('agent', { state: 'disabled' });
    const wrong = { userID: gone.userID, password: 'wrong' };
    expect((await world().stranger().call('signIn', { body: wrong })).problem?.code).toBe('signIn.refused');
  });

  it('lasts twelve hours after the last use, and thirty days in all', async () => {
    const { userID } = await world().person('agent');
    const browser = world().as(userID);
    const status = async () => (await browser.call('getMe')).status;
    expect(await status()).toBe(200);
    world().clock.forward(12 * 3600 - 1);
    expect(await status()).toBe(200);
    world().clock.forward(12 * 3600);
    expect(await status()).toBe(401);

    const busy = world().as(userID);
    let hours = 0;
    while ((await busy.call('getMe')).status === 200 && hours < 1000) {
      world().clock.forward(6 * 3600);
      hours += 6;
    }
    expect(hours).toBe(30 * 24);
  });

  it('ends for the others when the password changes, and for all when an admin resets it', async () => {
    const { agent, admin } = await world().cast();
    const [here, there] = [world().as(agent.userID), world().as(agent.userID)];
    await Promise.all([here.call('getMe'), there.call('getMe')]);
    const next = 'a long new sentence';
    await here.call('changePassword', { body: { current: PASSWORD, next } });
    expect((await here.call('getMe')).status).toBe(200);
    expect((await there.call('getMe')).status).toBe(401);

    const params = { userID: agent.userID };
    const reset = await world().as(admin.userID).call('resetPassword', { params });
    const { oneTimePassword } = reset.body as { oneTimePassword: string };
    expect((await here.call('getMe')).status).toBe(401);
    const signIn = (password: string) =>
      world()
        .stranger()
        .call('signIn', { body: { userID: agent.userID, password } });
    expect((await signIn(next)).status).toBe(401);
    expect((await signIn(oneTimePassword)).body).toMatchObject({ mustChangePassword: true });
  });

  it('takes a new role at once', async () => {
    const { agent, admin } = await world().cast();
    const browser = world().as(agent.userID);
    expect((await browser.call('listUsers')).status).toBe(403);
    const params = { userID: agent.userID };
    await world()
      .as(admin.userID)
      .call('updateUser', { params, body: { role: 'supervisor' } });
    expect((await browser.call('listUsers')).status).toBe(200);
    await world()
      .as(admin.userID)
      .call('updateUser', { params, body: { state: 'disabled' } });
    expect((await browser.call('listUsers')).status).toBe(401);
    const { problem } = await world()
      .stranger()
      .call('signIn', { body: { userID: agent.userID, password: PASSWORD } });
    expect(problem?.code).toBe('signIn.disabled');
    await world()
      .as(admin.userID)
      .call('updateUser', { params, body: { state: 'active' } });
    expect((await world().as(agent.userID).call('getMe')).status).toBe(200);
  });

  it('is slowed by address and name: another address may still try', async () => {
    const { userID } = await world().person('agent');
    const tryFrom = async (address: string, password: string) => {
      const response = await world()
        .stranger()
        .send('/api/sign-in', {
          method: 'POST',
          headers: { 'content-type': 'application/json', [ADDRESS_HEADER]: address },
          body: JSON.stringify({ userID, password }),
        });
      return response.status;
    };
    for (let i = 0; i < 5; i += 1) expect(await tryFrom('192.0.2.1', 'wrong')).toBe(401);
    expect(await tryFrom('192.0.2.1', PASSWORD)).toBe(429);
    expect(await tryFrom('192.0.2.2', PASSWORD)).toBe(200);
  });

  it('leaves no token in the store, and none is good that was not given', async () => {
    const { userID } = await world().person('agent');
    await world().as(userID).call('getMe');
    for (const token of ['x', '0'.repeat(64), "' or 1=1 --", 'é']) {
      const response = await world()
        .stranger()
        .send('/api/me', { headers: { 'x-test-token': token } });
      expect(response.status).toBe(401);
    }
  });

  describe('a new password', () => {
    const weak = [
      'aaaaaaaaaaaa',
      '1234567890',
      'Password123',
      'qwertyuiop12',
      'abcdefghijkl',
      '9876543210',
      PASSWORD,
    ];
    it.each(weak)('is not %s', async (next) => {
      const { userID } = await world().person('agent');
      const { problem } = await world()
        .as(userID)
        .call('changePassword', { body: { current: PASSWORD, next } });
      expect(problem?.code).toBe('password.weak');
    });

    it('does not hold the userID', async () => {
      const { userID } = await world().person('agent');
      const next = `my ${userID.toUpperCase()} word`;
      const { problem } = await world()
        .as(userID)
        .call('changePassword', { body: { current: PASSWORD, next } });
      expect(problem?.code).toBe('password.weak');
    });

    it('has 10 to 200 characters', async () => {
      const { userID } = await world().person('agent');
      const change = async (next: string) =>
        (
          await world()
            .as(userID)
            .call('changePassword', { body: { current: PASSWORD, next } })
        ).problem?.fields;
      expect(await change('short pwd')).toEqual([{ path: 'next', code: 'too_short', limit: 10 }]);
      expect(await change('x'.repeat(201))).toEqual([{ path: 'next', code: 'too_long', limit: 200 }]);
    });
  });

  it('waits for the new password after a one-time one, and then lets in', async () => {
    const { admin } = await world().cast();
    const userID = `fresh_${unique()}`;
    const made = await world()
      .as(admin.userID)
      .call('createUser', { body: { userID, name: 'Fresh', role: 'agent', teamID: null } });
    const { oneTimePassword } = made.body as { oneTimePassword: string };
    const browser = world().stranger();
    await browser.call('signIn', { body: { userID, password: oneTimePassword } });
    expect((await browser.call('listRooms')).problem?.code).toBe('password.mustChange');
    const body = { current: oneTimePassword, next: 'something of my own' };
    expect((await browser.call('changePassword', { body })).status).toBe(204);
    expect((await browser.call('listRooms')).status).toBe(200);
  });
});
