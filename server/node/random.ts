import { randomBytes, randomInt } from 'node:crypto';
import type { Random } from '../roomservice/ports';

export const random: Random = {
  int: (below) => randomInt(below),
  id: () => randomBytes(16).toString('base64url'),
};
