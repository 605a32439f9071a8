import type { FetchOrder, FetchWatch } from '../../../roomservice/ports';
import { NoRoom, Unwanted } from './faults';

/** So often it is looked whether calls, or others, have filled the disk meanwhile. */
const lookEveryBytes = 32 * 1024 * 1024;

/** How much of one file may be written. */
export interface Budget {
  /** Throws where a file of `whole` bytes, of which so many are here, is too large or does not fit. */
  mustHold(whole: number, here: number): Promise<void>;
  /** About so long it becomes: what of that is still to come is no room for others. */
  expect(whole: number, here: number): void;
  /** So many of it are here; throws where they became too many, or too many for the disk. */
  grew(bytes: number): Promise<void>;
  /** Nothing more is written. */
  close(): void;
}

/** What is still to come of one fetch is no room for another. */
export function createBudgets(lookEvery = lookEveryBytes) {
  const coming = new Map<string, number>();

  return function budgetOf({ location, maxBytes }: FetchOrder, room: FetchWatch['room']): Budget {
    let wanted: number | null = null;
    let lookAt = lookEvery;
    const free = async (): Promise<number> => {
      const all = (await room()) ?? Infinity;
      return [...coming].reduce((left, [other, bytes]) => (other === location ? left : left - bytes), all);
    };
    const mustBeSmall = (bytes: number): void => {
      if (bytes > maxBytes) throw new Unwanted(`larger than ${maxBytes} bytes`);
    };
    return {
      async mustHold(whole, here) {
        mustBeSmall(whole);
        wanted = whole;
        if (whole - here > (await free())) throw new NoRoom(whole);
        coming.set(location, whole - here);
        lookAt = here + lookEvery;
      },
      expect(whole, here) {
        wanted = whole;
        coming.set(location, Math.max(0, whole - here));
      },
      async grew(bytes) {
        mustBeSmall(bytes);
        if (wanted !== null) coming.set(location, Math.max(0, wanted - bytes));
        if (bytes < lookAt) return;
        lookAt = bytes + lookEvery;
        if ((await free()) <= 0)
          throw new NoRoom(wanted !== null && bytes < wanted ? wanted : longerThan(bytes));
      },
      close: () => void coming.delete(location),
    };
  };
}

/** Where nobody says how long it is: longer than it came, so that it is not begun again for nothing all the time. */
function longerThan(bytes: number): number {
  return Math.ceil(bytes * 1.1);
}
