import type { Tx } from '../store';

const usualDays = 30;

/** For how many days something stays in the trash. */
export async function trashDays(_tx: Tx): Promise<number> {
  return usualDays;
}
