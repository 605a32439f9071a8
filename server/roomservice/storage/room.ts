import type { Ports } from '../ports';
import { limitsOf } from './levels';
import { storageSettings } from './settings';

/** How many bytes what can wait may still write; null where nobody can tell, and then nothing waits. */
export async function roomOn({ store, disk }: Pick<Ports, 'store' | 'disk'>): Promise<number | null> {
  const space = await disk.space();
  if (space === null) return null;
  const { stopBytes } = limitsOf(await storageSettings.now(store.read), space.totalBytes);
  return Math.max(0, space.freeBytes - stopBytes);
}
