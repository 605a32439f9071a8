import { oneTimePassword } from './people/passwords';
import type { FirstPerson, Ports } from './ports';

/**
 * On a store without people: makes one admin with a one-time password that must be changed, and returns it so that it
 * can be printed once. On any other store: null.
 */
export async function firstStart(
  ports: Ports,
  person: FirstPerson,
): Promise<{ userID: string; password: string } | null> {
  if ((await ports.store.read.users.count()) > 0) return null;
  const password = oneTimePassword(ports.random);
  const made = await ports.store.transact(async (tx) =>
    tx.users.insert({
      ...person,
      teamID: null,
      state: 'active',
      passwordHash: await ports.passwords.hash(password),
      mustChangePassword: true,
      createdAt: ports.clock.now(),
      lastSignInAt: null,
    }),
  );
  return made ? { userID: person.userID, password } : null;
}
