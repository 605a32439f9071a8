import { expect, it } from 'vitest';
import { createPasswords } from '../../../server/node/passwords';

const passwords = createPasswords();

it('a password is kept as argon2id of 19 MiB and two passes', async () => {
  expect(await passwords.hash('correct horse')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

it('only the right password verifies', async () => {
  const hash = await passwords.hash('correct horse');
  expect(await passwords.verify(hash, 'correct horse')).toBe(true);
  expect(await passwords.verify(hash, 'correct house')).toBe(false);
});

it('nobody has no password, not even that of the hash that stands in', async () => {
  expect(await passwords.verify(null, 'nobody has this password')).toBe(false);
});
