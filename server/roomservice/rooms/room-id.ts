import type { Random } from '../ports';

/** 1 to 2147483647, as decimal text: what every client of this field can carry. */
export function randomRoomID(random: Random): string {
  return String(1 + random.int(2147483647));
}
