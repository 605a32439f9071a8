import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';

const journal = z.looseObject({ entries: z.array(z.looseObject({ when: z.number() })) });

/**
 * The migrations as they were when the newest was `newest`, in a folder of their own; null where that one is not known.
 */
export async function migrationsUpTo(
  folder: string,
  newest: number,
): Promise<{ folder: string; remove: () => Promise<void> } | null> {
  const text = await readFile(join(folder, 'meta/_journal.json'), 'utf8');
  const all = journal.parse(JSON.parse(text));
  if (!all.entries.some(({ when }) => when === newest)) return null;
  const copy = await mkdtemp(join(tmpdir(), 'webexe-migrations-'));
  await cp(folder, copy, { recursive: true });
  const entries = all.entries.filter(({ when }) => when <= newest);
  await writeFile(join(copy, 'meta/_journal.json'), JSON.stringify({ ...all, entries }));
  return { folder: copy, remove: () => rm(copy, { recursive: true, force: true }) };
}
