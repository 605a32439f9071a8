import { hash, verify } from '@node-rs/argon2';
import type { Passwords } from '../roomservice/ports';

/** argon2id, the package's default algorithm, with OWASP's first recommendation: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function createPasswords(): Passwords {
  // Nobody's password: verifying against it takes as long as against a real one, so that time tells no userID.
  const nobodys = hash('nobody has this password', COST);
  return {
    hash: (password) => hash(password, COST),
    async verify(known, password) {
      const right = await verify(known ?? (await nobodys), password);
      return known !== null && right;
    },
  };
}
