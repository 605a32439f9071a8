import { copyFile, mkdir, readdir, rename, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Copies the files below a folder that the other one lacks or has in another size or age, and removes none. Each appears
 * whole or not at all. Answers how many there are and how many were copied.
 */
export async function copyFiles(from: string, to: string): Promise<{ files: number; copied: number }> {
  const sum = { files: 0, copied: 0 };
  const entries = await readdir(from, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return []; // nothing was recorded yet
      throw error;
    },
  );
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const source = join(entry.parentPath, entry.name);
    const target = join(to, source.slice(from.length));
    sum.files += 1;
    if (await copyIfOther(source, target)) sum.copied += 1;
  }
  return sum;
}

async function copyIfOther(source: string, target: string): Promise<boolean> {
  const [wanted, found] = await Promise.all([look(source), look(target)]);
  if (wanted === null) return false; // removed since the folder was listed
  if (found && found.size === wanted.size && Math.abs(found.mtimeMs - wanted.mtimeMs) < 1) return false;
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  const draft = `${target}.part`;
  await copyFile(source, draft);
  await utimes(draft, wanted.atime, wanted.mtime);
  await rename(draft, target);
  return true;
}

function look(path: string) {
  return stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}
