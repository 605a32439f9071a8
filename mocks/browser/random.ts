import type { Random } from '../../server/roomservice/ports';

export const random: Random = {
  int(below) {
    // Values past the last whole multiple would favour small numbers; draw again.
    const limit = Math.floor(2 ** 32 / below) * below;
    for (;;) {
      const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
      if (drawn < limit) return drawn % below;
    }
  },
  id: () => crypto.randomUUID().replaceAll('-', ''),
};
