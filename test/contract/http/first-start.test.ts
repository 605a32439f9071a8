import { expect, it } from 'vitest';
import { aRoomService } from '../../support/roomservice';

it('the first start makes one admin, whose password is good for one thing: choosing another', async () => {
  const world = aRoomService();
  const made = await world.service.firstStart({ userID: 'ada_lovelace', name: 'Ada', role: 'admin' });
  expect(made).toEqual({
    userID: 'ada_lovelace',
    password: expect.stringMatching(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/) as string,
  });
  expect(await world.service.firstStart({ userID: 'second_one', name: 'B', role: 'admin' })).toBeNull();

  const browser = world.stranger();
  const signedIn = await browser.call('signIn', {
    body: { userID: 'ada_lovelace', password: made?.password },
  });
  expect(signedIn.body).toMatchObject({ role: 'admin', team: null, mustChangePassword: true });
  expect((await browser.call('listUsers')).problem?.code).toBe('password.mustChange');
  await world.stop();
});

it('two instances that start on one empty store make one admin between them', async () => {
  const one = aRoomService();
  const two = aRoomService({ store: one.store });
  const person = { userID: 'ada_lovelace', name: 'Ada', role: 'admin' } as const;
  one.store.gather(2);
  const made = await Promise.all([one.service.firstStart(person), two.service.firstStart(person)]);
  expect(made.filter((each) => each !== null)).toHaveLength(1);
  expect(await one.store.read.users.count()).toBe(1);
});
